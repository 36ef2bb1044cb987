"""Households first."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules.benefit_sharing import BenefitSharing, parts, split
from sim.world.kinds import Party
from sim.world.stakes import Stakes


class HouseholdFloor(BenefitSharing):
    """A part is set aside for households, the rest goes by contribution.

    >>> two = Stakes.of_one_project(x=[300, 100], kind=[2, 4])
    >>> HouseholdFloor(floor_share=0.5).share(np.array([1000.0]), two).tolist()
    [[375.0, 625.0]]
    >>> HouseholdFloor(floor_share=0.0).share(np.array([1000.0]), two).tolist()
    [[750.0, 250.0]]
    """

    floor_share: float = param(
        default=0.30,
        unit="share of the surplus",
        low=0.0,
        high=0.9,
        level="workshop",
        source="A",
        label=Text("先留给农户的比例", "Part set aside for households"),
    )
    measuring_cost: float = param(
        default=0.01,
        unit="share of the budget",
        low=0.0,
        high=0.03,
        source="A",
        label=Text("计量贡献的成本", "Cost of measuring contributions"),
    )
    laws = frozenset({"scale", "monotone"})
    card = Card(
        title=Text("农户优先", "Households first"),
        what=Text(
            "先留出一部分给农户，其余按贡献分。",
            "A part is set aside for households; the rest is shared by contribution.",
        ),
        how=Text(
            "留出的部分归农户；若有几批农户，按人口分。其余在所有各方之间按看得见的投入分，"
            "农户也在内。没有农户参加时，全部按贡献分。",
            "The part set aside goes to households, by persons if there are several groups. The "
            "rest goes to all parties by visible input, households included. Without households "
            "everything goes by contribution.",
        ),
        try_this=Text(
            "把比例从0逐步调到0.9，找一找农户得的总钱数从哪里开始不再增加。",
            "Raise the part step by step from 0 to 0.9 and find where the yuan that households "
            "get stop growing.",
        ),
        source="A; a guaranteed share as in asset-income poverty alleviation",
    )

    def share(self, surplus: Floats, stakes: Stakes) -> Floats:
        """Set aside first, then by visible input."""
        households = stakes.of(Party.HOUSEHOLD)
        aside = np.where(np.any(households, axis=1), self.floor_share * surplus, 0.0)
        first = aside[:, None] * parts(stakes.persons, households)
        return first + split(surplus - aside, stakes.seen, stakes)

    def cost(self, stakes: Stakes) -> Floats:
        """Charge the project for keeping the accounts."""
        return self.measuring_cost * stakes.budget
