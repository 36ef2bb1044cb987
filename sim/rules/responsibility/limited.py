"""Limited liability."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.core.totals import ratio
from sim.rules.responsibility import Responsibility, first_of, jointly, parts, paying
from sim.world.production import row_sum
from sim.world.stakes import Stakes


class Limited(Responsibility):
    """The contractor answers up to a part of its contract, the purchaser for the rest.

    >>> two = Stakes.of_one_project(kind=[0, 1], contract=[0, 60_000])
    >>> Limited().fractions(np.array([8000.0]), two, np.zeros((1, 2))).tolist()
    [[0.25, 0.75]]
    >>> Limited().fractions(np.array([4000.0]), two, np.zeros((1, 2))).tolist()
    [[0.0, 1.0]]
    """

    cap: float = param(
        default=0.10,
        unit="share of the yearly contract",
        low=0.0,
        high=1.0,
        source="r",
        level="workshop",
        label=Text("承接方责任上限", "Most that the contractor bears"),
    )
    card = Card(
        title=Text("有限责任", "Limited liability"),
        what=Text(
            "承接方只承担到合同金额的一定比例，超出的由购买方承担。",
            "The contractor bears losses up to a part of its contract, the purchaser the rest.",
        ),
        how=Text(
            "损失小，全由承接方承担；损失大，承接方承担到上限为止。几个承接方按合同金额分。"
            "没有购买方时，超出的部分由农户以外的各方连带共担。",
            "Small losses are the contractor's alone; of large ones it bears no more than the "
            "limit. Several contractors share by contract sum. Without a purchaser the excess is "
            "borne jointly by all but households.",
        ),
        try_this=Text(
            "把上限从0.1调到1，看承接方更小心了，还是退出的更多了。",
            "Raise the limit from 0.1 to 1: do contractors take more care, or do more of them "
            "leave?",
        ),
        source="r: performance guarantees in public procurement, at most a tenth of the contract",
    )

    def fractions(self, loss: Floats, stakes: Stakes, noise: Floats) -> Floats:
        """Fill the contractors up to their limit first."""
        del noise
        held = parts(stakes.contract, stakes.active)
        most = self.cap * row_sum(np.where(stakes.active, stakes.contract, 0.0))
        part = np.where(loss > most, ratio(most, loss), most > 0.0)[:, None]
        return part * held + (1.0 - part) * first_of(paying(stakes), lambda: jointly(loss, stakes))
