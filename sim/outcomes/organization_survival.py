"""Which social organisations are still there."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.outcomes import Adds, Direction, Outcome, mean_of
from sim.world.world import World


class OrganizationSurvival(Outcome):
    """Count the social organisations that have not closed."""

    label: ClassVar[Text] = Text("仍在的社会组织", "social organisations still there")
    unit: ClassVar[str] = "0..1"
    better: ClassVar[Direction] = "higher"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "开头的社会组织，现在还在几成。",
            "What part of the social organisations is still at work.",
        ),
        how=Text(
            "连着半年发不出工资就关门。",
            "Half a year without cash for salaries, and one closes.",
        ),
        try_this=Text(
            "项目结束、购买停止以后，还剩几家？",
            "When the project ends and nobody purchases, how many are left?",
        ),
        source="S P, sustainability of social organisations",
    )

    def measure(self, world: World) -> Floats:
        """Share of organisations, 0..1, float64 of shape (counties,)."""
        o = world.organization
        return mean_of(o.alive, np.ones(len(o)), o.county, len(world.county))
