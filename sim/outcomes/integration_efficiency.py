"""How much of what partners put in arrives as the right help."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.core.totals import over, ratio, total_by
from sim.outcomes import Direction, Outcome
from sim.world.world import World


class IntegrationEfficiency(Outcome):
    """Divide the help that met a need by all that the partners put in this month."""

    label: ClassVar[Text] = Text("资源整合效率", "resource-integration efficiency")
    unit: ClassVar[str] = "yuan per yuan"
    better: ClassVar[Direction] = "higher"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "各方投入的资源里，有几成变成了对上需求的帮助。",
            "How much of what all parties put in became help that met a need.",
        ),
        how=Text(
            "本月对上需求的服务，除以各方本月实际投入；没有项目时是0。",
            "Service that met a need this month, over what the parties put in; 0 without a "
            "project.",
        ),
        try_this=Text(
            "平台开通前后比一比。",
            "Compare before and after the platform opens.",
        ),
        source="S P, five indicators of collaboration",
    )

    def measure(self, world: World) -> Floats:
        """Yuan of matched service per yuan put in, float64 of shape (counties,)."""
        project, stake, counties = world.project, world.stake, len(world.county)
        running = np.flatnonzero(project.active)
        if not len(running):
            return np.zeros(counties)
        home = project.county[running]
        met = total_by(over(project.matched[:, running]), home, counties)
        seats = np.flatnonzero(np.repeat(project.active, world.places))
        endowment = over(stake.resources[:, seats])
        put_in = stake.inside[seats] * stake.effort[seats] * endowment * (stake.who[seats] >= 0)
        return ratio(met, total_by(put_in, np.repeat(home, world.places), counties))
