"""By need: money follows the needs that were found when households were visited."""

from __future__ import annotations

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules.allocation import Allocation, Register, proportional


class Need(Allocation):
    """What counts is what households lack as assessed, in all six domains together.

    >>> two = Register.of_one_county([100.0, 100.0], need=[60.0, 20.0])
    >>> import numpy as np
    >>> Need().allocate(np.array([1000.0]), two).tolist()
    [750.0, 250.0]
    """

    card = Card(
        title=Text("按需求", "By need"),
        what=Text(
            "评估出来的需求越大，分到的钱越多。",
            "The greater the needs that assessment finds, the more money a village gets.",
        ),
        how=Text(
            "把每户六个方面的需求按权重加起来，再乘上人口。需求是评估出来的：没走访到的户按名册平均值算。",
            "Each household's needs in six domains are weighted, added up and counted by its "
            "persons. They are assessed needs: a household nobody visited counts with the mean of "
            "the register.",
        ),
        try_this=Text(
            "把评估方法从问卷换成入户访谈，看各村的钱怎样变。",
            "Assess by interview instead of by questionnaire and see how the money moves.",
        ),
        source="S: services follow assessed needs in source paper Y; the weights are A",
    )

    def allocate(self, budget: Floats, register: Register) -> Floats:
        """Share by weighted needs."""
        return proportional(budget, register.need, register)
