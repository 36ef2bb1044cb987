"""What people miss to the poverty line."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.core.glance import once
from sim.core.table import Floats, Ints
from sim.core.totals import ratio
from sim.outcomes import county_of
from sim.outcomes._incomes import yearly
from sim.world.world import World


def shortfall(income: Floats, line: Floats) -> Floats:
    """Give the share of the line that is missing, 0 for those at or above it.

    >>> shortfall(np.array([50.0, 100.0, 120.0]), np.array([100.0, 100.0, 100.0])).tolist()
    [0.5, 0.0, 0.0]
    """
    return ratio(np.maximum(line - income, 0.0), line)


def missing_of(world: World, rows: Ints, month: NDArray[np.float32]) -> Floats:
    """Give the shortfall of some households by a column of incomes, yuan a month."""

    def made() -> Floats:
        line = world.county.line_lived[county_of(world, rows)]
        return shortfall(yearly(world, rows, month), line)

    return once("missing", rows, made, month)
