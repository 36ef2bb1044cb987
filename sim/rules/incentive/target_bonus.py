"""Target bonus."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sim.core.card import Card
from sim.core.maths import normal_cdf
from sim.core.param import param
from sim.core.text import Text
from sim.core.totals import ratio
from sim.rules.incentive import DECEMBER, Incentive, Occasion, Reward, payable
from sim.world.stakes import Stakes


class TargetBonus(Incentive):
    """Whoever took part gets a bonus in December if the project reached its yearly target.

    A tenth of a year's endowment of 1,000 yuan a month, once 90 of 100 are delivered.

    >>> two = Stakes.of_one_project(kind=[0, 1], endowment=[9000, 1000], output_year=90,
    ...                             planned_year=100)
    >>> TargetBonus().reward(Occasion.plain(two, 12), two).pay.tolist()
    [[0.0, 1200.0]]
    >>> TargetBonus(target=0.91).reward(Occasion.plain(two, 12), two).pay.tolist()
    [[0.0, 0.0]]
    """

    # fmt: off
    bonus: float = param(
        default=0.10, unit="share of the endowment of a year", low=0.0, high=0.3, source="A",
        level="workshop", label=Text("奖金比例", "Bonus"))
    target: float = param(
        default=0.90, unit="share of the plan", low=0.5, high=1.2, source="A", level="standard",
        label=Text("达标线", "Target"))
    doubt: float = param(
        default=0.10, unit="share of the target", low=0.01, high=1.0, source="A",
        label=Text("能否达标的不确定", "Doubt whether the target will be reached"))
    laws = frozenset({"no_fine", "positional"})
    card = Card(
        title=Text("达标奖励", "Target bonus"),
        what=Text("全年产出达到计划的一定比例，参加的各方年底都得奖金。",
                  "If the year's output reaches the target, all who took part get a bonus."),
        how=Text("十二月看十二个月的产出和计划，达标就按各方的资源发奖金，政府除外；"
                 "差一点也没有。钱从攒下的激励资金里出，不够时大家按比例减少。",
                 "In December twelve months' output is held against the plan. At the target every "
                 "party but the government gets a share of its endowment; just below, nothing. "
                 "Saved-up incentive money pays; if it is too small, all get less."),
        try_this=Text("把达标线从0.9调到1.2：目标够不着时，各方还多投入吗？",
                      "Raise the target from 0.9 to 1.2: does anybody do more for what is out of "
                      "reach?"),
        source="A; bonus at a threshold")
    # fmt: on

    def reward(self, moment: Occasion, stakes: Stakes) -> Reward:
        """Pay all or nobody; before the year is over, by the chance of reaching the target."""
        due = self.bonus * stakes.endowment * (DECEMBER * moment.yearly())
        if moment.expected:
            wanted = self.target * stakes.planned
            far = ratio(stakes.output - wanted, self.doubt * wanted)
            reached = np.where(wanted > 0.0, normal_cdf(far), 0.0)
        else:
            met = stakes.output_year >= self.target * stakes.planned_year
            reached = (met & (stakes.planned_year > 0.0)).astype(np.float64)
        return replace(Reward.zeros(stakes), pay=payable(due * reached[:, None], stakes))
