"""Outcomes month by month: levels of all arms, and differences from the baseline."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from sim.charts._look import INK
from sim.charts._months import upward
from sim.charts._numbers import HIGH, LOW
from sim.charts._paired import difference
from sim.charts.comparisons import ComparedFrames
from sim.charts.comparisons._arms import Stroke, strokes
from sim.charts.comparisons._found import factor
from sim.charts.comparisons._page import Page

BANDED = 2
"""With more arms than these, bands would hide each other."""
MARKS = 6


def by_month(frames: ComparedFrames, outcome: str, arm: str) -> pd.DataFrame:
    """Give one outcome of one arm as shown: one row a month, one column a luck."""
    table = frames.monthly
    rows = table[(table["arm"] == arm) & (table["outcome"] == outcome)]
    wide = rows.set_index(["month", "replication"])["value"].unstack("replication")
    return wide * factor(frames, outcome)


def levels(axes: Axes, page: Page, outcome: str) -> None:
    """Draw every arm's mean; with two arms also where 90 in 100 lucks lie."""
    frames = page.frames
    for at, (arm, look) in enumerate(strokes(frames).items()):
        table = by_month(frames, outcome, arm)
        _line(axes, table.mean(axis="columns"), look, at)
        if len(frames.arms) <= BANDED:
            band = table.quantile([LOW, HIGH], axis="columns").T.reset_index()
            _band(axes, band.set_axis(["month", "low", "high"], axis="columns"), look)
    axes.set_ylim(bottom=min(0.0, axes.get_ylim()[0]))
    upward(axes, page.language)


def differences(axes: Axes, page: Page, outcome: str) -> None:
    """Draw each arm less the baseline; with two arms also the likely range of the mean."""
    frames = page.frames
    base = by_month(frames, outcome, frames.baseline)
    axes.axhline(0, color=INK, linewidth=1.5)
    for at, (arm, look) in enumerate(strokes(frames).items()):
        if at:
            table = by_month(frames, outcome, arm)
            _line(axes, (table - base).mean(axis="columns"), look, at)
            if len(frames.arms) <= BANDED:
                _band(axes, _ranges(table, base, frames.confidence), look)
    upward(axes, page.language)


def _ranges(table: pd.DataFrame, base: pd.DataFrame, confidence: float) -> pd.DataFrame:
    """Give the likely range of the mean difference month by month."""
    months = table.index.intersection(base.index)
    pairs = zip(table.loc[months].to_numpy(), base.loc[months].to_numpy(), strict=True)
    found = [difference(one, other, confidence) for one, other in pairs]
    ends = {"low": [gap.low for gap in found], "high": [gap.high for gap in found]}
    return pd.DataFrame({"month": months, **ends})


def _line(axes: Axes, mean: pd.Series, look: Stroke, at: int) -> None:
    months, step = mean.index.to_numpy(), max(len(mean) // MARKS, 1)
    (line,) = axes.plot(months, mean, color=look.colour, linestyle=look.dash, marker=look.mark)
    line.set(markevery=(at * step // MARKS, step), markersize=10, markeredgecolor="white")


def _band(axes: Axes, band: pd.DataFrame, look: Stroke) -> None:
    months, low, high = (band[name].to_numpy() for name in ("month", "low", "high"))
    axes.fill_between(months, low, high, color=look.colour, alpha=0.15, linewidth=0)
