"""How households stand: income of twelve months, poverty, exit and return."""

from __future__ import annotations

import numpy as np

from sim.actors.household.columns import Column, Number
from sim.core.engine import Floats, kernel
from sim.core.table import Bools


@kernel
def carried_on(mean: Column, last: Column, month: Column) -> Floats:
    """Carry a mean of twelve months on: a month of this year replaces an average one of last year.

    In December it is the mean of the calendar year, as statistics have it.
    """
    change = (month.astype(np.float64) - last.astype(np.float64)) / 12.0
    return np.maximum(mean.astype(np.float64) + change, 0.0)


@kernel
def below(income_mean: Column, size: Column, line: Number) -> Bools:
    """Say whether a household's mean income lies below a monthly line per head."""
    return income_mean.astype(np.float64) < line * size.astype(np.float64)


@kernel
def support_gap(income: Column, size: Column, level: Number) -> Floats:
    """Give what lacks this month to the level of support, yuan."""
    return np.maximum(level * size.astype(np.float64) - income.astype(np.float64), 0.0)
