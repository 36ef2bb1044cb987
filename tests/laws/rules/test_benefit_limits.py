"""Where ways of sharing meet: closed forms against slow counting, and one rule against another."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.rules.benefit_sharing import RULES
from sim.world.production import raw_output
from sim.world.stakes import Stakes
from tests.laws.rules.drawn import lawful
from tests.laws.rules.projects import some_stakes

SEEDS = st.integers(0, 10**6)


def surplus_of(stakes: Stakes) -> np.ndarray:
    return np.linspace(100.0, 50_000.0, stakes.shape[0])


def value_of(stakes: Stakes, members: frozenset[int]) -> np.ndarray:
    there = np.isin(np.arange(stakes.shape[1]), sorted(members))
    return raw_output(replace(stakes, active=stakes.active & there))


def shapley_by_counting(stakes: Stakes) -> np.ndarray:
    """Average what each adds over every order in which the parties could join."""
    parties = stakes.shape[1]
    values = {}
    added = np.zeros(stakes.shape)
    orders = list(permutations(range(parties)))
    for order in orders:
        for place, party in enumerate(order):
            before, after = frozenset(order[:place]), frozenset(order[: place + 1])
            for members in (before, after):
                if members not in values:
                    values[members] = value_of(stakes, members)
            added[:, party] += values[after] - values[before]
    return added / len(orders)


@given(SEEDS)
@settings(lawful, max_examples=10)
def test_shapley_is_what_counting_every_order_gives(seed):
    stakes = some_stakes(seed)
    stakes = replace(stakes, active=np.ones(stakes.shape, bool))
    counted = shapley_by_counting(stakes)
    surplus = surplus_of(stakes)
    share = RULES["shapley"]().share(surplus, stakes)
    expected = surplus[:, None] * counted / counted.sum(axis=1)[:, None]
    np.testing.assert_allclose(share, expected, rtol=1e-9, atol=1e-9 * surplus.max())


@lawful
@given(SEEDS)
def test_two_parties_of_equal_power_bargain_to_the_shapley_value(seed):
    stakes = some_stakes(seed, parties=2)
    stakes = replace(stakes, active=np.ones(stakes.shape, bool))
    surplus = surplus_of(stakes)
    bargained = RULES["nash"]().share(surplus, stakes)
    np.testing.assert_allclose(bargained, RULES["shapley"]().share(surplus, stakes), atol=1e-6)


@lawful
@given(SEEDS)
def test_without_anything_to_fall_back_on_bargaining_goes_by_power(seed):
    stakes = some_stakes(seed)
    surplus = surplus_of(stakes)
    equal = RULES["equal"]().share(surplus, stakes)
    producing = raw_output(stakes) > 0.0
    bargained = RULES["nash"](outside=0.0).share(surplus, stakes)
    np.testing.assert_allclose(bargained[producing], equal[producing], atol=1e-6)


def test_where_partners_get_in_each_others_way_own_work_decides():
    stakes = Stakes.of_one_project(
        x=[80, 80], helping=[0.25, 0.25], product=[1, 1 / 3], gain=[[[0, -0.5], [-0.5, 0]]]
    )
    share = RULES["nash"]().share(np.array([1000.0]), stakes)
    np.testing.assert_allclose(share, [[750.0, 250.0]])


@lawful
@given(SEEDS, st.sampled_from(["party", "persons"]))
def test_no_other_sharing_lifts_the_weakest_higher(seed, size):
    stakes = some_stakes(seed)
    surplus = surplus_of(stakes)
    heads = np.maximum(stakes.persons, 1.0) if size == "persons" else np.ones(stakes.shape)
    before = np.where(stakes.active, (stakes.received - stakes.outlay) / heads, np.inf)
    best = (before + RULES["lexmin"](size=size).share(surplus, stakes) / heads).min(axis=1)
    for name in RULES:
        if name != "lexmin":
            other = (before + RULES[name]().share(surplus, stakes) / heads).min(axis=1)
            assert (other[np.isfinite(best)] <= best[np.isfinite(best)] + 1e-6).all(), name


@lawful
@given(SEEDS)
def test_a_large_surplus_puts_all_on_one_level(seed):
    stakes = some_stakes(seed)
    share = RULES["lexmin"]().share(np.full(4, 1e7), stakes)
    after = stakes.received - stakes.outlay + share
    for project in np.flatnonzero(stakes.active.any(axis=1)):
        level = after[project, stakes.active[project]]
        np.testing.assert_allclose(level, level[0], rtol=1e-9)


@lawful
@given(SEEDS)
def test_a_guarantee_of_nothing_is_by_contribution(seed):
    stakes = some_stakes(seed)
    surplus = surplus_of(stakes)
    rule = RULES["guaranteed_minimum"](rate=0.0)
    share = RULES["by_contribution"]().share(surplus, stakes)
    np.testing.assert_allclose(rule.share(surplus, stakes), share, rtol=1e-9, atol=1e-9)
    assert not rule.top_up(surplus, stakes).any()


def test_a_guarantor_pays_as_far_as_its_cash_goes():
    stakes = Stakes.of_one_project(
        kind=[2, 4, 1], x=[900, 100, 0], capital=[0, 400_000, 0], cash=[1500, 0, 9e9]
    )
    rule = RULES["guaranteed_minimum"]()
    surplus = np.array([200.0])
    assert rule.share(surplus, stakes).tolist() == [[0.0, 200.0, 0.0]]
    assert rule.top_up(surplus, stakes).tolist() == [[-1500.0, 1500.0, 0.0]]
    poor = replace(stakes, cash=np.array([[700.0, 0.0, 9e9]]))
    assert rule.top_up(surplus, poor).tolist() == [[-700.0, 700.0, 0.0]]


@pytest.mark.parametrize("absent", range(5))
def test_the_shares_of_an_absent_kind_go_to_the_others_in_proportion(absent):
    kinds = [kind for kind in range(5) if kind != absent]
    agreed = np.array([0.0, 0.20, 0.35, 0.15, 0.30])[kinds]
    share = RULES["fixed_shares"]().share(np.array([1.0]), Stakes.of_one_project(kind=kinds))
    np.testing.assert_allclose(share[0], agreed / agreed.sum())
