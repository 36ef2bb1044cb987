"""How far below the line the poor are."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds
from sim.outcomes._poverty import as_it_is, mean_over_persons
from sim.world.world import World


class PovertyGap(OfHouseholds):
    """Average over all people the share of the line that each of them is missing."""

    label: ClassVar[Text] = Text("贫困深度", "poverty gap")
    unit: ClassVar[str] = "0..1"
    better: ClassVar[Direction] = "lower"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "平均每人离贫困线还差几成。",
            "How much of the line people are missing, on average over everybody.",
        ),
        how=Text(
            "低于线的人算差多少，高于线的人算零，再按人口平均。",
            "Those below count with what they miss, those above with nothing; then the average "
            "over all people.",
        ),
        try_this=Text(
            "有的办法把快到线的人推过线，有的先帮最穷的人：发生率和深度会不会各说各话？",
            "One rule lifts those just below, another helps the poorest: do the two measures "
            "disagree?",
        ),
        source="Foster, Greer, Thorbecke 1984, alpha 1",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Mean shortfall as a share of the line, 0..1, float64 of shape (groups,)."""
        return mean_over_persons(
            world, (rows, group, groups), world.household.income_mean, as_it_is
        )
