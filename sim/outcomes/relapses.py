"""How many times households that left poverty fell back."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.core.totals import total_by
from sim.outcomes import Adds, Direction, OfHouseholds
from sim.world.world import World


class Relapses(OfHouseholds):
    """Count the returns to poverty since month 1, as a number."""

    label: ClassVar[Text] = Text("返贫次数", "returns to poverty")
    unit: ClassVar[str] = "times"
    better: ClassVar[Direction] = "lower"
    adds: ClassVar[Adds] = "sum"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "从第1个月到现在，脱贫户一共返贫几次。",
            "From month 1 until now, how many returns to poverty there were.",
        ),
        how=Text(
            "同一户返贫两次算两次；脱贫户多了，次数也会多，所以要和返贫率一起看。",
            "A return to poverty counts each time; where more leave poverty, more can fall back, "
            "so look at the rate as well.",
        ),
        try_this=Text(
            "每季度回访，少返贫几次，花多少钱？",
            "With a visit every quarter, how often is a return to poverty avoided, at what cost?",
        ),
        source="S P",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Count them since month 1, float64 of shape (groups,)."""
        return total_by(world.household.relapses[rows].astype(np.float64), group, groups)
