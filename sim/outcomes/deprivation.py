"""How much of what households need they cannot pay for."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds, mean_of
from sim.world.world import World


class Deprivation(OfHouseholds):
    """Say what part of their wants households had to leave unmet this month."""

    label: ClassVar[Text] = Text("该花没钱花的比例", "unmet wants")
    unit: ClassVar[str] = "0..1"
    better: ClassVar[Direction] = "lower"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "该花的钱里，有几成因为没钱没有花。",
            "How much of what had to be bought could not be paid.",
        ),
        how=Text(
            "先用现金，再借，再卖资产，还不够的就算没花成。",
            "Cash first, then loans, then sale of assets; what is still missing counts.",
        ),
        try_this=Text(
            "把大病概率加倍，看这条线何时抬头。",
            "Double the risk of illness and see when this line rises.",
        ),
        source="A, see the phase spend",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Unmet part of wants this month, 0..1, float64 of shape (groups,)."""
        household = world.household
        unmet = household.unmet[rows].astype(np.float64)
        return mean_of(unmet, unmet + household.consumption[rows], group, groups)
