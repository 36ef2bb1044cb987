"""What we count: one file per thing, at the end of a month, by county, village or decile."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from sim.core.card import Card
from sim.core.glance import for_good, once
from sim.core.param import Declared, param
from sim.core.shelf import Shelf
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.core.totals import ratio, total_by
from sim.world.plan import Plan
from sim.world.public_goods import PublicGoods
from sim.world.world import World

Direction = Literal["higher", "lower", "neither"]
Adds = Literal["sum", "mean", "not"]
DECILES = 10


class Outcome(Declared, ABC):
    """A thing that we count; a value with its own choice of whom to count."""

    card: ClassVar[Card]
    label: ClassVar[Text]
    unit: ClassVar[str]
    better: ClassVar[Direction]
    """Which way is good for the households; said here so that no report has to guess."""
    every_month: ClassVar[bool] = True
    """Whether every run counts it each month; else a large one counts it once a year."""

    adds: ClassVar[Adds] = "not"
    """How that of many counties comes of each one's: added up; as one sum over another, each added
    up, by a single `mean_of`; or not at all."""

    of_nobody: ClassVar[float] = 0.0
    """What the mean comes to where there is nobody to count; NaN if that cannot be told."""

    of_game: ClassVar[bool] = False
    """Whether it belongs to the public-goods game; all else belongs to villages."""

    among: str = param(
        default="pilot",
        unit="1",
        choices=("pilot", "registered", "everyone"),
        source="A, the villages where the project begins",
        label=Text("统计哪些户", "which households are counted"),
    )

    @classmethod
    def name(cls) -> str:
        """Give the name by which a scenario or a table calls it: its file's name."""
        return cls.__module__.rpartition(".")[2]

    @abstractmethod
    def measure(self, world: World) -> Floats:
        """Count it at the end of the present month.

        Parameters
        ----------
        world : World
            The world as the month left it; it is not changed.

        Returns
        -------
        array
            float64 of shape (counties,), in the outcome's unit; 0 where there is nobody
            to count, NaN where it cannot be told.
        """

    def parts(self, world: World) -> tuple[Floats, Floats]:
        """Give what adds up over counties: a sum, and that by which it is to be divided.

        Returns
        -------
        tuple of array
            Each float64 of shape (counties,); the second is 1 everywhere for what is only added.

        Raises
        ------
        ValueError
            If it does not add up.
        """
        if self.adds == "sum":
            return self.measure(world), np.ones(len(world.county))
        with _Sums() as seen:
            self.measure(world)
        if self.adds == "not" or len(seen) != 1:
            raise ValueError(f"{self.name()} of many counties cannot be told from each one's")
        return seen[0]

    def by_village(self, world: World) -> Floats:
        """Count it village by village, (villages,); NaN where it is no matter of villages."""
        return np.full(len(world.village), np.nan)

    def by_decile(self, world: World) -> Floats:
        """Count it by income decile of the start, (counties, 10); NaN if no matter of people."""
        return np.full((len(world.county), DECILES), np.nan)

    def rows(self, world: World) -> Ints:
        """Find the households that are counted: rows of their table, int64, ascending."""
        return for_good(self.among, world, lambda: self._rows(world))

    def _rows(self, world: World) -> Ints:
        if self.among == "pilot":
            return of_pilot(world)
        if self.among == "registered":
            return np.flatnonzero(world.household.registered)
        return np.arange(len(world.household), dtype=np.int64)


