"""Joint responsibility."""

from __future__ import annotations

from sim.core.card import Card
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules.responsibility import Responsibility, jointly
from sim.world.stakes import Stakes


class Joint(Responsibility):
    """All answer for each other: who cannot pay is covered by those who can.

    >>> import numpy as np
    >>> three = Stakes.of_one_project(kind=[0, 1, 2], cash=[9000, 100, 9000])
    >>> Joint().fractions(np.array([150.0]), three, np.zeros((1, 3))).round(6).tolist()
    [[0.333333, 0.333333, 0.333333]]
    >>> Joint().fractions(np.array([1000.0]), three, np.zeros((1, 3))).tolist()
    [[0.45, 0.1, 0.45]]
    """

    members: str = param(
        default="all_but_households",
        unit="word",
        choices=("all_but_households", "all"),
        level="standard",
        source="A",
        label=Text("谁一起承担", "Who answers together"),
    )
    card = Card(
        title=Text("连带共担", "Joint responsibility"),
        what=Text(
            "损失由大家平摊；谁付不起，别人替他付。",
            "The loss is divided equally; what one cannot pay, the others pay.",
        ),
        how=Text(
            "先按人头平摊；钱不够的一方付出手上所有的钱，剩下的由还有钱的各方再平摊，"
            "直到付清或都没钱。农户默认不承担，除非只有农户在场。",
            "Equal parts first; a party with too little cash pays what it has, and the rest is "
            "divided again among those who still have some, until it is paid or nobody has "
            "anything left. Households are left out unless they are alone.",
        ),
        try_this=Text(
            "改为所有各方一起承担，看农户承担了多少损失，第二年还有多少农户愿意参加。",
            "Let all parties answer: how much of the losses do households bear, and how many "
            "take part a year later?",
        ),
        source="Joint and several liability; S: shared responsibility in the first source paper",
    )

    def fractions(self, loss: Floats, stakes: Stakes, noise: Floats) -> Floats:
        """Divide equally, then again what could not be paid."""
        del noise
        return jointly(loss, stakes, households=self.members == "all")
