"""Hire subsidy."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.text import Text
from sim.rules.incentive import DECEMBER, Incentive, Occasion, Reward, present
from sim.world.kinds import Party
from sim.world.stakes import Stakes


class HireSubsidy(Incentive):
    """An enterprise is paid once for each poor worker who is still there after six months.

    Of two such workers in a staff of 40 one counts: 30 of 100 a year are 1 a month.

    >>> two = Stakes.of_one_project(kind=[2, 2], hired=[0.5, 2], staff=[40, 40])
    >>> HireSubsidy().reward(Occasion.plain(two), two).pay.tolist()
    [[500.0, 1000.0]]
    """

    amount: float = param(
        default=1000.0,
        unit="yuan a worker",
        low=0.0,
        high=5000.0,
        level="workshop",
        source="r about 1,000 yuan in provincial rules; to be re-checked",
        label=Text("每人补贴", "Subsidy for a worker"),
    )
    most: float = param(
        default=0.30,
        unit="share of the staff a year",
        low=0.0,
        high=1.0,
        level="standard",
        source="A",
        label=Text("补贴人数上限", "Most workers that count"),
    )
    laws = frozenset({"no_fine", "positional"})
    card = Card(
        title=Text("吸纳就业补贴", "Hire subsidy"),
        what=Text(
            "企业招贫困劳动力，干满半年，一人补一次。",
            "An enterprise that hires a poor worker gets a subsidy once half a year is over.",
        ),
        how=Text(
            "干满六个月还在岗的才补，每年有人数上限，钱从激励资金里出。本来就会招的人也领补贴："
            "和没有项目时的稳定就业比一比，多出来的才是补贴带来的。",
            "Paid once for each who is still there after six months, up to a share of the staff, "
            "out of incentive money. Those who would have been hired anyway are paid for too: only "
            "what exceeds the lasting jobs without the project was brought about.",
        ),
        try_this=Text(
            "每人补1000元和5000元，看有项目和没项目时的稳定就业各差多少。",
            "Pay 1,000 or 5,000 yuan: how many lasting jobs are there beyond those without it?",
        ),
        source="R Hamermesh 1993 on the demand for labour is the reason to doubt it (r)",
    )

    def reward(self, moment: Occasion, stakes: Stakes) -> Reward:
        """Pay for those who stayed."""
        del moment
        counted = np.minimum(stakes.hired, self.most * stakes.staff / DECEMBER)
        counted = np.where(stakes.of(Party.ENTERPRISE), np.maximum(counted, 0.0), 0.0)
        return replace(Reward.zeros(stakes), pay=present(self.amount * counted, stakes))
