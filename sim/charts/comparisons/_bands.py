"""Bars of a hundred, cut into five bands from those who gain much to those who lose much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from sim.charts._look import INK, SMALL
from sim.charts.comparisons import BANDS
from sim.charts.comparisons._page import Page


@dataclass(frozen=True, slots=True)
class Shade:
    """How a band looks: losses are hatched, so that grey paper tells them from gains."""

    ground: str
    words: str
    hatch: str = ""


SHADES = dict(
    zip(
        BANDS,
        (
            Shade("#0B3C7D", "#FFFFFF"),
            Shade("#8FB8E8", INK),
            Shade("#F0F0F0", INK),
            Shade("#F2B37E", INK, "//"),
            Shade("#8A3200", "#FFFFFF", "xx"),
        ),
        strict=True,
    )
)
DECILES = 10
READABLE = 0.5
"""A part narrower than so many inches bears no number."""


def bars(axes: Axes, shares: pd.DataFrame, places: Sequence[float], inches: float) -> None:
    """Draw one bar a row of `shares` (columns are the bands, 0..1) at those places."""
    for (_, row), place in zip(shares.iterrows(), places, strict=True):
        left = 0.0
        for band, shade in SHADES.items():
            part = 100 * float(row[band])
            look = {"hatch": shade.hatch, "edgecolor": "white", "linewidth": 0.5}
            axes.barh(place, part, left=left, height=0.78, color=shade.ground, **look)  # type: ignore[arg-type]  # words and a number
            if part / 100 * inches >= READABLE:
                _number(axes, left + part / 2, place, f"{part:.0f}", shade)
            left += part
    axes.set(xlim=(0, 100), xticks=[0, 50, 100])
    axes.tick_params(axis="x", labelsize=SMALL)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)


def _number(axes: Axes, x: float, y: float, words: str, shade: Shade) -> None:
    text = axes.text(x, y, words, ha="center", va="center", color=shade.words, fontsize=SMALL)
    if shade.hatch:
        text.set_bbox({"facecolor": shade.ground, "edgecolor": "none", "pad": 2})


def handles(page: Page) -> tuple[list[Patch], list[str]]:
    """Give what a legend needs."""
    patches = [
        Patch(facecolor=shade.ground, hatch=shade.hatch, edgecolor="white" if shade.hatch else INK)
        for shade in SHADES.values()
    ]
    return patches, [page.say(f"band_{band}") for band in SHADES]


def tenth(page: Page, decile: int) -> str:
    """Name a tenth of the people, from the poorest (0) to the richest."""
    ends = {0: "tenth_poorest", DECILES - 1: "tenth_richest"}
    return page.say(ends.get(decile, "tenth"), n=decile + 1)
