"""The six dimensions of all arms, as numbers and as words."""

from __future__ import annotations

from math import nan

import pandas as pd

from sim.charts._numbers import exact
from sim.charts._paired import difference
from sim.charts.comparisons import ComparedFrames
from sim.charts.comparisons._gap import Gap
from sim.charts.comparisons._page import Page

RANGED = 3
"""With more arms than these, ranges stand in the tables only."""


def last_scores(frames: ComparedFrames) -> tuple[int, pd.DataFrame]:
    """Give the month in which the project ends, and its scores: dimension and luck by arm."""
    known = frames.dimensions.dropna(subset="value")
    during = known.loc[known["month"] <= frames.project_months, "month"]
    month = int((during if len(during) else known["month"]).max())
    wide = known[known["month"] == month].set_index(["dimension", "replication", "arm"])["value"]
    return month, wide.unstack("arm").reindex(columns=list(frames.arms))


def score(at: Page, table: pd.DataFrame, name: str, arm: str) -> str:
    """Write one dimension of an arm, and how far it is from the baseline."""
    if name not in table.index.get_level_values("dimension"):
        return at.say("unknown")
    scores = table.loc[name]
    level = exact(float(scores[arm].mean()), at.language)
    if arm == at.frames.baseline:
        return level
    found = difference(
        scores[arm].to_numpy(), scores[at.frames.baseline].to_numpy(), at.frames.confidence
    )
    few = len(at.frames.arms) <= RANGED
    ends = (found.low, found.high) if few else (nan, nan)
    gap = Gap(found.mean, *ends, "identical" if found.identical else "")
    return f"{level}\n{gap.words(at)}"
