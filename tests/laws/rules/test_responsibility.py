"""What every responsibility rule keeps, a new file included from the moment it exists."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules.responsibility import RULES
from sim.world.stakes import Stakes
from tests.laws.rules.drawn import lawful, rules
from tests.laws.rules.projects import empty_stakes, some_stakes, stakes_alone, turned_stakes

SEEDS = st.integers(0, 10**6)
each_rule = pytest.mark.parametrize("name", RULES.names)
SCALING = [name for name, rule in RULES.items() if "scale" in rule.laws]


def some_loss(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw losses, some of them zero, and noise."""
    luck = np.random.default_rng(seed + 1)
    loss = np.where(luck.random(4) < 0.2, 0.0, luck.random(4) * 90_000.0)
    return loss, luck.standard_normal((4, 5))


@each_rule
@lawful
@given(st.data(), SEEDS)
def test_the_whole_loss_is_borne_and_no_more(name, data, seed):
    rule = data.draw(rules(RULES, name))
    stakes, (loss, noise) = some_stakes(seed), some_loss(seed)
    somebody = stakes.active.any(axis=1).astype(float)
    for borne in (rule.fractions(loss, stakes, noise), rule.expected(loss, stakes)):
        np.testing.assert_allclose(borne.sum(axis=1), somebody, rtol=1e-9)
        assert (borne >= 0.0).all()
        assert (borne[~stakes.active] == 0.0).all()


@each_rule
@lawful
@given(st.data(), SEEDS, st.permutations(range(5)))
def test_seats_do_not_matter(name, data, seed, order):
    rule = data.draw(rules(RULES, name))
    stakes, (loss, noise) = some_stakes(seed), some_loss(seed)
    other = turned_stakes(stakes, np.array(order))
    borne = rule.fractions(loss, other, noise[:, order])
    np.testing.assert_allclose(borne, rule.fractions(loss, stakes, noise)[:, order], atol=1e-9)
    feared = rule.expected(loss, other)
    np.testing.assert_allclose(feared, rule.expected(loss, stakes)[:, order], atol=1e-9)
    np.testing.assert_allclose(rule.premium(other), rule.premium(stakes)[:, order])


@pytest.mark.parametrize("name", SCALING)
@lawful
@given(st.data(), SEEDS, st.floats(0.001, 1000.0))
def test_parts_do_not_depend_on_the_size_of_the_loss(name, data, seed, times):
    rule = data.draw(rules(RULES, name))
    stakes, (loss, noise) = some_stakes(seed), some_loss(seed)
    stakes = replace(stakes, cash=np.full(stakes.shape, 1e12))
    parts = rule.fractions(loss, stakes, noise)
    np.testing.assert_allclose(rule.fractions(loss * times, stakes, noise), parts, atol=1e-12)


@each_rule
@lawful
@given(st.data(), SEEDS)
def test_who_is_alone_bears_all(name, data, seed):
    rule = data.draw(rules(RULES, name))
    stakes, (loss, noise) = stakes_alone(some_stakes(seed)), some_loss(seed)
    borne = rule.fractions(loss, stakes, noise)
    np.testing.assert_allclose(borne[:, 0], 1.0)


@each_rule
def test_nothing_known_is_no_reason_for_nonsense(name):
    stakes, rule = empty_stakes(), RULES[name]()
    for loss in (np.zeros(3), np.full(3, 100.0)):
        for borne in (rule.fractions(loss, stakes, np.zeros((3, 5))), rule.expected(loss, stakes)):
            np.testing.assert_allclose(borne.sum(axis=1), 1.0)
        assert (rule.covered(loss, stakes) == 0.0).all()
    assert (rule.premium(stakes) == 0.0).all()


@each_rule
@lawful
@given(st.data(), SEEDS)
def test_the_pool_pays_no_more_than_it_has_and_no_more_than_the_loss(name, data, seed):
    rule = data.draw(rules(RULES, name))
    stakes, (loss, _) = some_stakes(seed), some_loss(seed)
    covered = rule.covered(loss, stakes)
    assert ((covered >= 0.0) & (covered <= loss) & (covered <= stakes.pool)).all()
    premium = rule.premium(stakes)
    assert ((premium >= 0.0) & (premium <= stakes.funds)).all()


@each_rule
@lawful
@given(st.data(), SEEDS)
def test_what_is_expected_has_no_jumps(name, data, seed):
    rule = data.draw(rules(RULES, name))
    stakes, (loss, _) = some_stakes(seed), some_loss(seed)
    nudged = stakes.with_effort(stakes.effort + 1e-7)
    change = rule.expected(loss, nudged) - rule.expected(loss, stakes)
    assert np.abs(change).max() < 1e-4


