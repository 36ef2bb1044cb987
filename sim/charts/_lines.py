"""Lines over the months: a mean with its band, named where it ends."""

from __future__ import annotations

from typing import Literal

import pandas as pd
from matplotlib.axes import Axes

from sim.charts import Frames, unit
from sim.charts._letters import shown
from sim.charts._look import GHOST, INK, PROGRAMME, TWIN, TWIN_NAME
from sim.charts._numbers import HIGH, LOW, exact
from sim.core.text import Language
from sim.core.words import say

Side = Literal["bottom", "center", "top"]
# colour of the line, of its name, dashes and width: a line below another shows on both sides
STROKES = {
    "programme": (PROGRAMME, PROGRAMME, "-", 7),
    "twin": (TWIN, TWIN_NAME, (0, (3, 2)), 3),
    "difference": (INK, INK, "-", 3),
}


def monthly(frames: Frames, arm: str, outcome: str) -> pd.DataFrame:
    """Give one outcome of one arm as shown: rows are months, columns replications."""
    table = frames.monthly
    rows = table[(table["arm"] == arm) & (table["outcome"] == outcome)]
    factor, _ = unit(frames.outcomes[outcome][1])
    return rows.pivot_table(index="month", columns="replication", values="value") * factor


def line(axes: Axes, table: pd.DataFrame, stroke: str) -> float:
    """Draw mean and band over the replications; give the last value of the mean."""
    colour, _, dash, width = STROKES[stroke]
    band, mean = table.quantile([LOW, HIGH], axis="columns"), table.mean(axis="columns")
    months = table.index.to_numpy()
    axes.fill_between(months, band.loc[LOW], band.loc[HIGH], color=colour, alpha=0.16, linewidth=0)
    axes.plot(months, mean, color=colour, linestyle=dash, linewidth=width)
    return float(mean.to_numpy()[-1])


def name_line(axes: Axes, words: str, at: tuple[float, float], stroke: str, side: Side) -> None:
    """Write a line's name beside its end: "bottom" stands above it, so that two never touch."""
    axes.annotate(
        shown(words),
        at,
        xytext=(8, {"bottom": 3, "center": 0, "top": -3}[side]),
        textcoords="offset points",
        color=STROKES[stroke][1],
        verticalalignment=side,
        annotation_clip=False,
    )


def levels(axes: Axes, frames: Frames, outcome: str, language: Language) -> None:
    """Draw an outcome with and without the project (or incentives, in a game), from zero up."""
    arms = ("programme", "twin") if frames.has_twin else ("programme",)
    ends = {arm: line(axes, monthly(frames, arm, outcome), arm) for arm in arms}
    top = max(ends, key=lambda arm: ends[arm])
    for arm, end in ends.items():
        words = f"{frames.named(arm).within(language)}\n{exact(end, language)}"
        name_line(axes, words, (frames.months, end), arm, "bottom" if arm == top else "top")
    axes.set_ylim(bottom=0)
    label, kind = frames.outcomes[outcome]
    axes.set_title(shown(say("charts.level", label=label, unit=unit(kind)[1]).within(language)))


def difference(axes: Axes, frames: Frames, outcome: str, language: Language) -> None:
    """Draw the difference of the two arms, taken luck by luck."""
    pairs = monthly(frames, "programme", outcome) - monthly(frames, "twin", outcome)
    axes.axhline(0, color=GHOST, linewidth=1.5)
    end = line(axes, pairs, "difference")
    words = exact(end, language, like=float(pairs.abs().to_numpy().max()))
    name_line(axes, words, (frames.months, end), "difference", "center")
    title = say("charts.difference", unit=unit(frames.outcomes[outcome][1])[1])
    axes.set_title(shown(title.within(language)), fontsize=18)
