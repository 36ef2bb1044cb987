"""Automatic coordination by the shared platform: tasks and reminders instead of meetings."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.text import Text
from sim.rules.coordination import Coordination, Gathering, Meeting, apart, eased


class PlatformAutomatic(Coordination):
    """The platform hands out tasks and reminders: cheap, weak, and only as good as its use.

    >>> from sim.world.stakes import Stakes
    >>> five = Stakes.of_one_project(x=[1.0] * 5)
    >>> half = Gathering.of_one_project(five, conflict=0.4, use=0.5)
    >>> met = PlatformAutomatic(relief=0.1).meet(half)
    >>> met.conflict.round(3).tolist(), met.hours_share.tolist()  # 0.4 x (1 - 0.1 x 0.5)
    ([0.38], [0.003])
    """

    # fmt: off
    relief: float = param(default=0.03, unit="1 a month", low=-1.0, high=1.0, sweep=(0.0, 0.1),
        level="standard", source="A",
        label=Text("平台用满时每月化解的冲突", "conflict settled a month at full use"))
    cost: float = param(default=0.003, unit="1", low=0.0, high=0.5, sweep=(0.0, 0.03), source="A",
        label=Text("录入和查看占用的工时", "working time taken by entering and reading"))
    # fmt: on

    card = Card(
        title=Text("平台自动协调", "Automatic by platform"),
        what=Text(
            "不开会，由共享信息平台派任务、发提醒、公开进度。",
            "No meetings: the shared information platform hands out tasks and shows progress.",
        ),
        how=Text(
            "化解的冲突与平台的实际使用程度成正比；没人用就等于没有协调。对彼此的了解与平台给的一样。",
            "It settles conflict in proportion to how far the platform is really used; unused it "
            "is the same as no coordination. Partners know of each other what the platform tells.",
        ),
        try_this=Text(
            "只上平台不开会运行一次，再加上每两个月一次的会，看平台能不能代替见面。",
            "Run with the platform alone, then with a meeting every two months instead, and see "
            "whether a screen replaces meeting face to face.",
        ),
        source="A",
    )

    def meet(self, gathering: Gathering) -> Meeting:
        """Settle conflict in proportion to the use of the platform."""
        alone = apart(gathering)
        used = (gathering.use > 0.0) & (gathering.stakes.count > 1)
        calm = eased(gathering.conflict, self.relief * gathering.use)
        return Meeting(
            conflict=np.where(used, calm, alone.conflict),
            hours_share=np.where(used, self.cost, 0.0),
            noise=alone.noise,
            agency_hours=alone.agency_hours,
        )
