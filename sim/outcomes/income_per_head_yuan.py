"""What people have to live on, everything counted."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds, mean_of
from sim.outcomes._people import persons_of
from sim.world.world import World


class IncomePerHeadYuan(OfHouseholds):
    """Divide the year's income of all counted households by their people."""

    label: ClassVar[Text] = Text("人均年收入", "income per head")
    unit: ClassVar[str] = "yuan a year"
    better: ClassVar[Direction] = "higher"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "平均每人一年有多少收入，补贴也算在内。",
            "What each person has in a year on average, support included.",
        ),
        how=Text(
            "全部收入加起来，除以全部人口；用近12个月的平均。",
            "All income over all people, as a running mean of 12 months.",
        ),
        try_this=Text(
            "和务工经营收入对照：涨上来的是挣的还是补的？",
            "Hold it against earned income: was the rise earned or handed out?",
        ),
        source="S P, income as the aim of poverty alleviation",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Yuan per head and year, float64 of shape (groups,)."""
        income = 12.0 * world.household.income_mean[rows].astype(np.float64)
        return mean_of(income, persons_of(world, rows), group, groups)
