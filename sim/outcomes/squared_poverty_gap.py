"""How hard poverty presses on the poorest."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds
from sim.outcomes._poverty import mean_over_persons, squared
from sim.world.world import World


class SquaredPovertyGap(OfHouseholds):
    """Average the squared shortfalls, so that the poorest weigh most."""

    label: ClassVar[Text] = Text("平方贫困距", "squared poverty gap")
    unit: ClassVar[str] = "0..1"
    better: ClassVar[Direction] = "lower"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "最穷的人有多苦：差得越多，分量越重。",
            "How badly off the poorest are: the more is missing, the more it weighs.",
        ),
        how=Text(
            "把每人差的那一份自乘，再按人口平均。",
            "Each person's missing share is multiplied by itself, then averaged over all people.",
        ),
        try_this=Text(
            "把同样的钱从快脱贫的户挪给最穷的户，这个数怎么变？",
            "Move the same money from the nearly non-poor to the poorest: what happens to it?",
        ),
        source="Foster, Greer, Thorbecke 1984, alpha 2",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Mean squared shortfall, 0..1, float64 of shape (groups,)."""
        return mean_over_persons(world, (rows, group, groups), world.household.income_mean, squared)
