"""What part of the help goes to those it was not meant for."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds, mean_of
from sim.outcomes._people import registered_of
from sim.world.world import World


class WronglyIncludedShare(OfHouseholds):
    """Divide service for households off the register by all service of the year."""

    label: ClassVar[Text] = Text("误给的帮扶占比", "wrongly included")
    unit: ClassVar[str] = "0..1"
    better: ClassVar[Direction] = "lower"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "一年的帮扶里，有几成给了不在册的户。",
            "What part of the help of a year went to households that are not registered.",
        ),
        how=Text(
            "近12个月不在册户所得服务，除以全部服务。",
            "Service of twelve months for unregistered households over all service.",
        ),
        try_this=Text(
            "名册错误多一点会怎样？",
            "What if the list has more errors?",
        ),
        source="S P, precise services; error of inclusion",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Share of service, 0..1, float64 of shape (groups,)."""
        h = world.household
        service = h.served_year[rows].astype(np.float64)
        return mean_of(np.where(registered_of(world, rows), 0.0, service), service, group, groups)
