"""What it cost everybody together."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.core.totals import total_by
from sim.outcomes import Adds, Direction, Outcome
from sim.world.settings.services import Services
from sim.world.world import World


class FullCostYuan(Outcome):
    """Add public money, own money of the partners and the worth of volunteer hours."""

    label: ClassVar[Text] = Text("全部成本", "full cost")
    unit: ClassVar[str] = "yuan"
    better: ClassVar[Direction] = "neither"
    adds: ClassVar[Adds] = "sum"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "公家的钱、各方自己出的钱、志愿者的时间，一共多少。",
            "Public money, what partners paid themselves, and the time of volunteers together.",
        ),
        how=Text(
            "少收的税在公共支出里；志愿者一小时按社工的几成算。",
            "Tax forgone is in the public cost; a volunteer hour counts as part of a staff hour.",
        ),
        try_this=Text(
            "总成本一样时，一家做和五家做差多少？",
            "At equal full cost: one actor or five?",
        ),
        source="A, all costs count, not public money alone",
    )

    def measure(self, world: World) -> Floats:
        """Yuan since month 1, float64 of shape (counties,)."""
        county, v = world.county, world.village
        hours = total_by(v.volunteered, v.county, len(county))
        s = world.setting(Services)
        worth = hours * s.volunteer_value * s.hour_value
        return county.public_cost + county.own_money / 100.0 + worth
