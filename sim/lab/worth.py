"""What an arm costs the public more, and how many more households stay out of poverty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sim.lab.compared import Pair, pairs_of
from sim.lab.statistics.intervals import Interval, likely
from sim.lab.statistics.shares import fieller
from sim.scenario.study import Arm, Study
from sim.world.layout import layout

COST, EXITS = "public_cost_yuan", "sustained_exit_share"


@dataclass(frozen=True, slots=True)
class Worth:
    """What an arm costs more and what it brings more, apart; and the ratio where it can be told.

    `cost` in yuan, `exits` in households with a sustained exit, `ratio` in yuan for each of
    them, without a range where the exits cannot be told from none.
    """

    pair: Pair
    cost: Interval
    exits: Interval
    ratio: Interval


def worth_of(rows: pd.DataFrame, study: Study) -> Iterator[Worth]:
    """Hold cost and sustained exits of every pair against each other, at the end.

    Parameters
    ----------
    rows : pandas.DataFrame
        The outcomes of all runs, with the columns of `SCHEMA`.
    study : Study
        Says which arms are held against which.

    Yields
    ------
    Worth
        Nothing for a pair in which either was not counted.
    """
    some = rows[(rows["table"] == "outcome") & rows["name"].isin([COST, EXITS])]
    if not len(some):
        return
    last = some.groupby("arm")["month"].transform("max")
    wide = some[some["month"] == last].groupby(["name", "arm", "replication"])["value"].mean()
    asked = study.comparisons
    both = wide.unstack(["name", "arm"])
    homes = {arm.name: _counted(arm) for arm in study.arms}
    for pair in pairs_of(study):
        if not {(name, arm) for name in (COST, EXITS) for arm in pair} <= set(both.columns):
            continue
        cost = (both[COST, pair.arm] - both[COST, pair.against]).to_numpy(np.float64)
        kept = {arm: homes[arm] * both[EXITS, arm] for arm in pair}
        exits = (kept[pair.arm] - kept[pair.against]).to_numpy(np.float64)
        known = ~np.isnan(cost + exits)
        ratio = fieller(cost[known], exits[known], asked.confidence)
        dear, kept_up = (likely(each, asked.confidence, asked.interval) for each in (cost, exits))
        yield Worth(pair, dear, kept_up, ratio)


def _counted(arm: Arm) -> int:
    """Count the households of the villages that are counted."""
    one = layout(arm.scenario.plan)
    return int((one.registered + one.near_poor)[one.pilot].sum())
