"""Peer review."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.core.totals import ratio
from sim.rules.evaluation import Findings, Judging, Score, points
from sim.world.production import row_sum


class Peer(Judging):
    """Partners rate each other's effort; some of them agree to praise each other.

    >>> seen = Findings.of_one_project(effort=[0.4, 0.6, 0.8])
    >>> score = Peer().score(seen, np.zeros(1))
    >>> score.value.round(9).tolist(), score.cost.tolist()
    ([68.0], [90.0])
    """

    # fmt: off
    collusion: float = param(default=0.2, unit="share of ratings", low=0.0, high=1.0, source="A",
                             level="standard", label=Text("互相抬分的比例", "Mutual praise"))
    error: float = param(default=0.1, unit="1", low=0.0, high=0.5, source="A",
                         label=Text("一次打分的误差", "Error of one rating"))
    hours: float = param(default=1.0, unit="hours a pair", low=0.0, high=8.0, source="A",
                         label=Text("每对互评工时", "Hours a pair"))
    wage: float = param(default=30.0, unit="yuan an hour", low=0.0, high=500.0, source="A",
                        label=Text("每工时费用", "Cost of an hour"))
    card = Card(
        title=Text("同行互评", "Peer review"),
        what=Text("伙伴之间互相打分。", "Partners rate each other."),
        how=Text("每一方给其他各方的投入打分，取平均；有一部分人互相抬分，一律打满分。"
                 "只有一方时没有人可以评。",
                 "Each rates the effort of all others, and the mean counts; some praise each other "
                 "with full marks. A party that is alone has nobody to rate it."),
        try_this=Text("把互相抬分的比例调到0.8，看分数还能不能说明谁出了力。",
                      "Raise mutual praise to 0.8: does the score still tell who put in effort?"),
        source="A")
    # fmt: on

    def score(self, findings: Findings, noise: Floats) -> Score:
        """Average what everybody says of the others."""
        count = row_sum(findings.active.astype(np.float64))
        ratings = count * (count - 1.0)
        mean = ratio(row_sum(np.where(findings.active, findings.effort, 0.0)), count)
        # as many errors as ratings, of which the mean is one with a smaller spread
        seen = mean + self.error * ratio(noise, np.sqrt(ratings))
        told = (1.0 - self.collusion) * seen + self.collusion
        return Score(points(told, ratings > 0.0), self.wage * self.hours * 0.5 * ratings)
