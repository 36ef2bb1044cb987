"""Several things handed out in turn, the first come first, until each comes to an end."""

from __future__ import annotations

import numpy as np

from sim.core.compiled import looped
from sim.core.engine import current
from sim.core.queues import filled, in_line, put_in_order, roughly_in_line
from sim.core.table import Floats, Ints
from sim.core.totals import MICRO


def filled_first(  # noqa: PLR0913 what there is, what each wants, and who comes first
    stock: Floats, part: Floats, most: Floats, group: Ints, score: Floats, luck: Floats
) -> Floats:
    """Give several things to each in its turn, the highest score first, until the stocks end.

    The same as `filled` for each thing along `in_line`. Compiled, a group is put in order only
    as far as its stocks reach.

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
        order, run = roughly_in_line(group, score)
        looped(_fill_first, put_in_order)(stock, part, most, group, run, score, luck, order, given)
        return given
    order, each = in_line(group, score, luck), most[group]
    things = zip(stock, part, strict=True)
    return np.stack([filled(there, each * own, group, order) for there, own in things])


def _fill_first(  # noqa: C901, PLR0913 a part of its own would cost more than it clarifies
    stock: Floats, part: Floats, most: Floats, group: Ints, run: Ints, score: Floats,
    luck: Floats, order: Ints, given: Floats,
) -> None:  # fmt: skip  # pragma: no cover  compiled
    """Put one run after another in order and hand out along it, until a group's stocks end."""
    things, rows, own = len(part), len(group), -1
    left, lacking, first = np.empty(things, np.int64), 0, 0
    while first < rows:
        if group[first] != own:
            own, lacking = group[first], 0
            for thing in range(things):
                left[thing] = np.int64(np.floor(stock[thing, own] * MICRO))
                lacking += left[thing] > 0
        end = first + 1
        while end < rows and run[end] == run[first]:
            end += 1
        if lacking:
            put_in_order(first, end, score, luck, order)
            for place in range(first, end):
                row = order[place]
                for thing in range(things):
                    if left[thing] > 0:
                        wanted = most[own] * np.float64(part[thing, row])
                        steps = np.int64(np.ceil(wanted * MICRO))
                        given[thing, row] = wanted if left[thing] >= steps else left[thing] / MICRO
                        left[thing] -= steps
                        lacking -= left[thing] <= 0
        first = end
