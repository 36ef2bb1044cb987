"""What the top tenth has against the poorest four tenths."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.core.totals import total_by
from sim.outcomes import Direction, OfHouseholds, mean_of
from sim.outcomes._incomes import by_income, per_head
from sim.world.world import World


def _inside(start: Floats, length: Floats, low: Floats, high: Floats) -> Floats:
    """Give what part of each piece of a line lies between two points."""
    inside: Floats = np.maximum(np.minimum(start + length, high) - np.maximum(start, low), 0.0)
    return inside


class Palma(OfHouseholds):
    """Divide the income of the richest tenth by that of the poorest four tenths."""

    label: ClassVar[Text] = Text("帕尔玛比值", "Palma ratio")
    unit: ClassVar[str] = "1"
    better: ClassVar[Direction] = "lower"
    every_month: ClassVar[bool] = False
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "收入最高的一成人，是最低四成人的几倍。",
            "How many times the richest tenth has of what the poorest four tenths have.",
        ),
        how=Text(
            "按人均收入排队，前一成的总收入除以后四成的总收入。",
            "People in order of income: all that the top tenth has over all that the lowest "
            "four have.",
        ),
        try_this=Text(
            "同一笔钱，换一条分法再跑一次。",
            "Run again with the same money under another rule.",
        ),
        source="Palma 2011",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Ratio, float64 of shape (groups,); 0 where the poorest have nothing."""
        income, persons = per_head(world, rows)
        order = by_income(world, rows, group)
        where, people, has = group[order], persons[order], income[order]
        whole = total_by(people, where, groups)
        first = np.cumsum(whole) - whole
        from_, end = np.cumsum(people) - people - first[where], whole[where]
        low = _inside(from_, people, 0.0 * end, 0.4 * end)
        high = _inside(from_, people, 0.9 * end, end)
        return mean_of(high * has, low * has, where, groups)
