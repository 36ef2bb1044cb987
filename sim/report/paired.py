"""Each arm over the lucks, and the two side by side, paired luck by luck."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.charts._paired import LEAST, Difference, difference

__all__ = ["LEAST", "Difference", "Level", "difference", "level", "side_by_side"]
LOW, HIGH = 0.05, 0.95


@dataclass(frozen=True, slots=True)
class Level:
    """One arm over the lucks: the mean, and the range in which 90 of 100 lucks lie."""

    mean: float = nan
    low: float = nan
    high: float = nan
    n: int = 0


def level(values: NDArray[np.float64]) -> Level:
    """Sum up one arm.

    >>> level(np.array([1.0, 2.0, 6.0])).mean
    3.0
    """
    known = values[~np.isnan(values)]
    if not len(known):
        return Level()
    low, high = np.quantile(known, [LOW, HIGH])
    return Level(float(known.mean()), float(low), float(high), len(known))


def side_by_side(table: pd.DataFrame, value: str) -> tuple[Level, Level, Difference]:
    """Sum up the two arms of a tidy table with one row an arm and replication."""
    numbers = table[value].to_numpy(np.float64)
    lucks, luck = np.unique(table["replication"].to_numpy(), return_inverse=True)
    arms = table["arm"].to_numpy()
    both = np.full((2, len(lucks)), nan)
    for side, arm in zip(both, ("programme", "twin"), strict=True):
        side[luck[arms == arm]] = numbers[arms == arm]
    programme, twin = both
    return level(programme), level(twin), difference(programme, twin)
