"""How far people believe the social organisations."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.core.totals import ratio, total_by
from sim.outcomes import Direction, Outcome
from sim.world.world import World


class Credibility(Outcome):
    """Average the credibility of the social organisations still at work."""

    label: ClassVar[Text] = Text("公信力", "credibility")
    unit: ClassVar[str] = "0..1"
    better: ClassVar[Direction] = "higher"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "大家信不信得过社会组织，0到1。",
            "How far people trust the social organisations, 0 to 1.",
        ),
        how=Text(
            "仍在当地的社会组织平均；活干得好、治理好就涨，出了丑闻就跌。",
            "Average of the social organisations still there; good work and governance raise "
            "it, a scandal cuts it.",
        ),
        try_this=Text(
            "让农户给机构打分，占的份量大一点会怎样？",
            "What if the households' own rating counted for more?",
        ),
        source="S G, credibility of social organisations",
    )

    def measure(self, world: World) -> Floats:
        """Mean over organisations, 0..1, float64 of shape (counties,)."""
        some, counties = world.organization, len(world.county)
        there = some.alive.astype(np.float64)
        trusted = total_by(there * some.credibility, some.county, counties)
        return ratio(trusted, total_by(there, some.county, counties))
