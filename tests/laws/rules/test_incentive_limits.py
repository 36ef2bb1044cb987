"""Where incentives begin and end: the cases that can be done on a blackboard."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules.incentive import RULES, Occasion, Reward
from sim.world.stakes import Stakes
from tests.laws.rules.drawn import lawful
from tests.laws.rules.projects import some_stakes

SEEDS = st.integers(0, 10**6)


def paid(name: str, stakes: Stakes, month: int = 12, **params: float) -> Reward:
    return RULES[name](**params).reward(Occasion.plain(stakes, month), stakes)


def expected(name: str, stakes: Stakes, **params: float) -> Reward:
    return RULES[name](**params).reward(Occasion.plain(stakes, expected=True), stakes)


@lawful
@given(SEEDS)
def test_with_nothing_at_risk_an_instalment_is_paid_as_before(seed):
    rule, stakes = RULES["payment_by_results"](at_risk=0.0), some_stakes(seed)
    reward = rule.reward(Occasion.plain(stakes), stakes)
    assert rule.held_back() == 0.0
    assert not any(part.any() for part in (reward.earned, reward.pay, reward.cost))


def test_results_pay_up_to_the_plan_and_the_pot_adds_up_to_the_cap():
    done = [0.0, 10.0, 20.0, 22.0, 40.0]
    got = []
    for results in done:
        one = Stakes.of_one_project(kind=[1], instalment=[1000.0], burden=100.0, results=results)
        reward = paid("payment_by_results", one, at_risk=0.5)
        got.append((reward.earned[0, 0], reward.pay[0, 0]))
        assert reward.cost.tolist() == [20.0]
    want = [(0.0, 0.0), (250.0, 0.0), (500.0, 0.0), (500.0, 50.0), (500.0, 100.0)]
    assert got == [pytest.approx(pair) for pair in want]


def test_before_anything_is_due_an_instalment_is_paid_in_full():
    one = Stakes.of_one_project(kind=[1], instalment=[1000.0], burden=0.0, results=0.0)
    assert paid("payment_by_results", one).earned.tolist() == [[300.0]]
    with pytest.raises(ValueError, match="plan"):
        RULES["payment_by_results"](plan=0.0)


def test_what_is_expected_of_results_is_the_mean_of_what_is_found():
    one = Stakes.of_one_project(
        kind=[1], instalment=[1000.0], burden=100.0, results=21.0, output=50.0, usual=50.0
    )
    many = one.repeated(20_000)
    luck = np.random.default_rng(5).standard_normal(many.shape)
    rule = RULES["payment_by_results"](noise=0.15)
    found = rule.reward(Occasion(5, luck, luck), many)
    hoped = expected("payment_by_results", one, noise=0.15)
    assert found.earned.mean() == pytest.approx(hoped.earned[0, 0], abs=1.0)
    assert found.pay.mean() == pytest.approx(hoped.pay[0, 0], abs=1.0)
    more = expected("payment_by_results", replace(one, output=np.array([60.0])), noise=0.15)
    assert more.earned[0, 0] > hoped.earned[0, 0]


def test_the_bonus_is_all_or_nothing_and_only_in_december():
    two = Stakes.of_one_project(kind=[1, 0], endowment=[1000.0, 1000.0], planned_year=100.0)
    met, missed = (
        replace(two, output_year=np.array([90.0])),
        replace(two, output_year=np.array([89.9])),
    )
    assert paid("target_bonus", met).pay.tolist() == [[1200.0, 0.0]]
    assert not paid("target_bonus", missed).pay.any()
    assert not paid("target_bonus", met, month=11).pay.any()
    assert not paid("target_bonus", met, bonus=0.0).pay.any()


def test_the_chance_of_a_bonus_rises_smoothly_through_one_half():
    chances = []
    for output in (45.0, 90.0, 135.0):
        one = Stakes.of_one_project(kind=[1], endowment=[1000.0], planned=100.0, output=output)
        chances.append(expected("target_bonus", one).pay[0, 0] / 100.0)
    assert chances == [pytest.approx(x, abs=1e-4) for x in (0.0, 0.5, 1.0)]


def test_the_hire_subsidy_counts_no_more_than_its_share_of_the_staff():
    few = Stakes.of_one_project(kind=[2, 2, 1], hired=[0.5, 9.0, 9.0], staff=[40.0, 40.0, 40.0])
    assert paid("hire_subsidy", few).pay.tolist() == [[500.0, 1000.0, 0.0]]
    assert not paid("hire_subsidy", few, most=0.0).pay.any()
    assert not paid("hire_subsidy", few, amount=0.0).pay.any()


def market(**columns: list[float]) -> Stakes:
    plain = {"kind": [2.0] * 3, "orders": [100.0] * 3, "capability": [0.5] * 3}
    plain |= {"staff": [10.0] * 3, "poor_staff": [0.0] * 3}
    return Stakes.of_one_project(**(plain | columns))


def test_if_nobody_is_eligible_the_reserved_part_is_open_to_all():
    alike = market()
    assert paid("purchase_preference", alike).orders.tolist() == [[0.0, 0.0, 0.0]]
    abler = market(capability=[0.2, 0.2, 0.6])
    some = paid("purchase_preference", abler, reserved=0.0).orders
    assert some.round(9).tolist() == [[-40.0, -40.0, 80.0]]
    assert (paid("purchase_preference", abler, reserved=0.6).orders == some).all()


def test_the_reserved_part_goes_to_the_eligible_and_the_margin_helps_them():
    fair = market(poor_staff=[0.0, 0.0, 3.0])
    kept = paid("purchase_preference", fair, reserved=0.3, margin=0.0).orders
    assert kept.round(9).tolist() == [[-30.0, -30.0, 60.0]]
    helped = paid("purchase_preference", fair, reserved=0.0, margin=0.06).orders
    assert helped[0, 2] > 0.0 > helped[0, 0]
    assert abs(helped.sum()) < 1e-6


def test_organisations_need_their_grade():
    graded = market(kind=[1.0] * 3, grade=[2, 3, 5])
    won = paid("purchase_preference", graded, margin=0.0).orders
    assert won.round(9).tolist() == [[-20.0, 10.0, 10.0]]
    assert paid("purchase_preference", graded, margin=0.0, grade=5).orders[0, 1] < 0.0
