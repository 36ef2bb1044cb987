"""How numbers are written: with 万 and 亿 in Chinese, with commas and million in English."""

from __future__ import annotations

import re

from sim.core.text import Language, Text

# from this size on → counted in that many → under this name; an income keeps its last yuan
SCALES: dict[Language, tuple[tuple[float, float, Text], ...]] = {
    "zh": ((1e8, 1e8, Text("亿", "hundred million")), (1e5, 1e4, Text("万", "ten thousand"))),
    "en": ((1e7, 1e6, Text("百万", " million")), (1e5, 1e4, Text("", ""))),
}
UNKNOWN = "–"
"""What stands where a number is not known."""
SPAN = Text("{low}到{high}", "{low} to {high}")
Places = tuple[tuple[float, int], ...]
# from this size on → so many decimals
PLACES: Places = ((100.0, 0), (1.0, 1), (0.1, 2), (0.01, 3))
FINEST = 4
FINER = 3
"""So many decimals more at most, to tell the two ends of a range apart."""
SAME = 1e-9
"""Ends this close, as a share of the number, differ by rounding alone."""
COUNTED_PLACES: Places = ((100.0, 0), (10.0, 1), (0.0, 2))


def number(
    value: float,
    language: Language,
    *,
    sign: bool = False,
    like: float | None = None,
    finer: int = 0,
) -> str:
    """Write a number with about three figures, as the language counts.

    With `like` it is written as finely as that other number, with `finer` by so many decimals more.

    >>> number(523_456, "zh"), number(523_456, "en"), number(52_345_600, "en")
    ('52.3万', '523,000', '52.3 million')
    >>> number(0.00001, "en"), number(9.96, "en", sign=True), number(-0.0123, "zh")
    ('0', '+10.0', '-0.012')
    """
    if value != value:  # noqa: PLR0124 not a number
        return UNKNOWN
    scale = abs(value if like is None else like)
    size, unit, places = 1.0, "", PLACES
    for least, counted, name in SCALES[language]:
        if scale >= least:
            scale, size, unit = scale / counted, counted, name.within(language)
            places = COUNTED_PLACES
            break
    decimals = finer + next((many for least, many in places if scale >= least), FINEST)
    shown = round(value / size, decimals)
    if not unit:  # no name to count by, so the zeros are written
        shown, decimals = shown * size, decimals if size == 1.0 else 0
    text = f"{shown:{'+' if sign else ''},.{decimals}f}"
    return text + unit if any(figure in text for figure in "123456789") else "0"


def ranged(  # noqa: PLR0913 a number, its range, and how to write them
    value: float,
    low: float,
    high: float,
    language: Language,
    *,
    sign: bool = False,
    beside: float | None = None,
) -> tuple[str, str]:
    """Write a number and its range, all equally fine; no range where it is that one number.

    Where both ends would read the same, or one reads 0 of a range that leaves 0 out, all are
    written finer; if even that does not tell them apart, both stand there. So they are where an
    end would read like the number, or like the size `beside` which it is held against, though it
    is another one. A mean that a few large numbers pull out of its range stretches the range. The
    range has no dash that could be taken for a minus.

    >>> ranged(2, -9.1, 12, "en"), ranged(98_000, 75_020, 110_770, "zh", sign=True)
    (('2.0', '-9.1 to 12.0'), ('+9.8万', '7.5万到11.1万'))
    >>> ranged(-0.004, -0.2, 0.1, "en"), ranged(5, 5, 5, "en")
    (('0', '-0.20 to 0.10'), ('5.0', ''))
    >>> ranged(74.82, 74.79, 74.84, "en"), ranged(1e-9, -1e-9, 2e-9, "en")
    (('74.82', '74.79 to 74.84'), ('0', '0 to 0'))
    >>> ranged(-0.005, -0.011, -0.0002, "en"), ranged(-0.3, -0.6, 1e-9, "en")
    (('-0.0050', '-0.0110 to -0.0002'), ('-0.30', '-0.60 to 0'))
    >>> ranged(2.02, 1.2, 2.04, "en"), ranged(0.013, 0.0, 0.0, "en")
    (('2.02', '1.20 to 2.04'), ('0.013', '0 to 0.013'))
    >>> ranged(6e-4, 2e-4, 1.04e-3, "en"), ranged(6e-4, 2e-4, 1.04e-3, "en", beside=1e-3)
    (('0.0006', '0.0002 to 0.0010'), ('0.00060', '0.00020 to 0.00104'))
    """
    low, high = min(low, value), max(high, value)
    like = max(abs(low), abs(high))
    if high - low <= SAME * like:
        return number(value, language, sign=sign, like=like), ""
    ends, others = (low, high), (value, *(() if beside is None else (beside, -beside)))
    told = [
        tuple(number(each, language, like=like, finer=finer) for each in (*ends, *others))
        for finer in range(FINER + 1)
    ]
    apart = [finer for finer, (first, last, *_) in enumerate(told) if first != last]
    aside = low > 0.0 or high < 0.0  # a range that leaves 0 out is not to look as if it held it
    signed = [finer for finer in apart if not (aside and "0" in told[finer][:2])]
    unlike = [
        (at, 2 + n)
        for at, end in enumerate(ends)
        for n, other in enumerate(others)
        if abs(end - other) > SAME * like
    ]
    clear = [finer for finer in signed if all(told[finer][a] != told[finer][b] for a, b in unlike)]
    finer = (clear or signed or apart or [0])[0]
    first, last, *_ = told[finer]
    span = SPAN.filled(low=first, high=last).within(language)
    return number(value, language, sign=sign, like=like, finer=finer), span


def span(low: float, high: float, language: Language) -> str:
    """Write a range alone, both ends equally fine.

    >>> span(50, 100, "zh")
    '50到100'
    """
    _, text = ranged(low, low, high, language)
    return text or number(low, language)


def short(value: float, language: Language) -> str:
    """Write a number for an axis, without empty decimals.

    >>> short(200_000, "zh"), short(-0.5, "en"), short(3.0, "en")
    ('20万', '-0.5', '3')
    """
    text = re.sub(r"(\.\d*?)0+(?!\d)", r"\1", number(value, language))
    return re.sub(r"\.(?!\d)", "", text)
