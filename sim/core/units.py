"""Units and bounds of parameters as they are read: in both languages, large numbers short."""

from __future__ import annotations

from sim.core.numbers import short
from sim.core.text import Text
from sim.core.words import sentences

LARGE = 100_000
"""From this size on a number is counted in ten thousands or millions."""
PURE = "1"
SCALES = (PURE, "0..1", "1 at most")
"""Pure numbers, with or without ends."""
PART = Text("比例", "share").zh
APART = (*Text("每 占 项目 运行 月份", "each").zh.split(), "share of", "month of", "points")
"""How units begin that cannot stand right behind a number; they are put in brackets."""


def unit_named(unit: str) -> Text:
    """Give the name of a unit in both languages; a pure number has none.

    >>> unit_named("persons").en, unit_named("1").en, unit_named("bushels").zh
    ('persons', '', 'bushels')
    """
    return Text("", "") if unit in SCALES else sentences("units").get(unit, Text(unit, unit))


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


def measured(value: Text, unit: str) -> Text:
    """Write a number with its unit, as one would say it.

    >>> measured(Text("6", "6"), "months").en, measured(Text("6", "6"), "month of the project").en
    ('6 months', '6 (month of the project)')
    >>> measured(Text("0.3", "0.3"), "share of orders").zh, measured(Text("2", "2"), "1 a month").en
    ('0.3（订单的比例）', '2 a month')
    """
    named = unit_named(unit)
    if not named.en:
        return value
    zh = f"（{named.zh}）" if named.zh.startswith(APART) or named.zh.endswith(PART) else named.zh
    en = f"({named.en})" if named.en.startswith(APART) else named.en.removeprefix(f"{PURE} ")
    return Text(f"{value.zh}{zh}", f"{value.en} {en}")


def choice_named(key: str, value: str) -> Text:
    """Say what a word means that a value may be; the word itself where nothing is said of it.

    >>> choice_named("method", "field_visit").en, choice_named("rule", "equals").en
    ('visits to the homes', 'equals')
    """
    words = sentences("choices")
    return words.get(f"{key}_{value}", words.get(value, Text(value, value)))
