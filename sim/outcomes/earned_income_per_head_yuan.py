"""What people earn by their own work."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds, mean_of
from sim.outcomes._people import persons_of
from sim.world.world import World


class EarnedIncomePerHeadYuan(OfHouseholds):
    """Divide what all counted households earned in the year by their people."""

    label: ClassVar[Text] = Text("人均年劳动经营收入", "earned income per head")
    unit: ClassVar[str] = "yuan a year"
    better: ClassVar[Direction] = "higher"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "平均每人一年靠干活挣多少。",
            "What each person earns by work in a year on average.",
        ),
        how=Text(
            "种地、务工、经营所得，不算任何补贴；用近12个月的平均。",
            "From farm, jobs and business, without any support, as a running mean of 12 months.",
        ),
        try_this=Text(
            "项目结束两年后，这条线还高出对照多少？",
            "Two years after the end: how far is this line still above its twin?",
        ),
        source="S P, self-sustaining capacity",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Yuan per head and year, float64 of shape (groups,)."""
        earned = 12.0 * world.household.earned_mean[rows].astype(np.float64)
        return mean_of(earned, persons_of(world, rows), group, groups)
