"""What changes between people."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Direction, OfVillages, mean_of
from sim.outcomes._people import one_each, out_and_registered, registered_of
from sim.world.world import World


class SocialBenefit(OfVillages):
    """Average the rise of cohesion and of mutual help, exits, and wants that were met."""

    label: ClassVar[Text] = Text("四样社会变化平均", "mean of four social gains")
    unit: ClassVar[str] = "1 at most"
    better: ClassVar[Direction] = "higher"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "村里更抱团了没有，更愿意互助没有，脱贫的多不多，缺的少不少：论文五个指标里的“社会效益”。",
            "Whether people hold together and help each other more, leave poverty, and lack less: "
            "the “social benefit” of the papers' five indicators.",
        ),
        how=Text(
            "四样平均：凝聚力和互助风气比起初多多少、脱贫户占比、该花的钱花成了几成。",
            "The mean of four: rises of cohesion and of the norm, exits, and wants that could "
            "be paid.",
        ),
        try_this=Text(
            "社区工作的工时多一倍。",
            "Twice the hours for community work.",
        ),
        source="S P, five indicators of collaboration",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Mean of four parts, float64 of shape (groups,)."""
        v, h, villages = world.village, world.household, len(world.village)
        people = self.homes(world)
        home = h.village[people].astype(np.int64)
        left, listed = out_and_registered(world, people), registered_of(world, people)
        out = mean_of(left, listed, home, villages)
        unmet = h.unmet[people].astype(np.float64)
        short = mean_of(unmet, unmet + h.consumption[people], home, villages)
        rises = (v.cohesion - v.cohesion_start) + (v.norm - v.norm_start)
        mean = 0.25 * (rises + out + (1.0 - short))
        return mean_of(mean[rows], one_each(rows), group, groups)
