"""What an arm costs the public more, and how many more households it keeps out of poverty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from sim.lab.compared import Pair, pairs_of
from sim.lab.statistics.intervals import Interval, likely
from sim.lab.statistics.shares import fieller
from sim.scenario.study import Arm, Study
from sim.world.layout import layout

Kept = Literal["exits", "relapses"]
COST = "public_cost_yuan"
MEASURES: Mapping[Kept, str] = {"exits": "sustained_exit_share", "relapses": "relapses"}
COUNTED = (COST, *MEASURES.values())


@dataclass(frozen=True, slots=True)
class Worth:
    """What an arm costs more and what it keeps up more, apart; and the ratio where it can be told.

    Attributes
    ----------
    pair : Pair
        Which arms.
    what : str
        What is kept up: households with a sustained exit or, where a study asks first about
        returning to poverty, returns that did not happen.
    cost : Interval
        Yuan of the public, more than under the arm held against.
    kept : Interval
        How many are kept up more: households, or times.
    ratio : Interval
        Yuan for each of them; without a range where `kept` cannot be told from none.
    """

    pair: Pair
    what: Kept
    cost: Interval
    kept: Interval
    ratio: Interval


def worth_of(rows: pd.DataFrame, study: Study) -> Iterator[Worth]:
    """Hold cost and what is kept up of every pair against each other, at the end.

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
    what = kept_of(study)
    names = (COST, MEASURES[what])
    some = rows[(rows["table"] == "outcome") & rows["name"].isin(names)]
    if not len(some):
        return
    last = some.groupby("arm")["month"].transform("max")
    wide = some[some["month"] == last].groupby(["name", "arm", "replication"])["value"].mean()
    asked = study.comparisons
    both = wide.unstack(["name", "arm"])
    each_is = {arm.name: _counted(arm) if what == "exits" else -1 for arm in study.arms}
    for pair in pairs_of(study):
        if not {(name, arm) for name in names for arm in pair} <= set(both.columns):
            continue
        cost = (both[COST, pair.arm] - both[COST, pair.against]).to_numpy(np.float64)
        own = {arm: each_is[arm] * both[MEASURES[what], arm] for arm in pair}
        kept = (own[pair.arm] - own[pair.against]).to_numpy(np.float64)
        known = ~np.isnan(cost + kept)
        ratio = fieller(cost[known], kept[known], asked.confidence)
        dear, more = (likely(each, asked.confidence, asked.interval) for each in (cost, kept))
        yield Worth(pair, what, cost=dear, kept=more, ratio=ratio)


def kept_of(study: Study) -> Kept:
    """Say what a study wants kept up, by the outcome that it asks about first."""
    first = study.outcomes[0].measure
    return "relapses" if first in {"relapse_rate", "relapses"} else "exits"


def _counted(arm: Arm) -> int:
    """Count the households of the villages that are counted."""
    one = layout(arm.scenario.plan)
    return int((one.registered + one.near_poor)[one.pilot].sum())
