"""By need."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules.benefit_sharing import BenefitSharing, raised, split
from sim.world.kinds import Party
from sim.world.stakes import Stakes


class ByNeed(BenefitSharing):
    """Who lacks most gets most; the government counts as lacking nothing.

    >>> three = Stakes.of_one_project(kind=[0, 1, 4], need=[5000, 500, 1500])
    >>> ByNeed().share(np.array([1000.0]), three).tolist()
    [[0.0, 250.0, 750.0]]
    >>> ByNeed().share(np.array([900.0]), Stakes.of_one_project(kind=[0, 1, 4])).tolist()
    [[300.0, 300.0, 300.0]]
    """

    eta: float = param(
        default=1.0,
        unit="1",
        low=0.0,
        high=2.0,
        level="workshop",
        source="A",
        label=Text("按需要拉开差距的程度", "How strongly need counts"),
    )
    laws = frozenset({"scale", "monotone"})
    card = Card(
        title=Text("按需要分配", "By need"),
        what=Text("谁最缺钱，谁分得多。", "Who lacks most gets most."),
        how=Text(
            "农户的需要是各户收入离贫困线还差多少；社会组织、企业和社区的需要，"
            "是手上的钱离六个月开支还差多少；政府不参加分配。都不缺时均分。",
            "Households need what their incomes lack to the poverty line; social organisations, "
            "enterprises and communities what their cash lacks to six months of costs; the "
            "government takes no part. If nobody lacks anything, all get the same.",
        ),
        try_this=Text(
            "先用“按贡献分配”，再用“按需要分配”，比较农户的收入和企业的投入。",
            "Run by contribution, then by need: compare the income of households and the effort "
            "of enterprises.",
        ),
        source="A; poverty gap as a claim",
    )

    def share(self, surplus: Floats, stakes: Stakes) -> Floats:
        """Weigh by what is missing."""
        missing = np.where(stakes.kind == Party.GOVERNMENT, 0.0, stakes.need)
        return split(surplus, raised(missing, self.eta), stakes)
