"""How much one may come to regret a choice over futures that nobody can choose."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.core.table import Floats
from sim.lab.statistics.intervals import resampled


@dataclass(frozen=True, slots=True)
class Regret:
    """How much one may come to regret each arm over futures that nobody can choose."""

    worst: Floats
    """The largest regret of each arm over the points, (arms,), in the outcome's unit."""
    low: Floats
    high: Floats
    """The range over resampled replications, (arms,)."""
    best_share: Floats
    """In which part of the resamples each arm has the least worst regret, (arms,)."""


def regrets(values: Floats, better: str, confidence: float = 0.95, times: int = 1000) -> Regret:
    """Compare arms by their worst regret, with the noise of replications carried along.

    Parameters
    ----------
    values : array
        float64 of shape (arms, points, replications), the same luck in every arm of a point.
    better : str
        `higher` or `lower`.
    confidence : float, optional
        Of the ranges.
    times : int, optional
        How often replications are drawn again, the same ones for the whole table.

    Returns
    -------
    Regret
        With the resampling bias of the maximum taken off the point values.
    """
    signed = values if better == "higher" else -values
    point = _worst(signed.mean(axis=2))
    again = np.array(
        [_worst(signed[:, :, r].mean(axis=2)) for r in resampled(values.shape[2], times)]
    )
    bias = again.mean(axis=0) - point
    low, high = np.quantile(again - bias, [(1 - confidence) / 2, (1 + confidence) / 2], axis=0)
    best = np.argmin(again, axis=1)
    share = np.bincount(best, minlength=len(point)) / len(again)
    return Regret(np.maximum(point - bias, 0.0), np.maximum(low, 0.0), high, share)


def _worst(means: Floats) -> Floats:
    """Give each arm's largest shortfall behind the best arm of a point, (arms,)."""
    found: Floats = (means.max(axis=0) - means).max(axis=1)
    return found
