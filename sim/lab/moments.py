"""Moments that luck decides: only the run itself can tell when they have come."""

from __future__ import annotations

from collections.abc import Callable

from sim.scenario import Scenario
from sim.scenario.build import happened
from sim.world.world import World


def gone_on(scenario: Scenario, world: World, month: int) -> Scenario:
    """Give the scenario as it goes on after a month.

    Parameters
    ----------
    scenario : Scenario
        With changes that wait for a moment that luck decides, or without.
    world : World
        One replication, as the month left it.
    month : int
        That month of the run, counted from 1.

    Returns
    -------
    Scenario
        If a moment came in this month, the changes that waited for it hold from the next on.
    """
    come = {name: month + 1 for name in scenario.awaits if COME[name](world)}
    return happened(scenario, come) if come else scenario


def _first_shock(world: World) -> bool:
    """Say whether a disaster struck a pilot village in the present month."""
    return bool((world.village.disaster & world.village.pilot).any())


COME: dict[str, Callable[[World], bool]] = {"first_shock": _first_shock}
"""How the run sees that a moment has come, by its name in a scenario."""
