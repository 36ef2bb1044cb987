"""Contractor bears."""

from __future__ import annotations

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules.responsibility import Responsibility, first_of, jointly, parts, paying
from sim.world.stakes import Stakes


class Contractor(Responsibility):
    """Who has taken on the work bears what goes wrong with it.

    >>> import numpy as np
    >>> three = Stakes.of_one_project(kind=[0, 1, 1], contract=[0, 60_000, 20_000])
    >>> Contractor().fractions(np.array([5000.0]), three, np.zeros((1, 3))).tolist()
    [[0.0, 0.75, 0.25]]
    """

    laws = frozenset({"scale"})
    card = Card(
        title=Text("承接方承担", "Contractor bears"),
        what=Text(
            "谁承接了服务，损失由谁承担。",
            "The contractor who took on the service bears its losses.",
        ),
        how=Text(
            "几个承接方按合同金额的比例承担；没有承接方时由购买方承担，"
            "购买方也没有时由农户以外的各方连带共担。",
            "Several contractors share losses by their contract sums. Without a contractor the "
            "purchaser bears them, and without a purchaser all but households jointly.",
        ),
        try_this=Text(
            "换成承接方承担，看小机构第二年还敢不敢承接。",
            "Let the contractor bear all: do small agencies dare to take on a contract the next "
            "year?",
        ),
        source="A; fixed-price contract",
    )

    def fractions(self, loss: Floats, stakes: Stakes, noise: Floats) -> Floats:
        """Put it on the contractors."""
        del noise
        held = parts(stakes.contract, stakes.active)
        return first_of(held, paying(stakes), lambda: jointly(loss, stakes))
