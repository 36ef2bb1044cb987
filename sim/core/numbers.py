"""How numbers are written: with 万 and 亿 in Chinese, with commas and million in English."""

from __future__ import annotations

import re

from sim.core.text import Language, Text

# from this size on → counted in that many → under this name
SCALES: dict[Language, tuple[tuple[float, float, Text], ...]] = {
    "zh": ((1e8, 1e8, Text("亿", "hundred million")), (1e4, 1e4, Text("万", "ten thousand"))),
    "en": ((1e7, 1e6, Text("百万", " million")),),
}
SPAN = Text("{low}到{high}", "{low} to {high}")
HUNDRED, TEN = 100, 10


def number(
    value: float, language: Language, *, sign: bool = False, like: float | None = None
) -> str:
    """Write a number with about three figures, as the language counts.

    With `like` it is counted in the same scale as that other number.

    >>> number(523_456, "zh"), number(523_456, "en"), number(52_345_600, "en")
    ('52.3万', '523,456', '52.3 million')
    >>> number(-0.001, "en"), number(9.96, "en", sign=True), number(-12.34, "zh")
    ('0', '+10.0', '-12.3')
    """
    for least, size, name in SCALES[language]:
        if abs(value if like is None else like) >= least:
            counted = value / size
            places = 0 if abs(counted) >= HUNDRED else 1 if abs(counted) >= TEN else 2
            return f"{counted:{'+' if sign else ''},.{places}f}{name.within(language)}"
    places = 0 if abs(value) >= HUNDRED else 1 if abs(value) >= 1 else 2
    text = f"{value:{'+' if sign else ''},.{places}f}"
    return text if any(figure in text for figure in "123456789") else "0"


def span(low: float, high: float, language: Language) -> str:
    """Write a range in one scale, without a dash that could be taken for a minus.

    >>> span(-9.1, 12, "en"), span(7_502, 11_077, "zh")
    ('-9.1 to 12.0', '0.75万到1.11万')
    """
    like = max(abs(low), abs(high))
    ends = {"low": number(low, language, like=like), "high": number(high, language, like=like)}
    return SPAN.filled(**ends).within(language)


def short(value: float, language: Language) -> str:
    """Write a number for an axis, without empty decimals.

    >>> short(20_000, "zh"), short(-0.5, "en")
    ('2万', '-0.50')
    """
    return re.sub(r"\.0+(?!\d)", "", number(value, language))
