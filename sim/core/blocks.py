"""Blocks of whole villages that fit the processor's cache."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from sim.core.table import Ints

ROWS_PER_BLOCK: Final = 8192


class Block(NamedTuple):
    """Some whole villages that fit the processor's cache together.

    Attributes
    ----------
    rows : slice
        Their households.
    villages : slice
        The villages themselves.
    starts : array
        Where each village begins among these households, and where the last one ends, int64.
    """

    rows: slice
    villages: slice
    starts: Ints


def blocks(starts: Ints, rows_per_block: int = ROWS_PER_BLOCK) -> list[Block]:
    """Cut the households into blocks of whole villages.

    Parameters
    ----------
    starts : numpy.ndarray
        Ascending int64, one entry more than there are villages: where each village's rows begin,
        and last the number of rows.
    rows_per_block : int, optional
        The most rows in a block; a larger village makes a block of its own.

    Returns
    -------
    list of Block
        In order, covering every row and every village once.

    Examples
    --------
    >>> [block.rows for block in blocks(np.array([0, 3, 5, 9]), rows_per_block=5)]
    [slice(0, 5, None), slice(5, 9, None)]
    """
    found = []
    first, last = 0, len(starts) - 1
    while first < last:
        reach = int(np.searchsorted(starts, starts[first] + rows_per_block, side="right")) - 1
        after = max(first + 1, min(reach, last))
        rows = slice(int(starts[first]), int(starts[after]))
        inside = starts[first : after + 1] - rows.start
        found.append(Block(rows, slice(first, after), inside))
        first = after
    return found
