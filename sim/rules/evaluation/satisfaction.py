"""Satisfaction of those served."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules.evaluation import Findings, Judging, Score, points


class Satisfaction(Judging):
    """Some clients are asked how content they are; out of politeness they say a little more.

    >>> seen = Findings.of_one_project(satisfaction=0.6, clients=200)
    >>> score = Satisfaction().score(seen, np.zeros(1))
    >>> score.value.round(9).tolist(), score.cost.tolist()
    ([70.0], [900.0])
    """

    # fmt: off
    sample: int = param(default=30, unit="clients", low=1, high=1000, source="A", level="standard",
                        label=Text("调查多少人", "Clients asked"))
    courtesy: float = param(default=0.10, unit="1", low=0.0, high=0.3, source="A",
                            level="standard", label=Text("客气的程度", "Courtesy"))
    spread: float = param(default=0.15, unit="1", low=0.0, high=0.5, source="A",
                          label=Text("各人打分的差异", "Spread of the answers"))
    fee: float = param(default=30.0, unit="yuan a client", low=0.0, high=500.0, source="A",
                       label=Text("每人调查费用", "Cost of asking one client"))
    card = Card(
        title=Text("满意度测评", "Satisfaction"),
        what=Text("问服务对象满意不满意。",
                  "Clients are asked about their satisfaction."),
        how=Text("抽一部分服务对象打分，取平均。当面说话客气，分数会偏高；"
                 "问的人越少，偶然性越大。没有服务对象时没有分数。",
                 "A sample of clients give their satisfaction, and the mean counts. Courtesy lifts "
                 "it, and the fewer are asked, the more chance there is in it. Without clients "
                 "there is no score."),
        try_this=Text("把客气的程度调到0.3，看还分不分得出好项目和差项目。",
                      "Raise courtesy to 0.3: can good projects still be told from weak ones?"),
        source="S: supervision by those served, second source paper; numbers A")
    # fmt: on

    def score(self, findings: Findings, noise: Floats) -> Score:
        """Average the answers of a sample."""
        asked = np.minimum(np.floor(findings.clients), float(self.sample))
        chance = self.spread * noise / np.sqrt(np.maximum(asked, 1.0))
        said = findings.satisfaction + self.courtesy + chance
        return Score(points(said, asked > 0.0), self.fee * asked)
