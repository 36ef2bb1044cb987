"""What is left of the gain two years after the end."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.core.totals import total_by
from sim.outcomes import Direction, OfVillages, mean_of
from sim.outcomes._people import one_each
from sim.world.world import World


class GainAfter24MonthsYuan(OfVillages):
    """Divide what people earned more than at the start, two years after the end, by the people."""

    label: ClassVar[Text] = Text("结束两年后人均增收", "gain 24 months after the end")
    unit: ClassVar[str] = "yuan a year"
    better: ClassVar[Direction] = "higher"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "项目结束满两年时，人均一年比起初多挣多少。",
            "Two years after the end: how much more each person earns a year than at the start.",
        ),
        how=Text(
            "在那个月量一次，以后不变；和对照相减，才是项目留下的。",
            "Measured once, in that month, and kept; less that of the twin, it is what the "
            "project left.",
        ),
        try_this=Text(
            "孵化多做一点，留下的多不多？",
            "More incubation: is more left?",
        ),
        source="S Y, services that last; 24 months A",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Yuan per head and year, NaN before that month, float64 of shape (groups,)."""
        v, h = world.village, world.household
        known = ~np.isnan(v.gain_later[rows])
        if not known.any():
            return np.full(groups, np.nan)
        persons = total_by(h.size.astype(np.float64), h.village, len(v))[rows]
        gain = mean_of(np.where(known, v.gain_later[rows], 0.0), persons, group, groups)
        told = mean_of(known, one_each(rows), group, groups)
        return np.where(told > 0.0, gain, np.nan)
