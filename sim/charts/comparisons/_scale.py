"""How high a yuan is drawn, so that all boxes and their names have room."""

from __future__ import annotations

import numpy as np
import pandas as pd

MIDDLE = "project"
SLOT, APART = 0.15, 0.03
"""Parts of the height that a name needs, and that stay free between boxes."""
STEPS = 40
FULL = 0.96
"""The highest column of boxes fills this part of the height."""


def common_scale(flows: pd.Series[float]) -> float:
    """Give the height of a yuan with which every column of every arm has room; halving by halving.

    Parameters
    ----------
    flows : pandas.Series
        Yuan by arm, source and target.
    """
    columns = [
        [float(yuan) for name, yuan in sums.items() if name != MIDDLE and yuan > 0.0]
        for side in ("source", "target")
        for _, some in flows.groupby(level="arm")
        for sums in [some.groupby(level=side).sum()]
    ]
    low, high = 0.0, 1.0 / max(1.0, *(max(column, default=0.0) for column in columns))
    for _ in range(STEPS):
        half = (low + high) / 2
        most = max(_height(column, half) for column in columns)
        low, high = (half, high) if most <= FULL else (low, half)
    return low


def _height(column: list[float], scale: float) -> float:
    return float(np.sum([max(SLOT, scale * yuan + APART) for yuan in column]))
