"""Shares, ratios and tails: what a mean and its t interval cannot tell."""

from __future__ import annotations

from math import sqrt

import numpy as np
from scipy.special import bdtr, log1p, ndtri, stdtrit

from sim.core.table import Floats
from sim.lab.statistics.intervals import LEAST, Interval

LEAST_FOR_TAIL = 59
"""A distribution-free bound of the worst 5 % needs so many replications: 0.95**59 < 0.05."""
UNSURE = 0.05


def wilson(hits: int, n: int, confidence: float = 0.95) -> Interval:
    """Give the share of hits with Wilson's interval; with no hit the upper end is 3/n.

    >>> share = wilson(0, 100)
    >>> share.mean, share.low, round(share.high, 2)
    (0.0, 0.0, 0.03)
    """
    if not n:
        return Interval()
    share = hits / n
    rare = min(float(-log1p(-confidence)) / n, 1.0)  # at .95 the rule of three: 2.996 / n
    if not hits:
        return Interval(0.0, 0.0, rare, n)
    if hits == n:
        return Interval(1.0, 1.0 - rare, 1.0, n)
    z = float(ndtri((1 + confidence) / 2))
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return Interval(share, max(middle - half, 0.0), min(middle + half, 1.0), n)


def fieller(above: Floats, below: Floats, confidence: float = 0.95) -> Interval:
    """Give the ratio of two means over the same replications with Fieller's interval.

    Parameters
    ----------
    above, below : array
        What is divided by what, float64 of shape (replications,); where one of them is NaN both
        are left out.
    confidence : float, optional
        How often such intervals shall cover the truth.

    Returns
    -------
    Interval
        Without mean and range below 20 replications, and where the lower mean cannot be told
        from 0, since the ratio may then be anything.
    """
    known = ~(np.isnan(above) | np.isnan(below))
    above, below, n = above[known], below[known], int(known.sum())
    if n < LEAST:
        return Interval(n=n)
    a, b = float(above.mean()), float(below.mean())
    t = float(stdtrit(n - 1, (1 + confidence) / 2))
    va, vb = float(above.var(ddof=1)) / n, float(below.var(ddof=1)) / n
    both = float(np.mean((above - a) * (below - b))) / (n - 1)
    square = b * b - t * t * vb
    if square <= 0.0:
        return Interval(n=n)
    middle = a * b - t * t * both
    root = sqrt(max(middle * middle - square * (a * a - t * t * va), 0.0))
    return Interval(a / b, (middle - root) / square, (middle + root) / square, n)


def worst_part(values: Floats, better: str = "higher", share: float = 0.05) -> Interval:
    """Give what the worst lucks come to, and what they are no worse than with some confidence.

    Parameters
    ----------
    values : array
        One value a luck, float64 of shape (replications,); NaN is left out.
    better : str, optional
        `higher` or `lower`: which way is good.
    share : float, optional
        How large a part the worst ones are.

    Returns
    -------
    Interval
        `mean` is the quantile; the end on the worse side is a bound that holds for any
        distribution in 95 of 100 cases (an order statistic), the other end is the quantile.
        All are NaN with fewer than 59 replications (for the worst 5 %), which have no such bound.
    """
    known = np.sort(values[~np.isnan(values)])
    n = len(known)
    if better == "lower":
        known = -known[::-1]
    # the first (rank + 1) values all lie above the quantile with at most that chance
    rank = int(np.searchsorted(bdtr(np.arange(n), n, share), UNSURE, side="right")) - 1
    if rank < 0:
        return Interval(n=n)
    low, value = float(known[rank]), float(np.quantile(known, share))
    if better == "lower":
        return Interval(-value, -value, -low, n)
    return Interval(value, low, value, n)
