"""What every incentive keeps, a new file included from the moment it exists."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules.incentive import RULES, Occasion, Reward, within_pot
from sim.world.kinds import Party
from sim.world.stakes import Stakes
from tests.laws.rules.drawn import lawful, rules
from tests.laws.rules.projects import empty_stakes, some_stakes, stakes_alone, turned_stakes

SEEDS = st.integers(0, 10**6)
MONTHS = st.integers(1, 12)
each_rule = pytest.mark.parametrize("name", RULES.names)
PARTS = [field.name for field in fields(Reward)]


def keeping(law: str):
    return pytest.mark.parametrize("name", [n for n, rule in RULES.items() if law in rule.laws])


def some_occasion(seed: int, month: int, *, expected: bool = False) -> Occasion:
    luck = np.random.default_rng(seed + 1)
    return Occasion(month, luck.standard_normal((4, 5)), luck.random((4, 5)), expected)


def of_each(reward: Reward) -> list[tuple[str, np.ndarray]]:
    return [(part, getattr(reward, part)) for part in PARTS]


@each_rule
@lawful
@given(st.data(), SEEDS, MONTHS, st.booleans())
def test_rewards_are_whole_and_go_to_those_present(name, data, seed, month, expected):
    rule = data.draw(rules(RULES, name))
    stakes = some_stakes(seed)
    reward = rule.reward(some_occasion(seed, month, expected=expected), stakes)
    for part, value in of_each(reward):
        assert np.isfinite(value).all(), part
        assert value.shape == (stakes.shape if value.ndim == 2 else (4,)), part
        if value.ndim == 2:
            assert not value[~stakes.active].any(), part
        if part not in {"reputation", "strikes", "barred", "orders"}:
            assert (value >= 0.0).all(), part
    assert reward.strikes.dtype == np.int64
    assert (stakes.strikes + reward.strikes >= 0).all()
    assert not reward.pay[stakes.kind == Party.GOVERNMENT].any()
    assert not reward.prize[stakes.kind == Party.HOUSEHOLD].any()
    if expected:
        assert not reward.strikes.any()
        assert not reward.barred.any()


@each_rule
@lawful
@given(st.data(), st.tuples(SEEDS, MONTHS, st.booleans()), st.permutations(range(5)))
def test_seats_do_not_matter(name, data, when, order):
    rule = data.draw(rules(RULES, name))
    seed, month, expected = when
    stakes = some_stakes(seed)
    moment = some_occasion(seed, month, expected=expected)
    moved = replace(moment, noise=moment.noise[:, order], luck=moment.luck[:, order])
    again = rule.reward(moved, turned_stakes(stakes, np.array(order)))
    for part, value in of_each(rule.reward(moment, stakes)):
        there = value[:, order] if value.ndim == 2 else value
        np.testing.assert_allclose(getattr(again, part), there, rtol=1e-6, atol=1e-6, err_msg=part)


@each_rule
@lawful
@given(st.data(), SEEDS, MONTHS)
def test_what_is_expected_knows_no_luck(name, data, seed, month):
    rule = data.draw(rules(RULES, name))
    stakes = some_stakes(seed)
    one = rule.reward(some_occasion(seed, month, expected=True), stakes)
    other = rule.reward(some_occasion(seed + 1, month % 12 + 1, expected=True), stakes)
    for part, value in of_each(one):
        assert (value == getattr(other, part)).all(), part


@each_rule
@lawful
@given(st.data(), SEEDS)
def test_what_is_expected_has_no_jumps(name, data, seed):
    rule = data.draw(rules(RULES, name))
    stakes = some_stakes(seed)
    moment = some_occasion(seed, 12, expected=True)
    nudged = replace(
        stakes,
        effort=stakes.effort + 1e-8,
        funds=stakes.funds * (1.0 + 1e-8),
        output=stakes.output * (1.0 + 1e-8),
    )
    before, after = rule.reward(moment, stakes), rule.reward(moment, nudged)
    for part in ("pay", "fine", "prize", "escrow", "relief", "reputation", "earned", "orders"):
        assert np.abs(getattr(after, part) - getattr(before, part)).max() < 0.05, part


@each_rule
def test_nothing_known_is_no_reason_for_nonsense(name):
    stakes = empty_stakes()
    for expected in (False, True):
        reward = RULES[name]().reward(Occasion.plain(stakes, expected=expected), stakes)
        for part, value in of_each(reward):
            assert np.isfinite(value).all(), part
        assert not reward.pay.any()
        assert not reward.fine.any()


@each_rule
@lawful
@given(st.data(), SEEDS, MONTHS)
def test_copies_side_by_side_do_not_disturb_each_other(name, data, seed, month):
    rule = data.draw(rules(RULES, name))
    stakes, moment = some_stakes(seed), some_occasion(seed, month)
    twice = replace(moment, noise=np.tile(moment.noise, (2, 1)), luck=np.tile(moment.luck, (2, 1)))
    both = rule.reward(twice, stakes.repeated(2))
    for part, value in of_each(rule.reward(moment, stakes)):
        two = np.concatenate([value, value])
        np.testing.assert_allclose(getattr(both, part), two, rtol=1e-9, err_msg=part)


@keeping("nothing")
@lawful
@given(st.data(), SEEDS, MONTHS)
def test_nothing_is_nothing(name, data, seed, month):
    rule = data.draw(rules(RULES, name))
    reward = rule.reward(some_occasion(seed, month), some_stakes(seed))
    assert not any(value.any() for _, value in of_each(reward))


@keeping("no_pay")
@lawful
@given(st.data(), SEEDS, MONTHS, st.booleans())
def test_nobody_is_paid_privately(name, data, seed, month, expected):
    rule = data.draw(rules(RULES, name))
    moment = some_occasion(seed, month, expected=expected)
    assert not rule.reward(moment, some_stakes(seed)).pay.any()


@keeping("no_fine")
@lawful
@given(st.data(), SEEDS, MONTHS, st.booleans())
def test_nobody_is_fined(name, data, seed, month, expected):
    rule = data.draw(rules(RULES, name))
    moment = some_occasion(seed, month, expected=expected)
    assert not rule.reward(moment, some_stakes(seed)).fine.any()


@keeping("positional")
@lawful
@given(st.data(), SEEDS, MONTHS)
def test_one_gains_the_name_that_another_loses(name, data, seed, month):
    rule = data.draw(rules(RULES, name))
    reward = rule.reward(some_occasion(seed, month), some_stakes(seed))
    np.testing.assert_allclose(reward.reputation.sum(axis=1), 0.0, atol=1e-12)


@keeping("conserves_orders")
@lawful
@given(st.data(), SEEDS)
def test_what_one_wins_in_orders_another_loses(name, data, seed):
    rule, stakes = data.draw(rules(RULES, name)), some_stakes(seed)
    changed = rule.reward(some_occasion(seed, 5), stakes).orders
    assert (stakes.orders + changed >= -1e-6).all()
    hours = np.where(stakes.of(Party.ORGANIZATION), changed, 0.0)
    np.testing.assert_allclose(hours.sum(axis=1), 0.0, atol=1e-4)
    produce = np.where(stakes.of(Party.ENTERPRISE), changed, 0.0).sum(axis=1)
    for county in np.unique(stakes.county):
        assert abs(produce[stakes.county == county].sum()) < 1e-4


@each_rule
@lawful
@given(st.data(), SEEDS, MONTHS, st.booleans())
def test_no_more_is_paid_out_than_was_held_back(name, data, seed, month, expected):
    rule, stakes = data.draw(rules(RULES, name)), some_stakes(seed)
    reward = rule.reward(some_occasion(seed, month, expected=expected), stakes)
    assert 0.0 <= rule.held_back() <= 1.0
    assert (reward.earned <= rule.held_back() * stakes.instalment + 1e-9).all()


@keeping("self_financed")
@lawful
@given(st.data(), SEEDS, st.booleans())
def test_the_winners_are_paid_by_the_losers(name, data, seed, expected):
    rule = data.draw(rules(RULES, name))
    stakes = some_stakes(seed, projects=4)
    reward = rule.reward(some_occasion(seed, 12, expected=expected), stakes)
    for county in np.unique(stakes.county):
        here = stakes.county == county
        assert reward.prize[here].sum() <= reward.fine[here].sum() * (1 + 1e-9) + 1e-6


@lawful
@given(SEEDS, MONTHS)
def test_the_pot_is_never_overdrawn_and_several_incentives_add_up(seed, month):
    stakes, moment = some_stakes(seed), some_occasion(seed, month)
    total = Reward.zeros(stakes)
    for name in RULES:
        total = total + RULES[name]().reward(moment, stakes)
    pot = 0.05 * stakes.budget
    fitted = within_pot(total, pot)
    assert (fitted.pay.sum(axis=1) <= pot * (1 + 1e-12)).all()
    enough = total.pay.sum(axis=1) <= pot
    assert (fitted.pay[enough] == total.pay[enough]).all()
    assert (fitted.fine == total.fine).all()


def test_ten_are_ranked_and_the_best_two_gain_what_the_last_two_lose():
    marks = [[[x / 10.0] * 4 for x in range(10)]]
    stakes = Stakes.of_one_project(
        kind=[1] * 10, contract=[1000.0] * 10, appraised=marks, effort=[x / 10 for x in range(10)]
    )
    reward = RULES["appraisal_ranking"]().reward(Occasion.plain(stakes), stakes)
    assert reward.prize[0].tolist() == [0.0] * 8 + [50.0, 50.0]
    assert reward.fine[0].tolist() == [50.0, 50.0] + [0.0] * 8
    assert reward.barred[0].tolist() == [True] + [False] * 9
    quiet = RULES["appraisal_ranking"]().reward(Occasion.plain(stakes, 6), stakes)
    assert not any(value.any() for _, value in of_each(quiet))


def test_counties_are_ranked_apart_and_projects_of_one_actor_together():
    one = Stakes.of_one_project(kind=[1] * 5, contract=[1000.0] * 5, effort=[0.5] * 5)
    both = one.repeated(2)
    marks = np.repeat(np.array([[0.1, 0.2, 0.3, 0.4, 0.9], [0.6, 0.2, 0.3, 0.4, 0.5]]), 4)
    stakes = replace(both, appraised=marks.reshape(2, 5, 4))
    apart = RULES["appraisal_ranking"]().reward(Occasion.plain(stakes), stakes)
    assert np.argmax(apart.prize, axis=1).tolist() == [4, 0]
    same = replace(stakes, county=np.zeros(2, np.int64), actor=one.actor.repeat(2, axis=0))
    together = RULES["appraisal_ranking"]().reward(Occasion.plain(same), same)
    assert np.argmax(together.prize, axis=1).tolist() == [4, 4]


def test_newcomers_are_exempt_from_the_appraisal():
    stakes = Stakes.of_one_project(kind=[1] * 3, contract=[1000.0] * 3, effort=[0.0] * 3)
    reward = RULES["appraisal_ranking"]().reward(Occasion.plain(stakes), stakes)
    assert not any(value.any() for _, value in of_each(reward))


def test_the_first_finding_is_a_warning_and_each_later_one_costs_more():
    stakes = Stakes.of_one_project(
        kind=[1] * 6, effort=[0.0] * 6, endowment=[1000.0] * 6, strikes=range(6), detection=1.0
    )
    reward = RULES["graduated_sanction"]().reward(Occasion.plain(stakes), stakes)
    assert reward.fine.tolist() == [[0.0, 50.0, 150.0, 300.0, 300.0, 300.0]]
    assert reward.strikes.tolist() == [[1, 1, 1, 0, 0, 0]]


def peers(efforts: list[float], **params: float) -> list[float]:
    """Say what four players of a public-goods game with 20 tokens each lose to their peers."""
    players = Stakes.of_one_project(kind=[1] * len(efforts), effort=efforts, endowment=[20.0] * 4)
    rule = RULES["graduated_sanction"](form="public_goods", **params)
    sure = rule.reward(Occasion.plain(players), players).fine[0]
    expected = rule.reward(Occasion.plain(players, expected=True), players).fine[0]
    assert (sure == expected).all()
    return sure.round(9).tolist()


def test_peers_take_one_and_a_half_for_each_token_withheld():
    assert peers([1.0, 1.0, 1.0, 0.0]) == [0.0, 0.0, 0.0, 30.0]
    assert peers([0.2, 0.2, 0.2, 0.2]) == [15.0] * 4  # all below what is thought right
    assert peers([0.2, 0.2, 0.2, 0.2], norm=0.0) == [0.0] * 4
    assert peers([0.8, 0.8, 0.8, 0.8]) == [0.0] * 4


def test_antisocial_peers_hit_those_who_do_more():
    assert peers([1.0, 0.4, 0.4, 0.4], antisocial=1.0) == [18.0, 0.0, 0.0, 0.0]
    half = peers([1.0, 0.4, 0.4, 0.4], antisocial=0.5, norm=0.5, slope=1.0)
    assert half == pytest.approx([6.0, 2.0, 2.0, 2.0])


def test_who_is_alone_has_no_peers():
    alone = stakes_alone(some_stakes(3))
    rule = RULES["graduated_sanction"](form="public_goods")
    assert not rule.reward(some_occasion(3, 5), alone).fine.any()
