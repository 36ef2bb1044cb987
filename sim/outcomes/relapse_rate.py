"""How often households that left poverty fall back."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds, mean_of
from sim.world.world import World


class RelapseRate(OfHouseholds):
    """Divide the returns to poverty by the years that households were at risk of it."""

    label: ClassVar[Text] = Text("返贫率", "rate of return to poverty")
    unit: ClassVar[str] = "share of households a year"
    better: ClassVar[Direction] = "lower"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "每100户脱贫户一年里有几户返贫。",
            "Of 100 households that left poverty, how many return to poverty in a year.",
        ),
        how=Text(
            "从第1个月以来的返贫次数，除以脱贫后的总年数。",
            "Returns to poverty since month 1, over all the years lived after an exit.",
        ),
        try_this=Text(
            "大病多的年份，有没有互助会差多少？",
            "In years with much illness, what difference does mutual aid make?",
        ),
        source="S P; per year at risk",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Measure returns per household and year at risk, float64 of shape (groups,)."""
        household = world.household
        returns = household.relapses[rows].astype(np.float64)
        return mean_of(returns, household.at_risk_months[rows] / 12.0, group, groups)
