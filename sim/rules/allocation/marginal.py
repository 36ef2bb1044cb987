"""By marginal effect: the next yuan goes where it is believed to bring most."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.maths import log
from sim.core.table import Floats
from sim.core.text import Text
from sim.core.totals import ratio
from sim.rules.allocation import Allocation, Register, by_county, proportional


class Marginal(Allocation):
    """Every yuan goes to the village where it is believed to lead most people out.

    A village with 100 poor persons whose first yuan brings 0.02 exits has fallen to 0.01 a yuan
    after 100 / 0.02 x ln 2 = 3466 yuan; only then does the other get anything:

    >>> two = Register.of_one_county([100.0, 100.0], response=[0.02, 0.01])
    >>> Marginal().allocate(np.array([3000.0]), two).round(6).tolist()
    [3000.0, 0.0]
    >>> Marginal().allocate(np.array([3465.736 + 1500.0]), two).round(2).tolist()
    [3965.74, 1000.0]
    """

    card = Card(
        title=Text("按边际效果", "By marginal effect"),
        what=Text(
            "下一块钱花在哪个村最见效，就给哪个村。",
            "The next yuan goes to the village where it is believed to do most.",
        ),
        how=Text(
            "每个村的钱越多，再加一块钱帮出来的人越少；村里缺口越大，头一块钱见效越慢。"
            "县里按这样的估计把各村拉到同一水平；"
            "估计错了，钱就去错了地方；见效慢的村可能一分没有。",
            "The more a village has, the less another yuan does there; the more its poor lack, the "
            "less does the first. The county evens out what the last yuan does everywhere, by its "
            "own estimate. A wrong estimate sends money to the wrong place, and a village slow to "
            "respond may get nothing.",
        ),
        try_this=Text(
            "请各组写下：最难的村一分钱没有，总脱贫人数却多了，这样分公平吗？",
            "Let groups write down: more people leave poverty in all, but the hardest village got "
            "nothing. Is that fair?",
        ),
        source="A: equal marginal effects with exits P (1 - exp(-r b / P))",
    )

    def allocate(self, budget: Floats, register: Register) -> Floats:
        """Find the common effect of the last yuan at which the money is used up."""
        county, counties = register.county, len(budget)
        able = register.served & (register.persons > 0.0) & (register.response > 0.0)
        reach = np.where(able, ratio(register.persons, register.response), 0.0)
        first = np.where(able, log(np.where(able, register.response, 1.0)), -np.inf)
        low, high = np.full(counties, -np.inf), np.full(counties, -np.inf)
        np.maximum.at(high, county, first)
        np.maximum.at(low, county, first - ratio(budget[county], reach))
        low, high = (np.where(high > -np.inf, side, 0.0) for side in (low, high))
        for _ in range(100):  # halvings: more than a float has digits
            half = 0.5 * (low + high)
            taken = reach * np.maximum(first - half[county], 0.0)
            enough = by_county(np.where(able, taken, 0.0), county, counties) >= budget
            low, high = np.where(enough, half, low), np.where(enough, high, half)
        wanted = np.where(able, reach * np.maximum(first - low[county], 0.0), 0.0)
        return proportional(budget, wanted, register)
