"""Households block by block: how village and county numbers reach their rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from sim.core.table import Floats, Ints, Settings
from sim.world.window import Window

P = TypeVar("P", bound=Settings)


@dataclass(frozen=True, slots=True)
class Block:
    """Some whole villages: their household rows, and where each household belongs.

    `village` counts from the block's first village; `county` is a row of the county table.
    """

    rows: slice
    villages: slice
    village: Ints
    county: Ints

    def of_village(self, values: Floats) -> Floats:
        """Give each household its village's value."""
        found: Floats = values[self.villages][self.village]
        return found

    def of_county(self, values: Floats | float) -> Floats | float:
        """Give each household its county's value; one that holds everywhere stays one."""
        return values if isinstance(values, float) else values[self.county]

    def count(self, column: NDArray[np.int8], total: Ints) -> None:
        """Add a column of whole numbers up by county, into `total`."""
        heads = np.flatnonzero(np.diff(self.county, prepend=-1))
        sums = np.add.reduceat(column.astype(np.int64), heads) if len(heads) else heads
        np.add.at(total, self.county[heads], sums)

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
        village = w.household.village[rows].astype(np.int64) - villages.start
        yield Block(rows, villages, village, w.village.county[villages][village])
