"""Six dimensions."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.table import Bools, Floats, Ints
from sim.core.text import Text
from sim.rules.evaluation import Findings, Judging, Score, average_of, points


class SixDimensions(Judging):
    """One strong side cannot make up for a very weak one: the geometric mean of six scores.

    >>> seen = Findings.of_one_project(six=[90, 90, 10, np.nan, np.nan, 10], budget=120_000)
    >>> SixDimensions().score(seen, np.zeros(1)).value.round(6).tolist()
    [30.0]
    >>> SixDimensions(average="arithmetic").score(seen, np.zeros(1)).value.tolist()
    [50.0]
    """

    # fmt: off
    first_month: int = param(default=6, unit="month of the project", low=1, high=120, source="S",
                             level="standard", label=Text("第一次评估", "First evaluation"))
    second_month: int = param(default=12, unit="month of the project", low=1, high=120, source="S",
                              level="standard", label=Text("第二次评估", "Second evaluation"))
    beneficiary_weight: float = param(
        default=0.0, unit="1", low=0.0, high=1.0, sweep=(0.0, 0.5), level="standard", source="A",
        label=Text("服务对象打分的权重", "Weight of the rating by those served"))
    average: str = param(
        default="geometric", unit="word", choices=("geometric", "arithmetic"), source="A",
        label=Text("平均方法", "Kind of average"))
    a_weakest: float = param(
        default=45.0, unit="points", low=0.0, high=100.0, sweep=(35.0, 55.0), source="A",
        label=Text("甲类最弱一维的底线", "Class A only if the weakest dimension has"))
    cost_share: float = param(default=0.02, unit="share of the budget", low=0.0, high=0.1,
                              source="A", label=Text("评估成本", "Cost of the evaluation"))
    error: float = param(default=3.0, unit="points", low=0.0, high=20.0, source="A",
                         label=Text("评分误差", "Error of the score"))
    card = Card(
        title=Text("六维评估", "Six dimensions"),
        what=Text(
            "能不能持续？看经济、社会、生态、管理能力、资金保障、社会影响力六个方面。",
            "Can it last? Economic, social and ecological benefit, management capacity, funding "
            "security and social influence."),
        how=Text(
            "六个方面各打百分，取几何平均，一方面太弱会拉低总分；缺数据的一方面不算。"
            "默认在项目第6个月和第12个月各评一次，分为甲乙丙丁四类，好的支持，差的整改。",
            "Up to 100 points a side; in the geometric mean one weak side pulls all down; unknown "
            "sides are left out. By default in months 6 and 12; classes A to D are supported or "
            "have to rectify."),
        try_this=Text(
            "把平均方法改为算术平均，看哪些偏科的项目升了类。",
            "Switch to the arithmetic average and see which lopsided projects move up a class."),
        source="S: sustainability assessment of the first source paper; cuts A")
    # fmt: on

    def score(self, findings: Findings, noise: Floats) -> Score:
        """Average the dimensions that are known."""
        index = average_of(findings.six, geometric=self.average == "geometric")
        rated = np.where(findings.clients > 0.0, self.beneficiary_weight, 0.0)
        share = (1.0 - rated) * index / 100.0 + rated * findings.satisfaction
        value = points(share + self.error * noise / 100.0, ~np.isnan(index))
        return Score(value, self.cost_share * findings.budget)

    def due(self, month_of_project: Ints) -> Bools:
        """Judge in the two months that were agreed."""
        return np.isin(month_of_project, [self.first_month, self.second_month])

    def balanced(self, findings: Findings) -> Bools:
        """Ask of class A that no known dimension is too weak."""
        fine: Bools = ~np.any(findings.six < self.a_weakest, axis=1)
        return fine
