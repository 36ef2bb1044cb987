"""What a household owns of productive assets."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds, mean_of
from sim.outcomes._people import one_each
from sim.world.world import World


class AssetsPerHouseholdYuan(OfHouseholds):
    """Average over the counted households: productive assets per household."""

    label: ClassVar[Text] = Text("户均生产资产", "productive assets per household")
    unit: ClassVar[str] = "yuan"
    better: ClassVar[Direction] = "higher"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "平均每户有多少生产用的家当。",
            "What a household owns of productive assets.",
        ),
        how=Text(
            "按户平均，不扣物价。",
            "Mean over households, not deflated.",
        ),
        try_this=Text(
            "把实物帮扶换成培训，家当少多少？",
            "Training instead of aid in kind: how much less is owned?",
        ),
        source="A, see the phase spend",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Mean over households, float64 of shape (groups,)."""
        h = world.household
        return mean_of(h.assets[rows] / 100.0, one_each(rows), group, groups)
