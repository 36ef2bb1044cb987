"""What a difference means: adjusted for how much was compared, and in one word."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, isnan, nan, sqrt
from typing import Literal

import numpy as np
from scipy.special import ndtri, stdtrit

from sim.core.table import Floats
from sim.lab.statistics.intervals import Interval

MOST_MORE = 10_000
POWER = 0.8
"""How often as many more replications as are told shall be enough."""
ROUNDS = 4
"""The t quantile depends on n and n on it; they settle within so many rounds."""
Verdict = Literal["identical", "same", "better", "worse", "differs", "unknown", "too_few"]
"""`same` lies within what matters, `better` and `worse` beyond it (or beyond 0 where nobody said
what matters), `differs` is not 0 but may be too small to matter, `unknown` may be anything."""


def border_of(gap: Interval, matters: float | None) -> float:
    """Give the nearest value that would change the verdict: what matters, either way, or 0."""
    if not matters:
        return 0.0
    return matters if gap.mean >= 0.0 else -matters


def verdict_of(  # noqa: PLR0913 what a verdict hangs on
    gap: Interval,
    matters: float | None,
    better: str,
    p: float | None = None,
    p_border: float | None = None,
    alpha: float = 0.05,
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
        The p value of no difference, adjusted for all that is compared; without it the row's own.
    p_border : float, optional
        The same of a difference just as large as matters (`border_of`).
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
    border = border_of(gap, matters)
    not_zero = (gap.p if p is None or isnan(p) else p) < alpha
    told = gap.p_at(border) if p_border is None or isnan(p_border) else p_border
    off_border = told < alpha if matters else not_zero
    if off_border and matters and abs(gap.mean) < matters:
        return "same"
    if off_border and better != "neither":
        return "better" if (gap.mean > 0.0) == (better == "higher") else "worse"
    return "differs" if off_border or not_zero else "unknown"


def more_needed(gap: Interval, matters: float | None, alpha: float = 0.05) -> int:
    """Say about how many more replications would tell.

    So many that a test as strict as this family's finds a difference of the size seen in four
    cases of five, if the true one has that size.

    Parameters
    ----------
    gap : Interval
        The difference.
    matters : float or None
        The smallest difference that counts.
    alpha : float, optional
        The level at which this row is tested next: that of the whole family, shared among the
        rows that are still open.

    Returns
    -------
    int
        At most 10,000; 0 where no range can be given or nothing varies.
    """
    if gap.identical or isnan(gap.low) or not gap.spread > 0.0:
        return 0
    away = abs(gap.mean - border_of(gap, matters))
    if away * sqrt(MOST_MORE) <= gap.spread:
        return MOST_MORE
    n = gap.n
    for _ in range(ROUNDS):
        wide = float(stdtrit(max(n - 1, 1), 1 - alpha / 2)) + float(ndtri(POWER))
        n = ceil((wide * gap.spread / away) ** 2)
    return min(max(n - gap.n, 1), MOST_MORE)


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
