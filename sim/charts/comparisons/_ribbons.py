"""Boxes and ribbons of a flow diagram."""

from __future__ import annotations

from dataclasses import dataclass, field

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from sim.charts._look import INK, SMALL

THICK = 0.03
"""Width of a box, in parts of the way from left to right."""


@dataclass
class Node:
    """A box at some height, and how much of its two sides ribbons have taken already."""

    top: float
    height: float
    used: dict[str, float] = field(default_factory=lambda: {"in": 0.0, "out": 0.0})

    def next(self, side: str, height: float) -> float:
        """Take the next part of a side, and give its upper end."""
        place = self.top + self.used[side]
        self.used[side] += height
        return place


def ribbon(
    axes: Axes, x: tuple[float, float], y: tuple[float, float], tall: float, colour: str
) -> None:
    """Draw a bent ribbon from one upper left corner to another, as tall at both ends."""
    half = (x[0] + x[1]) / 2
    corners = [
        *((x[0], y[0]), (half, y[0]), (half, y[1]), (x[1], y[1]), (x[1], y[1] + tall)),
        *((half, y[1] + tall), (half, y[0] + tall), (x[0], y[0] + tall), (x[0], y[0])),
    ]
    bend = [Path.CURVE4] * 3
    path = Path(corners, [Path.MOVETO, *bend, Path.LINETO, *bend, Path.CLOSEPOLY])
    axes.add_patch(PathPatch(path, facecolor=colour, alpha=0.55, linewidth=0))


def box(axes: Axes, place: tuple[float, Node, str], words: str, colour: str) -> None:
    """Draw a box with its words left or right of it, or above (`center`)."""
    x, node, side = place
    corner = (x - THICK / 2, node.top)
    axes.add_patch(Rectangle(corner, THICK, node.height, facecolor=colour, edgecolor=INK))
    look = {"fontsize": SMALL, "linespacing": 1.1}
    if side == "center":
        axes.text(x, node.top - 0.015, words, ha="center", va="bottom", **look)  # type: ignore[arg-type]  # sizes
        return
    away = -THICK if side == "right" else THICK
    axes.text(x + away, node.top + node.height / 2, words, ha=side, va="center", **look)  # type: ignore[arg-type]  # sizes
