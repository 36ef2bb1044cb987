"""Bars that lie: each with its name on the left, its range on top and its number on the right."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from sim.charts._letters import shown
from sim.charts._look import INK, SMALL
from sim.charts._numbers import reach, tick
from sim.core.text import Language
from sim.core.words import say


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its 5 %, mean and 95 %, and how it is drawn."""

    name: str
    low: float
    mean: float
    high: float
    colour: str
    hatch: str = ""
    filled: bool = True

    def words(self, language: Language, key: str) -> str:
        """Write the number and its range."""
        value, span = reach(self.mean, self.low, self.high, language)
        return say(key, value=value, span=span).within(language) if span else value


def panel(
    axes: Axes, bars: list[Bar], ends: tuple[float, float], language: Language, *, lines: int = 1
) -> None:
    """Draw bars from above to below on an axis with those ends; a range may go to a second line."""
    key = "charts.value_and_span" if lines == 1 else "charts.value_above_span"
    for row, bar in enumerate(bars):
        _one(axes, row, bar)
        words, way = shown(bar.words(language, key)), axes.get_yaxis_transform()
        axes.text(
            1.04, row, words, transform=way, va="center", fontsize=SMALL if lines > 1 else None
        )
    axes.axvline(0, color=INK, linewidth=1.5)
    axes.spines["left"].set_visible(False)
    axes.set_xlim(*ends)
    axes.set_ylim(len(bars) - 0.5, -0.5)
    axes.set_yticks(range(len(bars)), [shown(bar.name) for bar in bars])
    axes.tick_params(axis="y", length=0)
    axes.tick_params(axis="x", labelsize=SMALL)
    axes.xaxis.set_major_locator(MaxNLocator(2 if lines > 1 else 5, steps=[1, 2, 2.5, 5, 10]))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: tick(value, language)))


def _one(axes: Axes, row: int, bar: Bar) -> None:
    axes.barh(
        row,
        bar.mean,
        height=0.72,
        color=bar.colour if bar.filled else "white",
        edgecolor="white" if bar.filled else bar.colour,
        linewidth=0 if bar.filled else 3,
        hatch=bar.hatch,
    )
    for width, colour in ((7, "white"), (4, INK)):
        axes.plot(
            [bar.low, bar.high], [row, row], color=colour, linewidth=width, solid_capstyle="butt"
        )
