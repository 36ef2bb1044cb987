"""What people spend on living."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds, mean_of
from sim.outcomes._people import persons_of
from sim.world.world import World


class ConsumptionPerHeadYuan(OfHouseholds):
    """Divide what households consumed this month by their people, as a yearly sum."""

    label: ClassVar[Text] = Text("人均年消费", "consumption per head")
    unit: ClassVar[str] = "yuan a year"
    better: ClassVar[Direction] = "higher"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "平均每人一年花多少钱过日子。",
            "What each person spends on living in a year.",
        ),
        how=Text(
            "本月的消费乘以12。",
            "Consumption of this month times twelve.",
        ),
        try_this=Text(
            "收入涨了，花的也涨了吗？",
            "Income has risen: has consumption?",
        ),
        source="A, see the phase spend",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Yuan per head and year, float64 of shape (groups,)."""
        spent = 12.0 * world.household.consumption[rows].astype(np.float64)
        return mean_of(spent, persons_of(world, rows), group, groups)
