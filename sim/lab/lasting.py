"""What is left a year and two years after the project is over."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from sim.lab.gaps import gaps
from sim.scenario.study import Arm, Study
from sim.world.sections import Time

AFTER = (0, 12, 24)
"""Months after the last one of the project; 0 is that month itself."""


def end_of(arm: Arm) -> int:
    """Give the last month of an arm's project, or of its story if that is shorter."""
    return min(arm.scenario.plan.of(Time).project_months, arm.scenario.months)


def lived_after(study: Study) -> int:
    """Say how many months every arm lives on after its project."""
    return min(arm.scenario.months - end_of(arm) for arm in study.arms)


def dimensions_after(rows: pd.DataFrame, study: Study) -> pd.DataFrame:
    """Hold the six dimensions of arms against each other when the project ends, and later.

    Parameters
    ----------
    rows : pandas.DataFrame
        With the columns of `SCHEMA`.
    study : Study
        Whose arms may end their projects in different months; each counts from its own.

    Returns
    -------
    pandas.DataFrame
        As `gaps`, by `after` and `dimension`; points. Where the last month was not measured, the
        last one before it is taken.
    """
    some = rows[rows["table"] == "dimension"].dropna(subset="value")
    named = some.rename(columns={"name": "dimension"})
    by_t = replace(study, comparisons=replace(study.comparisons, interval="t"))  # as the picture
    return gaps(_since(named, study), ["after", "dimension"], by_t)


def looked_at(study: Study) -> set[str]:
    """Name what a study looks at as a whole, not by village or party."""
    return {wanted.measure for wanted in study.outcomes if wanted.across is None}


def outcomes_after(rows: pd.DataFrame, study: Study) -> pd.DataFrame:
    """Hold what a study looks at against each other when the project ends, and later.

    Returns
    -------
    pandas.DataFrame
        As `gaps`, by `after` and `measure`; empty where the story ends with the project.
    """
    some = rows[(rows["table"] == "outcome") & rows["name"].isin(looked_at(study))]
    some = some.dropna(subset="value")
    if lived_after(study) < AFTER[1]:
        some = some.iloc[:0]
    named = some.rename(columns={"name": "measure"})
    return gaps(_since(named, study), ["after", "measure"], study)


def _since(rows: pd.DataFrame, study: Study) -> pd.DataFrame:
    """Keep the months that are looked at, each as months since the arm's own end."""
    ends = {arm.name: end_of(arm) for arm in study.arms}
    last = rows["arm"].astype(str).map(ends).astype(np.int64)
    parts = []
    for after in AFTER:
        if after > lived_after(study):
            continue
        upto = rows[rows["month"] <= last + after]
        final = upto.groupby("arm", observed=True)["month"].transform("max")
        parts.append(upto[upto["month"] == final].assign(after=after))
    return pd.concat(parts) if parts else rows.iloc[:0].assign(after=0)
