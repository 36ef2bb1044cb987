"""Poverty by the Sen index."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Direction, OfHouseholds, mean_of
from sim.outcomes._incomes import by_income, fen_of
from sim.outcomes._inequality import gini_of
from sim.outcomes._people import heads_of, persons_of
from sim.outcomes._poverty import poor
from sim.outcomes._shortfall import missing_of
from sim.world.world import World


class Sen(OfHouseholds):
    """Join headcount, gap, and inequality among the poor."""

    label: ClassVar[Text] = Text("森指数", "Sen index")
    unit: ClassVar[str] = "0..1"
    better: ClassVar[Direction] = "lower"
    every_month: ClassVar[bool] = False
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "贫困有多广、多深、穷人之间差多少，合成一个数。",
            "How many are poor, how deep, and how unequal among themselves, in one number.",
        ),
        how=Text(
            "贫困深度，加上其余部分乘以穷人之间的基尼系数。",
            "The poverty gap, and the rest of the headcount times the Gini index of the poor.",
        ),
        try_this=Text(
            "同一笔钱，换一条分法再跑一次。",
            "Run again with the same money under another rule.",
        ),
        source="Sen 1976, population form",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Sen index, 0..1, float64 of shape (groups,)."""
        persons = persons_of(world, rows)
        missing = missing_of(world, rows, world.household.income_mean)
        rate = mean_of(poor(missing) * persons, persons, group, groups)
        gap = mean_of(missing * persons, persons, group, groups)
        order = by_income(world, rows, group)
        order = order[missing[order] > 0.0]
        fen, people = fen_of(world, rows), heads_of(world, rows)
        return gap + (rate - gap) * gini_of(fen, people, group, groups, order)
