"""Units and bounds of parameters as they are read: in both languages, large numbers short."""

from __future__ import annotations

from sim.core.numbers import short
from sim.core.text import Text
from sim.core.words import sentences

LARGE = 100_000
"""From this size on a number is counted in ten thousands or millions."""
PURE = "1"


def unit_named(unit: str) -> Text:
    """Give the name of a unit in both languages; a pure number has none.

    >>> unit_named("persons").en, unit_named("1").en, unit_named("bushels").zh
    ('persons', '', 'bushels')
    """
    return Text("", "") if unit == PURE else sentences("units").get(unit, Text(unit, unit))


def figure(value: float | None) -> Text:
    """Write a bound; an open end as dots.

    >>> figure(5e7).en, figure(2010).en, figure(0.35).en, figure(None).en
    ('50 million', '2010', '0.35', '…')
    """
    if value is None:
        return Text("…", "…")
    if abs(value) < LARGE:
        return Text(f"{value:.15g}", f"{value:.15g}")
    return Text(short(value, "zh"), short(value, "en"))
