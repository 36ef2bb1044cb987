"""Mutual-risk pool."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules.responsibility import Responsibility, jointly
from sim.world.stakes import Stakes


class InsurancePool(Responsibility):
    """All pay a little every month; the pool pays most of a loss, the rest is borne jointly.

    >>> two = Stakes.of_one_project(kind=[1, 2], funds=[2000, 3000], cash=[9000, 9000], pool=1200)
    >>> InsurancePool().premium(two).tolist()
    [[20.0, 30.0]]
    >>> InsurancePool().covered(np.array([1000.0]), two).tolist()
    [900.0]
    """

    premium_rate: float = param(
        default=0.01,
        unit="share of own money a month",
        low=0.0,
        high=0.05,
        source="A",
        level="standard",
        label=Text("每月缴费比例", "Monthly premium"),
    )
    deductible: float = param(
        default=0.10,
        unit="share of the loss",
        low=0.0,
        high=0.5,
        source="A",
        label=Text("自己先承担的部分", "Part that the pool leaves"),
    )
    card = Card(
        title=Text("风险互助金", "Mutual-risk pool"),
        what=Text(
            "平时每月缴一点，出了损失由互助金先付。",
            "A little is paid in every month, and the pool pays first when a loss comes.",
        ),
        how=Text(
            "按自有资金的比例缴费。损失扣除自己先承担的部分后由互助金支付，池里没有钱就停；"
            "剩下的由农户以外的各方连带共担。",
            "Premiums go by own money. The pool pays the loss less the part it leaves, as far as "
            "its money goes; the rest is borne jointly by all but households.",
        ),
        try_this=Text(
            "把缴费比例调到0，看互助金几时用完，用完以后谁在承担损失。",
            "Set the premium to 0: when is the pool empty, and who bears the losses then?",
        ),
        source="A; mutual insurance",
    )

    def fractions(self, loss: Floats, stakes: Stakes, noise: Floats) -> Floats:
        """Bear jointly what the pool leaves."""
        del noise
        return jointly(loss, stakes)

    def premium(self, stakes: Stakes) -> Floats:
        """Charge by own money."""
        return np.where(stakes.active, self.premium_rate * stakes.funds, 0.0)

    def covered(self, loss: Floats, stakes: Stakes) -> Floats:
        """Pay as far as the pool goes."""
        return np.minimum(np.maximum(stakes.pool, 0.0), (1.0 - self.deductible) * loss)
