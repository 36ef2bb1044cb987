"""Households block by block: how village and county numbers reach their rows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from sim.actors.household.columns import Number
from sim.core.ledger import Rows
from sim.core.table import Floats, Ints, Settings
from sim.world.window import Window

P = TypeVar("P", bound=Settings)


class Block:
    """Some whole villages: their household rows, and where each household belongs.

    Attributes
    ----------
    rows : slice
        Their households.
    villages : slice
        The villages themselves.
    """

    def __init__(self, w: Window, rows: slice, villages: slice) -> None:
        self.rows, self.villages = rows, villages
        self._window = w

    @cached_property
    def village(self) -> Ints:
        """Each household's village, counted from the block's first."""
        own = self._window.household.village[self.rows]
        local: Ints = own.astype(np.int64) - self.villages.start
        return local

    @cached_property
    def county(self) -> Ints:
        """Each household's row of the county table."""
        found: Ints = self._window.village.county[self.villages][self.village]
        return found

    def of_village(self, values: Floats) -> Floats:
        """Give each household its village's value."""
        found: Floats = values[self.villages][self.village]
        return found

    def of_county(self, values: Number) -> Number:
        """Give each household its county's value; one that holds everywhere stays one."""
        return values if isinstance(values, float) else values[self.county]

    def count(self, column: NDArray[np.integer[Any]], total: Ints) -> None:
        """Add a column of whole numbers up by county, into `total`.

        The window must declare `village: first count county`.
        """
        village = self._window.village
        some = np.flatnonzero(village.count[self.villages]) + self.villages.start
        if len(some):
            heads = village.first[some] - self.rows.start
            sums = np.add.reduceat(column.astype(np.int64), heads)
            np.add.at(total, village.county[some], sums)

    def settings(self, topic: P) -> P:
        """Give each household its county's settings; those that hold everywhere stay single."""
        if all(isinstance(value, float) for value in vars(topic).values()):
            return topic
        chosen = type(topic).__new__(type(topic))
        for name, value in vars(topic).items():
            setattr(chosen, name, self.of_county(value))
        return chosen


def households(w: Window) -> Iterator[Block]:
    """Walk over the households in blocks of whole villages.

    The window must declare `household: village` and `village: county`.
    """
    for rows, villages in w.blocks:
        yield Block(w, rows, villages)


def county_of(w: Window, households: Rows) -> Ints:
    """Give the county of some households."""
    found: Ints = w.village.county[w.household.village[households]]
    return found
