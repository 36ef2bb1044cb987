"""Who comes first in a group, and what is left for those behind: sums in whole steps.

Running totals of floats would depend on the groups that stand before; amounts are therefore
counted in whole millionths, so that neither neighbours nor machines move a bit.
"""

from __future__ import annotations

import numpy as np

from sim.core.compiled import looped
from sim.core.engine import current
from sim.core.table import Floats, Ints
from sim.core.totals import MICRO, add_at, ratio


def ranked(key: Ints) -> Ints:
    """Count the entries of equal key, 0, 1, 2 and so on, in the order in which they stand.

    >>> ranked(np.array([7, 3, 7, 7])).tolist()
    [0, 0, 1, 2]
    """
    order = key.argsort(kind="stable")
    line = key[order]
    rank = np.empty_like(key)
    rank[order] = np.arange(len(key)) - _heads(line)
    return rank


def _heads(line: Ints) -> Ints:
    """Say for each entry of an ascending line where its group begins, int64."""
    place = np.arange(len(line), dtype=np.int64)
    place[1:][line[1:] == line[:-1]] = 0
    heads: Ints = np.maximum.accumulate(place)
    return heads


def _lined_up(group: Ints, amount: Ints) -> tuple[Ints, Ints]:
    """Put whole amounts in order, group by group, the smallest first; groups and amounts."""
    bits = int(np.max(amount, initial=0)).bit_length()
    if bits + int(np.max(group, initial=0)).bit_length() < _BITS:
        both = np.sort((group << bits) | amount, kind="stable")
        return both >> bits, both & ((1 << bits) - 1)
    order = np.lexsort((amount, group))
    return group[order], amount[order]


_BITS = 63
"""Bits of a whole number without its sign."""


def in_line(group: Ints, score: Floats, luck: Floats) -> Ints:
    """Line rows up group by group, the highest score first, ties by the lower luck.

    Parameters
    ----------
    group : array
        The group of each row, int64 of shape (rows,), ascending.
    score, luck : array
        Numbers of each row, float64 of shape (rows,), without nan.

    Returns
    -------
    array
        The rows in their turns, int64; of equal score and luck the earlier row comes first.

    Examples
    --------
    >>> in_line(np.array([0, 0, 1]), np.array([1.0, 2.0, 0.0]), np.zeros(3)).tolist()
    [1, 0, 2]
    """
    if current() == "compiled":
        order, run = roughly_in_line(group, score)
        looped(_line_up, put_in_order)(run, score, luck, order)
        return order
    return np.lexsort((luck, -score, group)).astype(np.int64, copy=False)


def roughly_in_line(group: Ints, score: Floats) -> tuple[Ints, Ints]:
    """Line rows up as `in_line` does but for short runs of similar score, still in no order.

    Scores are counted into as many equal steps as a group has rows; the compiled engine only.

    Returns
    -------
    tuple of array
        The rows, and of each place in the line the number of its run, ascending; both int64.
    """
    order, run = np.empty(len(group), np.int64), np.empty(len(group), np.int64)
    looped(_line_up_roughly)(group, score, order, run)
    return order, run


def _line_up_roughly(
    group: Ints, score: Floats, order: Ints, run: Ints
) -> None:  # pragma: no cover  compiled
    first, rows = 0, len(group)
    step, free = np.empty(rows, np.int64), np.zeros(rows + 1, np.int64)
    while first < rows:
        end, low, high = first, score[first], score[first]
        while end < rows and group[end] == group[first]:
            low, high = min(low, score[end]), max(high, score[end])
            end += 1
        some = end - first
        scale = some / (high - low) if high - low > _LEAST else 0.0
        for row in range(first, end):
            step[row] = np.minimum(np.int64((high - score[row]) * scale), some - 1)
            free[first + step[row] + 1] += 1
        for place in range(first, end):  # where each run begins, counted up to where it is free
            free[place + 1] += free[place]
        for row in range(first, end):
            place = free[first + step[row]]
            order[place], run[place] = row, first + step[row]
            free[first + step[row]] = place + 1
        first = end


def _line_up(
    run: Ints, score: Floats, luck: Floats, order: Ints
) -> None:  # pragma: no cover  compiled
    first, rows = 0, len(run)
    while first < rows:
        end = first + 1
        while end < rows and run[end] == run[first]:
            end += 1
        put_in_order(first, end, score, luck, order)
        first = end


def put_in_order(
    first: int, end: int, score: Floats, luck: Floats, order: Ints
) -> None:  # pragma: no cover  compiled
    """Sort a part of a line in place (Shell 1959); which row comes first is never open."""
    for wide in range(0 if end - first > _SHORT else len(_GAPS) - 1, len(_GAPS)):
        gap = _GAPS[wide]
        for place in range(first + gap, end):
            row, free = order[place], place
            mine, lot = score[row], luck[row]
            while free >= first + gap:
                other = order[free - gap]
                if mine < score[other] or (
                    mine == score[other]
                    and (lot > luck[other] or (lot == luck[other] and row > other))
                ):
                    break
                order[free] = other
                free -= gap
            order[free] = row


