"""Matching grant."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.text import Text
from sim.rules.incentive import Incentive, Occasion, Reward, payable
from sim.world.production import row_sum
from sim.world.stakes import Stakes


class MatchingGrant(Incentive):
    """The government adds to the project what the others have really paid in.

    >>> three = Stakes.of_one_project(kind=[0, 1, 2], funds=[8000, 400, 1000])
    >>> grant = MatchingGrant(threshold=400).reward(Occasion.plain(three), three)
    >>> grant.escrow.tolist(), grant.pay.tolist()
    ([500.0], [[0.0, 0.0, 0.0]])
    """

    rate: float = param(
        default=0.50,
        unit="yuan per yuan",
        low=0.0,
        high=2.0,
        level="workshop",
        source="A",
        label=Text("配套比例", "Matching rate"),
    )
    threshold: float = param(
        default=0.0,
        unit="yuan a month and project",
        low=0.0,
        high=100_000.0,
        source="A",
        label=Text("配套门槛", "Money posted before matching begins"),
    )
    laws = frozenset({"no_pay", "no_fine", "positional"})
    card = Card(
        title=Text("配套资助", "Matching grant"),
        what=Text(
            "各方每拿出一元，政府给项目再配一部分。",
            "For every yuan that the others post the government adds a part to the project.",
        ),
        how=Text(
            "只看真正到账的自有资金，不看承诺；超过门槛的部分按比例配套，进项目专户，"
            "不发给任何一方。",
            "Only own money really posted counts, never promises. What exceeds the threshold is "
            "matched, and the grant goes into the project's escrow, to nobody privately.",
        ),
        try_this=Text(
            "把配套比例从0.5加到2，看政府出的钱和各方出的钱谁增得快。",
            "Raise the rate from 0.5 to 2: which grows faster, public money or that of the others?",
        ),
        source="A; matching: Karlan and List 2007 (r)",
    )

    def reward(self, moment: Occasion, stakes: Stakes) -> Reward:
        """Match what was posted above the threshold."""
        del moment
        posted = row_sum(payable(stakes.funds, stakes))
        grant = self.rate * np.maximum(posted - self.threshold, 0.0)
        return replace(Reward.zeros(stakes), escrow=grant)
