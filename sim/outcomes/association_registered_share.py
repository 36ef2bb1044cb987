"""How many villages have a registered mutual-aid association."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfVillages, mean_of
from sim.outcomes._people import one_each
from sim.world.world import World

_REGISTERED = 3


class AssociationRegisteredShare(OfVillages):
    """Count the villages whose mutual-aid association is registered or mature."""

    label: ClassVar[Text] = Text("有登记协会的村", "villages with a registered association")
    unit: ClassVar[str] = "0..1"
    better: ClassVar[Direction] = "higher"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "有几成的村，互助协会已经登记成立。",
            "In what part of the villages the mutual-aid association is registered.",
        ),
        how=Text(
            "从骨干、带头人、登记到成熟，一步一步来；这里数走到登记的。",
            "Backbone, leaders, registered, mature: step by step; this counts from registered on.",
        ),
        try_this=Text(
            "孵化工时翻倍，多几个村登记？",
            "Twice the hours of incubation: how many more are registered?",
        ),
        source="S Y, attract, cultivate, develop",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Share of villages, 0..1, float64 of shape (groups,)."""
        stands = world.village.stage[rows] >= _REGISTERED
        return mean_of(stands, one_each(rows), group, groups)
