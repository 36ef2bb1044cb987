"""What each kind of actor put in and got out, and how sure that is."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sim.charts import ARMS, Frames
from sim.charts._numbers import ranges
from sim.charts._paired import difference

SIDES = {"put_in_yuan": "charts.put_in", "got_out_yuan": "charts.got_out", "net": "charts.net"}
Found = dict[str, tuple[float, float, float]]
"""Low end, mean and high end by kind of actor."""


def _sums(frames: Frames) -> pd.DataFrame:
    table = frames.parties[["put_in_yuan", "got_out_yuan"]].astype(float)
    table = table.assign(net=table["got_out_yuan"] - table["put_in_yuan"])
    return frames.parties[["arm", "replication", "party"]].join(table)


def alone(frames: Frames) -> dict[str, Found]:
    """Give each side's mean and the range in which 90 of 100 lucks lie."""
    return {name: ranges(_sums(frames), "party", name) for name in SIDES}


def paired(frames: Frames) -> dict[str, Found]:
    """Give mean differences with their likely ranges, the same as in the table."""
    wide = _sums(frames).set_index(["party", "replication", "arm"]).unstack("arm")
    found: dict[str, Found] = {name: {} for name in SIDES}
    for name in SIDES:
        for kind, rows in wide[name].groupby(level="party"):
            one, other = (rows[arm].to_numpy(np.float64) for arm in ARMS)
            gap = difference(one, other)
            ends = (gap.mean, gap.mean) if np.isnan(gap.low) else (gap.low, gap.high)
            found[name][str(kind)] = (ends[0], gap.mean, ends[1])
    return found
