"""Points with upright ranges, each with the number of its arm."""

from __future__ import annotations

from math import isnan

from matplotlib.axes import Axes

from sim.charts._look import INK, SMALL
from sim.charts.comparisons._arms import strokes
from sim.charts.comparisons._gap import Gap
from sim.charts.comparisons._page import Page
from sim.charts.comparisons._rows import MARK


def rung(axes: Axes, page: Page, x: float, gap: Gap, arm: str) -> None:
    """Draw a mean and its range upright, named by the arm's number; nothing where it is unknown."""
    look = strokes(page.frames)[arm]
    if isnan(gap.mean):
        return
    if gap.known:
        axes.plot([x, x], [gap.low, gap.high], color=INK, linewidth=3.5, solid_capstyle="butt")
    (point,) = axes.plot([x], [gap.mean], marker=look.mark, color=look.colour, zorder=5)
    point.set(markeredgecolor="white", markersize=MARK + 3)
    place = {"xytext": (10, 0), "textcoords": "offset points", "va": "center", "fontsize": SMALL}
    axes.annotate(look.tag, (x, gap.mean), **place)  # type: ignore[arg-type]  # words and numbers
