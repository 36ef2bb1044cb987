"""What a difference means: adjusted for how much was compared, and in one word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, isnan, nan
from typing import Literal

import numpy as np
from scipy.special import ndtri

from sim.core.table import Floats
from sim.lab.statistics.intervals import Interval

MOST_MORE = 10_000
Verdict = Literal["identical", "same", "better", "worse", "differs", "unknown", "too_few"]
"""`same` lies within what matters, `better` and `worse` beyond it (or beyond 0 where nobody said
what matters), `differs` is not 0 but may be too small to matter, `unknown` may be anything."""


def holm(p: Sequence[float]) -> list[float]:
    """Adjust the p values of several comparisons made at once (Holm 1979).

    Parameters
    ----------
    p : sequence of float
        One for each comparison of the family; NaN stays NaN and does not count.

    Returns
    -------
    list of float
        In the same order, each at most 1.

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03])
    [0.03, 0.06, 0.06]
    """
    order = sorted((number for number in range(len(p)) if not isnan(p[number])), key=p.__getitem__)
    found, highest = [nan] * len(p), 0.0
    for rank, number in enumerate(order):
        highest = max(highest, (len(order) - rank) * p[number])
        found[number] = min(highest, 1.0)
    return found


def verdict_of(
    gap: Interval, matters: float | None, better: str, p: float | None = None, alpha: float = 0.05
) -> Verdict:
    """Say in one word what a difference means for the purpose at hand.

    Parameters
    ----------
    gap : Interval
        The difference.
    matters : float or None
        The smallest difference that counts, in the same unit.
    better : str
        `higher`, `lower` or `neither`: which way is good.
    p : float, optional
        The p value after adjusting for several comparisons.
    alpha : float, optional
        Below it a difference counts as one.

    Returns
    -------
    str
        One of the words of `Verdict`.
    """
    if gap.identical:
        return "identical"
    if isnan(gap.low):
        return "too_few"
    least = matters or 0.0
    if matters is not None and -least < gap.low and gap.high < least:
        return "same"
    significant = (gap.p if p is None or isnan(p) else p) < alpha
    if not significant:
        return "unknown"
    if (gap.low > least or gap.high < -least) and better != "neither":
        return "better" if (gap.mean > 0.0) == (better == "higher") else "worse"
    return "differs"


def more_needed(gap: Interval, matters: float | None, confidence: float = 0.95) -> int:
    """Say about how many more replications would tell; 0 where it is told already.

    The range has to become as narrow as the mean lies away from the nearest border: that of
    what matters, or 0 where nobody said what matters.
    """
    if gap.identical or isnan(gap.low) or not gap.spread > 0.0:
        return 0
    borders = [0.0] if matters is None else [-matters, matters]
    away = min(abs(gap.mean - border) for border in borders)
    if away <= 0.0:
        return MOST_MORE
    z = float(ndtri((1 + confidence) / 2))
    return int(min(max(ceil((z * gap.spread / away) ** 2) - gap.n, 0), MOST_MORE))


@dataclass(frozen=True, slots=True)
class Pairing:
    """What the common luck was worth."""

    correlation: float
    """Between the two arms, over replications; NaN where one of them never varies."""
    saved: float
    """How many replications unpaired arms would need for one of these; NaN where untold."""


def pairing_of(one: Floats, other: Floats) -> Pairing:
    """Say what was gained by giving both arms the same luck.

    >>> luck = np.arange(30.0)
    >>> pairing_of(luck, luck + np.where(luck > 15, 1.0, 0.0)).correlation > 0.99
    True
    """
    known = ~(np.isnan(one) | np.isnan(other))
    a, b = one[known], other[known]
    if len(a) < 3 or a.std() == 0.0 or b.std() == 0.0:  # noqa: PLR2004 two points always correlate
        return Pairing(nan, nan)
    off, apart = (a - a.mean()) * (b - b.mean()), float(np.var(a - b))
    saved = float(np.var(a) + np.var(b)) / apart if apart > 0.0 else nan
    return Pairing(float(off.mean() / (a.std() * b.std())), saved)
