"""Being stricter the more is compared: families of comparisons made at once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import pairwise
from math import isnan, nan

import numpy as np

from sim.core.table import Floats
from sim.lab.statistics.intervals import strayed

LEAST_FOR_MAX_T = 30
"""With fewer replications the largest of many resampled distances is still too small."""


def adjusted(
    how: str,
    p: Sequence[float],
    rows: Sequence[int],
    gaps: Sequence[Floats],
    distances: Sequence[float],
) -> list[float]:
    """Adjust the p values of a family as a study asks.

    Parameters
    ----------
    how : str
        `holm`, `max_t` (which is `holm` where lucks are too few for it) or `none`.
    p, rows : sequence
        See `holm`.
    gaps, distances : sequence
        See `max_t`.

    Returns
    -------
    list of float
        In the order of the tests.
    """
    if how == "none":
        return list(p)
    by_resampling = max_t(gaps, rows, distances) if how == "max_t" else None
    return holm(p, rows) if by_resampling is None else by_resampling


def holm(p: Sequence[float], rows: Sequence[Hashable] | None = None) -> list[float]:
    """Adjust the p values of several comparisons made at once (Holm 1979).

    Where one row is tested against several values (no difference, and the smallest that matters),
    at most one of them can be true; so only rows count, not tests (Shaffer 1986).

    Parameters
    ----------
    p : sequence of float
        One for each test of the family; NaN stays NaN and does not count.
    rows : sequence, optional
        To which row each test belongs; without it each is a row of its own.

    Returns
    -------
    list of float
        In the same order, each at most 1.

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03])
    [0.03, 0.06, 0.06]
    >>> holm([0.001, 0.04, 0.03], rows=["a", "a", "b"])
    [0.002, 0.06, 0.06]
    """
    of = list(range(len(p))) if rows is None else list(rows)
    order = _smallest_first(p)
    found, highest = [nan] * len(p), 0.0
    for rank, number in enumerate(order):
        still_open = len({of[each] for each in order[rank:]})
        highest = max(highest, still_open * p[number])
        found[number] = min(highest, 1.0)
    return found


def max_t(
    gaps: Sequence[Floats], rows: Sequence[int], distances: Sequence[float]
) -> list[float] | None:
    """Adjust p values by the largest distance among rows that are resampled together.

    It knows how rows hang together, so that it is less strict than `holm` where they say nearly
    the same (Romano and Wolf 2005, step by step).

    Parameters
    ----------
    gaps : sequence of array
        For each row the paired differences, float64 of shape (replications,), the same
        replications in each; NaN where one is missing.
    rows : sequence of int
        To which row each test of the family belongs.
    distances : sequence of float
        How far each mean lies from the value it is tested against, in standard errors; NaN
        stays NaN and does not count.

    Returns
    -------
    list of float or None
        In the order of the tests, each at most 1; None with fewer than 30 replications that all
        rows have.
    """
    tests = [number for number in range(len(rows)) if not isnan(distances[number])]
    tests.sort(key=lambda number: -abs(distances[number]))
    used = list(dict.fromkeys(rows[number] for number in tests))
    shared = ~np.isnan(np.array([gaps[row] for row in used])).any(axis=0) if used else np.zeros(0)
    if int(shared.sum()) < LEAST_FOR_MAX_T:
        return None
    strays = {row: np.abs(strayed(gaps[row][shared])) for row in used}
    times = len(next(iter(strays.values())))
    largest, found = np.zeros(times), [nan] * len(rows)
    for number in reversed(tests):
        largest = np.maximum(largest, strays[rows[number]])
        beyond = int((largest >= abs(distances[number])).sum())
        found[number] = (1 + beyond) / (1 + times)
    for before, number in pairwise(tests):
        found[number] = max(found[number], found[before])
    return found


def _smallest_first(p: Sequence[float]) -> list[int]:
    return sorted((number for number in range(len(p)) if not isnan(p[number])), key=p.__getitem__)
