"""Shapley value."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules.benefit_sharing import BenefitSharing, split
from sim.world.production import joint_work, own_work
from sim.world.stakes import Stakes


class Shapley(BenefitSharing):
    """Each gets what it adds on average, over all orders in which the parties could join.

    Alone the two make 60 and 20; together they make 20 more, of which each is owed half.

    >>> two = Stakes.of_one_project(
    ...     x=[80, 80], helping=[0.25, 0.25], product=[1, 1 / 3], gain=[[[0, 0.5], [0.5, 0]]]
    ... )
    >>> Shapley().share(np.array([1000.0]), two).round(6).tolist()
    [[700.0, 300.0]]
    """

    measuring_cost: float = param(
        default=0.01,
        unit="share of the budget",
        low=0.0,
        high=0.03,
        source="A",
        label=Text("计量贡献的成本", "Cost of measuring contributions"),
    )
    laws = frozenset({"scale", "null", "monotone"})
    card = Card(
        title=Text("沙普利值", "Shapley value"),
        what=Text(
            "每一方分得它给大家带来的平均增量。",
            "Each party gets what it adds to the whole, on average.",
        ),
        how=Text(
            "设想各方一个接一个加入，次序不限，算出每一方加入时平均多出多少；"
            "单干的部分归自己，两方合作多出的部分各得一半。",
            "Imagine the parties joining one after the other in every possible order, and average "
            "what each adds when it comes: own work is one's own, and what two produce jointly is "
            "halved between them.",
        ),
        try_this=Text(
            "把某两方的合作增益调大，看这两方和其他各方的份额怎样变。",
            "Raise the gain of joint work of one pair: how do their shares and the others' move?",
        ),
        source="Shapley 1953 (r)",
    )

    def share(self, surplus: Floats, stakes: Stakes) -> Floats:
        """Give each its own work and half of each joint work."""
        added = own_work(stakes) + joint_work(stakes)
        return split(surplus, np.maximum(added, 0.0), stakes)

    def cost(self, stakes: Stakes) -> Floats:
        """Charge the project for keeping the accounts."""
        return self.measuring_cost * stakes.budget
