"""What taxes the state did not take."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.outcomes import Adds, Direction, Outcome
from sim.world.world import World


class TaxForgoneYuan(Outcome):
    """Add up the tax relief of enterprises since the first month."""

    label: ClassVar[Text] = Text("少收的税", "tax forgone")
    unit: ClassVar[str] = "yuan"
    better: ClassVar[Direction] = "neither"
    adds: ClassVar[Adds] = "sum"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "因为优惠，公家一共少收了多少税。",
            "How much tax the state has forgone because of relief.",
        ),
        how=Text(
            "也算公共支出。",
            "It counts as public cost, too.",
        ),
        try_this=Text(
            "用税收优惠换企业捐助，划算吗？",
            "Tax relief for gifts of enterprises: does it pay?",
        ),
        source="S P, S Y, tax relief",
    )

    def measure(self, world: World) -> Floats:
        """Yuan since month 1, float64 of shape (counties,)."""
        return world.county.tax_forgone / 100.0
