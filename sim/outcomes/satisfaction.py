"""How content households are with the help they get."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds, mean_of
from sim.world.world import World


class Satisfaction(OfHouseholds):
    """Average how content the counted households are with the services."""

    label: ClassVar[Text] = Text("满意度", "satisfaction")
    unit: ClassVar[str] = "1"
    better: ClassVar[Direction] = "higher"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "农户对服务满意不满意，0到1。",
            "How content households are with the services, 0 to 1.",
        ),
        how=Text(
            "真正需要的帮上了多少，拖得久要扣分；起点都是0.5。",
            "How much of the true need was met, less for delay; everybody starts at 0.5.",
        ),
        try_this=Text(
            "入户多看几次再动手，还是马上动手？",
            "Visit more before acting, or act at once?",
        ),
        source="S Y, satisfaction of those served",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Mean over households, 0..1, float64 of shape (groups,)."""
        content = world.household.satisfaction[rows].astype(np.float64)
        return mean_of(content, np.ones(len(rows)), group, groups)
