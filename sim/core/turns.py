"""Several things handed out in turn, the first come first, until each comes to an end."""

from __future__ import annotations

import numpy as np

from sim.core.compiled import looped
from sim.core.engine import current
from sim.core.queues import filled, in_line
from sim.core.table import Floats, Ints
from sim.core.totals import MICRO


def filled_first(  # noqa: PLR0913 what there is, what each wants, and who comes first
    stock: Floats, part: Floats, most: Floats, group: Ints, score: Floats, luck: Floats
) -> Floats:
    """Give several things to each in its turn, the highest score first, until the stocks end.

    The same as `filled` for each thing along `in_line`. Compiled, a group is lined up only as far
    as its stocks reach (a heap, Williams 1964).

    Parameters
    ----------
    stock : array
        What there is of each thing in each group, float64 of shape (things, groups).
    part : array
        How much of the most each row wants, (things, rows), none negative.
    most : array
        What a row of each group wants at most, float64 of shape (groups,), none negative.
    group : array
        The group of each row, int64 of shape (rows,), ascending.
    score, luck : array
        Who comes first, as `in_line` takes them.

    Returns
    -------
    array
        float64 of shape (things, rows).

    Examples
    --------
    >>> stock, all_of_it, both = np.array([[5.0]]), np.ones((1, 2)), np.zeros(2, np.int64)
    >>> filled_first(stock, all_of_it, np.array([4.0]), both, np.array([1.0, 2.0]), np.zeros(2))
    array([[1., 4.]])
    """
    if current() == "compiled":
        given = np.zeros(part.shape)
        looped(_fill_first)(stock, part, most, group, score, luck, given)
        return given
    order, each = in_line(group, score, luck), most[group]
    things = zip(stock, part, strict=True)
    return np.stack([filled(there, each * own, group, order) for there, own in things])


def _fill_first(  # noqa: C901, PLR0913 compiled parts of a loop cost more than they clarify
    stock: Floats, part: Floats, most: Floats, group: Ints, score: Floats, luck: Floats,
    given: Floats,
) -> None:  # fmt: skip  # pragma: no cover  compiled
    def before(row: int, other: int) -> bool:
        if score[row] != score[other]:
            return bool(score[row] > score[other])
        return bool(luck[row] < luck[other] or (luck[row] == luck[other] and row < other))

    things, rows, first = len(part), len(group), 0
    heap, left = np.empty(rows, np.int64), np.empty(things, np.int64)
    while first < rows:
        own, end, lacking = group[first], first, 0
        while end < rows and group[end] == own:
            heap[end - first] = end
            end += 1
        for thing in range(things):
            left[thing] = np.int64(np.floor(stock[thing, own] * MICRO))
            lacking += left[thing] > 0
        some = end - first
        waiting = some // 2  # places whose rows have yet to sink below those that come before
        while some and lacking:
            if waiting:
                waiting -= 1
                free, row = waiting, heap[waiting]
            else:
                for thing in range(things):
                    if left[thing] > 0:
                        wanted = most[own] * np.float64(part[thing, heap[0]])
                        steps = np.int64(np.ceil(wanted * MICRO))
                        enough = left[thing] >= steps
                        given[thing, heap[0]] = wanted if enough else left[thing] / MICRO
                        left[thing] -= steps
                        lacking -= left[thing] <= 0
                some -= 1
                free, row = 0, heap[some]
            child = 2 * free + 1
            while child < some:
                if child + 1 < some and before(heap[child + 1], heap[child]):
                    child += 1
                if before(row, heap[child]):
                    break
                heap[free] = heap[child]
                free, child = child, 2 * child + 1
            heap[free] = row
        first = end
