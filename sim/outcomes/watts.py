"""Poverty by the Watts index."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.maths import log
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds, county_of, mean_of
from sim.outcomes._incomes import LEAST, per_head
from sim.world.world import World


class Watts(OfHouseholds):
    """Average the logarithm of the line over people's incomes."""

    label: ClassVar[Text] = Text("瓦茨指数", "Watts index")
    unit: ClassVar[str] = "1"
    better: ClassVar[Direction] = "lower"
    adds: ClassVar[Adds] = "mean"
    every_month: ClassVar[bool] = False
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "贫困有多深，越穷的人算得越重。",
            "How deep poverty is; the poorer weigh more.",
        ),
        how=Text(
            "线除以收入再取对数，按人平均；收入低于1元按1元算。",
            "The logarithm of line over income, over all people; an income below 1 yuan counts "
            "as 1.",
        ),
        try_this=Text(
            "同一笔钱，换一条分法再跑一次。",
            "Run again with the same money under another rule.",
        ),
        source="Watts 1968",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Watts index, 0 without poverty, float64 of shape (groups,)."""
        income, persons = per_head(world, rows)
        line = world.county.line_lived[county_of(world, rows)]
        lacking = np.maximum(log(np.maximum(line, LEAST) / np.maximum(income, LEAST)), 0.0)
        return mean_of(lacking * persons, persons, group, groups)
