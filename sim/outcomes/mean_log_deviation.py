"""Inequality of incomes by the mean log deviation."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.maths import log
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Direction, OfHouseholds, mean_of
from sim.outcomes._incomes import LEAST, per_head
from sim.world.world import World


class MeanLogDeviation(OfHouseholds):
    """Average how far the logarithms of incomes lie apart."""

    label: ClassVar[Text] = Text("平均对数离差", "mean log deviation")
    unit: ClassVar[str] = "1"
    better: ClassVar[Direction] = "lower"
    every_month: ClassVar[bool] = False
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "收入分得匀不匀：0是一样多，越大越不匀。",
            "How even incomes are: 0 all alike, and more the less even.",
        ),
        how=Text(
            "按人平均的对数差；收入低于1元按1元算。",
            "A mean of logarithms over people; an income below 1 yuan counts as 1.",
        ),
        try_this=Text(
            "同一笔钱，换一条分法再跑一次。",
            "Run again with the same money under another rule.",
        ),
        source="Theil 1967, the second index",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """0 for equal incomes, float64 of shape (groups,)."""
        income, persons = per_head(world, rows)
        income = np.maximum(income, LEAST)
        mean = np.maximum(mean_of(income * persons, persons, group, groups), LEAST)[group]
        return mean_of(log(mean / income) * persons, persons, group, groups)
