"""A lead organisation coordinates: one social organisation keeps the others in step."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.text import Text
from sim.rules.coordination import Coordination, Gathering, Meeting, apart, eased
from sim.world.kinds import Party
from sim.world.production import row_sum


class LeadOrganization(Coordination):
    """The largest social organisation keeps the others in step, as well as it can manage.

    >>> from sim.world.stakes import Stakes
    >>> two = Stakes.of_one_project(x=[30.0, 10.0], kind=[1, 0], manage=[0.5, 0.0])
    >>> met = LeadOrganization(relief=0.07).meet(Gathering.of_one_project(two, conflict=0.5))
    >>> met.conflict.round(4).tolist()  # 0.5 x (1 - 0.07)
    [0.465]
    >>> met.hours_share.round(4).tolist()  # 0.012 + 0.05 x 30/40
    [0.0495]
    """

    # fmt: off
    relief: float = param(default=0.07, unit="1 a month", low=-1.0, high=0.5, sweep=(-0.05, 0.2),
        level="standard", source="A",
        label=Text("管理水平 0.5 时每月化解的冲突", "conflict settled at skill 0.5"))
    cost: float = param(default=0.012, unit="1", low=0.0, high=0.5, sweep=(0.0, 0.05), source="A",
        label=Text("占用各方的工时", "working time taken from everybody"))
    lead_cost: float = param(default=0.05, unit="1", low=0.0, high=0.5, sweep=(0.01, 0.15),
        source="A", label=Text("占用牵头组织的工时", "working time taken from the lead"))
    blur: float = param(default=0.08, unit="1", low=0.0, high=1.0, sweep=(0.0, 0.2), source="A",
        label=Text("经人转述的最小误差", "least error of news that passes through one hand"))
    # fmt: on

    card = Card(
        title=Text("牵头组织协调", "Lead organisation"),
        what=Text(
            "由一家社会组织牵头，逐家联络、安排进度、调解小矛盾。",
            "One social organisation leads: it calls on the others, plans, settles small quarrels.",
        ),
        how=Text(
            "投入最大的社会组织牵头。它的管理水平越强，每月化解的冲突越多；能力为零就只有花费。"
            "消息都经它转述，所以不会十分准确。",
            "The social organisation with the most to put in leads. The better it manages, the "
            "more conflict it settles a month; with no skill only the cost remains. All news "
            "passes through its hands and is never quite exact.",
        ),
        try_this=Text(
            "先培训牵头组织的管理水平，再与每两个月一次的联席会议比一比工时。",
            "Train the lead in managing, then compare its hours with a meeting every two months.",
        ),
        source="A; lead-organisation governance after Provan and Kenis 2008 (r)",
    )

    def meet(self, gathering: Gathering) -> Meeting:
        """Let the largest social organisation settle conflict; without one nobody leads."""
        stakes = gathering.stakes
        able = stakes.of(Party.ORGANIZATION)
        lead = np.argmax(np.where(able, stakes.endowment, -1.0), axis=1)[:, None]
        led = able.any(axis=1) & (stakes.count > 1)
        skill = np.take_along_axis(stakes.manage, lead, axis=1)[:, 0]
        weight = np.take_along_axis(stakes.endowment, lead, axis=1)[:, 0]
        whole = row_sum(np.where(stakes.active, stakes.endowment, 0.0))
        hours = self.cost + self.lead_cost * weight / np.where(whole > 0.0, whole, 1.0)
        calm = eased(gathering.conflict, self.relief * skill / 0.5)
        alone = apart(gathering)
        return Meeting(
            conflict=np.where(led, calm, alone.conflict),
            hours_share=np.where(led, hours, 0.0),
            noise=np.where(led, np.maximum(gathering.usual, self.blur), alone.noise),
            agency_hours=alone.agency_hours,
        )
