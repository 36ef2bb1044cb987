"""What fines take from players in a round."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.outcomes import Direction, Outcome
from sim.outcomes._players import mean_of_groups
from sim.world.world import World


class TokensFined(Outcome):
    """Average what players of a public-goods game lose to fines in the round."""

    label: ClassVar[Text] = Text("每人这一轮被扣", "taken from each in the round")
    unit: ClassVar[str] = "tokens"
    better: ClassVar[Direction] = "lower"
    of_game: ClassVar[bool] = True
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "给得比约定少的人，一共被扣了几枚，摊到每人头上。",
            "What those who gave less than agreed lost, spread over all players.",
        ),
        how=Text(
            "这一轮扣掉的合计除以人数；扣掉的谁也不得。博弈以外不测。",
            "All that was taken in the round over the number of players; it goes to nobody. Not "
            "measured outside the game.",
        ),
        try_this=Text(
            "让一半的处罚落到给得多的人头上，看还有没有人敢多给。",
            "Let half of the fines hit those who give more: does anybody still dare to?",
        ),
        source="R Fehr & Gächter 2000; Herrmann, Thöni & Gächter 2008",
    )

    def measure(self, world: World) -> Floats:
        """Mean tokens that a player lost, float64 of shape (counties,)."""
        return mean_of_groups(world, world.project.fined)
