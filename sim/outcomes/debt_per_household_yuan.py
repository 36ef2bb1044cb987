"""What a household owes."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds, mean_of
from sim.outcomes._people import one_each
from sim.world.world import World


class DebtPerHouseholdYuan(OfHouseholds):
    """Average over the counted households: debt per household."""

    label: ClassVar[Text] = Text("户均债务", "debt per household")
    unit: ClassVar[str] = "yuan"
    better: ClassVar[Direction] = "lower"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "平均每户欠多少钱。",
            "What a household owes.",
        ),
        how=Text(
            "按户平均。",
            "Mean over households.",
        ),
        try_this=Text(
            "没有小额信贷，会多欠还是少欠？",
            "Without micro-credit: more debt or less?",
        ),
        source="A, see the phase spend",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Mean over households, float64 of shape (groups,)."""
        h = world.household
        return mean_of(h.debt[rows] / 100.0, one_each(rows), group, groups)
