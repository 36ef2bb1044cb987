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
        matched, endowment = over(project.matched), over(stake.resources)
        put_in = stake.inside * stake.effort * endowment * (stake.who >= 0)
        home = np.repeat(project.county, world.places)
        running = project.active.astype(np.float64)
        met = total_by(running * matched, project.county, counties)
        return ratio(met, total_by(np.repeat(running, world.places) * put_in, home, counties))
