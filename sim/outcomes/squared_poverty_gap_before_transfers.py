"""How far people would be below the line by their own work alone."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds
from sim.outcomes._poverty import mean_over_persons, squared
from sim.world.world import World


class SquaredPovertyGapBeforeTransfers(OfHouseholds):
    """Average shortfalls as they would be without pensions, subsidies and allowances."""

    label: ClassVar[Text] = Text("不算补贴的平方贫困距", "squared poverty gap before transfers")
    unit: ClassVar[str] = "0..1"
    better: ClassVar[Direction] = "lower"
    adds: ClassVar[Adds] = "mean"
    every_month: ClassVar[bool] = False
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "不算任何补贴，最穷的人加重算，大家离线还有多远。",
            "Without any support, with the poorest weighing most: how far people are below the "
            "line.",
        ),
        how=Text(
            "只算劳动和经营挣来的钱，其余和有补贴时一样算。",
            "Only what people earn themselves; the rest as with support.",
        ),
        try_this=Text(
            "补贴给足以后差别不见了，这里还看得见吗？",
            "Where support has closed every gap, can a difference still be seen here?",
        ),
        source="Foster, Greer, Thorbecke 1984, alpha 2",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Mean of shortfalls before transfers, 0..1, float64 of shape (groups,)."""
        return mean_over_persons(world, (rows, group, groups), world.household.earned_mean, squared)
