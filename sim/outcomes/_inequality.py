"""How unequal whole-number incomes are, group by group."""

from __future__ import annotations

import numpy as np

from sim.core.compiled import looped
from sim.core.engine import current
from sim.core.table import Floats, Ints
from sim.core.totals import ratio


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
    sums = np.zeros((3, groups), np.int64)
    if current() == "compiled":
        looped(_add_each)(fen, persons, group, order, sums)
    else:
        income, people, where = fen[order], persons[order], group[order]
        np.add.at(sums[0], where, people)
        np.add.at(sums[1], where, people * income)
        behind = np.cumsum(people) - (np.cumsum(sums[0]) - sums[0])[where]
        np.add.at(sums[2], where, people * income * (2 * behind - people))
    everybody = sums[0] * sums[1]
    spread = sums[2] - everybody
    return ratio(spread.astype(np.float64), everybody.astype(np.float64))


def _add_each(
    fen: Ints, persons: Ints, group: Ints, order: Ints, sums: Ints
) -> None:  # pragma: no cover  compiled
    for row in order:
        own, people = group[row], persons[row]
        before = sums[0, own]
        sums[0, own] += people
        sums[1, own] += people * fen[row]
        sums[2, own] += people * fen[row] * (2 * before + people)
