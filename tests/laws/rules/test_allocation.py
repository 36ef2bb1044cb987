"""What every allocation rule obeys, and where each one begins and ends."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules.allocation import RULES, Register
from sim.rules.allocation.depth import Depth
from sim.rules.allocation.equal import Equal
from sim.rules.allocation.headcount import Headcount
from sim.rules.allocation.marginal import Marginal
from sim.rules.allocation.performance import Performance
from tests.laws.rules.drawn import bools, floats, ints, lawful, rows, rules

every_rule = pytest.mark.parametrize("name", RULES.names)
COUNTIES = 3


@st.composite
def registers(draw: st.DrawFn) -> Register:
    villages = draw(st.integers(0, 7))
    effects = floats(villages, high=0.01, often=(np.nan,))
    return Register(
        county=draw(ints(villages, low=0, high=COUNTIES - 1)),
        served=draw(bools(villages)),
        persons=draw(floats(villages, high=1e5).map(np.floor)),
        gap=draw(floats(villages, high=1e8)),
        need=draw(floats(villages, high=1e5)),
        exits_per_yuan=draw(effects),
        previous=draw(floats(villages, high=1e7)),
        response=draw(floats(villages, high=0.1).map(lambda r: np.where(r < 1e-9, 0.0, r))),
    )


budgets = floats(COUNTIES, high=1e9).map(np.floor)


@every_rule
@lawful
@given(data=st.data(), register=registers(), budget=budgets)
def test_a_county_gives_out_its_budget_and_no_more(name, data, register, budget):
    given_ = data.draw(rules(RULES, name)).allocate(budget, register)
    sums = np.bincount(register.county, given_, COUNTIES)
    serves = np.bincount(register.county, register.served, COUNTIES) > 0
    assert np.isfinite(given_).all()
    assert (given_ >= 0.0).all()
    assert (given_[~register.served] == 0.0).all()
    assert sums == pytest.approx(np.where(serves, budget, 0.0), rel=1e-9)


@every_rule
@lawful
@given(data=st.data(), register=registers(), budget=budgets)
def test_no_county_is_moved_by_its_neighbours(name, data, register, budget):
    rule = data.draw(rules(RULES, name))
    chosen = register.county == data.draw(st.integers(0, COUNTIES - 1))
    alone = rule.allocate(budget, rows(register, chosen))
    assert np.array_equal(alone, rule.allocate(budget, register)[chosen])


@every_rule
@lawful
@given(data=st.data(), register=registers(), budget=budgets)
def test_the_order_of_villages_does_not_matter(name, data, register, budget):
    rule = data.draw(rules(RULES, name))
    if getattr(rule, "mode", "") == "first":
        return  # equally deep villages come in the order of the list; see below
    order = np.array(data.draw(st.permutations(range(len(register.county)))), np.int64)
    moved = rule.allocate(budget, rows(register, order))
    assert moved == pytest.approx(rule.allocate(budget, register)[order], rel=1e-6, abs=1e-6)


@every_rule
def test_who_has_no_figures_at_all_shares_equally(name):
    nothing = Register.of_one_county([0.0, 0.0, 0.0], served=[True, True, False])
    assert RULES[name]().allocate(np.full(1, 90.0), nothing).tolist() == [45.0, 45.0, 0.0]


@pytest.mark.parametrize("name", [name for name in RULES.names if name != "equal"])
def test_without_other_figures_poor_persons_count(name):
    heads = Register.of_one_county([20.0, 10.0], exits_per_yuan=[np.nan, np.nan])
    assert RULES[name]().allocate(np.full(1, 90.0), heads).tolist() == [60.0, 30.0]


def test_deepest_first_fills_one_village_after_the_other():
    three = Register.of_one_county([1.0, 2.0, 1.0], gap=[100.0, 800.0, 300.0])
    rule = Depth(mode="first", enough=1000.0)
    assert rule.allocate(np.full(1, 1500.0), three).tolist() == [0.0, 1500.0, 0.0]
    assert rule.allocate(np.full(1, 3500.0), three).tolist() == [500.0, 2000.0, 1000.0]
    assert rule.allocate(np.full(1, 8000.0), three).tolist() == [2000.0, 4000.0, 2000.0]


performing = st.integers(2, 6).flatmap(
    lambda villages: st.tuples(
        floats(villages, low=50.0, high=500.0),
        floats(villages, low=1e-4, high=1e-2),
        floats(villages, low=1e4, high=1e6),
    )
)


@lawful
@given(villages=performing, strength=st.floats(0.0, 3.0))
def test_performance_moves_no_village_by_more_than_a_quarter(villages, strength):
    persons, effect, before = villages
    register = Register.of_one_county(persons, exits_per_yuan=effect, previous=before)
    given_ = Performance(strength=strength).allocate(np.array([before.sum()]), register)
    assert (given_ >= 0.75 * before * (1.0 - 1e-6)).all()
    assert (given_ <= 1.25 * before * (1.0 + 1e-6)).all()


def test_performance_without_strength_or_without_a_last_year_goes_by_headcount():
    known = Register.of_one_county([30.0, 10.0], exits_per_yuan=[0.001, 0.009])
    unknown = Register.of_one_county([30.0, 10.0], exits_per_yuan=[0.0, np.nan])
    budget = np.full(1, 400.0)
    assert Performance(strength=0.0).allocate(budget, known) == pytest.approx([300.0, 100.0])
    assert Performance().allocate(budget, unknown).tolist() == [300.0, 100.0]


@lawful
@given(
    persons=floats(4, low=10.0, high=1e4),
    response=floats(4, low=1e-4, high=0.1),
    budget=st.floats(1e3, 1e7),
)
def test_no_yuan_could_do_more_elsewhere(persons, response, budget):
    register = Register.of_one_county(persons, response=response)
    given_ = Marginal().allocate(np.array([budget]), register)
    effect = np.log(response) - response * given_ / persons
    got = given_ > 1e-6 * budget
    assert np.ptp(effect[got]) < 1e-6
    assert (effect[~got] <= effect[got].max() + 1e-6).all()


def test_rules_disagree():
    two = Register.of_one_county(
        [20.0, 10.0],
        gap=[100.0, 300.0],
        need=[10.0, 10.0],
        exits_per_yuan=[0.001, 0.002],
        previous=[45.0, 45.0],
        response=[0.01, 0.02],
    )
    given_ = {name: RULES[name]().allocate(np.full(1, 90.0), two).tolist() for name in RULES.names}
    assert given_["equal"] == Equal().allocate(np.full(1, 90.0), two).tolist() == [45.0, 45.0]
    assert given_["headcount"] == Headcount().allocate(np.full(1, 90.0), two).tolist()
    assert given_["depth"] == [22.5, 67.5]
    assert given_["marginal"] == [0.0, 90.0]
