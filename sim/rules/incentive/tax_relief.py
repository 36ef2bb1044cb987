"""Tax relief."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.text import Text
from sim.rules.incentive import Incentive, Occasion, Reward
from sim.world.kinds import Party
from sim.world.stakes import Stakes


class TaxRelief(Incentive):
    """Gifts of enterprises count against their tax; the state pays for it by tax forgone.

    Of 20,000 yuan given, 12,000 count against a profit of 100,000 and save a quarter in tax.

    >>> two = Stakes.of_one_project(kind=[1, 2], gifts=[0, 20_000], profit=[0, 100_000],
    ...                             tax=[0, 25_000])
    >>> TaxRelief().reward(Occasion.plain(two, 12), two).relief.tolist()
    [[0.0, 3000.0]]
    >>> TaxRelief().reward(Occasion.plain(two, 11), two).relief.tolist()
    [[0.0, 0.0]]
    """

    rate: float = param(
        default=0.25,
        unit="share of the gift",
        low=0.0,
        high=0.4,
        level="standard",
        source="A",
        label=Text("抵税比例", "Tax saved per yuan given"),
    )
    cap: float = param(
        default=0.12,
        unit="share of the yearly profit",
        low=0.03,
        high=1.0,
        level="workshop",
        source="r Enterprise Income Tax Law, article 9",
        label=Text("捐赠扣除上限", "Most that counts as a gift"),
    )
    laws = frozenset({"no_pay", "no_fine", "positional"})
    card = Card(
        title=Text("税收优惠", "Tax relief"),
        what=Text(
            "企业捐出的钱可以少缴一部分税。",
            "Enterprises pay less tax for what they give.",
        ),
        how=Text(
            "每年年底结算：捐赠中不超过年利润一定比例的部分，按抵税比例少缴税，最多减到零。"
            "没有利润的企业得不到；少收的税是公共成本。",
            "Settled each December: gifts up to a share of the year's profit save tax, at most all "
            "of it. Enterprises without profit get nothing, and tax forgone is a public cost.",
        ),
        try_this=Text(
            "把扣除上限从0.12提到1，看多捐的钱和国家少收的税哪个大。",
            "Raise the limit from 0.12 to 1: which is larger, the extra gifts or the tax forgone?",
        ),
        source="r: deduction of charitable gifts in China",
    )

    def reward(self, moment: Occasion, stakes: Stakes) -> Reward:
        """Settle the year's gifts; a yuan posted now is expected to be given every month."""
        given = 12.0 * stakes.funds if moment.expected else stakes.gifts
        counted = np.minimum(given, self.cap * np.maximum(stakes.profit, 0.0))
        saved = np.minimum(self.rate * counted, np.maximum(stakes.tax, 0.0))
        saved = np.where(stakes.of(Party.ENTERPRISE), moment.yearly() * saved, 0.0)
        return replace(Reward.zeros(stakes), relief=saved)
