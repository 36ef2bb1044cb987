"""No evaluation."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.table import Bools, Floats, Ints
from sim.core.text import Text
from sim.rules.evaluation import Evaluation, Findings, Score


class NoneChosen(Evaluation):
    """Nobody judges, and every project stays in class B.

    >>> seen = Findings.of_one_project(satisfaction=0.9, clients=30, budget=240_000)
    >>> NoneChosen().score(seen, np.zeros(1)).value.tolist()
    [nan]
    >>> NoneChosen().due(np.array([6, 12, 24])).tolist()
    [False, False, False]
    """

    laws = frozenset({"absent"})
    card = Card(
        title=Text("不评估", "No evaluation"),
        what=Text("没有人评估项目。", "Nobody evaluates the projects."),
        how=Text(
            "不花钱，也没有分数；所有项目都算乙类，经费既不增加也不减少。",
            "It costs nothing and gives no score; every project counts as class B, so that no "
            "budget rises or falls.",
        ),
        try_this=Text(
            "用“不评估”和“六维评估”各运行一次，看评估花的钱换回了什么。",
            "Run with no evaluation and with six dimensions: what does the cost of judging buy?",
        ),
        source="The baseline of every comparison",
    )

    def score(self, findings: Findings, noise: Floats) -> Score:
        """Leave every score absent."""
        del noise
        projects = len(findings.budget)
        return Score(np.full(projects, np.nan), np.zeros(projects))

    def due(self, month_of_project: Ints) -> Bools:
        """Never judge."""
        return np.zeros(len(month_of_project), np.bool_)
