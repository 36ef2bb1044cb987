"""What an arm comes to over futures that nobody can choose: regret, worst case, satisfaction.

The largest of many noisy numbers is too large. So the bias that resampling shows is taken off,
and ranges come from a band within which all futures lie at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy.special import ndtri, stdtrit

from sim.core.table import Floats
from sim.lab.statistics.intervals import LEAST, resampled

TIMES = 1_000
AT_ONCE = 20_000_000
"""Numbers held at once while resampling."""
TIED = 1e-12
"""Regrets this close, as a share of the largest value, differ by rounding alone."""
RARELY = 0.05
"""An arm that is best in fewer resamples than this is not named among those that could be."""


@dataclass(frozen=True, slots=True)
class Regret:
    """How much one may come to regret each arm over futures that nobody can choose."""

    worst: Floats
    """The largest regret of each arm over the points, (arms,), in the outcome's unit."""
    low: Floats
    high: Floats
    """Its range, (arms,); NaN below 20 replications."""
    best_share: Floats
    """In which part of the resamples no other arm has less to regret, (arms,)."""
    satisfied: Floats
    """In which part of the points an arm falls behind the best by no more than matters."""
    satisfied_low: Floats
    satisfied_high: Floats
    """In which part that is certain, and in which it is possible."""

    @property
    def could_be_best(self) -> list[int]:
        """Numbers of the arms that may have the least worst regret."""
        return [int(number) for number in np.flatnonzero(self.best_share >= RARELY)]


def regrets(
    values: Floats,
    better: str,
    confidence: float = 0.95,
    matters: float | None = None,
    times: int = TIMES,
) -> Regret:
    """Compare arms by their worst regret, with the noise of replications carried along.

    Parameters
    ----------
    values : array
        float64 of shape (arms, points, replications) without gaps, the same luck in every arm of
        a point.
    better : str
        `higher` or `lower`.
    confidence : float, optional
        Of the ranges, which hold for all points of an arm at once.
    matters : float, optional
        How far behind the best still satisfies; nothing if nobody said.
    times : int, optional
        How often replications are drawn again, the same ones for the whole table.

    Returns
    -------
    Regret
        With the resampling bias of the maximum taken off the point values.
    """
    signed = values if better == "higher" else -values
    behind = signed.mean(axis=2).max(axis=0) - signed.mean(axis=2)
    point, allowed = behind.max(axis=1), matters or 0.0
    again = np.concatenate([_worst(means) for means in _resampled_means(signed, times)])
    least = again.min(axis=1, keepdims=True)
    share = (again <= least + TIED * float(np.abs(signed).max())).mean(axis=0)
    bands = [_behind(signed, arm, confidence, times) for arm in range(len(signed))]
    low, high = (np.array([band[end] for band in bands]) for end in (0, 1))
    told = values.shape[2] >= LEAST
    return Regret(
        worst=np.maximum(2 * point - again.mean(axis=0), 0.0),
        low=low.max(axis=1) if told else np.full(len(point), np.nan),
        high=high.max(axis=1) if told else np.full(len(point), np.nan),
        best_share=share,
        satisfied=(behind <= allowed).mean(axis=1),
        satisfied_low=(high <= allowed).mean(axis=1),
        satisfied_high=(low <= allowed).mean(axis=1),
    )


def worst_cases(
    values: Floats, better: str, confidence: float = 0.95, times: int = TIMES
) -> tuple[Floats, Floats, Floats]:
    """Give what each arm comes to in the future that is worst for it, with its range.

    Parameters
    ----------
    values : array
        float64 of shape (arms, points, replications) without gaps.
    better : str
        `higher` or `lower`.
    confidence : float, optional
        Of the ranges, which hold for all points of an arm at once.
    times : int, optional
        How often replications are drawn again.

    Returns
    -------
    tuple of array
        The mean of the worst point, with the bias of the extreme taken off, and the two ends of
        its range, each (arms,); NaN below 20 replications.
    """
    sign = 1.0 if better == "higher" else -1.0
    signed = sign * values
    point = signed.mean(axis=2).min(axis=1)
    again = np.concatenate([m.min(axis=2) for m in _resampled_means(signed, times)])
    found = sign * (2 * point - again.mean(axis=0))
    if values.shape[2] < LEAST:
        nothing = np.full(len(point), np.nan)
        return found, nothing, nothing
    bands = [_band(each, confidence, times) for each in signed]
    ends = sign * np.array([[(mean - half).min(), (mean + half).min()] for mean, half in bands])
    return found, ends.min(axis=1), ends.max(axis=1)


def _worst(means: Floats) -> Floats:
    """Give each arm's largest shortfall behind the best: (…, arms, points) to (…, arms)."""
    found: Floats = (means.max(axis=-2, keepdims=True) - means).max(axis=-1)
    return found


def _behind(signed: Floats, arm: int, confidence: float, times: int) -> tuple[Floats, Floats]:
    """Give the ends of what an arm falls behind the best, point by point, (points,) each."""
    others = [number for number in range(len(signed)) if number != arm]
    if not others or signed.shape[2] < 2:  # noqa: PLR2004 one replication varies nowhere
        return np.zeros(signed.shape[1]), np.full(signed.shape[1], np.inf)
    mean, half = _band(signed[others] - signed[arm], confidence, times)
    low, high = (mean - half).max(axis=0), (mean + half).max(axis=0)
    return np.maximum(low, 0.0), np.maximum(high, 0.0)


def _band(values: Floats, confidence: float, times: int) -> tuple[Floats, Floats]:
    """Give means over replications and half a band that holds for all of them at once."""
    n = values.shape[-1]
    mean, error = values.mean(axis=-1), values.std(axis=-1, ddof=1) / sqrt(n)
    scale = np.where(error > 0.0, error, np.inf)
    away = [
        (np.abs(means - mean) / scale).reshape(len(means), -1).max(axis=1)
        for means in _resampled_means(values, times)
    ]
    # what is drawn again strays as with a known spread; of few replications it is not known
    tails = (1 + confidence) / 2
    wider = float(stdtrit(n - 1, tails)) / float(ndtri(tails))
    return mean, wider * float(np.quantile(np.concatenate(away), confidence)) * error


def _resampled_means(values: Floats, times: int) -> Iterator[Floats]:
    """Draw replications again, the same ones for all cells: means of shape (some times, …)."""
    n = values.shape[-1]
    drawn = resampled(n, times)
    cells = values.reshape(-1, n)
    some = max(AT_ONCE // max(len(cells), 1), 1)
    for first in range(0, times, some):
        part = drawn[first : first + some]
        weights = np.zeros((len(part), n))
        np.add.at(weights, (np.arange(len(part))[:, None], part), 1.0 / n)
        yield (weights @ cells.T).reshape(len(part), *values.shape[:-1])
