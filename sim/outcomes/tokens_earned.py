"""What players take home from a round."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.outcomes import Direction, Outcome
from sim.outcomes._players import mean_of_groups
from sim.world.world import World


class TokensEarned(Outcome):
    """Average what players of a public-goods game take home from the round."""

    label: ClassVar[Text] = Text("每人这一轮所得", "taken home from the round")
    unit: ClassVar[str] = "tokens"
    better: ClassVar[Direction] = "higher"
    of_game: ClassVar[bool] = True
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "一轮下来每人手上有几枚：自己留的，加上分到的，减去罚掉的。",
            "What a player holds after a round: tokens kept and shared out, less those fined.",
        ),
        how=Text(
            "所有人平均；罚掉的谁也不得，所以给得多不一定人人都好。博弈以外不测。",
            "Averaged over all players. Fines go to nobody, so more giving is not always better "
            "for all. Not measured outside the game.",
        ),
        try_this=Text(
            "比一比有约定和没有约定：给得多了，最后手上的真的多了吗？",
            "With and without the agreement: more is given, but is more taken home?",
        ),
        source="R Fehr & Gächter 2000, payoffs with and without punishment",
    )

    def measure(self, world: World) -> Floats:
        """Mean tokens of a player in the round, float64 of shape (counties,)."""
        return mean_of_groups(world, world.project.earned)
