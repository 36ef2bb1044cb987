"""World parameters, one file per topic: every number with unit, range, source and name."""

from __future__ import annotations

from sim.core.shelf import Shelf
from sim.core.table import Settings

TOPICS: Shelf[Settings] = Shelf("sim.world.settings", Settings)
