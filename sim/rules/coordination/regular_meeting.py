"""Regular joint meetings: everybody sits down together every few months."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.text import Text
from sim.rules.coordination import Coordination, Gathering, Meeting, eased


class RegularMeeting(Coordination):
    """All partners meet every few months: less conflict, fresher news, fewer hours for work.

    >>> from sim.world.stakes import Stakes
    >>> five = Gathering.of_one_project(Stakes.of_one_project(x=[1.0] * 5), conflict=0.5, month=6)
    >>> met = RegularMeeting(meetings_every_months=2, relief=0.6, cost=0.04).meet(five)
    >>> met.conflict.round(3).tolist()  # 0.5 x (1 - 0.6 x 2/3)
    [0.3]
    >>> met.hours_share.tolist(), met.noise.tolist()
    ([0.04], [0.05])
    """

    # fmt: off
    meetings_every_months: int = param(default=2, unit="months", low=1, high=24, sweep=(1, 12),
        level="workshop", source="A",
        label=Text("几个月开一次会", "months from one meeting to the next"))
    relief: float = param(default=0.6, unit="1", low=-1.0, high=1.0, sweep=(-0.2, 0.8), source="A",
        label=Text("一次会最多化解的冲突", "conflict that a meeting can settle at most"))
    cost: float = param(default=0.04, unit="1", low=0.0, high=0.5, sweep=(0.01, 0.15),
        level="standard", source="A",
        label=Text("五方开会占用的工时", "working time that a meeting of five takes"))
    clear: float = param(default=0.05, unit="1", low=0.0, high=1.0, sweep=(0.0, 0.1), source="A",
        label=Text("会后对彼此判断的误差", "error in beliefs just after a meeting"))
    fading: float = param(default=0.03, unit="1 a month", low=0.0, high=1.0, sweep=(0.0, 0.1),
        source="A", label=Text("误差每月回升", "growth of that error a month"))
    # fmt: on

    card = Card(
        title=Text("定期联席会议", "Regular meeting"),
        what=Text(
            "各方每隔几个月坐到一起，说进展、摆问题、定分工。",
            "Every few months all partners sit down to report, to raise problems and to agree.",
        ),
        how=Text(
            "开会的月份化解一部分冲突：间隔越短，每次化解得越少；人越多、会越勤，花的工时越多。"
            "会后大家对彼此看得清楚，以后逐月模糊。",
            "A meeting settles part of the conflict; the shorter the time since the last one, the "
            "smaller that part. More partners and more meetings take more working time. After a "
            "meeting partners see each other clearly, then less so month by month.",
        ),
        try_this=Text(
            "把间隔依次设为 1、2、6 个月，找出开会太勤反而误事的那一点。",
            "Set the interval to 1, 2 and 6 months and find where meeting more often does harm.",
        ),
        source="A; the pilot's joint meetings are described in source paper Y",
    )

    def meet(self, gathering: Gathering) -> Meeting:
        """Meet in every month that the interval divides; otherwise let beliefs fade."""
        count = gathering.stakes.count
        held = (count > 1) & (gathering.month % self.meetings_every_months == 0)
        part = self.relief * self.meetings_every_months / (self.meetings_every_months + 1)
        since = np.minimum(gathering.noise + self.fading, gathering.usual)
        fresh = np.where(held, np.minimum(self.clear, gathering.usual), since)
        return Meeting(
            conflict=np.where(held, eased(gathering.conflict, part), gathering.conflict),
            hours_share=np.where(held, np.minimum(self.cost * count / 5, 1.0), 0.0),
            noise=np.where(count > 1, fresh, gathering.usual),
            agency_hours=np.zeros_like(gathering.conflict),
        )
