"""Who would have left poverty if income alone counted."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds, county_of, mean_of
from sim.outcomes._incomes import per_head
from sim.outcomes._people import registered_of
from sim.world.world import World


class ExitByIncomeShare(OfHouseholds):
    """Count registered households above the exit standard, whatever guarantees they have."""

    label: ClassVar[Text] = Text("只看收入已脱贫户占比", "households above the exit standard")
    unit: ClassVar[str] = "share of households"
    better: ClassVar[Direction] = "higher"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "每100户里，只看收入已经够脱贫标准的有几户。",
            "Of 100 registered households, how many have the income that an exit asks for.",
        ),
        how=Text(
            "近12个月人均收入达到脱贫标准；有没有保障不管。",
            "Income per head of twelve months at or above the exit standard; guarantees do not "
            "matter.",
        ),
        try_this=Text(
            "和已脱贫户占比之差，就是被保障拦住的户。",
            "What lies between this and the official exits is kept back by guarantees.",
        ),
        source="S Y; exit standard",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Share of registered households, 0..1, float64 of shape (groups,)."""
        income, _ = per_head(world, rows)
        registered = registered_of(world, rows)
        enough = income >= world.county.exit_standard[county_of(world, rows)]
        return mean_of(registered & enough, registered, group, groups)
