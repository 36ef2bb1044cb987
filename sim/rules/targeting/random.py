"""Random: households draw lots."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules.targeting import Asked, Targeted, Targeting, in_turn, without_pairs


class Random(Targeting):
    """Lots decide who comes first; needs only say how much a household can use.

    >>> three = Asked.of_one_project(need=[0.5, 1.0, 0.5], luck=[0.7, 0.9, 0.1])
    >>> Random().target(np.full((6, 1), 800.0), three).yuan[0].tolist()
    [300.0, 200.0, 300.0]
    """

    card = Card(
        title=Text("随机", "Random"),
        what=Text("抽签决定先帮谁。", "Lots decide who is helped first."),
        how=Text(
            "每月重新抽签，抽到的给足，再轮到下一户，直到钱用完。谁也不能靠关系、靠多报排到前面。",
            "Lots are drawn anew each month; the first gets all it can use, then the next, until "
            "the money ends. Neither connections nor overstating needs can move anybody up.",
        ),
        try_this=Text(
            "和需求优先比一比：评估误差要多大，抽签才不输给排队？",
            "Compare with need first: how wrong must the assessment be before lots do as well?",
        ),
        source="A: what a fair lottery does, as in a trial",
    )

    def target(self, supply: Floats, asked: Asked) -> Targeted:
        """Fill households in the order of their lots."""
        return without_pairs(in_turn(supply, asked, np.zeros_like(asked.luck)), asked)
