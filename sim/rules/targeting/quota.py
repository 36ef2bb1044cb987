"""Equal quota: every household the same, as far as it can use it."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.queues import levelled
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules.targeting import Asked, Targeted, Targeting, without_pairs


class Quota(Targeting):
    """Everybody gets the same; what one cannot use is shared out again among the others.

    >>> three = Asked.of_one_project(need=[0.1, 1.0, 1.0])  # can use 60, 600, 600 yuan
    >>> Quota().target(np.full((6, 1), 300.0), three).yuan[0].tolist()
    [60.0, 120.0, 120.0]
    """

    card = Card(
        title=Text("平均到户", "Equal quota"),
        what=Text("每户一样多，用不完的再匀。", "The same for all; what is left goes round."),
        how=Text(
            "先定一个共同的数，用不了那么多的户只拿自己用得上的，剩下的再平均分给其余的户。",
            "There is one common amount; a household that cannot use it all takes what it can, and "
            "the rest is shared equally among the others.",
        ),
        try_this=Text(
            "看看平均到户时，需求最大的五户还差多少。",
            "See how much the five neediest households still lack under an equal quota.",
        ),
        source="A",
    )

    def target(self, supply: Floats, asked: Asked) -> Targeted:
        """Raise one common level in each project and domain until the supply is used up."""
        both = zip(supply, asked.ceiling, strict=True)
        given = [levelled(there, wanted, asked.project) for there, wanted in both]
        return without_pairs(np.stack(given), asked)
