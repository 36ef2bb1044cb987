"""Sums that are the same bits however the rows are cut, ordered or shared out.

Float addition depends on its order, so amounts are first rounded to whole steps and then added
as whole numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import FunctionType
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from sim.core.compiled import jitted
from sim.core.engine import current, kernel
from sim.core.table import Floats, Ints

MICRO = 1e6
"""Steps per unit for most amounts: a millionth of a yuan, or of a person."""


def total_by(
    amount: Floats, group: NDArray[np.integer[Any]], groups: int, steps: float = MICRO
) -> Floats:
    """Add up amounts group by group, to a millionth, in any order the same.

    Parameters
    ----------
    amount : array
        Amounts, float64 or float32 of shape (rows,); below 9e12 in each sum at 1e6 steps.
    group : array
        The group of each row, int64 of shape (rows,).
    groups : int
        How many groups there are; one without rows gets 0.
    steps : float, optional
        Whole steps per unit.

    Returns
    -------
    array
        float64 of shape (groups,).

    Examples
    --------
    >>> total_by(np.array([0.1, 0.2, 5.0]), np.array([0, 0, 2]), 3).tolist()
    [0.3, 0.0, 5.0]
    """
    sums: Ints = np.zeros(groups, np.int64)
    if current() == "compiled" and amount.ndim == 1 and len(amount) == len(group):
        _machine(_add_up)(sums, amount, group, steps)
    else:
        whole = np.rint(amount.astype(np.float64) * steps).astype(np.int64)
        np.add.at(sums, group, whole)
    total: Floats = sums / steps
    return total


def add_at(sums: Ints, rows: Ints, amounts: Ints) -> None:
    """Add whole amounts to the entries that `rows` names, in place; an entry may come often."""
    if current() == "compiled" and len(rows) == len(amounts):
        _machine(_add_each)(sums, rows, amounts)
    else:
        np.add.at(sums, rows, amounts)


def _add_each(sums: Ints, rows: Ints, amounts: Ints) -> None:  # pragma: no cover  compiled
    for place in range(len(rows)):
        sums[rows[place]] += amounts[place]


def _add_up(
    sums: Ints, amount: Floats, group: NDArray[np.integer[Any]], steps: float
) -> None:  # pragma: no cover  compiled
    for row in range(len(amount)):
        sums[group[row]] += np.int64(np.rint(np.float64(amount[row]) * steps))


@cache
def _machine(loop: Callable[..., None]) -> Any:  # noqa: ANN401 numba has no types
    return jitted(cast("FunctionType", loop))


@kernel
def ratio(part: Floats, whole: Floats) -> Floats:
    """Divide, and give 0 where there is nothing to divide by.

    >>> ratio(np.array([1.0, 1.0]), np.array([4.0, 0.0])).tolist()
    [0.25, 0.0]
    """
    return np.where(whole != 0.0, part, 0.0) / np.where(whole != 0.0, whole, 1.0)


def over(entries: Floats) -> Floats:
    """Add up a column's entries row by row, in their order.

    >>> over(np.array([[1.0, 2.0], [3.0, 4.0]])).tolist()
    [4.0, 6.0]
    """
    total = np.zeros(entries.shape[1])
    for entry in entries:
        total = total + entry
    return total


def down(parts: Floats) -> Floats:
    """Add up the rows of a table in their order, (columns,).

    >>> down(np.array([[1.0, 2.0], [3.0, 4.0]])).tolist()
    [4.0, 6.0]
    """
    total = np.zeros(parts.shape[1:])
    for part in parts:
        total = total + part
    return total
