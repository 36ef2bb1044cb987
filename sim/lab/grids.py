"""What was measured, laid out: for each outcome and arm a value by point and by luck."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from sim.core.table import Floats
from sim.lab.conduct import Conducted

Grid = Mapping[str, Floats]
"""For each arm by name the values of one outcome, float64 of shape (points, lucks); NaN where a
run failed or nothing can be told."""


def grids_of(conducted: Conducted, values: pd.DataFrame) -> dict[str, Grid]:
    """Lay out what `values_of` gives, by the names of outcomes."""
    study = conducted.study
    shape = (len(conducted.points), conducted.replications)
    by = values.set_index(["outcome", "arm"])[["point", "replication", "value"]]
    some = dict(iter(by.groupby(level=[0, 1], sort=False, observed=True)))
    found: dict[str, Grid] = {}
    for wanted in study.outcomes:
        grid: dict[str, Floats] = {}
        for arm in study.arms:
            laid = np.full(shape, np.nan)
            part = some.get((wanted.name, arm.name))
            if part is not None:
                place = (part["point"].to_numpy(), part["replication"].to_numpy() - 1)
                laid[place] = part["value"].to_numpy(np.float64)
            grid[arm.name] = laid
        found[wanted.name] = grid
    return found


def over_points(values: Floats) -> Floats:
    """Average over the points, luck by luck; a luck with a gap at any point has no average.

    Parameters
    ----------
    values : array
        float64 of shape (points, lucks).

    Returns
    -------
    array
        float64 of shape (lucks,).
    """
    found: Floats = values.mean(axis=0)
    return found
