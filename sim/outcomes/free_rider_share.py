"""How many players give next to nothing."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.outcomes import Direction, Outcome
from sim.outcomes._players import mean_of_players
from sim.world.world import World

NEXT_TO_NOTHING = 0.1
"""Share of the tokens below which a gift is next to nothing; A, 2 of 20 tokens."""


class FreeRiderShare(Outcome):
    """Count the players of a public-goods game who give less than a tenth of their tokens."""

    label: ClassVar[Text] = Text("几乎不给的人", "giving next to nothing")
    unit: ClassVar[str] = "share of players"
    better: ClassVar[Direction] = "lower"
    of_game: ClassVar[bool] = True
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "多少人给的不到手上的一成，却照样分公共池。",
            "How many give less than a tenth of what they have, and share the pot all the same.",
        ),
        how=Text(
            "这一轮给得不到一成的人数除以总人数；博弈以外不测。",
            "Players who gave less than a tenth in the round over all players; not measured "
            "outside the game.",
        ),
        try_this=Text(
            "把“只看得失的人”从三成减到一成，看别人是不是也给得久些。",
            "Cut those who look at their own gain from three tenths to one: do others last longer?",
        ),
        source="R Fischbacher, Gächter & Fehr 2001, free riders",
    )

    def measure(self, world: World) -> Floats:
        """Share of players, 0..1, float64 of shape (counties,)."""
        return mean_of_players(world, (world.stake.effort < NEXT_TO_NOTHING).astype(np.float64))
