"""Whom the help reaches."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds, mean_of
from sim.outcomes._people import registered_of
from sim.world.world import World

_SOMETHING = 1.0
"""Service of a year, yuan, from which a household counts as reached; A."""


class Coverage(OfHouseholds):
    """Count the registered households that got service within a year."""

    label: ClassVar[Text] = Text("帮扶覆盖面", "coverage")
    unit: ClassVar[str] = "share of households"
    better: ClassVar[Direction] = "higher"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "每100户建档立卡户里，一年里得到过帮扶的有几户。",
            "Of 100 registered households, how many got service within a year.",
        ),
        how=Text(
            "近12个月所得服务超过1元。",
            "Service of more than 1 yuan in twelve months.",
        ),
        try_this=Text(
            "个案户数加一倍，覆盖面变不变？",
            "Twice as many households in casework: does coverage change?",
        ),
        source="S P, coverage rises with the network of projects",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Share of registered households, 0..1, float64 of shape (groups,)."""
        registered = registered_of(world, rows)
        reached = registered & (world.household.served_year[rows] >= _SOMETHING)
        return mean_of(reached, registered, group, groups)
