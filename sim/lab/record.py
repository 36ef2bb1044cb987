"""What is written down of a run: outcomes and dimensions by month, money by year."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from sim.core.calendar import MONTHS_IN_YEAR
from sim.core.glance import glance
from sim.core.table import Floats, Ints
from sim.outcomes import OUTCOMES, Outcome
from sim.outcomes._points import dimensions, of_pilot
from sim.world.world import World

N = TypeVar("N", bound=np.generic)
DIMENSIONS = 6
MANY = 100_000
"""Households of a replication above which measures that sort everybody are taken once a year."""
HOUSEHOLD_COLUMNS = ("income_start", "income_mean", "earned_mean", "size", "registered", "exited")
"""What is written down of every household beside its village and whether that is of the pilot;
yuan a month, persons, and yes or no as 1 or 0."""
FlowKey = tuple[str, str, str]
"""The name of a payment, the kind of pocket that paid, and the kind that received."""


class Asked(NamedTuple):
    """What somebody wants to know besides the usual: an outcome in a month, as a whole or apart."""

    measure: str
    month: int
    across: Literal["all", "villages", "deciles"] = "all"


@dataclass
class Record:
    """One arm of a run, for some replications side by side.

    Attributes
    ----------
    outcomes : tuple of str
        Names of what was counted.
    values : numpy.ndarray
        float64 of shape (outcomes, months, replications).
    six : numpy.ndarray
        The six dimensions of the pilot villages at the start and after each month, float64 of shape
        (6, 1 + months, replications); NaN where they cannot be told.
    flows : dict
        Money by payment, whole fen, int64 of shape (years, replications).
    households : dict
        How every household stands at the end, float64 of shape (households, replications), by
        name; empty unless asked for.
    groups : dict
        What was asked for by village or by decile, float64 of shape (groups, replications).
    """

    outcomes: tuple[str, ...]
    values: Floats
    six: Floats
    flows: dict[FlowKey, Ints] = field(default_factory=dict)
    households: dict[str, Floats] = field(default_factory=dict)
    groups: dict[Asked, Floats] = field(default_factory=dict)

    @classmethod
    def blank(cls, outcomes: Sequence[str], months: int, replications: int) -> Record:
        """Make the empty pages for a run."""
        return cls(
            tuple(outcomes),
            np.zeros((len(outcomes), months, replications)),
            np.full((DIMENSIONS, 1 + months, replications), np.nan),
        )

    @property
    def months(self) -> int:
        """How many months are written down."""
        return int(self.values.shape[1])

    @property
    def replications(self) -> int:
        """How many replications stand side by side."""
        return int(self.values.shape[2])

    def note_start(self, world: World) -> None:
        """Write down how the six dimensions stand before month 1."""
        self.six[:, 0] = _of_pilot(world, world.project.six_start)

    def note(self, world: World, month: int, asked: Collection[Asked] = ()) -> None:
        """Write down the world as a month left it; months are counted from 1.

        In a world of many households what only tables show is counted each twelfth month and at
        the end, and NaN between; `asked` names outcomes and months that somebody wants besides.
        """
        wanted = [each for each in asked if each.month == month]
        names = {each.measure for each in wanted}
        small = len(world.household) <= MANY * self.replications
        always = small or month % MONTHS_IN_YEAR == 0 or month == self.months
        with glance(world.lasting):
            for row, name in enumerate(self.outcomes):
                outcome = _usual(OUTCOMES[name])
                counted = outcome.every_month or always or name in names
                self.values[row, month - 1] = outcome.measure(world) if counted else np.nan
        self.six[:, month] = _of_pilot(world, world.project.six)
        for each in wanted:
            if each.across != "all":
                self.groups[each] = self._groups(world, each)
        years = -(-self.months // MONTHS_IN_YEAR)
        for key, fen in world.ledger.month.items():
            page = self.flows.setdefault(key, np.zeros((years, self.replications), np.int64))
            page[(month - 1) // MONTHS_IN_YEAR] += fen

    def _groups(self, world: World, asked: Asked) -> Floats:
        outcome = OUTCOMES[asked.measure]()
        if asked.across == "deciles":
            return outcome.by_decile(world).T.copy()
        return outcome.by_village(world).reshape(self.replications, -1).T.copy()

    def note_households(self, world: World) -> None:
        """Write down how every household stands; row n is the same one in every replication."""
        village = world.household.village
        columns = {name: getattr(world.household, name) for name in HOUSEHOLD_COLUMNS}
        columns["village"] = village % (len(world.village) // self.replications)
        columns["pilot"] = world.village.pilot[village]
        for name, column in columns.items():
            self.households[name] = column.astype(np.float64).reshape(self.replications, -1).T

    def one(self, number: int) -> Record:
        """Take one replication out, by its place in the record."""
        here = slice(number, number + 1)
        return Record(
            self.outcomes,
            self.values[:, :, here],
            self.six[:, :, here],
            {key: fen[:, here] for key, fen in self.flows.items()},
            {name: column[:, here] for name, column in self.households.items()},
            {asked: column[:, here] for asked, column in self.groups.items()},
        )

    @property
    def paid(self) -> dict[FlowKey, Ints]:
        """The payments by which any money moved."""
        return {key: fen for key, fen in self.flows.items() if np.count_nonzero(fen)}

    def by_replication(self) -> Record:
        """Lay the same out in memory replication by replication, so that each is taken out fast."""
        return Record(
            self.outcomes,
            _last_first(self.values),
            _last_first(self.six),
            {key: _last_first(fen) for key, fen in self.flows.items()},
            {name: _last_first(column) for name, column in self.households.items()},
            {asked: _last_first(column) for asked, column in self.groups.items()},
        )

    def columns(self) -> dict[str, NDArray[Any]]:
        """Give everything by name, for a digest."""
        flows = {"flow " + " ".join(key): fen for key, fen in self.paid.items()}
        named = {f"outcome {name}": self.values[i] for i, name in enumerate(self.outcomes)}
        people = {f"household {name}": column for name, column in self.households.items()}
        groups = {"group {} {} {}".format(*asked): column for asked, column in self.groups.items()}
        return {**named, "six": self.six, **flows, **people, **groups}


@cache
def _usual(outcome: type[Outcome]) -> Outcome:
    """Give an outcome that counts whom it counts unless told otherwise."""
    return outcome()


def _of_pilot(world: World, six: Floats) -> Floats:
    """Average six rows of points over the projects of each county's pilot villages."""
    rows = of_pilot(world)
    return dimensions(six[:, rows], world.project.county[rows], len(world.county))


def _last_first(column: NDArray[N]) -> NDArray[N]:
    """Give the same column with the entries along its last axis far apart in memory."""
    return np.moveaxis(np.ascontiguousarray(np.moveaxis(column, -1, 0)), 0, -1)


def joined(parts: Sequence[Record]) -> Record:
    """Put the replications of several records side by side, in the order given."""
    first = parts[0]
    years = -(-first.months // MONTHS_IN_YEAR)
    keys = sorted({key for part in parts for key in part.flows})
    flows = {
        key: np.concatenate(
            [p.flows.get(key, np.zeros((years, p.replications), np.int64)) for p in parts], axis=1
        )
        for key in keys
    }
    return Record(
        first.outcomes,
        np.concatenate([part.values for part in parts], axis=2),
        np.concatenate([part.six for part in parts], axis=2),
        flows,
        {n: np.concatenate([p.households[n] for p in parts], axis=1) for n in first.households},
        {asked: np.concatenate([p.groups[asked] for p in parts], axis=1) for asked in first.groups},
    )
