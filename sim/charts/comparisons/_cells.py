"""A table drawn in a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from sim.charts._look import FIELD, INK, SMALL

FIRST = 1.35
"""The column of names is wider than the others by this factor."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a field of a table, and how it looks."""

    words: str
    colour: str = INK
    ground: str = "none"


def grid(
    axes: Axes,
    names: Sequence[str],
    heads: Sequence[Cell],
    rows: Sequence[Sequence[Cell]],
    first: float = FIRST,
) -> None:
    """Draw a table: names on the left, heads above, thin lines between rows."""
    wide = first + len(heads)
    axes.set_xlim(0, wide)
    axes.set_ylim(len(rows), -1)
    axes.set(xticks=[], yticks=[], frame_on=False)
    for at, head in enumerate(heads):
        place = (first + at + 0.5, -0.5)
        axes.text(*place, head.words, ha="center", va="center", fontsize=SMALL)
    for line, (name, row) in enumerate(zip(names, rows, strict=True)):
        axes.plot([0, wide], [line, line], color=FIELD, linewidth=1.5, zorder=0)
        axes.text(0.02, line + 0.5, name, va="center", fontsize=SMALL, linespacing=1.1)
        for at, cell in enumerate(row):
            _field(axes, first + at, line, cell)


def _field(axes: Axes, x: float, y: float, cell: Cell) -> None:
    if cell.ground != "none":
        tile = Rectangle((x, y), 1, 1, facecolor=cell.ground, edgecolor="white", linewidth=2)
        axes.add_patch(tile)
    middle = axes.text(x + 0.5, y + 0.5, cell.words, ha="center", va="center", color=cell.colour)
    middle.set(fontsize=SMALL, linespacing=1.1)
