"""Where no social organisation has ever worked."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfVillages, mean_of
from sim.outcomes._people import one_each
from sim.world.world import World


class VillagesNeverEntered(OfVillages):
    """Count the villages that no social organisation has entered."""

    label: ClassVar[Text] = Text("没进过的村", "villages never entered")
    unit: ClassVar[str] = "0..1"
    better: ClassVar[Direction] = "lower"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "有几成的村，社会组织从来没有进去过。",
            "In what part of the villages no social organisation has ever worked.",
        ),
        how=Text(
            "有项目并且有社会组织参加过的村，就算进去过。",
            "A village counts as entered once a social organisation takes part in a project there.",
        ),
        try_this=Text(
            "外来者的合法性低，哪些村进不去？",
            "Where outsiders have little legitimacy, which villages stay closed?",
        ),
        source="S Y, legitimacy of social organisations",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Share of villages, 0..1, float64 of shape (groups,)."""
        closed = ~world.village.entered[rows]
        return mean_of(closed, one_each(rows), group, groups)
