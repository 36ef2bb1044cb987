"""By performance: money follows last year's verified exits per yuan."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.maths import power
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.core.totals import ratio
from sim.rules.allocation import Allocation, Register, by_county, proportional


class Performance(Allocation):
    """Who led more people out of poverty per yuan gets more, within limits.

    >>> two = Register.of_one_county([100.0, 100.0], exits_per_yuan=[0.003, 0.001],
    ...                              previous=[500.0, 500.0])
    >>> Performance(step=0.5).allocate(np.array([1000.0]), two).round(6).tolist()
    [625.0, 375.0]
    >>> Performance(step=0.2).allocate(np.array([1000.0]), two).round(6).tolist()
    [600.0, 400.0]
    """

    # fmt: off
    strength: float = param(default=1.0, unit="1", low=0.0, high=5.0, sweep=(0.0, 3.0), source="A",
        level="workshop", label=Text("奖优的力度", "how strongly performance counts"))
    trust: float = param(default=0.5, unit="1", low=0.0, high=1.0, sweep=(0.2, 1.0), source="A",
        label=Text("成绩有几分可信", "how far a single year's result is believed"))
    step: float = param(default=0.25, unit="1 a year", low=0.0, high=1.0, sweep=(0.1, 0.5),
        source="A", label=Text("一年最多增减", "largest rise or fall in a year"))
    # fmt: on

    card = Card(
        title=Text("按绩效", "By performance"),
        what=Text(
            "去年同样的钱帮出来的人多，今年就多分。",
            "The more people a village led out of poverty per yuan last year, the more it gets.",
        ),
        how=Text(
            "一年的成绩有运气，所以只信一半，另一半按全县平均；一年增减不超过四分之一；"
            "第一年没有成绩，按人口分。最难的村成绩往往最差。",
            "One year's result is partly luck: half of it is believed, half is the county's mean. "
            "Nobody gains or loses more than a quarter a year. The first year goes by headcount. "
            "The hardest villages often have the poorest results.",
        ),
        try_this=Text(
            "把力度从 0 调到 3，看贫困程度最深的村三年后分到多少。",
            "Raise the strength from 0 to 3 and see what the poorest village gets in year three.",
        ),
        source="A",
    )

    def allocate(self, budget: Floats, register: Register) -> Floats:
        """Share by headcount times performance, close enough to what was given before."""
        county, counties = register.county, len(budget)
        known = register.served & np.isfinite(register.exits_per_yuan)
        seen = np.where(known, register.exits_per_yuan, 0.0)
        count = by_county(known.astype(np.float64), county, counties)
        mean = ratio(by_county(seen, county, counties), count)[county]
        believed = np.where(known, ratio(seen, mean) * self.trust + 1.0 - self.trust, 1.0)
        wanted = proportional(budget, register.persons * power(believed, self.strength), register)
        plain = proportional(budget, register.persons, register)
        before = np.where(register.previous > 0.0, register.previous, plain)
        before = proportional(budget, before, register)
        low, high = before * (1.0 - self.step), before * (1.0 + self.step)
        least, most = np.zeros(counties), np.zeros(counties)
        np.maximum.at(most, county, ratio(high, wanted))
        for _ in range(100):  # halvings: more than a float has digits
            half = 0.5 * (least + most)
            given = np.clip(half[county] * wanted, low, high)
            short = by_county(given, county, counties) < budget
            least, most = np.where(short, half, least), np.where(short, most, half)
        near = np.clip(most[county] * wanted, low, high)
        return np.where(mean > 0.0, proportional(budget, near, register), plain)
