"""One-to-one pairing: each household gets one helper who stays for a year."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.queues import ranked
from sim.core.table import Bools, Floats, Ints
from sim.core.text import Text
from sim.rules.targeting import NOBODY, Asked, Targeted, Targeting, chosen, from_helpers, in_order


class Pairing(Targeting):
    """Neediest first, each household takes the free helper that suits it best, and keeps it.

    Two helpers with 2 hours each a month at 2 hours a household have room for one each:

    >>> three = Asked.of_one_project(need=[0.5, 1.0, 0.2], capability=[0.6, 0.9], hours=4.0)
    >>> one = Pairing(hours_a_household=2.0).target(np.full((6, 1), 1000.0), three)
    >>> one.paired.tolist(), one.yuan[0].tolist()  # each helper has 500 of the 1000 yuan
    ([0, 1, -1], [300.0, 500.0, 0.0])
    """

    # fmt: off
    hours_a_household: float = param(default=4.0, unit="hours a month", low=0.1, high=160.0,
        sweep=(2.0, 8.0), level="standard", source="A",
        label=Text("每户每月结对工时", "hours a helper needs for a household"))
    term: int = param(default=12, unit="months", low=1, high=120, sweep=(3, 24), level="workshop",
        source="A", label=Text("结对几个月", "months for which a pair lasts"))
    # fmt: on

    card = Card(
        title=Text("结对帮扶", "One-to-one pairing"),
        what=Text(
            "一户一个帮扶人，期满才换。",
            "One-to-one pairing: every household has one helper, who stays for a term.",
        ),
        how=Text(
            "需求最大的户先挑还有空的、最对路的帮扶人；每个帮扶人只带得了工时允许的户数，"
            "手里的钱物只给自己带的户，用不完退回项目；没结上对的户什么也没有。",
            "The neediest household chooses first: the free helper that suits it best. A helper "
            "takes as many households as its hours allow and divides its own means among them; "
            "what they cannot use goes back to the project. A household without a helper gets "
            "nothing.",
        ),
        try_this=Text(
            "把每户工时从 4 小时改成 8 小时，数一数多出几户没有帮扶人。",
            "Raise the hours for a household from 4 to 8 and count those left without a helper.",
        ),
        source="S: the pilot of source paper Y pairs helpers and households; the numbers are A",
    )

    def target(self, supply: Floats, asked: Asked) -> Targeted:
        """Keep pairs until their term ends, then let the others choose."""
        room = np.floor(asked.hours[:, None] * asked.part / self.hours_a_household)
        slots = np.where(asked.active, room, 0.0).astype(np.int64)
        urgency = asked.urgency
        order = in_order(asked, urgency, slots)
        kept, key = self._kept(asked, order, slots)
        taken = np.bincount(key[kept], minlength=slots.size).reshape(slots.shape)
        new = chosen(asked, order, ~kept & (urgency > 0.0), slots - taken)
        helper = np.where(kept, asked.paired, new)
        months = np.where(kept, asked.months_paired + 1, np.where(helper == NOBODY, 0, 1))
        return from_helpers(supply, asked, helper, months)

    def _kept(self, asked: Asked, order: Ints, slots: Ints) -> tuple[Bools, Ints]:
        key = asked.project * slots.shape[1] + np.maximum(asked.paired, 0)
        running = (asked.paired != NOBODY) & (asked.months_paired < self.term)
        order = order[running[order]]
        kept = np.zeros(len(key), np.bool_)
        kept[order] = ranked(key[order]) < slots.ravel()[key[order]]
        return kept, key
