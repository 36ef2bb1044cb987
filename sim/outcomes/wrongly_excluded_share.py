"""Whom the help misses although they need it."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds, mean_of
from sim.outcomes._people import poor_of, registered_of
from sim.world.world import World

_NOTHING = 1.0
"""Service of a year, yuan, below which a household was not helped; A."""


class WronglyExcludedShare(OfHouseholds):
    """Count poor registered households that got no service for a year."""

    label: ClassVar[Text] = Text("漏掉的户占比", "wrongly excluded")
    unit: ClassVar[str] = "share of households"
    better: ClassVar[Direction] = "lower"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "每100户贫困户里，有几户一年里什么帮扶都没得到。",
            "Of 100 poor households on the register, how many got no help at all in a year.",
        ),
        how=Text(
            "现在贫困，近12个月所得服务为零。",
            "Poor now, and no service in the last twelve months.",
        ),
        try_this=Text(
            "用过时的名册，漏掉谁？",
            "Whom does a register that is out of date miss?",
        ),
        source="S P, precise services; error of exclusion",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Share of poor households, 0..1, float64 of shape (groups,)."""
        poor = registered_of(world, rows) & poor_of(world, rows)
        missed = poor & (world.household.served_year[rows] < _NOTHING)
        return mean_of(missed, poor, group, groups)
