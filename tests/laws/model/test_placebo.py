"""The untreated twin stands still: with time frozen nothing drifts, so no programme gets credit."""

from __future__ import annotations

import numpy as np
import pytest


@pytest.fixture(scope="module")
def seven_years(village_life):
    make, live, run_in = village_life
    world = run_in(make(nations=8, villages=20, each=50))
    start = world.copy()
    world.growth = False
    live(world, 84)
    return start, world


def headcount(world):
    h = world.household
    return float((h.poor * h.size).sum() / h.size.sum())


def test_the_headcount_moves_by_less_than_two_points(seven_years):
    start, end = seven_years
    assert len(start.household) >= 8000
    assert abs(headcount(end) - headcount(start)) <= 0.02


@pytest.mark.parametrize("state", ["skill", "agency", "information", "market", "health"])
def test_states_of_households_stay_where_they_began(seven_years, state):
    start, end = (getattr(world.household, state).mean(dtype=np.float64) for world in seven_years)
    assert abs(end - start) <= 0.005


def test_prices_lines_and_wages_stand_still(seven_years):
    start, end = seven_years
    assert (end.county.price == start.county.price).all()
    assert (end.county.line == start.county.line).all()


def test_the_start_is_not_a_world_without_poverty_or_without_anybody_else(seven_years):
    assert 0.3 < headcount(seven_years[0]) < 0.95
