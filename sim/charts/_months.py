"""The axis of months, and the months of the project."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from sim.charts._letters import shown
from sim.charts._look import FIELD, SMALL
from sim.charts._numbers import tick
from sim.core.text import Language
from sim.core.words import say

STEPS = (1, 2, 3, 4, 6, 12, 24, 36, 60, 120)
TICKS = 6


class Timed(Protocol):
    """A result whose months have a calendar."""

    @property
    def months(self) -> int:
        """How many months were run."""

    @property
    def project_months(self) -> int:
        """How many months the project lasts."""

    def calendar(self, month: int) -> str:
        """Write a month of the run as year and month."""


def months(axes: Axes, frames: Timed, language: Language) -> None:
    """Mark months by number and calendar."""
    step = next((s for s in STEPS if frames.months <= s * TICKS), STEPS[-1])
    marks = [1, *(month for month in range(step, frames.months + 1, step) if month > 1)]
    keys = ["charts.first_month", *["charts.other_month"] * (len(marks) - 1)]
    named = [
        say(key, month=month, calendar=frames.calendar(month)).within(language)
        for key, month in zip(keys, marks, strict=True)
    ]
    axes.set_xticks(marks, [shown(words) for words in named], fontsize=SMALL)
    axes.set_xlim(1, max(frames.months, 2))


def field(axes: Axes, frames: Timed, language: Language, *, named: bool) -> None:
    """Shade the months of the project, and number the axis upwards."""
    axes.axvspan(0.5, frames.project_months + 0.5, color=FIELD, zorder=0, linewidth=0)
    upward(axes, language)
    if named:
        words = shown(say("charts.project_time").within(language))
        at, side = ((0.02, 0.98), "top") if _begins_low(axes) else ((0.02, 0.02), "bottom")
        label = axes.text(*at, words, transform=axes.transAxes, va=side, fontsize=SMALL)
        label.set_bbox({"facecolor": FIELD, "edgecolor": "none", "pad": 1, "alpha": 0.8})


def _begins_low(axes: Axes) -> bool:
    """Say whether a line begins so low that words at the bottom would cover it."""
    bottom, top = axes.get_ylim()
    starts = [float(np.asarray(line.get_ydata())[0]) for line in axes.lines]
    return any(start - bottom < 0.2 * (top - bottom) for start in starts)


def upward(axes: Axes, language: Language) -> None:
    """Write few and short numbers at an upright axis."""
    axes.yaxis.set_major_locator(MaxNLocator(4))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: tick(value, language)))


def rounds(axes: Axes, frames: Timed, language: Language) -> None:
    """Mark the rounds of a game by number."""
    step = next((s for s in STEPS if frames.months <= s * 2 * TICKS), STEPS[-1])
    marks = list(range(1, frames.months + 1, step))
    axes.set_xticks(marks, [str(mark) for mark in marks], fontsize=SMALL)
    axes.set_xlim(1, max(frames.months, 2))
    words = say("charts.rounds").within(language)
    axes.set_xlabel(shown(words), fontsize=SMALL)
