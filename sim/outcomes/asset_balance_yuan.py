"""How productive assets have come and gone."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.outcomes import Adds, Direction, Outcome
from sim.world.kinds import AssetChange
from sim.world.world import World


class AssetBalanceYuan(Outcome):
    """Add up assets bought, given and kept up since month 1, less those worn, sold or destroyed."""

    label: ClassVar[Text] = Text("生产资产净变动", "balance of productive assets")
    unit: ClassVar[str] = "yuan"
    better: ClassVar[Direction] = "neither"
    adds: ClassVar[Adds] = "sum"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "从第一个月到现在，家当添了多少，减去磨损、变卖和灾毁的。",
            "What was added to productive assets since month 1, less what was worn, sold or "
            "destroyed.",
        ),
        how=Text(
            "资产是东西不是钱，单独记账，一分不差。",
            "Assets are things and not money: they have books of their own, right to the last fen.",
        ),
        try_this=Text(
            "灾害加倍，家当还添得上吗？",
            "Twice as many disasters: do assets still grow?",
        ),
        source="A, real assets with their own balance",
    )

    def measure(self, world: World) -> Floats:
        """Yuan since month 1, float64 of shape (counties,)."""
        change = world.county.asset_change
        more = change[AssetChange.BOUGHT] + change[AssetChange.GIVEN] + change[AssetChange.KEPT_UP]
        less = change[AssetChange.WORN] + change[AssetChange.SOLD] + change[AssetChange.DESTROYED]
        yuan: Floats = (more - less) / 100.0
        return yuan
