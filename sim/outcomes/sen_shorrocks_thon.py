"""Poverty by the Sen-Shorrocks-Thon index."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.core.totals import MICRO
from sim.outcomes import Direction, OfHouseholds, mean_of
from sim.outcomes._incomes import by_income
from sim.outcomes._inequality import gini_of
from sim.outcomes._people import heads_of, persons_of
from sim.outcomes._shortfall import missing_of
from sim.world.world import World


class SenShorrocksThon(OfHouseholds):
    """Weigh the poverty gap by how unequally it is borne."""

    label: ClassVar[Text] = Text("森-肖洛克斯-托恩指数", "Sen-Shorrocks-Thon index")
    unit: ClassVar[str] = "0..1"
    better: ClassVar[Direction] = "lower"
    every_month: ClassVar[bool] = False
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "贫困深度，差距集中在少数人身上时更大。",
            "The poverty gap, larger where few people bear most of it.",
        ),
        how=Text(
            "贫困深度乘以（1加缺口的基尼系数）。",
            "The poverty gap times one plus the Gini coefficient of what people are missing.",
        ),
        try_this=Text(
            "同一笔钱，换一条分法再跑一次。",
            "Run again with the same money under another rule.",
        ),
        source="Shorrocks 1995",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Sen-Shorrocks-Thon index, 0..1, float64 of shape (groups,)."""
        persons = persons_of(world, rows)
        missing = missing_of(world, rows, world.household.income_mean)
        steps = np.rint(missing * MICRO).astype(np.int64)
        # who misses most has least: the order of incomes from its end, and so the groups
        most, back = by_income(world, rows, group)[::-1], groups - 1 - group
        uneven = gini_of(steps, heads_of(world, rows), back, groups, most)[::-1]
        return mean_of(missing * persons, persons, group, groups) * (1.0 + uneven)
