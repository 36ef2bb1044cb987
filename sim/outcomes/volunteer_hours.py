"""How many hours volunteers have worked."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.core.totals import total_by
from sim.outcomes import Adds, Direction, OfVillages
from sim.world.world import World


class VolunteerHours(OfVillages):
    """Add up the hours of volunteers in projects since the first month."""

    label: ClassVar[Text] = Text("志愿工时", "hours of volunteers")
    unit: ClassVar[str] = "hours"
    better: ClassVar[Direction] = "neither"
    adds: ClassVar[Adds] = "sum"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "从第一个月到现在，志愿者一共干了多少小时。",
            "How many hours volunteers have worked since the first month.",
        ),
        how=Text(
            "社工带得动的志愿者才出工；他们的时间也是成本。",
            "Volunteers work as far as social workers can guide them; their time is a cost as "
            "well.",
        ),
        try_this=Text(
            "少一名社工，志愿者少干多少？",
            "One social worker less: how much less do volunteers work?",
        ),
        source="S Y, social worker–volunteer linkage",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Hours since month 1, float64 of shape (groups,)."""
        return total_by(world.village.volunteered[rows], group, groups)
