"""Shares, ratios and tails: what a mean and its t interval cannot tell."""

from __future__ import annotations

from math import nan, sqrt

import numpy as np
from scipy.special import ndtri, stdtrit

from sim.core.table import Floats
from sim.lab.statistics.intervals import LEAST, Interval

LEAST_FOR_TAIL = 59
"""A distribution-free bound of the worst 5 % needs so many replications: 0.95**59 < 0.05."""


def wilson(hits: int, n: int, confidence: float = 0.95) -> Interval:
    """Give the share of hits with Wilson's interval; with no hit the upper end is 3/n.

    >>> share = wilson(0, 100)
    >>> share.mean, share.low, share.high
    (0.0, 0.0, 0.03)
    """
    if not n:
        return Interval()
    share = hits / n
    if not hits:
        return Interval(0.0, 0.0, min(3 / n, 1.0), n)
    z = float(ndtri((1 + confidence) / 2))
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return Interval(share, max(middle - half, 0.0), min(middle + half, 1.0), n)


def fieller(above: Floats, below: Floats, confidence: float = 0.95) -> Interval:
    """Give the ratio of two means over the same replications with Fieller's interval.

    Parameters
    ----------
    above, below : array
        What is divided by what, float64 of shape (replications,).
    confidence : float, optional
        How often such intervals shall cover the truth.

    Returns
    -------
    Interval
        Without a range where the lower mean cannot be told from 0, since the ratio may then be
        anything.
    """
    n = len(above)
    if n < LEAST:
        return Interval(n=n)
    a, b = float(above.mean()), float(below.mean())
    t = float(stdtrit(n - 1, (1 + confidence) / 2))
    va, vb = float(above.var(ddof=1)) / n, float(below.var(ddof=1)) / n
    both = float(np.mean((above - a) * (below - b))) * n / (n - 1) / n
    square = b * b - t * t * vb
    if square <= 0.0:
        return Interval(n=n)
    middle = a * b - t * t * both
    root = sqrt(max(middle * middle - square * (a * a - t * t * va), 0.0))
    return Interval(a / b, (middle - root) / square, (middle + root) / square, n)


def worst_part(values: Floats, share: float = 0.05) -> float:
    """Give the quantile of the worst lucks; NaN where there are too few to say.

    A bound of the worst 5 % that holds whatever the distribution needs 59 replications.
    """
    if len(values) < LEAST_FOR_TAIL:
        return nan
    return float(np.quantile(values, share))
