"""What we count: one file per thing, measured county by county at the end of a month."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar, Literal

import numpy as np

from sim.core.card import Card
from sim.core.param import Declared, param
from sim.core.shelf import Shelf
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.core.totals import ratio, total_by
from sim.world.world import World

Direction = Literal["higher", "lower", "neither"]


class Outcome(Declared, ABC):
    """A thing that we count; a value with its own choice of whom to count."""

    card: ClassVar[Card]
    label: ClassVar[Text]
    unit: ClassVar[str]
    better: ClassVar[Direction]
    """Which way is good for the households; said here so that no report has to guess."""

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

    def rows(self, world: World) -> Ints:
        """Find the households that are counted: rows of their table, int64, ascending."""
        household, village = world.household, world.village
        if self.among == "pilot":
            return np.flatnonzero(village.pilot[household.village])
        if self.among == "registered":
            return np.flatnonzero(household.registered)
        return np.arange(len(household), dtype=np.int64)


def county_of(world: World, rows: Ints) -> Ints:
    """Give the county of each of these households, int64."""
    county: Ints = world.village.county[world.household.village[rows]]
    return county


def county_ratio(world: World, rows: Ints, part: Floats, whole: Floats) -> Floats:
    """Divide two county sums over the same households; 0 where the second is 0."""
    county, counties = county_of(world, rows), len(world.county)
    return ratio(total_by(part, county, counties), total_by(whole, county, counties))


OUTCOMES: Shelf[Outcome] = Shelf(
    "sim.outcomes",
    Outcome,  # type: ignore[type-abstract]  # the shelf only asks what inherits from it
)