_LEAST = 1e-300
"""Scores no further apart than this are lined up as one run."""
_SHORT = 6
"""Rows up to which a run is put in order one by one."""
_GAPS = (10_307, 4_591, 2_043, 907, 403, 179, 79, 34, 15, 6, 1)


def filled(stock: Floats, wanted: Floats, group: Ints, order: Ints) -> Floats:
    """Give each in its turn all it wants, until the group's stock ends.

    Parameters
    ----------
    stock : array
        What there is in each group, float64 of shape (groups,), none negative.
    wanted : array
        What each row wants at most, float64 of shape (rows,), none negative.
    group : array
        The group of each row, int64 of shape (rows,).
    order : array
        The rows in their turns, int64 of shape (rows,), group by group in ascending order.

    Returns
    -------
    array
        float64 of shape (rows,); less than a millionth of a stock that was wanted may be left.

    Examples
    --------
    >>> both, turns = np.zeros(2, np.int64), np.array([1, 0])
    >>> filled(np.array([5.0]), np.array([3.0, 4.0]), both, turns).tolist()
    [1.0, 4.0]
    """
    if current() == "compiled":
        given = np.empty_like(wanted)
        looped(_fill)(stock, wanted, group, order, given)
        return given
    line = group[order]
    steps = np.ceil(wanted[order] * MICRO).astype(np.int64)
    before = np.cumsum(steps) - steps
    left = np.floor(stock * MICRO).astype(np.int64)[line]
    left = np.maximum(left - (before - before[_heads(line)]), 0)
    given = np.zeros_like(wanted)
    given[order] = np.where(left >= steps, wanted[order], left / MICRO)
    return given


def _fill(
    stock: Floats, wanted: Floats, group: Ints, order: Ints, given: Floats
) -> None:  # pragma: no cover  compiled
    own, left = -1, np.int64(0)
    for place in range(len(order)):
        row = order[place]
        if group[row] != own:
            own = group[row]
            left = np.int64(np.floor(stock[own] * MICRO))
        steps = np.int64(np.ceil(wanted[row] * MICRO))
        there = left if left > 0 else np.int64(0)
        given[row] = wanted[row] if there >= steps else there / MICRO
        left -= steps


def levelled(stock: Floats, wanted: Floats, group: Ints) -> Floats:
    """Give all rows of a group the same, but none more than it wants, until the stock ends.

    Parameters
    ----------
    stock : array
        What there is in each group, float64 of shape (groups,), none negative.
    wanted : array
        What each row wants at most, float64 of shape (rows,), none negative.
    group : array
        The group of each row, int64 of shape (rows,).

    Returns
    -------
    array
        float64 of shape (rows,); less than a millionth of a stock that was wanted may be left.

    Examples
    --------
    >>> levelled(np.array([9.0]), np.array([1.0, 8.0, 8.0]), np.zeros(3, np.int64)).tolist()
    [1.0, 4.0, 4.0]
    """
    if current() == "compiled":
        given = np.empty_like(wanted)
        looped(_level)(stock, wanted, group, given)
        return given
    groups = len(stock)
    each = np.ceil(wanted * MICRO).astype(np.int64)
    whole = np.floor(stock * MICRO).astype(np.int64)
    sums = np.zeros(groups, np.int64)
    add_at(sums, group, each)
    short = sums > whole
    if not short.any():
        return wanted.copy()
    # who wants nothing, or comes where there is enough for all, needs no place in the line
    some = np.flatnonzero(short[group] & (each > 0))
    line, steps = _lined_up(group[some], each[some])
    heads = _heads(line)
    before = np.cumsum(steps) - steps
    behind = np.bincount(line, minlength=groups)[line] - (np.arange(len(line)) - heads)
    full = before - before[heads] + behind * steps <= whole[line]
    used = np.zeros(groups, np.int64)
    add_at(used, line[full], steps[full])
    waiting = np.bincount(line[~full], minlength=groups).astype(np.float64)
    level = np.where(waiting > 0.0, ratio((whole - used) / MICRO, waiting), np.inf)
    return np.minimum(wanted, level[group])


def _level(
    stock: Floats, wanted: Floats, group: Ints, given: Floats
) -> None:  # pragma: no cover  compiled
    """Raise the level group by group: whoever wants no more than it leaves room for others."""
    groups, rows = len(stock), len(wanted)
    steps, left = np.empty(rows, np.int64), np.floor(stock * MICRO).astype(np.int64)
    waiting, level = np.zeros(groups, np.int64), np.empty(groups, np.int64)
    for row in range(rows):
        steps[row] = np.int64(np.ceil(wanted[row] * MICRO))
        waiting[group[row]] += steps[row] > 0
    more = True
    while more:
        more = False
        for own in range(groups):
            level[own] = left[own] // waiting[own] if waiting[own] > 0 else 0
        for row in range(rows):
            own = group[row]
            if 0 < steps[row] <= level[own]:
                left[own] -= steps[row]
                waiting[own] -= 1
                steps[row], more = 0, True
    for row in range(rows):
        own = group[row]
        most = left[own] / MICRO / waiting[own] if waiting[own] > 0 else np.inf
        given[row] = min(wanted[row], most)
