"""A radar of six axes, each from 0 to 100, drawn with straight lines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from sim.charts import DIMENSIONS
from sim.charts._look import GHOST, SMALL
from sim.charts.comparisons._arms import Stroke
from sim.core.table import Floats

RINGS = (25, 50, 75, 100)
BEYOND = 1.14
"""Names stand outside the last ring by this factor."""


def corners(axes: int) -> tuple[Floats, Floats]:
    """Give the directions of so many axes, clockwise from above."""
    turn = 2 * np.pi * np.arange(axes) / axes
    return np.sin(turn), np.cos(turn)


def web(axes: Axes, names: Sequence[str]) -> None:
    """Draw rings with their marks, and name the axes."""
    x, y = corners(len(names))
    for ring in RINGS:
        around = [*range(len(names)), 0]
        axes.plot(ring * x[around], ring * y[around], color=GHOST, linewidth=0.8, zorder=0)
        axes.text(2, ring - 1, str(ring), fontsize=SMALL, va="top", color="#595959", zorder=0)
    for dx, dy, name in zip(x, y, names, strict=True):
        axes.plot([0, 100 * dx], [0, 100 * dy], color=GHOST, linewidth=0.8, zorder=0)
        side = "center" if abs(dx) < 0.1 else "left" if dx > 0 else "right"  # noqa: PLR2004 straight up or down
        place = (BEYOND * 100 * dx * 0.93, BEYOND * 100 * dy)
        axes.text(*place, name, ha=side, va="center", fontsize=SMALL)
    axes.set_aspect("equal")
    axes.set_xlim(-152, 152)
    axes.set_ylim(-125, 125)
    axes.set(xticks=[], yticks=[], frame_on=False)


def polygon(axes: Axes, scores: pd.Series[float], look: Stroke) -> None:
    """Draw the scores of one arm by dimension; what is not known leaves a gap."""
    points = scores.reindex(list(DIMENSIONS)).to_numpy(np.float64)
    x, y = corners(len(points))
    around = [*range(len(points)), 0]
    (line,) = axes.plot((points * x)[around], (points * y)[around], color=look.colour)
    line.set(linestyle=look.dash, marker=look.mark, markersize=10, markeredgecolor="white")
