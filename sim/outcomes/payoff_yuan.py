"""Who gains and who pays, and who comes off worst."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.outcomes import Direction, Outcome
from sim.world.kinds import Party
from sim.world.world import World


class PayoffYuan(Outcome):
    """Give what a kind of party got out of the collaboration less what it put in."""

    label: ClassVar[Text] = Text("最吃亏一方的净得", "net gain of the worst-off party")
    unit: ClassVar[str] = "yuan"
    better: ClassVar[Direction] = "higher"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "从第一个月到现在，一方得到的减去拿出的；不点名就给最亏的一方。",
            "What a kind of party got less what it put in since month 1; unless one is named, "
            "the worst off.",
        ),
        how=Text(
            "只算各方之间的钱，过日子的花销不算；农户挣的钱算得到。",
            "Money between the parties, not that of everyday life; what households earn counts "
            "as got.",
        ),
        try_this=Text(
            "换一条分法，最亏的是谁？",
            "Under another rule of benefit sharing: who comes off worst?",
        ),
        source="A, all payments of the books",
    )

    party: str = param(
        default="worst",
        unit="1",
        choices=("worst", *(p.name.lower() for p in Party)),
        source="A",
        label=Text("哪一方", "which kind of party"),
    )

    def measure(self, world: World) -> Floats:
        """Yuan since month 1, float64 of shape (counties,)."""
        payoff = world.county.payoff / 100.0
        if self.party != "worst":
            named: Floats = payoff[Party[self.party.upper()]].copy()
            return named
        lowest: Floats = payoff[0].copy()
        for row in payoff:
            lowest = np.minimum(lowest, row)
        return lowest
