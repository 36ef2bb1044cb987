"""Poverty as the register has it."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds, mean_of
from sim.outcomes._people import persons_of, registered_of
from sim.world.world import World


class OfficialPovertyRate(OfHouseholds):
    """Count registered people whose household has not left poverty by the official rule."""

    label: ClassVar[Text] = Text("未脱贫人口占比", "not yet out of poverty officially")
    unit: ClassVar[str] = "share of people"
    better: ClassVar[Direction] = "lower"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "建档立卡的100个人里，有几个人还没有按标准脱贫。",
            "Of 100 registered people, how many have not made their exit by the official rule.",
        ),
        how=Text(
            "收入过线还要上学、看病、住房、饮水都有保障，每年12月判一次。",
            "Income above the standard and all guarantees, judged each December.",
        ),
        try_this=Text(
            "和只看收入的发生率比一比，差在哪些户？",
            "Compare it with the headcount by income alone: who makes the difference?",
        ),
        source="S Y; two assurances and three guarantees",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Share of registered people, 0..1, float64 of shape (groups,)."""
        h = world.household
        persons = np.where(registered_of(world, rows), persons_of(world, rows), 0.0)
        return mean_of(np.where(h.exited[rows], 0.0, persons), persons, group, groups)
