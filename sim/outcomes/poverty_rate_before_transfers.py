"""How many people would be poor by their own work alone."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds
from sim.outcomes._poverty import mean_over_persons, poor
from sim.world.world import World


class PovertyRateBeforeTransfers(OfHouseholds):
    """Count the people who would be poor if nothing came in but what they earn."""

    label: ClassVar[Text] = Text("贫困发生率（补贴之前）", "headcount ratio before support")
    unit: ClassVar[str] = "share of people"
    better: ClassVar[Direction] = "lower"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "只靠自己干活，每100人里有几个人低于贫困线。",
            "How many in 100 people would be below the line by their own work alone.",
        ),
        how=Text(
            "种地、务工、经营的收入和贫困线比；养老金、补贴、低保都不算。",
            "Income from farm, jobs and business is held against the line; pensions, subsidies "
            "and allowances are left out.",
        ),
        try_this=Text(
            "比较规则先看这个数：补贴不会把它变得好看。",
            "Compare rules by this figure first: allowances cannot embellish it.",
        ),
        source="Foster, Greer, Thorbecke 1984, alpha 0",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Share of people below the line by earned income, 0..1, shape (groups,)."""
        return mean_over_persons(world, (rows, group, groups), world.household.earned_mean, poor)
