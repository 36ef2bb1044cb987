"""Rows of arms: a name on the left, dots and ranges on a common axis."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from sim.charts._look import FIELD, INK, SMALL
from sim.charts._numbers import tick
from sim.charts.comparisons._arms import Stroke
from sim.charts.comparisons._gap import Gap
from sim.charts.comparisons._page import Page
from sim.core.table import Floats

SPREAD = 0.3
"""Dots of one row are spread over this part of its height, lucks in their order."""
MARK = 10


def named_rows(axes: Axes, names: Iterable[str]) -> None:
    """Name rows from above to below."""
    words = list(names)
    axes.set_ylim(len(words) - 0.5, -0.6)
    axes.set_yticks(range(len(words)), words, fontsize=SMALL, linespacing=1.1)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)


def across(axes: Axes, page: Page, words: str, steps: int = 5) -> None:
    """Put numbers at an axis that lies, few and short, and name it with its unit."""
    axes.set_xlabel(words, fontsize=SMALL)
    axes.tick_params(axis="x", labelsize=SMALL)
    axes.xaxis.set_major_locator(MaxNLocator(3 if page.narrow else steps, steps=[1, 2, 5, 10]))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: tick(value, page.language)))


def dots(axes: Axes, row: float, values: Floats, look: Stroke) -> Floats:
    """Draw one dot a luck; give the heights at which they lie."""
    heights: Floats = row + SPREAD * np.linspace(-0.5, 0.5, len(values))
    axes.scatter(values, heights, s=14, color=look.colour, alpha=0.55, linewidths=0)
    return heights


def mark(axes: Axes, row: float, gap: Gap, look: Stroke) -> None:
    """Draw a mean and its range."""
    if gap.known:
        for width, colour in ((7, "white"), (3.5, INK)):
            ends = ([gap.low, gap.high], [row, row])
            axes.plot(*ends, color=colour, linewidth=width, solid_capstyle="butt", zorder=4)
    (point,) = axes.plot([gap.mean], [row], marker=look.mark, color=look.colour, zorder=5)
    point.set(markeredgecolor="white", markersize=MARK)


def beside(axes: Axes, row: float, words: str) -> None:
    """Write words at the right end of a row."""
    way = axes.get_yaxis_transform()
    axes.text(1.03, row, words, transform=way, va="center", fontsize=SMALL, linespacing=1.1)


def around_zero(axes: Axes, matters: float | None) -> None:
    """Draw the line of no difference, and what is too small to matter as a band."""
    axes.axvline(0, color=INK, linewidth=1.5, zorder=1)
    if matters:
        axes.axvspan(-matters, matters, color=FIELD, zorder=0, linewidth=0)
