"""What players give to the common pot."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.outcomes import Direction, Outcome
from sim.outcomes._players import mean_of_players
from sim.world.world import World


class ContributionShare(Outcome):
    """Average what players of a public-goods game give, as a share of their tokens."""

    label: ClassVar[Text] = Text("给公共池的比例", "given to the common pot")
    unit: ClassVar[str] = "share of tokens"
    better: ClassVar[Direction] = "higher"
    of_game: ClassVar[bool] = True
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "每人发的筹码里，有多少给了大家的公共池。",
            "How much of their tokens players give to the pot that all share.",
        ),
        how=Text(
            "这一轮每人给的除以手上有的，再对所有人平均；博弈以外不测。",
            "What each gave in the round over what each had, averaged over all players; not "
            "measured outside the game.",
        ),
        try_this=Text(
            "把约定拿掉，看十轮以后还剩多少人肯给。",
            "Take the agreement away: who still gives after ten rounds?",
        ),
        source="R Fehr & Gächter 2000, contributions by round",
    )

    def measure(self, world: World) -> Floats:
        """Mean share of tokens given in the round, 0..1, float64 of shape (counties,)."""
        return mean_of_players(world, world.stake.effort)
