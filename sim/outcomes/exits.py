"""How many households have left poverty."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.core.totals import total_by
from sim.outcomes import Adds, Direction, OfHouseholds
from sim.outcomes._people import out_and_registered
from sim.world.world import World


class Exits(OfHouseholds):
    """Count the registered households that are out of poverty now, as a number."""

    label: ClassVar[Text] = Text("脱贫户数", "exits")
    unit: ClassVar[str] = "households"
    better: ClassVar[Direction] = "higher"
    adds: ClassVar[Adds] = "sum"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "现在有多少户已经脱贫。",
            "How many households have made their exit and are not poor now.",
        ),
        how=Text(
            "和花的钱分开看；两者之比只有在户数差得清楚时才算。",
            "It stands beside the cost; their ratio only means something where exits clearly "
            "differ.",
        ),
        try_this=Text(
            "花费一样，哪种办法脱贫的户多？",
            "At equal cost, which rule brings more exits?",
        ),
        source="S Y; cost and exits apart",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Households, float64 of shape (groups,)."""
        return total_by(out_and_registered(world, rows), group, groups)
