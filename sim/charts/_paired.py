"""Two arms under the same luck: the mean difference and the range in which it likely lies."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

LEAST = 20
"""With fewer lucks no range is given: a t interval is honest from about 20 on."""
CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Difference:
    """The mean of the differences, luck by luck, and its 95 % interval by paired t.

    `identical` says that not one luck differs; then, and with fewer than `LEAST` lucks, there
    is no interval and both ends are NaN.
    """

    mean: float = nan
    low: float = nan
    high: float = nan
    n: int = 0
    identical: bool = False

    @property
    def too_few(self) -> bool:
        """Whether there are too few lucks for an interval."""
        return self.n < LEAST and not self.identical

    @property
    def note(self) -> str:
        """The reason why there is no interval, for a file."""
        return "identical" if self.identical else "too few" if self.too_few else ""


def difference(
    one: NDArray[np.float64], other: NDArray[np.float64], confidence: float = CONFIDENCE
) -> Difference:
    """Take one arm less the other, luck by luck; both have the same lucks in the same order.

    >>> difference(np.arange(25.0) + 1.0, np.arange(25.0)).mean
    1.0
    """
    pairs = one - other
    known = pairs[~np.isnan(pairs)]
    n = len(known)
    if not n:
        return Difference()
    if not known.any():
        return Difference(0.0, n=n, identical=True)
    mean = float(known.mean())
    if n < LEAST:
        return Difference(mean, n=n)
    wide = float(stdtrit(n - 1, (1 + confidence) / 2))
    half = wide * float(known.std(ddof=1)) / sqrt(n)
    return Difference(mean, mean - half, mean + half, n)
