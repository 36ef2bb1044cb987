"""Arms held against each other group by group, under the same luck."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from sim.core.table import Floats
from sim.lab.compared import pairs_of
from sim.lab.statistics.intervals import likely
from sim.scenario.study import Comparisons, Study


def gaps(values: pd.DataFrame, keys: Sequence[str], study: Study) -> pd.DataFrame:
    """Hold arms against each other group by group, paired luck by luck.

    Parameters
    ----------
    values : pandas.DataFrame
        Columns `arm`, `replication`, the keys, and `value`; points of the design are averaged.
    keys : sequence of str
        What names a group.
    study : Study
        Says which arms are held against which, and how sure the ranges shall be.

    Returns
    -------
    pandas.DataFrame
        One row for each pair and group: `mean_against`, `mean_arm`, `difference`, `low`, `high`,
        `n`, `identical`; not adjusted for how many groups there are.
    """
    if not len(values):
        return pd.DataFrame(columns=["arm", "against", *keys, *NUMBERS])
    table = values.groupby([*keys, "arm", "replication"], sort=True)["value"].mean()
    wide = table.unstack(["arm", "replication"])
    lucks = sorted(set(wide.columns.get_level_values("replication")))
    grid = {
        arm.name: wide.reindex(columns=[(arm.name, luck) for luck in lucks]).to_numpy(np.float64)
        for arm in study.arms
    }
    found = []
    for pair in pairs_of(study):
        for number, key in enumerate(wide.index):
            names = key if isinstance(key, tuple) else (key,)
            one, other = grid[pair.arm][number], grid[pair.against][number]
            found.append({**pair._asdict(), **dict(zip(keys, names, strict=True)),
                          **numbers_of(one, other, study.comparisons)})  # fmt: skip
    return pd.DataFrame(found)


NUMBERS = ("mean_against", "mean_arm", "difference", "low", "high", "n", "identical")


def numbers_of(one: Floats, other: Floats, asked: Comparisons) -> dict[str, Any]:
    """Give the columns `NUMBERS` of one arm held against another, luck by luck."""
    gap = likely(one - other, asked.confidence, asked.interval)
    both = ~np.isnan(one - other)
    means = [float(side[both].mean()) if both.any() else float("nan") for side in (other, one)]
    told = (*means, gap.mean, gap.low, gap.high, gap.n, gap.identical)
    return dict(zip(NUMBERS, told, strict=True))
