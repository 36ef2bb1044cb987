"""Purchase preference."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.table import Bools, Floats, Ints
from sim.core.text import Text
from sim.rules.incentive import Incentive, Occasion, Reward
from sim.world.kinds import Party
from sim.world.ranking import parts_of
from sim.world.stakes import Stakes


class PurchasePreference(Incentive):
    """Orders go by merit, and part of them is kept for those who do best by the poor.

    >>> two = Stakes.of_one_project(kind=[2, 2], orders=[100, 100], capability=[0.5, 0.5],
    ...                             staff=[10, 10], poor_staff=[0, 5])
    >>> PurchasePreference(margin=0).reward(Occasion.plain(two), two).orders.round(9).tolist()
    [[-20.0, 20.0]]
    """

    # fmt: off
    reserved: float = param(
        default=0.20, unit="share of orders", low=0.0, high=0.6, source="A", level="workshop",
        label=Text("预留份额", "Part kept for those eligible"))
    margin: float = param(
        default=0.06, unit="share of the price", low=0.0, high=0.10, source="A", level="standard",
        label=Text("价格优惠", "Price margin"))
    grade: int = param(
        default=3, unit="grade A, 1 to 5", low=1, high=5, source="A",
        label=Text("社会组织几A以上", "Least grade of a social organisation"))
    poor_staff: float = param(
        default=0.30, unit="share of the staff", low=0.0, high=1.0, source="A",
        label=Text("企业贫困员工比例", "Least part of poor workers in an enterprise"))
    laws = frozenset({"no_pay", "no_fine", "positional", "conserves_orders"})
    card = Card(
        title=Text("优先采购", "Purchase preference"),
        what=Text("订单按本事和名声分，一部分留给够条件的。",
                  "Orders go by ability and name, and part is kept for those eligible."),
        how=Text("留出一部分给贫困员工够多的企业、评级够高的社会组织；其余大家一起比，够条件的"
                 "有价格优惠。没人够条件就都放开。总数不变，有人多就有人少。",
                 "Part is kept for enterprises with enough poor workers and social organisations "
                 "of a good grade (if there are none, for all); for the rest all compete, the "
                 "eligible with a price margin. What one wins another loses."),
        try_this=Text("把预留份额从0.2加到0.6，看谁少了订单，投入变不变。",
                      "Keep 0.6 instead of 0.2: who loses orders, and does effort change?"),
        source="A; reserved shares in public procurement (r Government Procurement Law, art. 9)")
    # fmt: on

    def reward(self, moment: Occasion, stakes: Stakes) -> Reward:
        """Share out again the hours of each project and the produce of each county."""
        del moment
        changed = np.zeros(stakes.shape)
        for party, market in (
            (Party.ORGANIZATION, np.arange(stakes.shape[0])),
            (Party.ENTERPRISE, np.unique(stakes.county, return_inverse=True)[1]),
        ):
            won = self._shared(self._eligible(party, stakes), market, stakes, stakes.of(party))
            changed = np.where(stakes.of(party), won - stakes.orders, changed)
        return replace(Reward.zeros(stakes), orders=changed)

    def _eligible(self, party: Party, stakes: Stakes) -> Bools:
        enough = (stakes.staff > 0.0) & (stakes.poor_staff >= self.poor_staff * stakes.staff)
        return enough if party == Party.ENTERPRISE else stakes.grade >= self.grade

    def _shared(self, good: Bools, market: Ints, stakes: Stakes, there: Bools) -> Floats:
        """Share out a market's orders by size, capability, name, and the margin."""
        orders = np.where(there, stakes.orders, 0.0)
        merit = orders * stakes.capability * stakes.credibility * (1.0 + self.margin * good)
        open_part, competing = parts_of(merit, market)
        kept_part, favoured = parts_of(np.where(good, merit, 0.0), market)
        kept_part = np.where(favoured > 0.0, kept_part, open_part)
        part = self.reserved * kept_part + (1.0 - self.reserved) * open_part
        return np.where(competing > 0.0, parts_of(orders, market)[1] * part, orders)
