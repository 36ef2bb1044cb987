"""Yearly appraisal with a ranking."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.text import Text
from sim.rules.incentive import Appraising, Occasion, Reward
from sim.world.production import row_sum
from sim.world.ranking import Ranked, paid_by
from sim.world.stakes import Stakes


class AppraisalRanking(Appraising):
    """The best in the county gain what the last lose; few are held to fixed marks instead.

    >>> four = Stakes.of_one_project(kind=[1] * 4, contract=[1000] * 4, effort=[1, 1, 0.5, 0],
    ...     appraised=[[x] * 4 for x in (1, 0.6, 0.5, 0)])
    >>> year = AppraisalRanking().reward(Occasion.plain(four, 12), four)
    >>> year.prize.tolist(), year.fine.tolist()
    ([[50.0, 0.0, 0.0, 0.0]], [[0.0, 0.0, 0.0, 50.0]])
    """

    # fmt: off
    top: float = param(default=0.20, unit="share of the ranked", low=0.0, high=0.5, source="A",
                       level="standard", label=Text("受奖比例", "Share that gains"))
    bottom: float = param(default=0.20, unit="share of the ranked", low=0.0, high=0.5, source="A",
                          level="standard", label=Text("受罚比例", "Share that loses"))
    last: float = param(default=0.10, unit="share of the ranked", low=0.0, high=0.5, source="A",
                        label=Text("一年内不得承接的比例", "Share barred for a year"))
    stake: float = param(default=0.05, unit="share of the contract", low=0.0, high=0.2, source="A",
                         level="workshop", label=Text("奖罚幅度", "What is at stake"))
    cost_share: float = param(default=0.005, unit="share of the contract", low=0.0, high=0.05,
                              source="A", label=Text("考评成本", "Cost of the appraisal"))
    few: int = param(default=5, unit="social organisations", low=1, high=50, source="A",
                     label=Text("少于几家不排名", "No ranks below"))
    top_mark: float = param(default=0.75, unit="marks of 0..1", low=0.0, high=1.0, source="A",
                            label=Text("不排名时受奖分数", "Mark that gains instead"))
    bottom_mark: float = param(default=0.40, unit="marks of 0..1", low=0.0, high=1.0, source="A",
                               label=Text("不排名时受罚分数", "Mark that loses instead"))
    softness: float = param(default=0.05, unit="marks of 0..1", low=0.01, high=0.5, source="A",
                            label=Text("名次的不确定", "Doubt about one's place"))
    laws = frozenset({"self_financed", "no_pay"})
    card = Card(
        title=Text("年度考评排名", "Yearly appraisal with a ranking"),
        what=Text("每年年底给社会组织排名，前面的受奖，后面的受罚。",
                  "Each December social organisations are ranked: the first gain, the last lose."),
        how=Text("按基础条件、自身建设、社会服务、工作绩效打分，在全县排名。前两成得奖，"
                 "钱由后两成出；最后一成一年内不得承接新项目。不足5家时按固定分数线；新机构不参加。",
                 "Marks for basic conditions, own construction, social service and work "
                 "performance rank the county. The first fifth gain what the last fifth pay; the "
                 "last tenth get no new contract for a year. Below 5 fixed marks decide; new "
                 "social organisations are exempt."),
        try_this=Text("把奖罚幅度从0.05加到0.2，看没有排上名的社会组织投入有没有变。",
                      "Stake 0.2, not 0.05: do social organisations in the middle do more?"),
        source="S: appraisal index of the second source paper; tournament: Lazear, Rosen 1981 (r)")
    # fmt: on

    def reward(self, moment: Occasion, stakes: Stakes) -> Reward:
        """Rank, and let the last pay the first."""
        if moment.yearly() == 0.0:
            return Reward.zeros(stakes)
        score = self.marks(stakes)
        prize = moment.yearly() * np.where(np.isnan(score), 0.0, stakes.contract)
        shown = score if moment.expected else score + self.error * moment.noise
        ranked, soft = Ranked.of(shown, stakes), self.softness if moment.expected else 0.0
        first = ranked.leading(self.top, self.few, self.top_mark, soft)
        worst = ranked.reversed.leading(self.bottom, self.few, -self.bottom_mark, soft)
        fine = self.stake * prize * worst
        return replace(
            Reward.zeros(stakes),
            prize=paid_by(fine, self.stake * prize * first, stakes),
            fine=fine,
            barred=ranked.last(0.0 if moment.expected else self.last, self.few),
            cost=self.cost_share * row_sum(prize),
        )
