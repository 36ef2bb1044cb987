"""How many people of a household work away from home."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds, mean_of
from sim.outcomes._people import one_each
from sim.world.world import World


class JobsPerHousehold(OfHouseholds):
    """Average over the counted households: jobs per household."""

    label: ClassVar[Text] = Text("户均务工人数", "jobs per household")
    unit: ClassVar[str] = "jobs"
    better: ClassVar[Direction] = "higher"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "平均每户有几个人在外务工。",
            "How many people of a household work away from home.",
        ),
        how=Text(
            "现在有活干的人数，按户平均。",
            "Jobs held now, over households.",
        ),
        try_this=Text(
            "企业多给十个岗位，户均多几个？",
            "Ten more vacancies: how many more jobs each?",
        ),
        source="S Y, employment aid",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Mean over households, float64 of shape (groups,)."""
        h = world.household
        return mean_of(h.jobs[rows].astype(np.float64), one_each(rows), group, groups)
