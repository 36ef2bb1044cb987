"""Poverty in guarantees: school, health, house, water."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.outcomes import Adds, Direction, OfHouseholds, mean_of
from sim.outcomes._people import persons_of
from sim.world.guarantees import guarantees
from sim.world.world import World


class MultidimensionalPoverty(OfHouseholds):
    """Count who lacks guarantees, by how many of the four are lacking."""

    label: ClassVar[Text] = Text("多维贫困指数", "multidimensional poverty")
    unit: ClassVar[str] = "0..1"
    better: ClassVar[Direction] = "lower"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "上学、看病、住房、饮水四样保障，大家缺了几成。",
            "Of the guarantees of school, health, house and water: how much people lack.",
        ),
        how=Text(
            "缺得够多才算穷，再按缺几样平均；缺几成算穷可以改。",
            "Whoever lacks enough of them counts, with the part that is lacking; how much is "
            "enough can be chosen.",
        ),
        try_this=Text(
            "住房和医保，钱先用在哪里缺得更少？",
            "Houses or insurance: where does money leave less lacking?",
        ),
        source="Alkire and Foster 2011, adjusted headcount M0; equal weights A",
    )

    cutoff: float = param(
        default=0.25,
        unit="1",
        low=0.0,
        high=1.0,
        source="A one of four guarantees",
        label=Text("缺几成算穷", "part lacking from which one counts as poor"),
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Give the adjusted headcount M0, 0..1, float64 of shape (groups,)."""
        number = np.zeros(len(rows), np.int8)
        for has in guarantees(world, rows):
            number += ~has
        lacking = 0.25 * number
        counts = (lacking > 0.0) & (lacking >= self.cutoff)
        persons = persons_of(world, rows)
        return mean_of(np.where(counts, lacking, 0.0) * persons, persons, group, groups)
