"""Weakest first."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.core.totals import ratio
from sim.rules.benefit_sharing import BenefitSharing, split
from sim.world.stakes import Stakes


class Lexmin(BenefitSharing):
    """Who has gained least so far is lifted first, until all stand level.

    The three stand at 0, 200 and 900 yuan; 600 yuan lift the first two to 400 each.

    >>> three = Stakes.of_one_project(received=[100, 300, 900], outlay=[100, 100, 0])
    >>> Lexmin().share(np.array([600.0]), three).tolist()
    [[400.0, 200.0, 0.0]]
    """

    size: str = param(
        default="party",
        unit="word",
        choices=("party", "persons"),
        source="A",
        level="standard",
        label=Text("按一方还是按人头比较", "Compare parties or persons"),
    )
    laws = frozenset({"monotone"})
    card = Card(
        title=Text("最弱者优先", "Weakest first"),
        what=Text(
            "一年来得益最少的一方先得，直到大家一样。",
            "Who has gained least in a year comes first, until all have gained the same.",
        ),
        how=Text(
            "每一方的得益等于十二个月里从项目得到的减去自己花的，可以按人头算。"
            "像往高低不平的池子里倒水：先填最低处，水面一平，大家一起涨。",
            "What a party gained is what it received from the project in twelve months less its "
            "own outlay, per head if wanted. The surplus is poured like water into an uneven "
            "basin: the lowest place fills first, then all rise together.",
        ),
        try_this=Text(
            "改为按人头比较，看收益是不是大多流向农户。",
            "Compare by persons: does most of the surplus now flow to households?",
        ),
        source="Rawls 1971, leximin (r)",
    )

    def share(self, surplus: Floats, stakes: Stakes) -> Floats:
        """Raise the level until the surplus is used up."""
        alike = np.ones(stakes.shape)
        heads = alike if self.size == "party" else np.maximum(stakes.persons, 1.0)
        heads = np.where(stakes.active, heads, 0.0)
        standing = (stakes.received - stakes.outlay) / np.where(heads > 0.0, heads, 1.0)
        lowest = np.min(np.where(stakes.active, standing, np.inf), axis=1, initial=np.inf)
        above = np.where(stakes.active, standing - lowest[:, None], np.inf)
        order = np.argsort(above, axis=1, kind="stable")
        held = np.cumsum(np.take_along_axis(heads, order, axis=1), axis=1)
        basin = np.where(np.isfinite(above), above, 0.0) * heads
        depth = np.cumsum(np.take_along_axis(basin, order, axis=1), axis=1)
        level = np.min(ratio(surplus[:, None] + depth, held), axis=1)
        raw = heads * np.maximum(level[:, None] - np.where(stakes.active, above, np.inf), 0.0)
        return split(surplus, np.where(stakes.active, raw, 0.0), stakes)
