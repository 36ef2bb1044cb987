"""By depth of poverty: money follows what is missing to the line."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.queues import filled
from sim.core.table import Floats
from sim.core.text import Text
from sim.core.totals import ratio
from sim.rules.allocation import Allocation, Register, by_county, proportional


class Depth(Allocation):
    """The further people are below the line, the more their village gets.

    >>> two = Register.of_one_county([10.0, 10.0], gap=[8000.0, 2000.0])
    >>> Depth().allocate(np.array([60000.0]), two).tolist()
    [48000.0, 12000.0]
    >>> Depth(mode="first", enough=5000.0).allocate(np.array([60000.0]), two).tolist()
    [50000.0, 10000.0]
    """

    # fmt: off
    mode: str = param(default="proportional", unit="word", choices=("proportional", "first"),
        level="standard", source="A", label=Text("怎样照顾深度贫困", "how depth counts"))
    enough: float = param(default=5000.0, unit="yuan a person and year", low=1.0, high=1e6,
        sweep=(1000.0, 10000.0), source="A", label=Text("每人每年多少算够", "what is enough"))
    # fmt: on

    card = Card(
        title=Text("按贫困深度", "By poverty gap"),
        what=Text(
            "离贫困线越远的村，分到的钱越多。",
            "The further its people are below the poverty line, the more money a village gets.",
        ),
        how=Text(
            "按缺口总额的比例分；或者先把人均缺口最大的村给足，再轮到下一个，最后还有剩才按人口分。",
            "Either in proportion to what is missing altogether; or the village with the largest "
            "gap a person first, until it has enough, then the next; what is left after all have "
            "enough goes by poor persons.",
        ),
        try_this=Text(
            "把比例改成先深后浅，看脱贫的人数和贫困深度哪个变好、哪个变差。",
            "Switch from proportional to deepest first: which gets better and which worse, the "
            "number of exits or the poverty gap?",
        ),
        source="A",
    )

    def allocate(self, budget: Floats, register: Register) -> Floats:
        """Share by the gap, or fill the deepest village first."""
        if self.mode == "proportional":
            return proportional(budget, register.gap, register)
        wanted = np.where(register.served, register.persons * self.enough, 0.0)
        depth = ratio(register.gap, register.persons)
        turns = np.lexsort((-depth, register.county)).astype(np.int64)
        given = filled(budget, wanted, register.county, turns)
        left = np.maximum(budget - by_county(given, register.county, len(budget)), 0.0)
        return given + proportional(left, register.persons, register)
