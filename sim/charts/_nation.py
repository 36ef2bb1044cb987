"""Poverty by tier of counties over the years of a nation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from sim.charts import calendar_of, unit
from sim.charts._look import INK, PROGRAMME, SMALL, THIRD, TWIN, TWIN_NAME
from sim.charts._months import upward
from sim.charts._numbers import exact
from sim.charts._style import head, note, sheet, shown
from sim.core.text import Language, Text
from sim.core.words import say

APART = 0.045
"""The least distance of two names, of the height of the picture."""
STROKES = (
    (INK, INK, "-", 5),
    (PROGRAMME, PROGRAMME, (0, (6, 2)), 3),
    (TWIN, TWIN_NAME, (0, (3, 2)), 3),
    (THIRD, THIRD, (0, (1, 1.5)), 3),
)
"""The whole first, then the tiers in their order, again from the second."""


@dataclass(frozen=True)
class Course:
    """One line: what it is called, its months, and an outcome at the end of each."""

    name: Text
    months: tuple[int, ...]
    values: tuple[float, ...]


@dataclass(frozen=True)
class Shown:
    """What is drawn: the scenario's title, an outcome's name and unit, and when month 1 was."""

    title: Text
    label: Text
    unit: str
    start: tuple[int, int]


def by_tier(about: Shown, lines: Sequence[Course], language: Language) -> Figure:
    """Draw a line for the whole, which comes first, and one for each tier, named where it ends."""
    factor, named = unit(about.unit)
    with sheet() as figure:
        head(figure, about.title, say("nation.picture", label=about.label), language)
        axes = figure.subplots()
        ends = []
        for turn, line in enumerate(lines):
            colour, letters, dash, width = STROKES[turn if turn == 0 else 1 + (turn - 1) % 3]
            values = [factor * value for value in line.values]
            axes.plot(
                line.months, values, color=colour, linestyle=dash, linewidth=width, marker="o"
            )
            ends.append((values[-1], letters, line))
        axes.set_ylim(bottom=0)
        top = axes.get_ylim()[1]
        place = float("-inf")
        for value, letters, line in sorted(ends, key=lambda end: end[0]):
            place = max(value, place + APART * top)
            words = f"{line.name.within(language)} {exact(value, language)}"
            at = (line.months[-1], place)
            axes.annotate(
                shown(words), at, xytext=(12, 0), textcoords="offset points", color=letters,
                verticalalignment="center", annotation_clip=False,
            )  # fmt: skip
        months = lines[0].months
        axes.set_xticks(
            months, [calendar_of(about.start, month) for month in months], fontsize=SMALL
        )
        axes.set_title(shown(say("charts.level", label=about.label, unit=named).within(language)))
        upward(axes, language)
        note(figure, language, say("nation.picture_note"))
    return figure
