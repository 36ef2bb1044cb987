"""A small world of households alone, and a month that only they live."""

from __future__ import annotations

import numpy as np
import pytest

from sim.actors.household.population import people, settle_in
from sim.core.calendar import Calendar
from sim.core.draws import county_keys
from sim.month import begin
from sim.phases.live import Live
from sim.phases.monitor import Monitor
from sim.phases.open import Open
from sim.phases.spend import Spend
from sim.policy import Policy
from sim.world.plan import Plan
from sim.world.window import Before, Window
from sim.world.world import Sizes, World

PHASES = (Open(), Live(), Spend(), Monitor())


def make(  # noqa: PLR0913 a world has as many sides
    *,
    nations: int = 1,
    villages: int = 20,
    each: int = 50,
    near_poor: int = 0,
    start: int = 2014,
    plan: Plan | None = None,
    projects: int = 0,
) -> World:
    """Found a world: one county a nation, `near_poor` households in every village besides."""
    plan = plan or Plan()
    many = nations * villages
    count = each + near_poor
    sizes = Sizes(nations, nations, many, many * count, 0, 0, projects, 1)
    world = World(plan, sizes, Calendar(start))
    keys = county_keys(7, np.arange(nations), np.zeros(nations, np.int64))
    world.nation.luck[:] = world.county.luck[:] = keys
    world.county.nation[:] = np.arange(nations)
    v = world.village
    v.county[:] = np.repeat(np.arange(nations), villages)
    v.first[:], v.count[:] = np.arange(many) * count, count
    v.id[:] = np.tile(np.arange(villages), nations)
    h = world.household
    h.village[:] = np.repeat(np.arange(many), count)
    inside = np.tile(np.arange(count), many)
    h.registered[:] = inside < each
    world.open_books()
    people(world)
    return world


def live(world: World, months: int, policy: Policy | None = None, *, audit: bool = True) -> None:
    """Live some months of households alone."""
    policy = policy or Policy.of(world.plan, {}, {}, programme=False)
    windows = [Window(world, phase, Before(world, ())) for phase in PHASES]
    for _ in range(months):
        world.month += 1
        for phase, window in zip(PHASES, windows, strict=True):
            phase.run(window, policy)
        if audit:
            world.ledger.audit()


def run_in(world: World, months: int = 36) -> World:
    """Live the months before the story with time standing still."""
    world.month, world.growth = -months, False
    live(world, months)
    settle_in(world)
    world.growth = True
    return world


@pytest.fixture(scope="session")
def village_life():
    """Give the three ways to make and live a world of households."""
    return make, live, run_in


@pytest.fixture
def young(monkeypatch):
    """Begin the worlds of Mesa models without the months before the story: quick, and enough."""

    def quick(plan, seed, replications):
        return begin(plan, seed, replications, run_in=0)

    monkeypatch.setattr("sim.model.collaboration_model.begin", quick)
