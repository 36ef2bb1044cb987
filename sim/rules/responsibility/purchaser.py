"""Purchaser bears."""

from __future__ import annotations

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules.responsibility import Responsibility, first_of, jointly, paying
from sim.world.stakes import Stakes


class Purchaser(Responsibility):
    """Who buys the service bears what goes wrong with it.

    >>> import numpy as np
    >>> three = Stakes.of_one_project(kind=[0, 0, 1], funds=[300, 100, 200])
    >>> Purchaser().fractions(np.array([5000.0]), three, np.zeros((1, 3))).tolist()
    [[0.75, 0.25, 0.0]]
    """

    laws = frozenset({"scale"})
    card = Card(
        title=Text("购买方承担", "Purchaser bears"),
        what=Text(
            "谁出钱购买服务，损失由谁承担。",
            "Who pays for the purchase of services bears the losses.",
        ),
        how=Text(
            "损失全由政府承担；几级政府一起购买时，按出资比例承担。"
            "没有购买方时，由农户以外的各方连带共担。",
            "The government bears everything; several share it by the money they posted. Without "
            "a purchaser all but households answer jointly.",
        ),
        try_this=Text(
            "换成购买方承担，看承接方的投入降不降，项目失败的次数多不多。",
            "Let the purchaser bear all: does the contractor put in less, and do projects fail "
            "more often?",
        ),
        source="A; full insurance of the contractor",
    )

    def fractions(self, loss: Floats, stakes: Stakes, noise: Floats) -> Floats:
        """Put it on the government."""
        del noise
        return first_of(paying(stakes), lambda: jointly(loss, stakes))
