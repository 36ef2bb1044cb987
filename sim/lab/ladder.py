"""The budget ladder: what more money brings, for each yuan that it costs the public."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from sim.catalogue import OUTCOMES
from sim.core.table import Floats
from sim.lab.budgets import budgets_of
from sim.lab.compared import Compared
from sim.lab.conduct import Conducted
from sim.lab.grids import Grid, grids_of, over_points
from sim.lab.statistics.intervals import paired
from sim.lab.statistics.shares import fieller
from sim.lab.values import values_of
from sim.scenario.study import Study, Wanted

COST = "public_cost_yuan"
COLUMNS = (
    *("outcome", "arm", "budget_yuan", "extra_yuan", "difference", "low", "high"),
    *("per_yuan", "per_yuan_low", "per_yuan_high"),
    *("step_per_yuan", "step_per_yuan_low", "step_per_yuan_high", "n"),
)
FEWEST = 3


def ladder(conducted: Conducted, found: Compared) -> pd.DataFrame:
    """Hold what every budget changes against what it costs the public.

    Parameters
    ----------
    conducted : Conducted
        The runs.
    found : Compared
        What they came to.

    Returns
    -------
    pandas.DataFrame
        One row for each outcome and arm but the baseline, by budget: `budget_yuan` as the arm
        sets it; `extra_yuan`, the public money spent beyond the baseline; the difference with
        its range; `per_yuan`, the difference for each of those yuan with Fieller's range, and
        `step_per_yuan`, the same against the next smaller budget. A rate is NaN where the money
        cannot be told from none. Empty unless three or more arms differ in one amount of money.
    """
    study, budgets = found.study, budgets_of(found.study)
    if len(budgets) < FEWEST:
        return pd.DataFrame(columns=list(COLUMNS))
    cost = _cost(conducted)
    records = [
        record
        for wanted in study.outcomes
        if wanted.measure != COST
        for record in _rungs(study, wanted.name, found.grids[wanted.name], cost, budgets)
    ]
    return pd.DataFrame(records, columns=list(COLUMNS))


def _cost(conducted: Conducted) -> Grid:
    """Lay out the public cost, whether or not the study looks at it."""
    outcome = OUTCOMES[COST]
    wanted = Wanted(COST, COST, outcome.label, better=outcome.better)
    study = replace(conducted.study, outcomes=(wanted,))
    besides = replace(conducted, study=study)
    return grids_of(besides, values_of(besides))[COST]


def _rungs(
    study: Study, outcome: str, grid: Grid, cost: Grid, budgets: dict[str, float]
) -> list[tuple[object, ...]]:
    level, base = study.comparisons.confidence, study.baseline.name
    below = dict(zip(list(budgets)[1:], budgets, strict=False))
    found: list[tuple[object, ...]] = []
    for name, budget in budgets.items():
        if name == base:
            continue
        more, money = _gap(grid, name, base), _gap(cost, name, base)
        gap, rate = paired(more, level), fieller(more, money, level)
        step = (np.nan, np.nan, np.nan)
        if name in below:
            lower = below[name]
            told = fieller(_gap(grid, name, lower), _gap(cost, name, lower), level)
            step = (told.mean, told.low, told.high)
        extra = float(np.nanmean(money)) if not np.isnan(money).all() else np.nan
        head = (outcome, name, budget, extra, gap.mean, *gap.ends)
        found.append((*head, rate.mean, rate.low, rate.high, *step, gap.n))
    return found


def _gap(grid: Grid, one: str, other: str) -> Floats:
    return over_points(grid[one]) - over_points(grid[other])
