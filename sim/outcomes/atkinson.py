"""Inequality of incomes by the Atkinson index."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.maths import power
from sim.core.param import param
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.core.totals import ratio
from sim.outcomes import Direction, OfHouseholds, mean_of
from sim.outcomes._incomes import per_head
from sim.world.world import World

_LEAST_PART = 1e-12


class Atkinson(OfHouseholds):
    """Say what part of all income equality would be worth."""

    label: ClassVar[Text] = Text("阿特金森指数", "Atkinson index")
    unit: ClassVar[str] = "0..1"
    better: ClassVar[Direction] = "lower"
    every_month: ClassVar[bool] = False
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "为了分得一样多，大家愿意少要几成收入。",
            "What part of all income people would give up to have it shared evenly.",
        ),
        how=Text(
            "越怕不平等，这个数越大；怕的程度可以改。",
            "It is the larger, the more inequality is disliked; how much can be chosen.",
        ),
        try_this=Text(
            "把厌恶程度从0.5改到0.9再看。",
            "Change the dislike of inequality from 0.5 to 0.9.",
        ),
        source="Atkinson 1970",
    )

    aversion: float = param(
        default=0.5,
        unit="1",
        low=0.01,
        high=0.99,
        source="A usual choice",
        label=Text("厌恶不平等的程度", "dislike of inequality"),
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Atkinson index, 0..1, float64 of shape (groups,)."""
        income, persons = per_head(world, rows)
        mean = mean_of(income * persons, persons, group, groups)
        part = np.maximum(ratio(income, mean[group]), _LEAST_PART)
        kept = mean_of(power(part, 1.0 - self.aversion) * persons, persons, group, groups)
        worth = power(np.maximum(kept, _LEAST_PART), 1.0 / (1.0 - self.aversion))
        return np.where(mean > 0.0, 1.0 - worth, 0.0)
