"""Need first: the neediest household gets all it can use, then the next."""

from __future__ import annotations

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules.targeting import Asked, Targeted, Targeting, in_turn, without_pairs


class NeedFirst(Targeting):
    """The neediest household comes first; the last may go away with nothing.

    >>> import numpy as np
    >>> three = Asked.of_one_project(need=[0.5, 1.0, 0.5])  # can use 300, 600, 300 yuan
    >>> NeedFirst().target(np.full((6, 1), 800.0), three).yuan[0].tolist()
    [200.0, 600.0, 0.0]
    """

    card = Card(
        title=Text("需求优先", "Need first"),
        what=Text(
            "需求最大的户先满足，再轮到下一户，直到钱用完。",
            "The neediest household gets all it can use, then the next, until the money ends.",
        ),
        how=Text(
            "把每户六个方面的需求按权重加起来排队；一样的抽签。排得准不准，全看评估准不准。",
            "Households queue by their weighted needs in six domains; equal ones draw lots. The "
            "queue is only as right as the assessment.",
        ),
        try_this=Text(
            "把评估方法换成问卷，看有几户因为多报需求排到了前面。",
            "Assess by questionnaire and count the households that move up by overstating needs.",
        ),
        source="A",
    )

    def target(self, supply: Floats, asked: Asked) -> Targeted:
        """Fill households in the order of their weighted needs."""
        return without_pairs(in_turn(supply, asked, asked.urgency), asked)
