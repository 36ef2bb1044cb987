"""Ranges over the replications, and numbers as they stand in a picture."""

from __future__ import annotations

import pandas as pd

from sim.core.numbers import number, ranged, short
from sim.core.text import Language, Text
from sim.core.words import say

LOW, HIGH = 0.05, 0.95
MINUS = str.maketrans("-", "−")


def ranges(table: pd.DataFrame, by: str, value: str) -> dict[str, tuple[float, float, float]]:
    """Give 5 %, mean and 95 % over the replications for each group; tables show the mean too."""
    group = table.groupby(by, sort=False)[value]
    found = pd.DataFrame(
        {"low": group.quantile(LOW), "mean": group.mean(), "high": group.quantile(HIGH)}
    )
    return {str(name): (row[0], row[1], row[2]) for name, *row in found.itertuples(name=None)}


def exact(value: float, language: Language, *, like: float | None = None) -> str:
    """Write a number with a real minus, as finely as `like` if that is given."""
    return number(value, language, like=like).translate(MINUS)


def tick(value: float, language: Language) -> str:
    """Write a number at an axis."""
    return short(value, language).translate(MINUS)


def reach(value: float, low: float, high: float, language: Language) -> tuple[str, str]:
    """Write a number and its range with real minuses."""
    mean, span = ranged(value, low, high, language)
    return mean.translate(MINUS), span.translate(MINUS)


def spread_note(key: str, replications: int) -> Text:
    """Say what lines and bands mean; of one luck alone, that it proves nothing."""
    return say("charts.note_one") if replications == 1 else say(key, n=replications)
