"""What every benefit-sharing rule keeps, a new file included from the moment it exists."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules.benefit_sharing import RULES
from sim.world.kinds import Party
from sim.world.stakes import Stakes
from tests.laws.rules.drawn import lawful, rules
from tests.laws.rules.projects import empty_stakes, some_stakes, stakes_alone, turned_stakes

SEEDS = st.integers(0, 10**6)
AMOUNTS = st.floats(0.01, 1e9)
each_rule = pytest.mark.parametrize("name", RULES.names)


def keeping(law: str):
    return pytest.mark.parametrize("name", [n for n, rule in RULES.items() if law in rule.laws])


def some_yuan(seed: int, projects: int) -> np.ndarray:
    luck = np.random.default_rng(seed + 1)
    return np.where(luck.random(projects) < 0.2, 0.0, luck.random(projects) * 90_000.0)


@each_rule
@lawful
@given(st.data(), SEEDS)
def test_all_is_handed_out_and_nothing_more(name, data, seed):
    rule = data.draw(rules(RULES, name))
    stakes = some_stakes(seed)
    surplus = some_yuan(seed, 4)
    share = rule.share(surplus, stakes)
    expected = np.where(stakes.active.any(axis=1), surplus, 0.0)
    np.testing.assert_allclose(share.sum(axis=1), expected, rtol=1e-9)
    assert (share >= 0.0).all()
    assert (share[~stakes.active] == 0.0).all()


@each_rule
@lawful
@given(st.data(), SEEDS, st.permutations(range(5)))
def test_seats_do_not_matter(name, data, seed, order):
    rule = data.draw(rules(RULES, name))
    stakes, surplus = some_stakes(seed), some_yuan(seed, 4)
    share = rule.share(surplus, stakes)[:, order]
    again = rule.share(surplus, turned_stakes(stakes, np.array(order)))
    np.testing.assert_allclose(again, share, rtol=1e-9, atol=1e-6)


@keeping("scale")
@lawful
@given(st.data(), SEEDS, st.floats(0.001, 1000.0))
def test_twice_the_surplus_twice_the_share(name, data, seed, times):
    rule = data.draw(rules(RULES, name))
    stakes, surplus = some_stakes(seed), some_yuan(seed, 4)
    many = rule.share(surplus * times, stakes)
    np.testing.assert_allclose(many, rule.share(surplus, stakes) * times, rtol=1e-9)


@keeping("monotone")
@lawful
@given(st.data(), SEEDS, AMOUNTS)
def test_nobody_gets_less_of_more(name, data, seed, more):
    rule = data.draw(rules(RULES, name))
    stakes, surplus = some_stakes(seed), some_yuan(seed, 4)
    share = rule.share(surplus, stakes)
    larger = rule.share(surplus + more, stakes)
    assert (larger >= share - 1e-9 * (surplus + more)[:, None]).all()


@keeping("null")
@lawful
@given(st.data(), SEEDS, st.integers(0, 4))
def test_who_puts_in_nothing_gets_nothing(name, data, seed, idle):
    rule = data.draw(rules(RULES, name))
    stakes, surplus = some_stakes(seed), some_yuan(seed, 4)
    for column in ("effort", "funds"):
        value = getattr(stakes, column).copy()
        value[:, idle] = 0.0
        stakes = replace(stakes, **{column: value})
    others = ((stakes.seen > 0.0) & (stakes.funds > 0.0)).any(axis=1)
    assert (rule.share(surplus, stakes)[others, idle] == 0.0).all()


@each_rule
@lawful
@given(st.data(), SEEDS)
def test_who_is_alone_gets_all(name, data, seed):
    rule = data.draw(rules(RULES, name))
    surplus = some_yuan(seed, 4)
    share = rule.share(surplus, stakes_alone(some_stakes(seed)))
    np.testing.assert_allclose(share[:, 0], surplus, rtol=1e-12)


@each_rule
def test_nothing_known_is_no_reason_for_nonsense(name):
    stakes = empty_stakes()
    for surplus in (np.zeros(3), np.full(3, 100.0)):
        share = RULES[name]().share(surplus, stakes)
        assert np.isfinite(share).all()
        np.testing.assert_allclose(share.sum(axis=1), surplus)


@each_rule
@lawful
@given(st.data(), SEEDS)
def test_what_parties_owe_each_other_cancels_and_can_be_paid(name, data, seed):
    rule = data.draw(rules(RULES, name))
    stakes, surplus = some_stakes(seed), some_yuan(seed, 4)
    owed = rule.top_up(surplus, stakes)
    np.testing.assert_allclose(owed.sum(axis=1), 0.0, atol=1e-6)
    assert (-owed <= stakes.cash + 1e-9).all()
    assert (owed[~stakes.active] == 0.0).all()


@each_rule
@lawful
@given(st.data(), SEEDS)
def test_measuring_costs_a_small_part_of_the_budget(name, data, seed):
    rule = data.draw(rules(RULES, name))
    stakes = some_stakes(seed)
    cost = rule.cost(stakes)
    assert ((cost >= 0.0) & (cost <= 0.03 * stakes.budget)).all()


@lawful
@given(SEEDS)
def test_a_floor_of_zero_is_by_contribution(seed):
    stakes, surplus = some_stakes(seed), some_yuan(seed, 4)
    floor = RULES["household_floor"](floor_share=0.0).share(surplus, stakes)
    assert (floor == RULES["by_contribution"]().share(surplus, stakes)).all()


@lawful
@given(SEEDS)
def test_contribution_to_the_power_of_zero_is_equal_among_contributors(seed):
    stakes, surplus = some_stakes(seed), some_yuan(seed, 4)
    share = RULES["by_contribution"](eta=0.0).share(surplus, stakes)
    giving = replace(stakes, active=stakes.active & (stakes.seen > 0.0))
    some = giving.active.any(axis=1)
    equal = RULES["equal"]().share(surplus, giving)
    np.testing.assert_allclose(share[some], equal[some], rtol=1e-12)


def test_splitting_in_two_gains_nothing_per_kind():
    one = Stakes.of_one_project(kind=[1, 2, 4])
    two = Stakes.of_one_project(kind=[1, 1, 2, 4])
    per_kind = RULES["equal"](per="kind")
    whole = per_kind.share(np.array([900.0]), one)[0, 0]
    assert per_kind.share(np.array([900.0]), two)[0, :2].sum() == pytest.approx(whole)


def test_households_are_served_first_by_persons():
    stakes = Stakes.of_one_project(kind=[2, 4, 4], x=[100, 0, 0], persons=[1, 30, 10])
    share = RULES["household_floor"](floor_share=0.4).share(np.array([1000.0]), stakes)
    assert share.tolist() == [[600.0, 300.0, 100.0]]


def test_without_poor_persons_capital_takes_all():
    stakes = Stakes.of_one_project(kind=[2, 4], capital=[60, 40])
    share = RULES["dividend_by_share"]().share(np.array([1000.0]), stakes)
    assert share.tolist() == [[600.0, 400.0]]


def test_the_government_needs_nothing():
    stakes = Stakes.of_one_project(kind=[Party.GOVERNMENT, Party.HOUSEHOLD], need=[9e9, 1.0])
    assert RULES["by_need"]().share(np.array([10.0]), stakes).tolist() == [[0.0, 10.0]]
