"""How far what was begun can carry itself, in six dimensions."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.outcomes import Direction, Outcome
from sim.outcomes._points import mean_of_known, of_pilot, together
from sim.world.world import World


class Sustainability(Outcome):
    """Draw the six dimensions of each pilot village's project together and average over these."""

    label: ClassVar[Text] = Text("可持续性（六维综合）", "sustainability, six dimensions together")
    unit: ClassVar[str] = "points"
    better: ClassVar[Direction] = "higher"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "经济、社会、生态、管理、资金、影响六个方面合起来打几分。",
            "Economic, social, ecological, management, funding, influence: how many points "
            "together.",
        ),
        how=Text(
            "六项相乘再开六次方：一项很低，别的再高也补不上。",
            "The sixth root of their product: one very low dimension cannot be made up for by "
            "the others.",
        ),
        try_this=Text(
            "只看总分会漏掉什么？看六项各自的高低。",
            "What does the total hide? Look at the six one by one.",
        ),
        source="S P, sustainability assessment; geometric mean with floor 1",
    )

    def measure(self, world: World) -> Floats:
        """Points 1..100, mean over the projects, float64 of shape (counties,); NaN before any."""
        project = world.project
        rows = of_pilot(world) if self.among == "pilot" else np.arange(len(project))
        points = together(project.six[:, rows])
        return mean_of_known(points, project.county[rows], len(world.county))
