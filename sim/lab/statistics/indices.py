"""What drives an outcome: effects of single steps, and shares of variance, luck apart.

Means over lucks still hold some noise. What it adds to a square is known from how lucks differ
at the same points, and is taken off.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sim.core.table import Floats
from sim.lab.statistics.intervals import resampled

TIMES = 500
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Estimate:
    """One number for each unknown, with its range; NaN where nothing varies."""

    value: Floats
    low: Floats
    high: Floats


def morris(
    values: Floats, steps: Floats, confidence: float = 0.95, times: int = TIMES
) -> dict[str, Estimate]:
    """Give the effects of single steps (Morris 1991; Campolongo 2007).

    Parameters
    ----------
    values : array
        An outcome, float64 of shape (points, lucks) without gaps, walk after walk, each of one
        point more than there are unknowns.
    steps : array
        The points, each unknown from 0 to 1, float64 of shape (points, unknowns); from one point
        of a walk to the next one of them changes.
    confidence : float, optional
        Of the ranges, over walks and lucks drawn again.
    times : int, optional
        How often they are drawn.

    Returns
    -------
    dict
        `mu` (mean effect of going from an unknown's low end to its high end), `mu_star` (mean
        size of the effect) and `sigma` (how it differs from place to place), in the outcome's
        unit, each of shape (unknowns,).
    """
    effects = _effects(values, steps)

    def figures(some: Floats) -> Floats:
        spread = some.std(axis=0, ddof=1) if len(some) > 1 else np.full(some.shape[1:], np.nan)
        return np.array([some.mean(axis=0), np.abs(some).mean(axis=0), spread])

    found = _estimated(effects, figures, figures, confidence, times)
    return dict(zip(("mu", "mu_star", "sigma"), found, strict=True))


def sobol(
    values: Floats, unknowns: int, confidence: float = 0.95, times: int = TIMES
) -> dict[str, Estimate]:
    """Give shares of the variance of one run (Sobol' 1993; Saltelli 2010; Jansen 1999).

    Parameters
    ----------
    values : array
        An outcome, float64 of shape (points, lucks) without gaps, block after block: a point A,
        for each unknown A with that one taken from B, and the point B.
    unknowns : int
        How many there are.
    confidence : float, optional
        Of the ranges, over blocks and lucks drawn again.
    times : int, optional
        How often they are drawn.

    Returns
    -------
    dict
        `first` (the share an unknown explains alone) and `total` (with all that it does together
        with others), each of shape (unknowns,), and `noise` (the share of luck, alone and
        together with unknowns), of shape (1,). With one luck noise is NaN, and the others are
        shares of what the unknowns explain.
    """
    blocks = values.reshape(-1, unknowns + 2, values.shape[1])
    lucks = values.shape[1]
    noise = _noise(blocks) if lucks > 1 else None

    def figures(some: Floats, *, drawn: int = 1) -> Floats:
        return _shares(some, noise, drawn)

    found = _estimated(blocks, figures, lambda some: figures(some, drawn=2), confidence, times)
    told = dict(zip(("first", "total"), found, strict=False))
    return {**told, "noise": Estimate(*(end[:1] for end in _ends_of(found[2])))}


def _ends_of(found: Estimate) -> tuple[Floats, Floats, Floats]:
    return found.value, found.low, found.high


@dataclass(frozen=True, slots=True)
class _Noise:
    """What luck adds: to one run, to the variance of means, and to squares of their gaps."""

    run: float
    mean: float
    gaps: Floats


def _noise(blocks: Floats) -> _Noise:
    """Tell luck from unknowns by a table of points and lucks, every cell filled once."""
    ends = blocks[:, [0, -1]].reshape(-1, blocks.shape[2])
    points, lucks = ends.shape
    at_point, of_luck = ends.mean(axis=1, keepdims=True), ends.mean(axis=0, keepdims=True)
    rest = ends - at_point - of_luck + ends.mean()
    mixed = float((rest * rest).sum()) / ((points - 1) * (lucks - 1))
    alone = max(float(of_luck.var(ddof=1)) - mixed / points, 0.0)
    gaps = (blocks[:, :1] - blocks[:, 1:-1]).var(axis=2, ddof=1).mean(axis=0) / lucks
    return _Noise(alone + mixed, mixed / lucks, gaps)


def _shares(some: Floats, noise: _Noise | None, drawn: int) -> Floats:
    """Give first, total and noise, (3, unknowns), from means over lucks (blocks, unknowns + 2).

    `drawn` is how many times the means hold the noise of lucks: twice once these are drawn again.
    """
    middle = some[:, [0, -1]].mean()
    one, other, mixed = some[:, :1] - middle, some[:, -1:] - middle, some[:, 1:-1] - middle
    whole = float(some[:, [0, -1]].var())
    gaps = ((one - mixed) * (one - mixed)).mean(axis=0)
    first = (other * (mixed - one)).mean(axis=0)
    luck = np.nan
    if noise is not None:
        whole -= drawn * noise.mean
        gaps = gaps - drawn * noise.gaps
        whole = max(whole, 0.0) + noise.run
        luck = noise.run / whole if whole > 0.0 else np.nan
    scale = whole if whole > 0.0 else np.nan
    return np.array([first / scale, gaps / (2 * scale), np.full(len(first), luck)])


def _effects(values: Floats, steps: Floats) -> Floats:
    """Give the change of the outcome for each step, per whole range: (walks, unknowns, lucks)."""
    unknowns = steps.shape[1]
    laid = values.reshape(-1, unknowns + 1, values.shape[1])
    moved = np.diff(steps.reshape(-1, unknowns + 1, unknowns), axis=1)
    which = np.abs(moved).argmax(axis=2)
    size = np.take_along_axis(moved, which[:, :, None], axis=2)
    found = np.empty((len(laid), unknowns, values.shape[1]))
    np.put_along_axis(found, which[:, :, None], np.diff(laid, axis=1) / size, axis=1)
    return found


def _estimated(
    blocks: Floats,
    figures: Callable[[Floats], Floats],
    again: Callable[[Floats], Floats],
    confidence: float,
    times: int,
) -> list[Estimate]:
    """Give figures of means over lucks, and their ranges over blocks and lucks drawn again."""
    count, _, lucks = blocks.shape
    value = figures(blocks.mean(axis=2))
    rows, weights = resampled(count, times), np.zeros((times, lucks))
    # the same draw must not pick blocks and lucks alike where there are as many of both
    drawn = resampled(lucks, times)[::-1]
    np.add.at(weights, (np.arange(times)[:, None], drawn), 1.0 / lucks)
    found = []
    for start in range(0, times, AT_ONCE):
        means = blocks @ weights[start : start + AT_ONCE].T
        found += [again(means[rows[start + n], :, n]) for n in range(means.shape[2])]
    tails = [(1 - confidence) / 2, (1 + confidence) / 2]
    low, high = np.quantile(np.array(found), tails, axis=0)
    return [Estimate(*each) for each in zip(value, low, high, strict=True)]
