"""Professional mediation: a social worker steps in when conflict has grown too large."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.text import Text
from sim.rules.coordination import Coordination, Gathering, Meeting, apart, eased
from sim.world.kinds import Party


class Mediator(Coordination):
    """A social worker talks to every pair of partners once conflict passes a mark.

    >>> from sim.world.stakes import Stakes
    >>> three = Stakes.of_one_project(x=[1.0, 1.0, 1.0], kind=[0, 1, 3], connect=[0.0, 0.5, 0.0])
    >>> met = Mediator(trigger=0.3, relief=0.6).meet(Gathering.of_one_project(three, conflict=0.5))
    >>> met.conflict.round(3).tolist()  # 0.5 x (1 - 0.6 x 0.5)
    [0.35]
    >>> met.agency_hours.tolist()  # 3 hours x 0.5 x 3 pairs
    [4.5]
    """

    # fmt: off
    trigger: float = param(default=0.3, unit="1", low=0.0, high=0.8, sweep=(0.1, 0.8),
        level="workshop", source="A",
        label=Text("冲突多大才请调解", "conflict at which a mediator is called"))
    relief: float = param(default=0.6, unit="1", low=-1.0, high=1.0, sweep=(0.0, 0.9),
        level="standard", source="A",
        label=Text("能力最强时化解的冲突", "conflict settled by a mediator of full skill"))
    hours_a_pair: float = param(default=3.0, unit="hours", low=0.0, high=160.0, sweep=(1.0, 10.0),
        source="A", label=Text("每两方的调解工时", "hours for a pair in full conflict"))
    # fmt: on

    card = Card(
        title=Text("专业调解", "Mediator"),
        what=Text(
            "平时不开会；矛盾大了，请社会组织里会联络的社工逐对调解。",
            "No meetings as a rule; when quarrels grow, a social organisation's worker mediates.",
        ),
        how=Text(
            "冲突超过警戒值才启动。联络能力越强，化解得越多；参与方越多、冲突越大，花的工时越多，"
            "这些工时从社会组织的服务时间里出。",
            "It starts only above the mark. The better the social worker connects people, the more "
            "is settled; more partners and more conflict take more hours, and these are taken from "
            "the social organisation's time for households.",
        ),
        try_this=Text(
            "把警戒值从 0.30 降到 0.15，看早调解省下的产出抵不抵得上多花的工时。",
            "Lower the mark from 0.30 to 0.15 and see whether early mediation is worth its hours.",
        ),
        source="A",
    )

    def meet(self, gathering: Gathering) -> Meeting:
        """Mediate where conflict passes the mark and a social organisation takes part."""
        stakes, alone = gathering.stakes, apart(gathering)
        able = stakes.of(Party.ORGANIZATION)
        skill = np.where(able, stakes.connect, 0.0).max(axis=1, initial=0.0)
        called = able.any(axis=1) & (stakes.count > 1) & (gathering.conflict > self.trigger)
        pairs = stakes.count * (stakes.count - 1) / 2
        calm = eased(gathering.conflict, self.relief * skill)
        return Meeting(
            conflict=np.where(called, calm, alone.conflict),
            hours_share=alone.hours_share,
            noise=alone.noise,
            agency_hours=np.where(called, self.hours_a_pair * gathering.conflict * pairs, 0.0),
        )
