"""How much of their income people are given."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds, mean_of
from sim.world.world import World


class TransferShare(OfHouseholds):
    """Divide what is given by all income of twelve months."""

    label: ClassVar[Text] = Text("靠补贴的收入占比", "share of income that is given")
    unit: ClassVar[str] = "0..1"
    better: ClassVar[Direction] = "neither"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "收入里有几成是给的，不是挣的。",
            "What part of income is given and not earned.",
        ),
        how=Text(
            "近12个月收入减去劳动经营收入，除以收入。",
            "Income less earned income of twelve months, over income.",
        ),
        try_this=Text(
            "让补贴使人少一点自主，会怎样？",
            "What if support took a little of people’s agency?",
        ),
        source="S Y, help people help themselves; dependency is contested",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Share of income, 0..1, float64 of shape (groups,)."""
        h = world.household
        income = h.income_mean[rows].astype(np.float64)
        return mean_of(np.maximum(income - h.earned_mean[rows], 0.0), income, group, groups)
