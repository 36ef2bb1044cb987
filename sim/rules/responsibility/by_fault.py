"""By fault."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.maths import exp, normal_cdf
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules.responsibility import Responsibility, first_of, jointly, parts
from sim.world.production import row_sum
from sim.world.stakes import Stakes

OVER_SQRT_2_PI = 0.3989422804014327
LEAST_ERROR = 0.01
"""What makes the expected form smooth where the inquiry never errs; a choice of method."""


class ByFault(Responsibility):
    """Who fell short of what was agreed answers, as far as an inquiry can tell.

    >>> two = Stakes.of_one_project(kind=[1, 2], effort=[0.5, 0.6], endowment=[1000, 6000])
    >>> ByFault().fractions(np.array([5000.0]), two, np.zeros((1, 2))).round(9).tolist()
    [[0.25, 0.75]]
    """

    # fmt: off
    agreed: float = param(default=0.7, unit="1", low=0.3, high=1.0, source="A", level="standard",
                          label=Text("约定的投入", "Effort agreed"))
    error: float = param(default=0.10, unit="1", low=0.0, high=0.4, source="A", level="standard",
                         label=Text("查明过错的误差", "Error of the inquiry"))
    laws = frozenset({"scale"})
    card = Card(
        title=Text("按过错分担", "By fault"),
        what=Text("谁没有做到约定的，谁承担。",
                  "Who did less than agreed bears the loss."),
        how=Text("用约定的投入减去查到的投入，再乘以手里的资源，按这个比例承担。"
                 "查得不准，尽了力的也可能被算作有错。谁都没错时，按出资分担。",
                 "Shortfalls from the effort agreed, times what the party has in hand, give the "
                 "parts. An inquiry errs, so that somebody who did their part may be blamed. If "
                 "nobody is at fault, own money decides."),
        try_this=Text("把误差从0调到0.4，看尽力的一方承担的损失多了多少。",
                      "Raise the error from 0 to 0.4: how much more do those bear who did their "
                      "part?"),
        source="A; negligence rule: Shavell 1980 (r)")
    # fmt: on

    def fractions(self, loss: Floats, stakes: Stakes, noise: Floats) -> Floats:
        """Blame each for the shortfall that the inquiry finds."""
        found = np.maximum(self.agreed - stakes.effort - self.error * noise, 0.0)
        return first_of(
            parts(stakes.endowment * found, stakes.active), lambda: self._else(loss, stakes)
        )

    def expected(self, loss: Floats, stakes: Stakes) -> Floats:
        """Blame each for the shortfall that an inquiry finds on average."""
        z = (self.agreed - stakes.effort) / max(self.error, LEAST_ERROR)
        mean = z * normal_cdf(z) + OVER_SQRT_2_PI * exp(-0.5 * z * z)
        blamed = parts(stakes.endowment * np.maximum(mean, 0.0), stakes.active)
        clear = np.where(stakes.active & (stakes.endowment > 0.0), normal_cdf(-z), 1.0)
        nobody = np.where(row_sum(blamed) > 0.0, np.cumprod(clear, axis=1)[:, -1], 1.0)[:, None]
        return (1.0 - nobody) * blamed + nobody * self._else(loss, stakes)

    def _else(self, loss: Floats, stakes: Stakes) -> Floats:
        return first_of(parts(stakes.funds, stakes.active), lambda: jointly(loss, stakes))
