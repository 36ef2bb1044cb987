"""Households block by block: how village and county numbers reach their rows.

How a setting is fetched follows from who asks. For projects, villages and organisations, of which
there are few: `w.setting(Topic).at(county)`, a row each. For all households of a block:
`block.settings(evened(w.setting(Topic)))`, one number where all counties agree, else a column; a
single number that is no setting: `block.of_county(even(x))`, or `block.by_county` where a kernel
takes it, which then needs no column. For some households: `some.settings(Even(w.setting(Topic)))`,
or `some.laid(even(x))` for one number. For a handful whose counties are at hand: `x[county]`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from sim.actors.household.columns import Number, even
from sim.core import blocks
from sim.core.draws import Words
from sim.core.engine import Kernel, by
from sim.core.ledger import Rows
from sim.core.table import Floats, Ints, Settings
from sim.core.totals import count_between, total_between, totals_of
from sim.world.naming import names
from sim.world.window import Window
from sim.world.world import World

P = TypeVar("P", bound=Settings)


class Block:
    """Some whole villages: their household rows, and where each household belongs.

    Attributes
    ----------
    rows : slice
        Their households.
    villages : slice
        The villages themselves.
    starts : array
        Where each of its villages begins among its households, and where the last one ends.
    """

    def __init__(self, w: Window | World, block: blocks.Block) -> None:
        self.rows, self.villages, self.starts = block
        self._window = w

    @cached_property
    def village(self) -> Ints:
        """Each household's village, counted from the block's first."""
        return np.arange(len(self._count), dtype=np.int64).repeat(self._count)

    @cached_property
    def county(self) -> Ints:
        """Each household's row of the county table."""
        found: Ints = self.of_village(self._window.village.county)
        return found

    def of_village(self, values: NDArray[Any]) -> NDArray[Any]:
        """Give each household its village's value."""
        return values[self.villages].repeat(self._count)

    @cached_property
    def _count(self) -> Ints:
        return np.diff(self.starts)

    def of_county(self, values: Number) -> Number:
        """Give each household its county's value; one that holds everywhere stays one."""
        return values if isinstance(values, float) else values[self.county]

    def by_county(self, value: Number) -> Any:  # noqa: ANN401 a number, or what stands for a column
        """Hand equations each household's county's value, or the one that holds everywhere."""
        return value if isinstance(value, float) else by(value, self.county)

    def by_village(self, values: NDArray[Any]) -> Any:  # noqa: ANN401 what stands for a column
        """Hand equations each household's village's value."""
        return by(values, self._window.household.village[self.rows])

    def total(self, amount: NDArray[Any]) -> Floats:
        """Add up amounts of its households for each of its villages."""
        return total_between(amount, self.starts)

    def totals(self, equation: Kernel[..., Any], *columns: Any) -> tuple[Floats, ...]:  # noqa: ANN401
        """Add up what an equation gives for its households, for each of its villages."""
        return totals_of(equation, self.starts, *columns)

    def some(self, chosen: NDArray[np.bool_]) -> Some:
        """Give those of its households that are chosen."""
        if chosen.all():
            return self.everybody
        return Some(self._window, np.flatnonzero(chosen) + self.rows.start)

    @property
    def everybody(self) -> Some:
        """All of its households."""
        return Some(self._window, self.rows)

    @cached_property
    def _counties(self) -> tuple[Ints, Ints]:
        """Its counties, and where each one's households begin, and where the last one's end."""
        county = self._window.village.county[self.villages]
        heads = np.flatnonzero(np.concatenate([[True], county[1:] != county[:-1]]))
        return county[heads], np.append(self.starts[heads], self.starts[-1])

    def counted(self, column: NDArray[np.integer[Any]]) -> tuple[Ints, Ints]:
        """Name its counties, and add a column of whole numbers up by county."""
        county, starts = self._counties
        return county, count_between(column, starts)

    def count(self, column: NDArray[np.integer[Any]], total: Ints) -> None:
        """Add a column of whole numbers up by county, into `total`."""
        county, counted = self.counted(column)
        total[county] += counted

    def settings(self, topic: P) -> P:
        """Give each household its county's settings; those that hold everywhere stay single."""
        if all(isinstance(value, float) for value in vars(topic).values()):
            return topic
        chosen = type(topic).__new__(type(topic))
        for name, value in vars(topic).items():
            setattr(chosen, name, self.of_county(value))
        return chosen


