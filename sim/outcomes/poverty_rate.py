"""How many people are poor after all support."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds
from sim.outcomes._poverty import mean_over_persons, poor
from sim.world.world import World


class PovertyRate(OfHouseholds):
    """Count the people whose income of a year lies below the line, out of all people."""

    label: ClassVar[Text] = Text("贫困发生率", "headcount ratio")
    unit: ClassVar[str] = "share of people"
    better: ClassVar[Direction] = "lower"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "每100人里有几个人的收入低于贫困线。",
            "How many in 100 people have an income below the poverty line.",
        ),
        how=Text(
            "把一年的人均收入（含补贴）和当年的贫困线比，按人口算，不按户算。",
            "A year's income per head, support included, is held against the line of the year; "
            "people are counted, not households.",
        ),
        try_this=Text(
            "再看发补贴之前的数：差多少是补贴填上的？",
            "Look at the figure before support as well: how much of the gap did support fill?",
        ),
        source="Foster, Greer, Thorbecke 1984, alpha 0",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Share of people below the line, 0..1, float64 of shape (groups,)."""
        return mean_over_persons(world, (rows, group, groups), world.household.income_mean, poor)
