"""How much of what households need has been taken away."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.core.totals import total_by
from sim.outcomes import Direction, OfVillages, mean_of
from sim.world.world import World


class ProjectEffect(OfVillages):
    """Compare the needs of those served with their start, less what became of the unserved."""

    label: ClassVar[Text] = Text("项目实施效果", "project effect")
    unit: ClassVar[str] = "1 at most"
    better: ClassVar[Direction] = "higher"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "服务过的户，起初的需求减少了几成。",
            "What part of the needs of those served has been taken away.",
        ),
        how=Text(
            "六方面的真实需求，按人口和重要程度加权；减去没服务到的户自己的变化。",
            "True needs in six domains by weight and persons, less the change of those not served.",
        ),
        try_this=Text(
            "评估更细，效果更大吗？",
            "Does a closer needs assessment bring more effect?",
        ),
        source="S P, five indicators of collaboration",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Part of needs taken away, float64 of shape (groups,); NaN where all are served."""
        p = world.project
        served = mean_of(p.need_taken[0, rows], p.need_whole[0, rows], group, groups)
        counties = len(world.county)
        usual = mean_of(p.need_taken[1], p.need_whole[1], p.county, counties)
        whole, county = p.need_whole[0, rows], p.county[rows]
        net = served - mean_of(whole * usual[county], whole, group, groups)
        nobody = total_by(p.need_whole[1], p.county, counties) == 0.0
        net[group[(whole > 0.0) & nobody[county]]] = np.nan
        return net
