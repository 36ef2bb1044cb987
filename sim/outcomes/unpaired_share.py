"""Who has no helper of their own."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds, mean_of
from sim.outcomes._people import registered_of
from sim.world.world import World


class UnpairedShare(OfHouseholds):
    """Count the registered households that nobody is paired with."""

    label: ClassVar[Text] = Text("没有结对的户占比", "households without a helper")
    unit: ClassVar[str] = "share of households"
    better: ClassVar[Direction] = "lower"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "每100户建档立卡户里，有几户没有结对帮扶人。",
            "Of 100 registered households, how many have no helper of one-to-one pairing.",
        ),
        how=Text(
            "只有按结对分派时才有结对；别的办法下人人都算没有。",
            "Only one-to-one pairing gives helpers; under other rules everybody counts as "
            "without one.",
        ),
        try_this=Text(
            "社工少一名，多几户没人结对？",
            "One social worker less: how many more households stay alone?",
        ),
        source="S Y, one-to-one pairing",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Share of registered households, 0..1, float64 of shape (groups,)."""
        registered = registered_of(world, rows)
        alone = registered & (world.household.helper[rows] < 0)
        return mean_of(alone, registered, group, groups)
