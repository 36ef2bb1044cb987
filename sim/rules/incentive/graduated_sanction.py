"""Graduated sanction."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sim.core.card import Card
from sim.core.maths import logistic
from sim.core.param import param
from sim.core.text import Text
from sim.rules.incentive import Occasion, Reward, Sanctioning
from sim.world.stakes import Stakes


class GraduatedSanction(Sanctioning):
    """A warning first, then fines that grow with each finding; nobody is above the agreement.

    >>> two = Stakes.of_one_project(kind=[0, 1], effort=[0.25, 0.9], endowment=[10000, 10000],
    ...                             strikes=[2, 0], detection=0.3)
    >>> found = GraduatedSanction().reward(Occasion.plain(two), two)
    >>> found.fine.tolist(), found.strikes.tolist()
    ([[750.0, 0.0]], [[1, 1]])
    """

    # fmt: off
    least_effort: float = param(default=0.5, unit="1", low=0.2, high=0.9, source="A",
                                level="workshop", label=Text("约定的最低投入", "Effort agreed"))
    first_step: float = param(default=0.0, unit="share of the endowment", low=0.0, high=0.5,
                              source="A", label=Text("第一次", "First finding"))
    second_step: float = param(default=0.05, unit="share of the endowment", low=0.0, high=0.5,
                               source="A", label=Text("第二次", "Second finding"))
    third_step: float = param(default=0.15, unit="share of the endowment", low=0.0, high=0.5,
                              source="A", label=Text("第三次", "Third finding"))
    last_step: float = param(default=0.30, unit="share of the endowment", low=0.0, high=1.0,
                             source="A", label=Text("第四次起", "Fourth finding and later"))
    false_alarm: float = param(default=0.02, unit="1", low=0.0, high=0.5, source="A",
                               label=Text("误判的可能", "Chance of a false alarm"))
    clean_months: int = param(default=12, unit="months on average", low=1, high=120, source="A",
                              label=Text("多久不犯可减一次", "Clean months that lift a finding"))
    softness: float = param(default=0.05, unit="1", low=0.01, high=0.5, source="A",
                            label=Text("判断的宽严", "Width of the judgement"))
    laws = frozenset({"no_pay", "positional"})
    card = Card(
        title=Text("逐级约定", "Graduated agreement"),
        what=Text("投入低于约定，第一次提醒，以后少分越来越多。",
                  "Less effort than agreed: first a reminder, then an ever smaller share."),
        how=Text("检查发现投入不足，按差多少和第几次计算，交给县里；一年不犯，减一次。"
                 "足额投入的也可能被误判，政府也不例外。也可以由同伴互相约束。",
                 "A shortfall that is found costs more the larger it is and the more often it was "
                 "found; a clean year lifts one finding. Those who did their part may be hit by "
                 "mistake, the government too. Or partners bind each other, without inspection."),
        try_this=Text("把误判的可能调到0.5，看认真投入的一方还愿不愿意参加。",
                      "Raise the chance of a false alarm to 0.5: do those who do their part stay?"),
        source="Ostrom 1990, design principles (r); numbers A")
    # fmt: on

    def reward(self, moment: Occasion, stakes: Stakes) -> Reward:
        """Find shortfalls by luck, or weigh them by the chance of being found."""
        steps = np.array([self.first_step, self.second_step, self.third_step, self.last_step])
        held = np.where(stakes.active, stakes.endowment, 0.0)
        step = steps[np.clip(stakes.strikes, 0, len(steps) - 1)] * held
        short = np.maximum(self.least_effort - stakes.effort, 0.0) / self.least_effort
        nothing, done = self.watched(stakes)
        if self.form == "public_goods":
            return replace(nothing, fine=done[:, None] * self.by_peers(stakes))
        found = np.repeat((stakes.detection * done)[:, None], stakes.shape[1], axis=1)
        if moment.expected:
            good = logistic((stakes.effort - self.least_effort) / self.softness)
            return replace(nothing, fine=found * step * (short + 0.5 * self.false_alarm * good))
        chance = np.where(short > 0.0, found, found * self.false_alarm)
        hit = stakes.active & (moment.luck < chance)
        lifted = stakes.active & ~hit & (moment.luck >= 1.0 - 1.0 / self.clean_months)
        fine = np.where(hit, step * np.where(short > 0.0, short, 0.5), 0.0)
        more = (hit & (stakes.strikes < len(steps) - 1)).astype(np.int64)
        return replace(nothing, fine=fine, strikes=more - (lifted & (stakes.strikes > 0)))
