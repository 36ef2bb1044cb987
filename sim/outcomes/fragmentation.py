"""How often services break off."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfVillages, mean_of
from sim.outcomes._people import one_each
from sim.world.world import World


class Fragmentation(OfVillages):
    """Average the part of those served whose service stops from one month to the next."""

    label: ClassVar[Text] = Text("服务中断程度", "fragmentation of services")
    unit: ClassVar[str] = "0..1"
    better: ClassVar[Direction] = "lower"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "得到服务的户，一个月里有几成断了。",
            "Of those served, what part loses its service in a month.",
        ),
        how=Text(
            "近12个月的平均；断一次，信任就少一点。",
            "Mean of twelve months; each break costs some trust.",
        ),
        try_this=Text(
            "项目从12个月延长到24个月。",
            "A project of 24 months instead of 12.",
        ),
        source="S Y, fragmentation and short terms of services",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Share a month, 0..1, float64 of shape (groups,)."""
        return mean_of(world.village.broken[rows], one_each(rows), group, groups)
