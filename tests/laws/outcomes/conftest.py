"""A small world put down by hand: two counties of ten households, incomes as in textbooks."""

from __future__ import annotations

import numpy as np
import pytest

from sim.core.calendar import Calendar
from sim.world.plan import Plan
from sim.world.world import Sizes, World

TEXTBOOK = (10.0, 20.0, 40.0, 60.0, 80.0, 120.0, 150.0, 200.0, 400.0, 920.0)
LINE = 100.0


def made(counties: int = 2) -> World:
    """Lay the textbook incomes into every county, one person a household, two villages each."""
    sizes = Sizes(
        nation=counties,
        county=counties,
        village=2 * counties,
        household=10 * counties,
        organization=counties,
        enterprise=counties,
        project=2 * counties,
        places=2,
    )
    world = World(Plan(), sizes, Calendar(2018, 6))
    world.county.nation[:] = np.arange(counties)
    world.county.line_lived[:] = LINE
    village, household = world.village, world.household
    village.county[:] = np.repeat(np.arange(counties), 2)
    village.count[:] = 5
    village.first[:] = 5 * np.arange(2 * counties)
    village.pilot[:] = True
    household.village[:] = np.repeat(np.arange(2 * counties), 5)
    household.size[:] = 1
    household.registered[:] = True
    household.income_mean[:] = np.tile(np.array(TEXTBOOK) / 12.0, counties)
    household.earned_mean[:] = np.tile(np.array(TEXTBOOK) / 12.0, counties) * 0.499
    world.organization.county[:] = np.arange(counties)
    world.project.county[:] = np.repeat(np.arange(counties), 2)
    world.project.village[:] = np.arange(2 * counties)
    world.stake.who[:] = 0
    world.open_books()
    return world


@pytest.fixture(scope="session")
def small_world():
    return made