def test_who_cannot_pay_is_covered_by_the_others():
    stakes = Stakes.of_one_project(kind=[0, 1, 2, 4], cash=[1000, 10, 40, 9000])
    loss = np.array([300.0])
    borne = RULES["joint"]().fractions(loss, stakes, np.zeros((1, 4))) * loss
    np.testing.assert_allclose(borne, [[250.0, 10.0, 40.0, 0.0]])
    all_four = RULES["joint"](members="all").fractions(loss, stakes, np.zeros((1, 4))) * loss
    np.testing.assert_allclose(all_four, [[125.0, 10.0, 40.0, 125.0]])


def test_households_answer_where_they_are_alone():
    stakes = Stakes.of_one_project(kind=[4, 4], cash=[100, 100])
    borne = RULES["joint"]().fractions(np.array([50.0]), stakes, np.zeros((1, 2)))
    assert borne.tolist() == [[0.5, 0.5]]


@pytest.mark.parametrize("name", ["by_budget", "by_control"])
def test_without_means_all_answer_jointly(name):
    stakes = Stakes.of_one_project(kind=[0, 1, 4], cash=[1000, 10, 10])
    loss, noise = np.array([300.0]), np.zeros((1, 3))
    joint = RULES["joint"]().fractions(loss, stakes, noise)
    assert (RULES[name]().fractions(loss, stakes, noise) == joint).all()


def borne(name: str, stakes: Stakes, loss: float = 8000.0, **params) -> list[float]:
    """Say who bears which part of one project's loss, without chance."""
    rule = RULES[name](**params)
    noise = np.zeros(stakes.shape)
    return rule.fractions(np.array([loss]), stakes, noise)[0].round(12).tolist()


def test_a_chain_of_who_is_left_to_answer():
    nobody = Stakes.of_one_project(kind=[2, 3], cash=[1e9, 1e9])
    bought = Stakes.of_one_project(kind=[0, 3], cash=[1e9, 1e9])
    assert borne("purchaser", nobody) == borne("contractor", nobody) == [0.5, 0.5]
    assert borne("purchaser", bought) == borne("contractor", bought) == [1.0, 0.0]
    assert borne("limited", bought) == [1.0, 0.0]


def test_a_limit_of_nothing_is_the_purchaser_and_a_high_one_the_contractor():
    stakes = Stakes.of_one_project(kind=[0, 1, 2], contract=[0, 60_000, 0], funds=[5, 0, 0])
    assert borne("limited", stakes, cap=0.0) == borne("purchaser", stakes)
    assert borne("limited", stakes, cap=1.0) == borne("contractor", stakes)


def test_an_empty_pool_is_joint_and_a_full_one_pays_all_but_the_deductible():
    empty = Stakes.of_one_project(kind=[0, 1], cash=[100, 9000])
    assert borne("insurance_pool", empty) == borne("joint", empty)
    full = replace(empty, pool=np.array([1e9]))
    assert RULES["insurance_pool"]().covered(np.array([8000.0]), full).tolist() == [7200.0]


def test_the_named_kind_leads_and_equals_lead_together():
    stakes = Stakes.of_one_project(
        kind=[0, 1, 1, 2], endowment=[9e9, 5, 5, 5], funds=[30, 0, 0, 10]
    )
    named = borne("lead_agency", stakes, lead="organization")
    assert named == [0.3, 0.3, 0.3, 0.1]
    assert borne("lead_agency", stakes, part=1.0) == [1.0, 0.0, 0.0, 0.0]


def test_what_by_fault_expects_is_near_what_many_inquiries_find():
    stakes, rule = some_stakes(7, projects=200), RULES["by_fault"]()
    stakes = replace(stakes, effort=0.7 + 0.4 * (stakes.effort - 0.5))
    many = stakes.repeated(300)
    noise = np.random.default_rng(7).standard_normal(many.shape)
    found = rule.fractions(np.full(60_000, 500.0), many, noise).reshape(300, 200, 5).mean(axis=0)
    off = np.abs(found - rule.expected(np.full(200, 500.0), stakes))[stakes.active]
    # a ratio of means stands for the mean of a ratio: near, not equal
    assert off.mean() < 0.05
    assert np.quantile(off, 0.95) < 0.15


def test_who_did_far_more_than_agreed_has_nothing_to_fear():
    stakes = Stakes.of_one_project(
        kind=[0, 1], effort=[1.0, 0.2], endowment=[1000.0] * 2, funds=[1.0, 0.0]
    )
    expected = RULES["by_fault"]().expected(np.array([500.0]), stakes)
    np.testing.assert_allclose(expected, [[0.0, 1.0]], atol=1e-3)
    diligent = stakes.with_effort(np.ones((1, 2)))
    expected = RULES["by_fault"](error=0.0).expected(np.array([500.0]), diligent)
    np.testing.assert_allclose(expected, [[1.0, 0.0]], atol=1e-9)
