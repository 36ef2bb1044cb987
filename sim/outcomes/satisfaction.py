"""How content households are with the help they get."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds, in_all, mean_of
from sim.world.world import World


class Satisfaction(OfHouseholds):
    """Average how content those counted households are that were ever served."""

    label: ClassVar[Text] = Text("满意度", "satisfaction")
    unit: ClassVar[str] = "0..1"
    better: ClassVar[Direction] = "higher"
    adds: ClassVar[Adds] = "mean"
    of_nobody: ClassVar[float] = np.nan
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "服务过的户对服务满意不满意，0到1；一户也没服务过，就说不出来。",
            "How content those served are with the services, 0 to 1; unknown where nobody was.",
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
        """Mean over those ever served, 0..1, float64 of shape (groups,); NaN where nobody was."""
        household = world.household
        served = household.client[rows]
        content = np.where(served, household.satisfaction[rows], 0.0)
        mean = mean_of(content, served, group, groups)
        return np.where(in_all(served, group, groups) > 0.0, mean, self.of_nobody)
