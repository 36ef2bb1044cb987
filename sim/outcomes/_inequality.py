"""How unequal whole-number incomes are, group by group."""

from __future__ import annotations

import numpy as np

from sim.core.table import Floats, Ints
from sim.core.totals import add_at, ratio


def gini_of(
    fen: Ints, persons: Ints, group: Ints, groups: int, order: Ints | None = None
) -> Floats:
    """Give the Gini coefficient of incomes per head, group by group.

    Parameters
    ----------
    fen : array
        Income per head, whole fen, none negative, int64 of shape (rows,).
    persons : array
        How many people have it, int64 of shape (rows,).
    group : array
        The group of each row, int64 of shape (rows,).
    groups : int
        How many groups there are.
    order : array, optional
        The rows group by group, the poorest first, where that is known.

    Returns
    -------
    array
        float64 of shape (groups,), population form; exact for up to a million people a group.

    Examples
    --------
    >>> x = np.array([10, 20, 40, 60, 80, 120, 150, 200, 400, 920])
    >>> gini_of(x, np.ones(10, np.int64), np.zeros(10, np.int64), 1).tolist()
    [0.598]
    """
    if order is None:
        order = np.lexsort((fen, group))
    income, people, where = fen[order], persons[order], group[order]
    sums = np.zeros((3, groups), np.int64)
    add_at(sums[0], where, people)
    add_at(sums[1], where, people * income)
    behind = np.cumsum(people) - (np.cumsum(sums[0]) - sums[0])[where]
    add_at(sums[2], where, people * income * (2 * behind - people))
    everybody = sums[0] * sums[1]
    spread = sums[2] - everybody
    return ratio(spread.astype(np.float64), everybody.astype(np.float64))
