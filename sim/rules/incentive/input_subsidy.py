"""Input subsidy."""

from __future__ import annotations

from dataclasses import replace

from sim.core.card import Card
from sim.core.param import param
from sim.core.text import Text
from sim.rules.incentive import Incentive, Occasion, Reward, payable
from sim.world.stakes import Stakes


class InputSubsidy(Incentive):
    """Part of the own money that a party posts is paid back to it.

    >>> three = Stakes.of_one_project(kind=[0, 1, 2], funds=[8000, 400, 1000])
    >>> InputSubsidy().reward(Occasion.plain(three), three).pay.tolist()
    [[0.0, 100.0, 250.0]]
    """

    rate: float = param(
        default=0.25,
        unit="share of own money",
        low=0.0,
        high=0.9,
        level="workshop",
        source="A",
        label=Text("补贴比例", "Subsidy rate"),
    )
    laws = frozenset({"no_fine", "positional"})
    card = Card(
        title=Text("投入补贴", "Input subsidy"),
        what=Text(
            "谁拿出自有资金，就补贴谁一部分。",
            "Whoever posts own money gets part of it back.",
        ),
        how=Text(
            "按每一方拿出的自有资金的一定比例发放，政府除外；钱从项目的激励资金里出，"
            "不够时大家按比例减少。",
            "A share of the own money of every party but the government, out of the project's pot "
            "for incentives; if the pot is too small, all are paid less in proportion.",
        ),
        try_this=Text(
            "比较补贴比例0和0.5：多投入的钱，有多少抵得上补贴花的钱？",
            "Compare rates 0 and 0.5: how much of the subsidy comes back as extra money posted?",
        ),
        source="A; subsidy of contributions",
    )

    def reward(self, moment: Occasion, stakes: Stakes) -> Reward:
        """Pay by own money."""
        del moment
        return replace(Reward.zeros(stakes), pay=payable(self.rate * stakes.funds, stakes))
