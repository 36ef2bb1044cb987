"""Dividend by share."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules.benefit_sharing import BenefitSharing, parts, split
from sim.world.kinds import Party
from sim.world.stakes import Stakes


class DividendByShare(BenefitSharing):
    """Capital earns, after a part is reserved for poor households.

    >>> two = Stakes.of_one_project(capital=[60, 40], poor=[False, True])
    >>> DividendByShare(poor_reserve=0.3).share(np.array([1000.0]), two).tolist()
    [[420.0, 580.0]]
    """

    poor_reserve: float = param(
        default=0.30,
        unit="share of the surplus",
        low=0.0,
        high=1.0,
        level="workshop",
        source="A",
        label=Text("贫困户预留比例", "Part reserved for poor households"),
    )
    laws = frozenset({"scale", "monotone"})
    card = Card(
        title=Text("按股分红", "Dividend by share"),
        what=Text(
            "按登记的股份分红，先给贫困户留一部分。",
            "Dividends go by registered shares, after a part is reserved for poor households.",
        ),
        how=Text(
            "资源变资产、资金变股金、农户变股东之后，谁股份多谁分红多。"
            "预留部分按贫困人口归农户；没有贫困人口时不预留。都没有股份时均分。",
            "Once resources have become assets, funds shares and farmers shareholders, capital "
            "earns. The reserve goes to households by their poor persons; without any, nothing is "
            "reserved. If nobody holds a share, all get the same.",
        ),
        try_this=Text(
            "把预留比例调到0，再给农户多登记一些股份，看多少股份才抵得上三成预留。",
            "Set the reserve to 0 and register more capital for households: how much is worth a "
            "reserve of three tenths?",
        ),
        source="S: the three changes of the second source paper; the reserve is A",
    )

    def share(self, surplus: Floats, stakes: Stakes) -> Floats:
        """Reserve first, then by capital."""
        poor = stakes.of(Party.HOUSEHOLD) & (stakes.poor_persons > 0.0)
        reserve = np.where(np.any(poor, axis=1), self.poor_reserve * surplus, 0.0)
        first = reserve[:, None] * parts(stakes.poor_persons, poor)
        return first + split(surplus - reserve, stakes.capital, stakes)
