"""The untreated twin stands still: with time frozen nothing drifts, so no programme gets credit."""

from __future__ import annotations

import numpy as np
import pytest

from sim.month import begin, step
from sim.policy import Policy
from sim.world import sections
from sim.world.plan import Plan


@pytest.fixture(scope="module")
def seven_years(village_life):
    make, live, run_in = village_life
    world = run_in(make(nations=8, villages=20, each=50))
    start = world.copy()
    world.growth = False
    live(world, 84)
    return start, world


@pytest.fixture(scope="module")
def seven_whole_years():
    """Live the same with every phase of the month, and nobody's programme."""
    plan = Plan(
        {
            "households": sections.Households(pilot=1000),
            "villages": sections.Villages(pilot=20),
            "time": sections.Time(start_year=2014, start_month=1),
        }
    )
    world = begin(plan, 7, list(range(8)))
    start, idle = world.copy(), Policy.of(plan, {}, {}, programme=False)
    world.growth = False
    for _ in range(84):
        step(world, idle)
    return start, world


def headcount(world):
    h = world.household
    return float((h.poor * h.size).sum() / h.size.sum())


@pytest.mark.parametrize("years", ["seven_years", "seven_whole_years"])
def test_the_headcount_moves_by_less_than_two_points(years, request):
    start, end = request.getfixturevalue(years)
    assert len(start.household) >= 8000
    assert abs(headcount(end) - headcount(start)) <= 0.02


@pytest.mark.parametrize("years", ["seven_years", "seven_whole_years"])
@pytest.mark.parametrize("state", ["skill", "agency", "information", "market", "health"])
def test_states_of_households_stay_where_they_began(years, state, request):
    worlds = request.getfixturevalue(years)
    start, end = (getattr(world.household, state).mean(dtype=np.float64) for world in worlds)
    assert abs(end - start) <= 0.005


def test_prices_lines_and_wages_stand_still(seven_years):
    start, end = seven_years
    assert (end.county.price == start.county.price).all()
    assert (end.county.line == start.county.line).all()


def test_the_start_is_not_a_world_without_poverty_or_without_anybody_else(seven_years):
    assert 0.3 < headcount(seven_years[0]) < 0.95