class OfHouseholds(Outcome):
    """What is counted of households, in whatever groups they fall: counties, villages, deciles."""

    @abstractmethod
    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Count it in each group.

        Parameters
        ----------
        world : World
            The world as the month left it; it is not changed.
        rows : array
            The households counted, rows of their table, int64, ascending.
        group : array
            The group of each, int64.
        groups : int
            How many groups there are.

        Returns
        -------
        array
            float64 of shape (groups,), 0 for a group of nobody.
        """

    def measure(self, world: World) -> Floats:
        """Count it county by county, (counties,)."""
        rows = self.rows(world)
        return self.count(world, rows, county_of(world, rows), len(world.county))

    def by_village(self, world: World) -> Floats:
        """Count it village by village, (villages,)."""
        rows = self.rows(world)
        village = world.household.village[rows].astype(np.int64)
        return self.count(world, rows, village, len(world.village))

    def by_decile(self, world: World) -> Floats:
        """Count it in each tenth of the people, by income at the start, (counties, 10)."""
        rows, counties = self.rows(world), len(world.county)
        group = county_of(world, rows) * DECILES + deciles(world, rows)
        return self.count(world, rows, group, counties * DECILES).reshape(counties, DECILES)


class OfVillages(Outcome):
    """What is counted of villages; each has one project, in the row of the same number."""

    @abstractmethod
    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Count it in each group of villages, as `OfHouseholds.count` does of households.

        Parameters
        ----------
        world : World
            The world as the month left it; it is not changed.
        rows : array
            The villages counted, rows of their table, int64, ascending.
        group : array
            The group of each, int64.
        groups : int
            How many groups there are.

        Returns
        -------
        array
            float64 of shape (groups,).
        """

    def measure(self, world: World) -> Floats:
        """Count it county by county, (counties,)."""
        rows = self.villages(world)
        county = for_good("county", rows, lambda: world.village.county[rows])
        return self.count(world, rows, county, len(world.county))

    def by_village(self, world: World) -> Floats:
        """Count it village by village, (villages,)."""
        rows = self.villages(world)
        return self.count(world, rows, rows, len(world.village))

    def villages(self, world: World) -> Ints:
        """Find the villages that are counted: rows of their table, int64, ascending."""
        pilot = world.village.pilot if self.among == "pilot" else np.ones(len(world.village), bool)
        return for_good(f"villages {self.among}", world, lambda: np.flatnonzero(pilot))

    def homes(self, world: World) -> Ints:
        """Find the households of the villages that are counted, int64, ascending."""
        if self.among == "pilot":
            return of_pilot(world)
        return np.arange(len(world.household), dtype=np.int64)


def counted(plan: Plan) -> tuple[str, ...]:
    """Name what is counted in the world of a plan: of players, or of villages."""
    game = plan.of(PublicGoods).enabled
    return tuple(name for name, outcome in OUTCOMES.items() if outcome.of_game == game)


def of_pilot(world: World) -> Ints:
    """Find the households of the pilot villages: rows of their table, int64, ascending."""
    pilot, village = world.village.pilot, world.household.village
    return for_good("homes", world, lambda: np.flatnonzero(pilot[village]))


def county_of(world: World, rows: Ints) -> Ints:
    """Give the county of each of these households, int64."""
    return for_good("county", rows, lambda: world.village.county[world.household.village[rows]])


def deciles(world: World, rows: Ints) -> Ints:
    """Put households into ten groups of as many people, by county and income at the start.

    Parameters
    ----------
    world : World
        Any month of a run: the incomes of the start are kept.
    rows : array
        Households, int64.

    Returns
    -------
    array
        0 for the poorest tenth to 9 for the richest, int64; the same in every arm.
    """
    household, county = world.household, county_of(world, rows)
    persons = household.size[rows].astype(np.int64)
    start = household.income_start[rows].astype(np.float64)
    order = np.lexsort((rows, ratio(start, persons.astype(np.float64)), county))
    people = np.zeros(len(world.county), np.int64)
    np.add.at(people, county, persons)
    home = county[order]
    below = np.cumsum(persons[order]) - persons[order] - (np.cumsum(people) - people)[home]
    middle = 2 * below + persons[order]
    place = np.empty(len(rows), np.int64)
    place[order] = DECILES * middle // np.maximum(2 * people[home], 1)
    return np.minimum(place, DECILES - 1)


class _Sums:
    """Keep the sums of which means are made while it is open."""

    open: ClassVar[list[tuple[Floats, Floats]] | None] = None

    def __enter__(self) -> list[tuple[Floats, Floats]]:
        """Begin to keep them."""
        _Sums.open = []
        return _Sums.open

    def __exit__(self, *_: object) -> None:
        """Keep no more."""
        _Sums.open = None


def in_all(whole: NDArray[Any], group: Ints, groups: int) -> Floats:
    """Add numbers, or how many are meant, up group by group."""
    return once("in all", whole, lambda: total_by(whole, group, groups), group)


def mean_of(part: NDArray[Any], whole: NDArray[Any], group: Ints, groups: int) -> Floats:
    """Divide two sums over the same rows, group by group; 0 where the second is 0."""
    both = total_by(part, group, groups), in_all(whole, group, groups)
    if _Sums.open is not None:
        _Sums.open.append(both)
    return ratio(*both)


OUTCOMES: Shelf[Outcome] = Shelf(
    "sim.outcomes",
    Outcome,  # type: ignore[type-abstract]  # the shelf only asks what inherits from it
)
