"""Third-party evaluation."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.core.totals import ratio
from sim.rules.evaluation import Findings, Judging, Score, points


class ThirdParty(Judging):
    """Outsiders visit some households and compare their needs with what was planned.

    >>> seen = Findings.of_one_project(need_reduction=24, planned_reduction=40, budget=100_000)
    >>> score = ThirdParty().score(seen, np.zeros(1))
    >>> score.value.round(9).tolist(), score.cost.tolist()
    ([64.0], [3000.0])
    """

    # fmt: off
    sample: int = param(default=50, unit="households", low=1, high=5000, source="A",
                        level="standard", label=Text("走访多少户", "Households visited"))
    spread: float = param(default=0.5, unit="share of the plan", low=0.0, high=3.0, source="A",
                          label=Text("各户成效的差异", "Spread of results between households"))
    capture: float = param(default=0.1, unit="1", low=0.0, high=0.5, source="A", level="standard",
                           label=Text("被打点的程度", "How far evaluators are won over"))
    cost_share: float = param(default=0.03, unit="share of the budget", low=0.0, high=0.2,
                              source="A", label=Text("评估成本", "Cost of the evaluation"))
    card = Card(
        title=Text("第三方评估", "Third-party evaluation"),
        what=Text("请外面的人入户看，需要解决了多少。",
                  "Outsiders visit homes and see how much need was taken away."),
        how=Text("随机走访一些农户，用减少的需要除以计划减少的需要，最多算满分。"
                 "走访的户少，误差就大；评估的人被打点了，分数就偏高。没有计划时没有分数。",
                 "Of randomly chosen households the need taken away is set against the plan, at "
                 "most full marks. Few visits mean large errors, and evaluators who are won over "
                 "mark too high. Without a plan there is no score."),
        try_this=Text("把走访户数从50减到5，看同一个项目两次得分差多少。",
                      "Visit 5 households instead of 50: how far apart are two scores of one "
                      "project?"),
        source="A; independent assessment of poverty alleviation")
    # fmt: on

    def score(self, findings: Findings, noise: Floats) -> Score:
        """Set what was found against the plan."""
        found = ratio(findings.need_reduction, findings.planned_reduction)
        found = found + self.spread * noise / np.sqrt(float(self.sample))
        honest = np.minimum(np.maximum(found, 0.0), 1.0)
        told = (1.0 - self.capture) * honest + self.capture
        known = findings.planned_reduction > 0.0
        return Score(points(told, known), self.cost_share * findings.budget)
