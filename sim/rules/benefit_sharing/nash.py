"""Nash bargaining."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.core.totals import ratio
from sim.rules.benefit_sharing import BenefitSharing, parts, split
from sim.world.production import own_work, raw_output, row_sum
from sim.world.stakes import Stakes


class Nash(BenefitSharing):
    """Each keeps what it would have alone; what working together adds is bargained over.

    Alone the two make 60 and 20 of the 100 that they make together.

    >>> two = Stakes.of_one_project(
    ...     x=[80, 80], helping=[0.25, 0.25], product=[1, 1 / 3], gain=[[[0, 0.5], [0.5, 0]]],
    ...     credibility=[0.6, 0.2]
    ... )
    >>> Nash().share(np.array([1000.0]), two).round(6).tolist()
    [[700.0, 300.0]]
    >>> Nash(power="credibility").share(np.array([1000.0]), two).round(6).tolist()
    [[750.0, 250.0]]
    """

    # fmt: off
    power: str = param(
        default="equal", unit="word", choices=("equal", "funds", "credibility"), source="A",
        level="standard", label=Text("谈判力量按什么算", "What gives bargaining power"))
    outside: float = param(
        default=1.0, unit="1", low=0.0, high=1.0, source="A",
        label=Text("谈不成时单干能保住的部分", "Part of own work kept if talks fail"))
    laws = frozenset({"scale", "monotone"})
    card = Card(
        title=Text("协商分配（纳什）", "Nash bargaining"),
        what=Text(
            "谈不成时各自能得多少先归各自，合作多出来的再按谈判力量分。",
            "What each would have if talks failed is its own; the rest goes by bargaining power."),
        how=Text(
            "先算每一方单干能得多少，这是谈判的底线；合作多出来的部分，按人头、"
            "自有资金或公信力分。合作反而更差时，按底线的比例分。",
            "Own work is what each can fall back on. What cooperation adds to it is divided by "
            "heads, own money or credibility. If cooperation makes things worse, all is divided "
            "in proportion to own work."),
        try_this=Text(
            "让两组学员就同一笔收益真的谈一次，再和按三种谈判力量算出的结果比较。",
            "Let two groups really bargain over one surplus, then compare with the three kinds "
            "of power."),
        source="Nash 1950 (r)")
    # fmt: on

    def share(self, surplus: Floats, stakes: Stakes) -> Floats:
        """Secure the fallback of each, then divide what is left."""
        own = np.maximum(own_work(stakes), 0.0)
        whole = raw_output(stakes)
        fallback = self.outside * ratio(own, np.maximum(whole, 0.0)[:, None])
        weights = {"funds": stakes.funds, "credibility": stakes.credibility}
        power = parts(weights.get(self.power, np.ones(stakes.shape)), stakes.active)
        kept = row_sum(fallback)
        bargained = surplus[:, None] * (fallback + power * (1.0 - kept)[:, None])
        worse = (kept > 1.0) | ((whole <= 0.0) & (row_sum(own) > 0.0))
        return np.where(worse[:, None], split(surplus, own, stakes), bargained)
