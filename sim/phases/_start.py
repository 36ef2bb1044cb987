"""What is noted at the end of the run-in, so that change can be measured from there."""

from __future__ import annotations

import numpy as np

from sim.phases._needs import true_needs, weighted
from sim.phases._sustainability import six_dimensions
from sim.world.settings.services import Services
from sim.world.world import World


def start_needs(world: World) -> None:
    """Note every household's needs and every project's six dimensions before month 1."""
    h = world.household
    rows = np.arange(len(h))
    weight = world.setting(Services).at(world.village.county[h.village]).weight
    h.need_start[:] = weighted(true_needs(world, rows), weight)
    world.project.six_start[:] = six_dimensions(world, 0)
