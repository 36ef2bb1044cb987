"""Appraisal of outputs."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.core.totals import ratio
from sim.rules.evaluation import Findings, Judging, Score, points
from sim.world.kinds import Domain
from sim.world.production import row_sum

COUNTED = [Domain.INDUSTRY, Domain.TRAINING, Domain.HOUSING]


class Outputs(Judging):
    """Delivered against promised, in the three domains that are easy to count.

    >>> seen = Findings.of_one_project(
    ...     delivered=[50, 90, 0, 30, 0, 0], planned=[100, 60, 80, 60, 0, 0], budget=240_000
    ... )
    >>> score = Outputs().score(seen, np.zeros(1))
    >>> score.value.round(3).tolist(), score.cost.tolist()
    ([66.667], [1200.0])
    """

    cost_share: float = param(
        default=0.005,
        unit="share of the budget",
        low=0.0,
        high=0.05,
        source="A",
        label=Text("评估成本", "Cost of the evaluation"),
    )
    error: float = param(
        default=3.0,
        unit="points",
        low=0.0,
        high=20.0,
        source="A",
        label=Text("评分误差", "Error of the score"),
    )
    card = Card(
        title=Text("产出考核", "Outputs"),
        what=Text(
            "看产业、教育培训和住房三项做了计划的多少。",
            "How much of the plan was delivered in industry, education and training, and housing.",
        ),
        how=Text(
            "三项各算完成计划的比例，超额不加分，按权重平均成百分制；没有计划的不算。"
            "医疗卫生、生态和信息不计分，做得再好也看不见。",
            "For each of the three domains the share of the plan that was delivered, at most all "
            "of it, averaged by weight into points; what was not planned is left out. Health, "
            "ecology and information are not counted, however good the work.",
        ),
        try_this=Text(
            "用产出考核运行三年，看没有计分的医疗卫生和生态服务是多了还是少了。",
            "Run three years with outputs: do the uncounted services in health and ecology grow "
            "or shrink?",
        ),
        source="A; multitasking: Holmström and Milgrom 1991 (r)",
    )

    def score(self, findings: Findings, noise: Floats) -> Score:
        """Average what was delivered of each plan."""
        planned = findings.planned[:, COUNTED]
        counted = planned > 0.0
        weights = np.where(counted, findings.weights[:, COUNTED], 0.0)
        done = np.minimum(ratio(findings.delivered[:, COUNTED], planned), 1.0)
        whole = row_sum(weights)
        share = ratio(row_sum(weights * done), whole) + self.error * noise / 100.0
        return Score(points(share, whole > 0.0), self.cost_share * findings.budget)
