"""What a tornado is drawn of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from sim.charts.comparisons._found import records
from sim.charts.comparisons._gap import Gap

INDICES = {
    "each_alone": ("at_low", "at_high"),
    "morris": ("mu_star", "sigma"),
    "sobol": ("first", "total"),
}
"""What the upper and the lower half bar of a row show; rows are ordered by the last but one
word of their method: by how far the ends lie apart, by mu_star, by total."""
HUNDRED = 100.0


@dataclass(frozen=True)
class Storm:
    """What a tornado is drawn of: a method, its two measures by unknown, and where bars begin."""

    method: str
    found: Mapping[str, Mapping[str, Gap]]
    base: float = 0.0

    @property
    def order(self) -> list[str]:
        """The unknowns, what matters most first; equals in the order given."""
        return sorted(self.found, key=self._size, reverse=True)

    def _size(self, unknown: str) -> float:
        ends = {index: gap.mean for index, gap in self.found[unknown].items()}
        if self.method != "each_alone":
            return ends.get("mu_star", ends.get("total", 0.0))
        return max(self.base, *ends.values()) - min(self.base, *ends.values())


def storm_of(some: pd.DataFrame, times: float, base: float) -> Storm:
    """Read the rows of one outcome and arm; numbers are multiplied to be shown."""
    method = str(some["method"].iloc[0])
    scale = HUNDRED if method == "sobol" else times
    found: dict[str, dict[str, Gap]] = {}
    for row in records(some.dropna(subset=["value"])):
        gap = Gap(scale * row["value"], scale * row["low"], scale * row["high"])
        found.setdefault(row["unknown"], {})[row["index"]] = gap
    return Storm(method, found, base if method == "each_alone" else 0.0)
