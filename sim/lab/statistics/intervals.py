"""The mean of paired differences and the range in which it likely lies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf, isnan, nan, sqrt

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

    @property
    def ends(self) -> tuple[float, float]:
        """The range as a table shows it: 0 to 0 where all is identical in enough replications."""
        sure = self.identical and self.n >= LEAST
        return (0.0, 0.0) if sure else (self.low, self.high)

    def distance(self, border: float = 0.0) -> float:
        """Give how far the mean lies from a border, in standard errors; NaN without a range."""
        if isnan(self.low):
            return nan
        away = abs(self.mean - border)
        if not self.spread > 0.0:
            return inf if away > 0.0 else 0.0
        return away * sqrt(self.n) / self.spread

    def p_at(self, border: float) -> float:
        """Give the chance of a mean so far from a border if the true one lay on it."""
        return 2 * float(stdtr(self.n - 1, -self.distance(border)))


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
    found = Interval(mean, mean - half, mean + half, n, spread, skewness_of(known))
    return replace(found, p=found.p_at(0.0))


def skewness_of(values: Floats) -> float:
    """Give the skewness, corrected for the sample's size; 0 where nothing varies."""
    n, off = len(values), values - values.mean()
    variance = float(np.mean(off * off))
    if n < 3 or variance <= 0.0:  # noqa: PLR2004 the correction divides by n - 2
        return 0.0
    third = float(np.mean(off * off * off))
    return third / (variance * sqrt(variance)) * sqrt(n * (n - 1)) / (n - 2)


@dataclass(frozen=True, slots=True)
class Studentized:
    """How far means of resampled differences lie from the mean, each in its own standard error.

    Attributes
    ----------
    plain : Interval
        The mean and its t interval.
    t : array
        The distances in ascending order, (resamples,); infinite where a resample never varies.
    """

    plain: Interval
    t: Floats

    def interval(self, confidence: float) -> Interval:
        """Give the bootstrap-t interval; without ends where resamples vary too little to tell."""
        if not len(self.t):
            return self.plain
        error = self.plain.spread / sqrt(self.plain.n)
        below = self.t[int((1 - confidence) / 2 * len(self.t))]
        above = self.t[-1 - int((1 - confidence) / 2 * len(self.t))]
        if not np.isfinite(below) or not np.isfinite(above):
            return replace(self.plain, low=nan, high=nan, p=nan)
        low, high = self.plain.mean - float(above) * error, self.plain.mean - float(below) * error
        return replace(self.plain, low=low, high=high, p=self.p_at(0.0))

    def p_at(self, border: float) -> float:
        """Give the chance of a mean so far from a border if the true one lay on it."""
        if self.plain.identical or not self.plain.spread > 0.0:
            return self.plain.p_at(border)
        t = (self.plain.mean - border) * sqrt(self.plain.n) / self.plain.spread
        above = len(self.t) - int(np.searchsorted(self.t, t, side="left"))
        below = int(np.searchsorted(self.t, t, side="right"))
        return min(2 * (1 + min(above, below)) / (1 + len(self.t)), 1.0)


def studentized(differences: Floats) -> Studentized:
    """Draw the replications again and again, and see how far each mean strays.

    Parameters
    ----------
    differences : array
        One arm less the other, luck by luck, float64 of shape (replications,); NaN is left out.

    Returns
    -------
    Studentized
        Without distances where `paired` gives no range.
    """
    plain = paired(differences)
    if isnan(plain.low) or not plain.spread > 0.0:
        return Studentized(plain, np.zeros(0))
    known = differences[~np.isnan(differences)]
    return Studentized(plain, np.sort(strayed(known)))


def strayed(known: Floats) -> Floats:
    """Give the distance of each resampled mean from the mean in its own standard error.

    Parameters
    ----------
    known : array
        Differences without gaps, float64 of shape (replications,).

    Returns
    -------
    array
        float64 of shape (resamples,), in the order of `resampled`, so that rows with the same
        replications can be held together; infinite where a resample never varies.
    """
    n, middle = len(known), known.mean()
    again = (known - middle)[resampled(n)]
    means = again.mean(axis=1)
    apart = again - means[:, None]  # a mean of squares less a squared mean would be all rounding
    errors = np.sqrt((apart * apart).mean(axis=1) / (n - 1))
    tiny = errors <= 1e-9 * float(known.std()) / sqrt(n)
    found: Floats = np.where(tiny, np.copysign(np.inf, means), means / np.where(tiny, 1.0, errors))
    return found


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
        As `paired`, with other ends where that one has ends; without ends where so few
        differences vary that resamples often do not.
    """
    return studentized(differences).interval(confidence)


def ranges(
    differences: Floats, confidence: float, interval: str
) -> tuple[Interval, Interval | None, Callable[[float], float]]:
    """Give the range that is told, another one beside it if any, and the test of the first.

    Parameters
    ----------
    differences : array
        One arm less the other, luck by luck, float64 of shape (replications,); NaN is left out.
    confidence : float
        How often such intervals shall cover the truth.
    interval : str
        `t`: with bootstrap-t beside it where differences are skewed; `bootstrap_t`: that one
        instead, wherever it has ends, so that no number has two ranges.
    """
    gap, bends = paired(differences, confidence), interval == "bootstrap_t"
    if isnan(gap.low) or not (bends or abs(gap.skewness) > SKEWED):
        return gap, None, gap.p_at
    strays = studentized(differences)
    bent = strays.interval(confidence)
    if isnan(bent.low):
        return gap, None, gap.p_at
    return (bent, None, strays.p_at) if bends else (gap, bent, gap.p_at)


def likely(differences: Floats, confidence: float, interval: str) -> Interval:
    """Give the mean with the one range that a study tells of it, as the first of `ranges`."""
    if interval != "bootstrap_t":
        return paired(differences, confidence)
    return ranges(differences, confidence, interval)[0]


@lru_cache(maxsize=8)
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
        Numbers 0..n-1, int64 of shape (times, n), not to be written to.
    """
    ids = np.arange(times * n, dtype=np.uint64)
    luck = uniform(RESAMPLE, np.full(len(ids), county_key(n, 0, 0)), ids, 0)
    found = (luck * n).astype(np.int64).reshape(times, n)
    found.setflags(write=False)
    return found