class Some:
    """Some households of neighbouring villages, and where each belongs.

    Attributes
    ----------
    at : slice or array
        Their rows for taking and storing: a slice where they stand together, which is quick.
    """

    def __init__(self, w: Window | World, rows: Rows) -> None:
        self._window = w
        if isinstance(rows, slice):
            self.at: Rows = rows
            return
        self.rows = rows
        together = len(rows) > 0 and int(rows[-1] - rows[0]) == len(rows) - 1
        self.at = slice(int(rows[0]), int(rows[-1]) + 1) if together else rows

    def __len__(self) -> int:
        at = self.at
        return at.stop - at.start if isinstance(at, slice) else len(at)

    @cached_property
    def rows(self) -> Ints:
        """Their rows, int64, ascending."""
        at = self.at
        return np.arange(at.start, at.stop, dtype=np.int64) if isinstance(at, slice) else at

    def of(self, column: NDArray[Any]) -> NDArray[Any]:
        """Take their entries of a household column, not to be written to."""
        at = self.at
        taken = column[..., at] if isinstance(at, slice) else column.take(at, axis=-1)
        found = taken.view()
        found.flags.writeable = False
        return found

    def to(self, column: NDArray[Any]) -> Any:  # noqa: ANN401 a column, or what stands for one
        """Hand equations their entries of a household column."""
        return column[self.at] if isinstance(self.at, slice) else by(column, self.at)

    def where(self, chosen: NDArray[np.bool_]) -> tuple[Ints, Some]:
        """Give the places among them of those chosen, and these households."""
        places: Ints = np.flatnonzero(chosen)
        return places, Some(self._window, self.rows[places])

    @cached_property
    def names(self) -> tuple[Words, Words]:
        """By which names they draw luck; the window must declare `LUCK_READS`."""
        return names(self._window, self.at)

    @cached_property
    def village(self) -> NDArray[Any]:
        """Each household's village."""
        return self.of(self._window.household.village)

    @cached_property
    def county(self) -> Ints:
        """Each household's row of the county table."""
        found: Ints = self._window.village.county[self.village]
        return found

    def of_county(self, value: Number) -> Any:  # noqa: ANN401 a number, or what stands for a column
        """Hand equations each household's county's value, or the one that holds everywhere."""
        return value if isinstance(value, float) else by(value, self.county)

    def laid(self, value: Number) -> Number:
        """Lay a county's value out by household, unless one holds everywhere."""
        return value if isinstance(value, float) else value[self.county]

    def settings(self, topic: Even[P]) -> P:
        """Hand equations the settings of each household's county; single where all agree."""
        return cast("P", _Local(topic, self))


class Even(Generic[P]):
    """Settings of a topic, each one number where all counties agree; looked at when asked for."""

    def __init__(self, topic: P) -> None:
        self._topic = topic

    def __getattr__(self, name: str) -> Number:
        value = even(getattr(self._topic, name))
        self.__dict__[name] = value
        return value


class _Local:
    def __init__(self, topic: Any, some: Some) -> None:  # noqa: ANN401 settings of any topic
        self._topic, self._some = topic, some

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 a number, or what stands for a column
        return self._some.of_county(getattr(self._topic, name))


def households(w: Window | World) -> Iterator[Block]:
    """Walk over the households in blocks of whole villages.

    The window must declare `household: village` and `village: county`.
    """
    for block in w.blocks() if isinstance(w, World) else w.blocks:
        yield Block(w, block)


def county_of(w: Window, households: Rows) -> Ints:
    """Give the county of some households."""
    found: Ints = w.village.county[w.household.village[households]]
    return found
