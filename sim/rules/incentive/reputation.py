"""Reputation."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.text import Text
from sim.core.totals import ratio
from sim.rules.incentive import Incentive, Occasion, Reward, present
from sim.world.production import row_sum
from sim.world.stakes import Stakes


class Reputation(Incentive):
    """Who is seen to do more than the others gains the name that they lose.

    >>> two = Stakes.of_one_project(effort=[0.75, 0.25], visibility=0.8)
    >>> Reputation().reward(Occasion.plain(two), two).reputation.round(9).tolist()
    [[0.01, -0.01]]
    """

    strength: float = param(
        default=0.05,
        unit="points of 0..1 a month",
        low=0.0,
        high=0.2,
        level="workshop",
        source="A",
        label=Text("声誉变化的幅度", "How much a name changes"),
    )
    laws = frozenset({"no_pay", "no_fine", "positional"})
    card = Card(
        title=Text("声誉", "Reputation"),
        what=Text(
            "出力多的名声变好，出力少的名声变差。",
            "A good name for those who do more, a worse one for those who do less.",
        ),
        how=Text(
            "每月把各方的投入和平均水平相比，看得越清楚，变化越大。名声有人升就有人降，"
            "加起来是零；名声好，以后的捐赠、合同和订单多。",
            "Every month each effort is compared with the mean; the better partners see each "
            "other, the more it counts. What one gains in name another loses, and a good name "
            "brings donations, contracts and orders later.",
        ),
        try_this=Text(
            "先不开通信息平台，再开通，看名声的作用差多少。",
            "Run without and with the information platform: how much more does a name count?",
        ),
        source="A; competition for status",
    )

    def reward(self, moment: Occasion, stakes: Stakes) -> Reward:
        """Compare with the mean of those present."""
        del moment
        mean = ratio(row_sum(present(stakes.effort, stakes)), stakes.count.astype(np.float64))
        gap = present(stakes.effort - mean[:, None], stakes)
        change = self.strength * stakes.visibility[:, None] * gap
        return replace(Reward.zeros(stakes), reputation=change)
