"""Incomes per head, as measures of poverty and inequality need them."""

from __future__ import annotations

import numpy as np

from sim.core.glance import once
from sim.core.table import Floats, Ints
from sim.core.totals import ratio
from sim.world.world import World

LEAST = 1.0
"""Incomes below this, yuan a year, count as this where a logarithm is taken; A, as is usual."""


def per_head(world: World, rows: Ints) -> tuple[Floats, Floats]:
    """Give yearly income per head of twelve months, yuan, and persons, of some households."""
    return once("income per head", rows, lambda: _per_head(world, rows))


def _per_head(world: World, rows: Ints) -> tuple[Floats, Floats]:
    persons = world.household.size[rows].astype(np.float64)
    return ratio(12.0 * world.household.income_mean[rows].astype(np.float64), persons), persons


def by_income(world: World, rows: Ints, group: Ints) -> Ints:
    """Put some households in order, group by group, the poorest per head first; their places."""
    income, _ = per_head(world, rows)
    order: Ints = once("by income", group, lambda: np.lexsort((income, group)))
    return order
