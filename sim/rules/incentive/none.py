"""No incentive."""

from __future__ import annotations

from sim.core.card import Card
from sim.core.text import Text
from sim.rules.incentive import Incentive, Occasion, Reward
from sim.world.stakes import Stakes


class NoneChosen(Incentive):
    """Nobody is paid, fined or praised for what they do.

    >>> two = Stakes.of_one_project(kind=[1, 2], effort=[0.0, 1.0], endowment=[100, 100])
    >>> nothing = NoneChosen().reward(Occasion.plain(two), two)
    >>> nothing.pay.tolist(), nothing.fine.tolist(), nothing.cost.tolist()
    ([[0.0, 0.0]], [[0.0, 0.0]], [0.0])
    """

    laws = frozenset({"nothing", "no_pay", "no_fine", "positional"})
    card = Card(
        title=Text("无激励", "No incentive"),
        what=Text(
            "不奖不罚，各方凭自己的打算做事。",
            "No rewards and no fines: everybody acts on their own account.",
        ),
        how=Text(
            "没有任何奖励、罚款、声誉变化和费用，可以拿它和别的激励比较。",
            "No pay, no fine, no change of reputation, no cost: what other incentives are "
            "compared with.",
        ),
        try_this=Text(
            "先不用任何激励运行一次，再加一种激励，比较各方的投入和总花费。",
            "Run without any incentive, then add one: compare everybody's effort and the whole "
            "cost.",
        ),
        source="The baseline of every comparison",
    )

    def reward(self, moment: Occasion, stakes: Stakes) -> Reward:
        """Propose nothing."""
        del moment
        return Reward.zeros(stakes)
