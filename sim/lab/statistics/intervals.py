"""The mean of paired differences and the range in which it likely lies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isnan, nan, sqrt

import numpy as np
from scipy.special import stdtr, stdtrit

from sim.core.draws import county_key, purpose, uniform
from sim.core.table import Floats, Ints

RESAMPLE = purpose("statistics: which replications are drawn again")
LEAST = 20
"""With fewer lucks no interval is given: a t interval is honest from about 20 on."""
SKEWED = 1.0
"""Above this skewness the bootstrap-t interval is shown beside the t interval."""
RESAMPLES = 2_000


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean with its likely range.

    Attributes
    ----------
    mean, low, high : float
        In the unit of the values; the ends are NaN where no range can be given.
    n : int
        How many values were known.
    spread : float
        Their standard deviation.
    skewness : float
        Their skewness; 0 where it cannot be told.
    p : float
        The chance of a mean so far from 0 if there were no difference; NaN where untold.
    identical : bool
        Whether every single value is exactly 0.
    """

    mean: float = nan
    low: float = nan
    high: float = nan
    n: int = 0
    spread: float = nan
    skewness: float = 0.0
    p: float = nan
    identical: bool = False

    @property
    def half_width(self) -> float:
        """Half the range; 0 where all is identical, NaN where there is no range."""
        return 0.0 if self.identical else 0.5 * (self.high - self.low)


def paired(differences: Floats, confidence: float = 0.95) -> Interval:
    """Give the mean of paired differences with its t interval.

    Parameters
    ----------
    differences : array
        One arm less the other, luck by luck, float64 of shape (replications,); NaN is left out.
    confidence : float, optional
        How often such intervals shall cover the truth.

    Returns
    -------
    Interval
        Without a range below 20 replications, and where all differences are exactly 0.

    Examples
    --------
    >>> gap = paired(np.arange(25.0))
    >>> gap.mean, round(gap.low, 2), round(gap.high, 2)
    (12.0, 8.96, 15.04)
    """
    known = differences[~np.isnan(differences)]
    n = len(known)
    if not n:
        return Interval()
    if not known.any():
        return Interval(0.0, n=n, spread=0.0, identical=True)
    mean = float(known.mean())
    if n < LEAST:
        return Interval(mean, n=n, spread=float(known.std(ddof=1)) if n > 1 else nan)
    spread = float(known.std(ddof=1))
    error = spread / sqrt(n)
    half = float(stdtrit(n - 1, (1 + confidence) / 2)) * error
    p = 2 * float(stdtr(n - 1, -abs(mean) / error)) if error else 0.0
    return Interval(mean, mean - half, mean + half, n, spread, skewness_of(known), p)


def skewness_of(values: Floats) -> float:
    """Give the skewness, corrected for the sample's size; 0 where nothing varies."""
    n, off = len(values), values - values.mean()
    variance = float(np.mean(off * off))
    if n < 3 or variance <= 0.0:  # noqa: PLR2004 the correction divides by n - 2
        return 0.0
    third = float(np.mean(off * off * off))
    return third / (variance * sqrt(variance)) * sqrt(n * (n - 1)) / (n - 2)


def bootstrap_t(differences: Floats, confidence: float = 0.95) -> Interval:
    """Give the mean with a bootstrap-t interval, which bends with skewed differences.

    Parameters
    ----------
    differences : array
        One arm less the other, luck by luck, float64 of shape (replications,); NaN is left out.
    confidence : float, optional
        How often such intervals shall cover the truth.

    Returns
    -------
    Interval
        As `paired`, with other ends where that one has ends.
    """
    plain = paired(differences, confidence)
    if isnan(plain.low):
        return plain
    known = differences[~np.isnan(differences)]
    again = known[resampled(len(known))]
    errors = again.std(axis=1, ddof=1) / sqrt(len(known))
    told = errors > 0.0
    t = (again.mean(axis=1)[told] - plain.mean) / errors[told]
    low, high = np.quantile(t, [(1 + confidence) / 2, (1 - confidence) / 2])
    error = plain.spread / sqrt(plain.n)
    return replace(
        plain, low=plain.mean - float(low) * error, high=plain.mean - float(high) * error
    )


def resampled(n: int, times: int = RESAMPLES) -> Ints:
    """Draw n of n with replacement, again and again, the same way every time.

    Parameters
    ----------
    n : int
        How many there are.
    times : int, optional
        How many samples.

    Returns
    -------
    array
        Numbers 0..n-1, int64 of shape (times, n).
    """
    ids = np.arange(times * n, dtype=np.uint64)
    luck = uniform(RESAMPLE, np.full(len(ids), county_key(n, 0, 0)), ids, 0)
    return (luck * n).astype(np.int64).reshape(times, n)
