"""Whole fen out of yuan, and splits of whole fen to the last one."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.core.compiled import looped
from sim.core.engine import current
from sim.core.errors import LedgerError
from sim.core.table import Floats, Ints

MOST_FEN = 9e15
"""Whole numbers above this are no longer exact in float64."""
_FINE = 2.0**40
"""Steps of the largest weight when weights become whole numbers."""


def to_fen(yuan: NDArray[np.floating[Any]]) -> Ints:
    """Round yuan to whole fen, half to even.

    Raises
    ------
    LedgerError
        If an amount is no number, or more than books can hold exactly.
    """
    fen = np.rint(yuan * 100.0)
    if fen.size and not float(np.abs(fen).max()) < MOST_FEN:
        raise LedgerError("an amount is no number, or beyond ninety trillion yuan")
    whole: Ints = fen.astype(np.int64)
    return whole


def split(total: Ints, weights: Floats, active: NDArray[np.bool_]) -> Ints:
    """Split whole fen by weights, row by row, to the last fen.

    The running total is rounded, so that each row sums to what was split. A row whose weights
    are all zero is split evenly over its active entries; a row without active entries gets 0.

    Parameters
    ----------
    total : array
        Fen to split, int64 of shape (rows,), none negative.
    weights : array
        Weights, float64 of shape (rows, entries), none negative.
    active : array
        Which entries may receive, bool of shape (rows, entries).

    Returns
    -------
    array
        Fen, int64 of shape (rows, entries).

    Examples
    --------
    >>> split(np.array([100]), np.ones((1, 3)), np.ones((1, 3), bool)).tolist()
    [[33, 34, 33]]
    """
    w = np.where(active, weights, 0.0)
    running = np.cumsum(w, axis=1)
    even = np.cumsum(active, axis=1).astype(np.float64)
    running = np.where(running[:, -1:] > 0.0, running, even)
    whole = running[:, -1:]
    part = np.where(running >= whole, 1.0, running / np.where(whole > 0.0, whole, 1.0))
    steps = np.rint(part * total[:, None]).astype(np.int64)
    steps = np.where(running >= whole, total[:, None], steps)
    steps = np.where(whole > 0.0, steps, 0)
    shares: Ints = np.diff(steps, axis=1, prepend=np.zeros((len(total), 1), np.int64))
    return shares


def split_groups(total: Ints, weights: Floats, group: Ints) -> Ints:
    """Split one total per group over that group's rows, to the last fen.

    Parameters
    ----------
    total : array
        Fen to split for each group, int64 of shape (groups,).
    weights : array
        Weights of the rows, float64 of shape (rows,), none negative.
    group : array
        The group of each row, int64 of shape (rows,), ascending.

    Returns
    -------
    array
        Fen, int64 of shape (rows,). Zero weights throughout a group mean an even split.

    Examples
    --------
    >>> split_groups(np.array([10, 5]), np.array([1.0, 3.0, 0.0]), np.array([0, 0, 1])).tolist()
    [2, 8, 5]
    """
    if not len(group):
        return np.zeros(0, np.int64)
    if current() == "compiled":
        shares = np.empty(len(group), np.int64)
        looped(_split_each)(total, weights, group, shares)
        return shares
    heads = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
    sizes = np.diff(np.r_[heads, len(group)])
    own = np.repeat(np.arange(len(heads)), sizes)
    # whole-number weights: a float running total would depend on the groups that stand before
    most = np.maximum.reduceat(weights, heads)[own]
    parts = np.rint(weights / np.where(most > 0.0, most, 1.0) * _FINE).astype(np.int64)
    w = np.where(most > 0.0, parts, np.int64(1))
    running = np.cumsum(w)
    inside = running - (running[heads] - w[heads])[own]
    whole = inside[heads + sizes - 1][own]
    steps = np.rint(inside / whole * total[group]).astype(np.int64)
    steps = np.where(inside == whole, total[group], np.minimum(steps, total[group]))
    previous = np.r_[np.int64(0), steps[:-1]]
    previous[heads] = 0
    each: Ints = steps - previous
    return each


def _split_each(
    total: Ints, weights: Floats, group: Ints, shares: Ints
) -> None:  # pragma: no cover  compiled
    first, rows = 0, len(group)
    while first < rows:
        end, most = first, 0.0
        while end < rows and group[end] == group[first]:
            most = max(most, weights[end])
            end += 1
        whole = np.int64(0)
        for row in range(first, end):
            part = np.rint(weights[row] / most * _FINE) if most > 0.0 else 1.0
            shares[row] = np.int64(part)
            whole += shares[row]
        inside, before, own = np.int64(0), np.int64(0), total[group[first]]
        for row in range(first, end):
            inside += shares[row]
            step = np.int64(np.rint(inside / whole * own))
            step = own if inside == whole or step > own else step
            shares[row] = step - before
            before = step
        first = end
