"""How unequal incomes are."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Direction, OfHouseholds
from sim.outcomes._incomes import by_income, fen_of
from sim.outcomes._inequality import gini_of
from sim.outcomes._people import heads_of
from sim.world.world import World


class Gini(OfHouseholds):
    """Say how unequally income is spread: 0 when all have the same, near 1 when one has all."""

    label: ClassVar[Text] = Text("基尼系数", "Gini coefficient")
    unit: ClassVar[str] = "0..1"
    better: ClassVar[Direction] = "lower"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "收入分得匀不匀：0是一样多，1是一人独得。",
            "How even incomes are: 0 all alike, 1 all with one person.",
        ),
        how=Text(
            "任取两个人，收入平均差多少，除以平均收入的两倍。",
            "Take any two people: their average difference, over twice the average income.",
        ),
        try_this=Text(
            "按投入分和平均分各跑一次：谁的收入拉开了？",
            "Run once with shares by contribution and once equally: whose incomes move apart?",
        ),
        source="Gini 1912, population form over persons",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Gini coefficient of income per head, 0..1, float64 of shape (groups,)."""
        fen, people = fen_of(world, rows), heads_of(world, rows)
        return gini_of(fen, people, group, groups, by_income(world, rows, group))
