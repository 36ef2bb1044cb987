"""Inequality of incomes by the Theil index."""

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


class Theil(OfHouseholds):
    """Average how far the logarithms of incomes lie apart."""

    label: ClassVar[Text] = Text("泰尔指数", "Theil index")
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
        source="Theil 1967",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """0 for equal incomes, float64 of shape (groups,)."""
        income, persons = per_head(world, rows)
        income = np.maximum(income, LEAST)
        mean = np.maximum(mean_of(income * persons, persons, group, groups), LEAST)[group]
        part = income / mean
        return mean_of(part * log(part) * persons, persons, group, groups)
