"""Sums that are the same bits however the rows are cut, ordered or shared out.

Float addition depends on its order, so amounts are first rounded to whole steps and then added
as whole numbers.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.core.compiled import looped
from sim.core.engine import Kernel, current, kernel
from sim.core.table import Floats, Ints

MICRO = 1e6
"""Steps per unit for most amounts: a millionth of a yuan, or of a person."""


_NONE = -(2**62)


def total_by(
    amount: NDArray[Any], group: NDArray[np.integer[Any]], groups: int, steps: float = MICRO
) -> Floats:
    """Add up amounts group by group, to a millionth, in any order the same.

    Parameters
    ----------
    amount : array
        Amounts, float64, float32 or bool of shape (rows,); below 9e12 in each sum at 1e6 steps.
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
    if amount.dtype == np.bool_:
        amount = amount.view(np.uint8)  # adds without asking at each row
    if current() == "compiled" and amount.ndim == 1 and len(amount) == len(group):
        _refuse(looped(_add_up)(sums, amount, group, steps), group, groups)
    else:
        _refuse(_outside(group, groups), group, groups)
        whole = np.rint(amount.astype(np.float64) * steps).astype(np.int64)
        np.add.at(sums, group, whole)
    total: Floats = sums / steps
    return total


def add_at(sums: Ints, rows: NDArray[np.integer[Any]], amounts: Ints) -> None:
    """Add whole amounts to the entries that `rows` names, in place; an entry may come often.

    Raises
    ------
    IndexError
        If `rows` names an entry that does not exist; nothing has been added then.
    """
    if current() == "compiled" and len(rows) == len(amounts):
        _refuse(looped(_add_each)(sums, rows, amounts), rows, len(sums))
    else:
        _refuse(_outside(rows, len(sums)), rows, len(sums))
        np.add.at(sums, rows, amounts)


def total_between(amount: NDArray[Any], starts: Ints, steps: float = MICRO) -> Floats:
    """Add up amounts from each start to the next, as `total_by` does where groups stand together.

    Parameters
    ----------
    amount : array
        Amounts, float64, float32 or bool of shape (rows,).
    starts : array
        Where each group begins, and last where the last one ends, ascending, int64 of shape
        (groups + 1,).
    steps : float, optional
        Whole steps per unit.

    Returns
    -------
    array
        float64 of shape (groups,).

    Examples
    --------
    >>> total_between(np.array([0.1, 0.2, 5.0]), np.array([0, 2, 2, 3])).tolist()
    [0.3, 0.0, 5.0]
    """
    _refuse_starts(starts, len(amount))
    if amount.dtype == np.bool_:
        amount = amount.view(np.uint8)
    if current() == "compiled":
        sums = np.empty(len(starts) - 1, np.int64)
        looped(_add_between)(sums, amount, starts, steps)
    else:
        whole = np.rint(amount.astype(np.float64) * steps).astype(np.int64)
        sums = np.diff(np.concatenate([[0], np.cumsum(whole)])[starts])
    total: Floats = sums / steps
    return total


def count_between(column: NDArray[np.integer[Any]], starts: Ints) -> Ints:
    """Add whole numbers up from each start to the next, int64; see `total_between`.

    >>> count_between(np.array([1, 2, 5], np.int8), np.array([0, 2, 2, 3])).tolist()
    [3, 0, 5]
    """
    _refuse_starts(starts, len(column))
    if current() == "compiled":
        sums = np.empty(len(starts) - 1, np.int64)
        looped(_count_between)(sums, column, starts)
        return sums
    whole = np.cumsum(column, dtype=np.int64)
    return np.diff(np.concatenate([[0], whole])[starts])


def totals_of(equation: Kernel[..., Any], starts: Ints, *columns: Any) -> tuple[Floats, ...]:  # noqa: ANN401 what equations take
    """Add up what an equation gives for each row, from each start to the next.

    The same as `total_between` of each of its results, which are not kept: compiled, equation
    and sums are one loop.

    Parameters
    ----------
    equation : Kernel
        An equation that treats every row alike; its results are amounts as `total_by` takes them.
    starts : array
        As `total_between` takes them.
    *columns : object
        What the equation is given.

    Returns
    -------
    tuple of array
        A float64 array of shape (groups,) for each result.

    Examples
    --------
    >>> totals_of(ratio, np.array([0, 2, 3]), np.array([1.0, 3.0, 1.0]), np.array([2.0, 2.0, 4.0]))
    (array([2.  , 0.25]),)
    """
    summed = equation.summed
    if summed is not None:
        found: tuple[Floats, ...] = summed(starts, MICRO, *columns)
        return found
    each = equation(*columns)
    parts = each if isinstance(each, tuple) else (each,)
    return tuple(total_between(part, starts) for part in parts)


def _refuse_starts(starts: Ints, rows: int) -> None:
    if (
        len(starts) < 1
        or starts[0] < 0
        or starts[-1] > rows
        or bool((starts[1:] < starts[:-1]).any())
    ):
        raise IndexError(f"starts of groups must ascend from 0 to {rows} at most")


def _add_between(
    sums: Ints, amount: Floats, starts: Ints, steps: float
) -> None:  # pragma: no cover  compiled
    for group in range(len(sums)):
        total = np.int64(0)
        for row in range(np.uint64(starts[group]), np.uint64(starts[group + 1])):
            total += np.int64(np.rint(np.float64(amount[row]) * steps))
        sums[group] = total


def _count_between(
    sums: Ints, column: NDArray[np.integer[Any]], starts: Ints
) -> None:  # pragma: no cover  compiled
    for group in range(len(sums)):
        total = np.int64(0)
        for row in range(np.uint64(starts[group]), np.uint64(starts[group + 1])):
            total += column[row]
        sums[group] = total


def _outside(rows: NDArray[np.integer[Any]], entries: int) -> int:
    """Find the first row that names no entry; -1 if there is none."""
    wrong = (rows < 0) | (rows >= entries)
    return int(np.argmax(wrong)) if wrong.any() else -1


def _refuse(place: int, rows: NDArray[np.integer[Any]], entries: int) -> None:
    if place >= 0:
        told = f"row {place} of {len(rows)} names entry {int(rows[place])}"
        raise IndexError(f"{told}, but there are entries 0 to {entries - 1} only")


def _add_each(
    sums: Ints, rows: NDArray[np.integer[Any]], amounts: Ints
) -> int:  # pragma: no cover  compiled
    entries = len(sums)
    outside = False
    for place in range(len(rows)):  # looked at beforehand: the sums stay as they are on an error
        outside |= (rows[place] < 0) | (rows[place] >= entries)
    if outside:
        for place in range(len(rows)):
            if rows[place] < 0 or rows[place] >= entries:
                return place
    for place in range(len(rows)):
        sums[rows[place]] += amounts[place]
    return -1


def _add_up(
    sums: Ints, amount: Floats, group: NDArray[np.integer[Any]], steps: float
) -> int:  # pragma: no cover  compiled
    groups, last, total = len(sums), _NONE, np.int64(0)
    for row in range(len(amount)):
        own = group[row]
        if own != last:  # rows of one group mostly stand together
            if last != _NONE:
                sums[last] += total
            if own < 0 or own >= groups:
                return row
            last, total = own, np.int64(0)
        total += np.int64(np.rint(np.float64(amount[row]) * steps))
    if last != _NONE:
        sums[last] += total
    return -1


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
