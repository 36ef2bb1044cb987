"""How many registered households have stayed out of poverty for two years."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds, mean_of
from sim.outcomes._people import out_and_registered, registered_of
from sim.world.world import World

SUSTAINED_MONTHS = 24
"""Months after the exit until it counts as sustained; A."""


class SustainedExitShare(OfHouseholds):
    """Count the registered households whose exit has lasted two years."""

    label: ClassVar[Text] = Text("稳定脱贫户占比", "households with a sustained exit")
    unit: ClassVar[str] = "share of households"
    better: ClassVar[Direction] = "higher"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "每100户建档立卡户里，有几户脱贫满两年、到现在也不穷。",
            "Of 100 registered households, how many have been out of poverty for two years.",
        ),
        how=Text(
            "从脱贫那个月算起，满24个月，现在也不穷。",
            "24 months since the exit, and not poor now.",
        ),
        try_this=Text(
            "项目12个月就结束。再延长半年，多稳住几户？",
            "The project ends after 12 months. How many more would six months keep up?",
        ),
        source="A, 24 months",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Share of registered households, 0..1, float64 of shape (groups,)."""
        lasted = world.household.exit_month[rows] <= world.month - SUSTAINED_MONTHS
        out = out_and_registered(world, rows) & lasted
        return mean_of(out, registered_of(world, rows), group, groups)
