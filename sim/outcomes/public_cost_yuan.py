"""What the public has paid so far."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.outcomes import Adds, Direction, Outcome
from sim.world.world import World


class PublicCostYuan(Outcome):
    """Give what public money has gone into the programme since the first month."""

    label: ClassVar[Text] = Text("公共支出", "public cost")
    unit: ClassVar[str] = "yuan"
    better: ClassVar[Direction] = "neither"
    adds: ClassVar[Adds] = "sum"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "从第一个月到现在，公家一共花了多少钱。",
            "What public money was spent from the first month until now.",
        ),
        how=Text(
            "项目拨款、购买服务、激励和少收的税都算；花得多不一定好，也不一定坏。",
            "Project money, purchase of services, incentives and taxes forgone; more is "
            "neither good nor bad.",
        ),
        try_this=Text(
            "总花费一样时，再比两种办法。",
            "Compare two rules at equal total cost.",
        ),
        source="S P, funds of the government",
    )

    def measure(self, world: World) -> Floats:
        """Yuan since month 1, float64 of shape (counties,)."""
        return world.county.public_cost.copy()
