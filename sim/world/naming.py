"""By which names households draw their luck: a number of their own, under their county's key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.core.access import declared
from sim.core.compiled import looped
from sim.core.draws import Words
from sim.core.engine import current
from sim.core.ledger import Rows
from sim.core.table import Ints

if TYPE_CHECKING:
    from sim.world.window import Window
    from sim.world.world import World

LUCK_READS = declared("household: village; village: county id first; county: luck")
"""What a phase must declare in which households draw luck."""
_INDEX_BITS = np.uint64(24)


def names(w: Window | World, rows: Rows) -> tuple[Words, Words]:
    """Give the key under which some households draw their luck, and their own numbers.

    A household's number is its village's number and its place there, so that it depends neither
    on how many villages there are nor on what lies beside them; no column has to hold it.

    Parameters
    ----------
    w : Window or World
        Declares `LUCK_READS`.
    rows : array or slice
        Household rows: int64, ascending, or a slice with both ends.

    Returns
    -------
    tuple
        The key of each and its number, uint64 of shape (households,).
    """
    village = w.household.village[rows]
    if not len(village):
        return np.zeros(0, np.uint64), np.zeros(0, np.uint64)
    v, first = w.village, int(village[0])
    some = slice(first, int(village[-1]) + 1)
    keys = w.county.luck[v.county[some]]
    base = (v.id[some] << _INDEX_BITS) - v.first[some].astype(np.uint64)
    each = np.arange(rows.start, rows.stop) if isinstance(rows, slice) else rows
    if current() == "compiled":
        key, number = np.empty(len(village), np.uint64), np.empty(len(village), np.uint64)
        looped(_name)(village, first, keys, base, each, key, number)
        return key, number
    own = village - first
    return keys[own], base[own] + each.view(np.uint64)


def _name(  # noqa: PLR0913 what is read and what is written
    village: np.ndarray, first: int, keys: Words, base: Words, each: Ints, key: Words, number: Words
) -> None:  # pragma: no cover  compiled
    for row in range(len(village)):
        own = np.uint64(village[row] - first)
        key[row] = keys[own]
        number[row] = base[own] + np.uint64(each[row])
