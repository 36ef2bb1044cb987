"""How far people would be below the line by their own work alone."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds
from sim.outcomes._poverty import as_it_is, mean_over_persons
from sim.world.world import World


class PovertyGapBeforeTransfers(OfHouseholds):
    """Average shortfalls as they would be without pensions, subsidies and allowances."""

    label: ClassVar[Text] = Text("不算补贴的贫困深度", "poverty gap before transfers")
    unit: ClassVar[str] = "0..1"
    better: ClassVar[Direction] = "lower"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "不算任何补贴，平均每人离贫困线还差几成。",
            "Without any support: how much of the line people are missing on average.",
        ),
        how=Text(
            "只算劳动和经营挣来的钱，其余和有补贴时一样算。",
            "Only what people earn themselves; the rest as with support.",
        ),
        try_this=Text(
            "补贴给足以后差别不见了，这里还看得见吗？",
            "Where support has closed every gap, can a difference still be seen here?",
        ),
        source="Foster, Greer, Thorbecke 1984, alpha 1",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Mean of shortfalls before transfers, 0..1, float64 of shape (groups,)."""
        return mean_over_persons(
            world, (rows, group, groups), world.household.earned_mean, as_it_is
        )
