"""How grown-up the mutual-aid associations of the villages are."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.core.totals import ratio, total_by
from sim.outcomes import Direction, Outcome
from sim.world.world import World


class AssociationMaturity(Outcome):
    """Average how far the mutual-aid associations of the pilot villages have come."""

    label: ClassVar[Text] = Text("互助协会成熟度", "maturity of the mutual-aid association")
    unit: ClassVar[str] = "0..1"
    better: ClassVar[Direction] = "higher"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "村里的互助协会能不能自己转起来，0到1。",
            "Whether the village's mutual-aid association can run by itself, 0 to 1.",
        ),
        how=Text(
            "试点村平均；过了门槛自己会长，没过门槛一停扶持就散。",
            "Average of the pilot villages; above a threshold it grows by itself, below it "
            "falls apart without support.",
        ),
        try_this=Text(
            "把孵化工时从15%调到30%，项目结束后还在不在？",
            "Raise the hours for incubation from 15 to 30 in 100: is it still there after the end?",
        ),
        source="S Y, mutual-aid associations",
    )

    def measure(self, world: World) -> Floats:
        """Mean over pilot villages, 0..1, float64 of shape (counties,)."""
        village, counties = world.village, len(world.county)
        pilot = village.pilot.astype(np.float64)
        grown = total_by(pilot * village.maturity, village.county, counties)
        return ratio(grown, total_by(pilot, village.county, counties))
