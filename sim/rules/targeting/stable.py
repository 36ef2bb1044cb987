"""Stable matching: no household and helper would both rather have each other."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules.targeting import NOBODY, Asked, Targeted, Targeting, chosen, from_helpers, in_order


class Stable(Targeting):
    """Households and helpers are matched anew each month so that nobody can do better by trading.

    Two helpers with 2 hours each at 2 hours a household have room for one each; all households
    prefer the second helper, and both helpers prefer the neediest household:

    >>> three = Asked.of_one_project(need=[0.5, 1.0, 0.2], capability=[0.6, 0.9], hours=4.0)
    >>> Stable(hours_a_household=2.0).target(np.full((6, 1), 1000.0), three).paired.tolist()
    [0, 1, -1]
    """

    # fmt: off
    hours_a_household: float = param(default=4.0, unit="hours a month", low=0.1, high=160.0,
        sweep=(2.0, 8.0), level="standard", source="A",
        label=Text("每户每月帮扶工时", "hours a helper needs for a household"))
    # fmt: on

    card = Card(
        title=Text("稳定匹配", "Stable matching"),
        what=Text(
            "户挑帮扶人，帮扶人也挑户，配到谁也不想换为止。",
            "Households choose helpers and helpers choose households until nobody wants to swap.",
        ),
        how=Text(
            "户喜欢最对路的帮扶人，帮扶人先顾需求最大的户；每月重新配，所以帮扶人常换，"
            "配得更准，感情更浅。",
            "Households like the helper who suits them best, helpers put the neediest household "
            "first. Matching is done anew each month: better suited, but helpers change often.",
        ),
        try_this=Text(
            "请学员扮演户和帮扶人，按规则举牌选择，再和一年不换的结对比一比。",
            "Let people play households and helpers and choose by the rule; then compare with "
            "pairs that last a year.",
        ),
        source="R: deferred acceptance, Gale and Shapley 1962, Am. Math. Monthly 69, 9-15",
    )

    def target(self, supply: Floats, asked: Asked) -> Targeted:
        """Match anew; all helpers rank households alike, so the neediest simply choose first."""
        room = np.floor(asked.hours[:, None] * asked.part / self.hours_a_household)
        slots = np.where(asked.active, room, 0.0).astype(np.int64)
        urgency = asked.urgency
        helper = chosen(asked, in_order(asked, urgency, slots), urgency > 0.0, slots)
        same = (helper != NOBODY) & (helper == asked.paired)
        months = np.where(same, asked.months_paired + 1, np.where(helper == NOBODY, 0, 1))
        return from_helpers(supply, asked, helper, months)
