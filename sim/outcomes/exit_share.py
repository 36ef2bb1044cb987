"""How many registered households have left poverty and are not back in it."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds, mean_of
from sim.outcomes._people import out_and_registered, registered_of
from sim.world.world import World


class ExitShare(OfHouseholds):
    """Count the registered households that have left poverty and are not poor now."""

    label: ClassVar[Text] = Text("已脱贫户占比", "households that made their exit")
    unit: ClassVar[str] = "share of households"
    better: ClassVar[Direction] = "higher"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "每100户建档立卡户里，有几户已经脱贫、现在也不穷。",
            "Of 100 registered households, how many left poverty and are not poor now.",
        ),
        how=Text(
            "收入过线并且上学、看病、住房、饮水都有保障才算脱贫；后来又变穷的不算。",
            "An exit needs income and the guarantees of school, health, housing and water; "
            "those who fell back do not count.",
        ),
        try_this=Text(
            "住房没修好的户，收入过了线也不算。改一改钱往哪里用。",
            "A family in an unsafe house has no exit whatever its income: change where the "
            "money goes.",
        ),
        source="S Y; exit standard and guarantees, see the phase monitor",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Share of registered households, 0..1, float64 of shape (groups,)."""
        out, registered = out_and_registered(world, rows), registered_of(world, rows)
        return mean_of(out, registered, group, groups)
