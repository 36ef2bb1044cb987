"""What players expect of each other."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.outcomes import Direction, Outcome
from sim.outcomes._players import mean_of_players
from sim.world.world import World


class ExpectedContribution(Outcome):
    """Average what players of a public-goods game expect the others to give next."""

    label: ClassVar[Text] = Text("预计别人给的比例", "expected of the others")
    unit: ClassVar[str] = "share of tokens"
    better: ClassVar[Direction] = "neither"
    of_game: ClassVar[bool] = True
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "看了这一轮，大家觉得别人下一轮会给几成。",
            "After this round, what share players expect the others to give in the next.",
        ),
        how=Text(
            "一半按原来的看法，一半按刚看到的；对所有人平均，博弈以外不测。",
            "Half what was believed before and half what was just seen, averaged over all "
            "players; not measured outside the game.",
        ),
        try_this=Text(
            "让大家一开始就看低别人，看合作垮得快不快。",
            "Let players think little of each other at the start: does giving fall faster?",
        ),
        source="A, learning from what is observed",
    )

    def measure(self, world: World) -> Floats:
        """Mean belief about the others, 0..1, float64 of shape (counties,)."""
        return mean_of_players(world, world.stake.belief)
