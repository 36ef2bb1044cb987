"""Incomes per head, as measures of poverty and inequality need them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.core.fen import to_fen
from sim.core.glance import for_good, once
from sim.core.table import Floats, Ints
from sim.core.totals import ratio
from sim.outcomes._people import persons_of
from sim.world.world import World

LEAST = 1.0
"""Incomes below this, yuan a year, count as this where a logarithm is taken; A, as is usual."""


def per_head(world: World, rows: Ints) -> tuple[Floats, Floats]:
    """Give yearly income per head of twelve months, yuan, and persons, of some households."""
    return yearly(world, rows, world.household.income_mean), persons_of(world, rows)


def yearly(world: World, rows: Ints, month: NDArray[np.float32]) -> Floats:
    """Give a yearly income per head of some households, of a column in yuan a month."""

    def made() -> Floats:
        return ratio(12.0 * month[rows].astype(np.float64), persons_of(world, rows))

    return once("a year and head", rows, made, month)


def fen_of(world: World, rows: Ints) -> Ints:
    """Give yearly income per head of some households in whole fen, none negative."""
    income, _ = per_head(world, rows)
    return once("fen a year and head", rows, lambda: to_fen(np.maximum(income, 0.0)))


def by_income(world: World, rows: Ints, group: Ints) -> Ints:
    """Put some households in order, group by group, the poorest per head first; their places."""
    income, _ = per_head(world, rows)
    return once("by income", group, lambda: _in_order(income, group))


def _in_order(values: Floats, group: Ints) -> Ints:
    """Sort places by group, then by value."""
    size = for_good("size of groups", group, lambda: _size_of_groups(group))
    if not size:
        return np.lexsort((values, group)).astype(np.int64, copy=False)
    # groups of one size that stand together are sorted each on its own, which is faster
    inside = np.argsort(values.reshape(-1, size), axis=1, kind="stable")
    order: Ints = (inside + np.arange(0, len(group), size)[:, None]).reshape(-1)
    return order


def _size_of_groups(group: Ints) -> int:
    """Give the size of groups that stand together in their order; 0 if they differ in size."""
    size = int(np.searchsorted(group, group[0], side="right")) if len(group) else 0
    if not size or len(group) % size:
        return 0
    table = group.reshape(-1, size)
    apart = (table != table[:, :1]).any() or (np.diff(table[:, 0]) <= 0).any()
    return 0 if apart else size
