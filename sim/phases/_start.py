"""What is noted at the end of the run-in, so that change can be measured from there."""

from __future__ import annotations

from typing import Any

from sim.phases._households import households
from sim.phases._needs import six_needs_of, weights_of
from sim.phases._sustainability import six_dimensions
from sim.world.weighing import weighed
from sim.world.world import World


def start_needs(world: World) -> None:
    """Note every household's needs and every project's six dimensions before month 1."""
    h = world.household
    for block in households(world):
        some = block.everybody
        needs: list[Any] = [*six_needs_of(world, some), *weights_of(world, some)]
        h.need_start[block.rows] = weighed(*needs)
    world.project.six_start[:] = six_dimensions(world, 0)
