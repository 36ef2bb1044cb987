"""An outcome by tier of counties over the years of a nation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sim.charts import calendar_of
from sim.charts._letters import shown
from sim.charts._look import INK, PROGRAMME, SMALL, THIRD, TWIN, TWIN_NAME
from sim.charts._months import upward
from sim.charts._numbers import exact
from sim.charts._style import head, note, sheet
from sim.core.text import Language, Text
from sim.core.words import say

APART = 0.045
"""The least distance of two names, of the height of the picture."""
TICKS = 6
"""The most months that are written below a panel."""
STROKES = (
    (INK, INK, "-", 5),
    (PROGRAMME, PROGRAMME, (0, (6, 2)), 3),
    (TWIN, TWIN_NAME, (0, (3, 2)), 3),
    (THIRD, THIRD, (0, (1, 1.5)), 3),
)
"""The whole first, then the tiers in their order, again from the second."""


@dataclass(frozen=True)
class Course:
    """One line: what it is called, its months, and a number at the end of each."""

    name: Text
    months: tuple[int, ...]
    values: tuple[float, ...]


@dataclass(frozen=True)
class Panel:
    """Some lines side by side, the whole first: what they show, in which unit."""

    label: Text
    unit: Text
    lines: tuple[Course, ...]


def by_tier(
    title: Text, start: tuple[int, int], panels: Sequence[Panel], language: Language, sure: Text
) -> Figure:
    """Draw the panels beside each other, a line for the whole and one for each tier.

    Parameters
    ----------
    title : Text
        The scenario.
    start : tuple of int
        Year and month of month 1.
    panels : sequence of Panel
        What is drawn; the first gives the picture its name.
    language : str
        `zh` or `en`.
    sure : Text
        What the lines leave out.
    """
    with sheet() as figure:
        head(figure, title, say("nation.picture", label=panels[0].label), language)
        several = figure.subplots(1, len(panels), squeeze=False)[0]
        for axes, panel in zip(several, panels, strict=True):
            _draw(axes, panel, start, language)
        note(figure, language, say("nation.picture_note"), below=sure)
    return figure


def _draw(axes: Axes, panel: Panel, start: tuple[int, int], language: Language) -> None:
    months, ends = panel.lines[0].months, []
    for turn, line in enumerate(panel.lines):
        colour, letters, dash, width = STROKES[turn if turn == 0 else 1 + (turn - 1) % 3]
        (drawn,) = axes.plot(line.months, line.values, color=colour, linestyle=dash, marker="o")
        drawn.set(linewidth=width, clip_on=False)
        ends.append((line.values[-1], letters, line.name))
    axes.set_ylim(bottom=0)
    axes.set_xlim(months[0], max(months[-1], months[0] + 1))
    place, least = float("-inf"), APART * axes.get_ylim()[1]
    for value, letters, name in sorted(ends, key=lambda end: end[0]):
        place = max(value, place + least)
        axes.annotate(
            shown(f"{name.within(language)} {exact(value, language)}"),
            (months[-1], place),
            xytext=(12, 6),
            textcoords="offset points",
            color=letters,
            fontsize=SMALL,
            verticalalignment="center",
            annotation_clip=False,
        )
    step = -(-len(months) // TICKS)
    marks = months[::-step][::-1]
    axes.set_xticks(marks, [calendar_of(start, month) for month in marks], fontsize=SMALL)
    words = say("charts.level", label=panel.label, unit=panel.unit)
    axes.set_title(shown(words.within(language)))
    upward(axes, language)
