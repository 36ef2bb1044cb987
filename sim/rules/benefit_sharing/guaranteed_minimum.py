"""Guaranteed minimum and dividend."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.core.totals import ratio
from sim.rules.benefit_sharing import BenefitSharing, parts, split
from sim.world.kinds import Party
from sim.world.production import row_sum
from sim.world.stakes import Stakes

GUARANTORS = {p.name.lower(): p for p in Party if p != Party.HOUSEHOLD}


class GuaranteedMinimum(BenefitSharing):
    """Households' capital earns at least a fixed rate; a guarantor makes good what is missing.

    Six per cent a year on 200,000 yuan are 1,000 yuan a month.

    >>> two = Stakes.of_one_project(x=[900, 100], kind=[2, 4], capital=[0, 200_000], cash=[300, 0])
    >>> GuaranteedMinimum().share(np.array([4000.0]), two).tolist()
    [[3000.0, 1000.0]]
    >>> GuaranteedMinimum().top_up(np.array([600.0]), two).tolist()
    [[-300.0, 300.0]]
    """

    # fmt: off
    rate: float = param(default=0.06, unit="per year", low=0.0, high=0.15, source="r",
                        level="workshop", label=Text("保底收益率", "Guaranteed yearly return"))
    guarantor: str = param(default="enterprise", unit="word", choices=tuple(GUARANTORS), source="A",
                           level="standard", label=Text("由谁兜底", "Who guarantees"))
    measuring_cost: float = param(default=0.01, unit="share of the budget", low=0.0, high=0.03,
                                  source="A", label=Text("计量贡献的成本", "Cost of measuring"))
    card = Card(
        title=Text("保底收益加分红", "Guaranteed minimum"),
        what=Text("农户入股，不论赚多少都有保底收益，赚得多还能分红。",
                  "Farmers' capital earns a minimum whatever happens, and more in good years."),
        how=Text("农户得保底收益和按投入应得份额中较大的一个，但不超过全部收益；其余各方按投入分。"
                 "收益不够保底时，兜底的一方从自己手上的钱里补，钱不够就补到没钱为止。",
                 "Households get the larger of the minimum and their share by input, at most the "
                 "whole surplus; the others share the rest by input. If the surplus is too small, "
                 "the guarantor pays what is missing as far as its cash goes."),
        try_this=Text("把收益率从0.06加到0.15，看兜底的企业在歉收年还剩多少钱、还愿不愿意参加。",
                      "Raise the return from 0.06 to 0.15: what is left to the guarantor in a bad "
                      "year, and does it stay in?"),
        source="r: asset-income poverty alleviation with a guaranteed return")
    # fmt: on

    def share(self, surplus: Floats, stakes: Stakes) -> Floats:
        """Serve households first up to the minimum, the others by input."""
        usual = split(surplus, stakes.seen, stakes)
        least = np.where(stakes.of(Party.HOUSEHOLD), np.maximum(self._promised(stakes), usual), 0.0)
        wanted = row_sum(least)
        scale = ratio(surplus, np.maximum(surplus, wanted))
        first = least * scale[:, None]
        others = stakes.active & ~stakes.of(Party.HOUSEHOLD)
        rest = np.maximum(surplus - row_sum(first), 0.0)
        return first + rest[:, None] * parts(usual, others)

    def top_up(self, surplus: Floats, stakes: Stakes) -> Floats:
        """Let the guarantor pay what the surplus could not."""
        missing = np.maximum(self._promised(stakes) - self.share(surplus, stakes), 0.0)
        purse = np.where(stakes.of(GUARANTORS[self.guarantor]), np.maximum(stakes.cash, 0.0), 0.0)
        paid = np.minimum(row_sum(missing), row_sum(purse))[:, None]
        return paid * (
            ratio(missing, row_sum(missing)[:, None]) - ratio(purse, row_sum(purse)[:, None])
        )

    def _promised(self, stakes: Stakes) -> Floats:
        return np.where(stakes.of(Party.HOUSEHOLD), self.rate * stakes.capital / 12.0, 0.0)

    def cost(self, stakes: Stakes) -> Floats:
        """Charge the project for keeping the accounts."""
        return self.measuring_cost * stakes.budget
