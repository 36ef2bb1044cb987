"""Payment by results."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sim.core.card import Card
from sim.core.maths import exp, normal_cdf
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.core.totals import ratio
from sim.rules.incentive import Incentive, Occasion, Reward, payable
from sim.world.production import row_sum
from sim.world.stakes import Stakes

OVER_SQRT_2_PI = 0.3989422804014327


class PaymentByResults(Incentive):
    """Part of each instalment is paid only as far as the needs of those served have fallen.

    >>> two = Stakes.of_one_project(kind=[0, 1], instalment=[0, 1000], burden=100, results=10)
    >>> half = PaymentByResults().reward(Occasion.plain(two), two)  # 10 instead of 20: half
    >>> half.earned.tolist(), half.pay.tolist()
    ([[0.0, 150.0]], [[0.0, 0.0]])
    """

    # fmt: off
    at_risk: float = param(default=0.30, unit="share of the instalment", low=0.0, high=1.0,
                           source="A", level="workshop", label=Text("按结果付的比例", "At risk"))
    cap: float = param(default=1.2, unit="share of the plan", low=1.0, high=3.0, source="A",
                       level="standard", label=Text("最多按计划几成付", "Most that is paid for"))
    plan: float = param(default=0.20, unit="share of needs a year", low=0.01, high=1.0, source="A",
                        level="standard", label=Text("计划一年减少的需求", "Needs taken away"))
    noise: float = param(default=0.10, unit="share of the plan", low=0.01, high=1.0, source="A",
                         label=Text("核实误差", "Error of verification"))
    cost: float = param(default=0.02, unit="share of the instalment", low=0.0, high=0.2, source="A",
                        label=Text("核实成本", "Cost of verification"))
    laws = frozenset({"no_fine", "positional"})
    measures_results = True
    card = Card(
        title=Text("按结果付费", "Payment by results"),
        what=Text("购买服务的钱，一部分要看农户的需求少了多少才付。",
                  "Part of the purchase of services is paid by how far households' needs fell."),
        how=Text("每月先付一部分；其余看服务过的农户需求比计划少了多少，超计划的从激励资金里加付，"
                 "有上限。核实有误差，也要花钱。",
                 "Part is paid at once, the rest by the fall in needs of those served against the "
                 "plan; incentive money pays for more, up to a cap. Verification errs and costs."),
        try_this=Text("把按结果付的比例从0.3加到1：承接方撑得住吗？",
                      "Put all at risk instead of 0.3: can the contractor bear it?"),
        source="A; outcome payments: Dixit 2002 (r)")
    # fmt: on

    def held_back(self) -> float:
        """Keep back what is at risk."""
        return self.at_risk

    def reward(self, moment: Occasion, stakes: Stakes) -> Reward:
        """Pay what was held back by results; until anything is due, in full."""
        price = payable(self.at_risk * stakes.instalment, stakes)
        checked = self.cost * row_sum(payable(stakes.instalment, stakes)) * (self.at_risk > 0.0)
        fulfilled, whole = (self._seen(moment, stakes, most) for most in (1.0, self.cap))
        beyond = price * np.maximum(whole - fulfilled, 0.0)
        return replace(Reward.zeros(stakes), earned=price * fulfilled, pay=beyond, cost=checked)

    def _seen(self, moment: Occasion, stakes: Stakes, most: float) -> Floats:
        """Give the part of the plan found to be done, no more than `most`, or its mean."""
        due = self.plan * stakes.burden > 0.0
        done = np.where(due, ratio(stakes.results, self.plan * stakes.burden), 1.0)[:, None]
        if not moment.expected:
            seen: Floats = done + np.where(due[:, None], self.noise * moment.noise, 0.0)
            return np.minimum(np.maximum(seen, 0.0), np.full_like(seen, most))
        # results come as output does
        pace = np.where(stakes.usual > 0.0, ratio(stakes.output, stakes.usual), 1.0)[:, None]
        room = (most - done * pace + np.zeros(stakes.shape)) / self.noise
        short = room * normal_cdf(room) + OVER_SQRT_2_PI * exp(-0.5 * room * room)
        return np.maximum(most - self.noise * short, 0.0)
