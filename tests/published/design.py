"""Many parameter sets side by side: each county of one world lives under its own settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from sim.actors.household.population import people, settle_in
from sim.month import RUN_IN, SETTLING, step
from sim.phases._start import start_needs
from sim.policy import Policy
from sim.world.founding import found
from sim.world.plan import Plan
from sim.world.world import World


def begun(
    plan: Plan,
    seed: int,
    points: Mapping[str, Sequence[float]],
    lucks: int | Iterable[int] = 0,
) -> World:
    """Begin a world of one county for each point, all under the same luck or each under its own.

    It is `sim.month.begin`, but for the settings, which differ between counties.

    Parameters
    ----------
    plan : Plan
        What the scenario says; the settings named in `points` must not be among it.
    seed : int
        The seed of the luck.
    points : mapping
        For each path such as `world.labour.finding`, a value for every county.
    lucks : int or iterable of int, optional
        The replication whose luck all of them share, or one for each county.

    Returns
    -------
    World
        At the end of month 0.
    """
    counties = len(next(iter(points.values())))
    shared = [lucks] * counties if isinstance(lucks, int) else list(lucks)
    world = found(plan, seed, shared)
    for path, values in points.items():
        _, topic, name = path.split(".")
        getattr(world.settings[topic], name)[:] = np.asarray(values, np.float64)
    people(world)
    idle = Policy.of(plan, {}, {}, programme=False)
    world.month, world.growth = -RUN_IN, False
    for _ in range(RUN_IN):
        step(world, idle, only=SETTLING)
    world.growth = True
    settle_in(world)
    start_needs(world)
    return world
