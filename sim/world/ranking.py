"""Ranks among a county's actors, prizes that the last pay to the first, shares of a market."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sim.core.maths import logistic
from sim.core.table import Floats, Ints
from sim.core.totals import ratio, total_by
from sim.world.kinds import Party
from sim.world.production import row_sum
from sim.world.stakes import Stakes


def leading(  # noqa: PLR0913 a ranking has a field, a cut, and a rule for small fields
    score: Floats, stakes: Stakes, share: float, few: int, instead: float, softness: float
) -> Floats:
    """Find the leading share of each county's actors by their mean score over their projects.

    Parameters
    ----------
    score : array
        Score of each party, nan for those that are not ranked, float64 (projects, parties).
    stakes : Stakes
        The projects with their counties and the actors behind the parties.
    share : float
        Which share of the ranked leads, rounded down to whole actors.
    few : int
        Where fewer than so many are ranked, a fixed score decides.
    instead : float
        That score.
    softness : float
        Zero for who leads; else the width over which the chance of leading rises.

    Returns
    -------
    array
        1 for who leads, or the chance of it, else 0; float64 of shape (projects, parties).
    """
    cells = np.flatnonzero(stakes.active & ~np.isnan(score))
    first, who = _each_once(stakes.actor.ravel()[cells])
    times = np.bincount(who, minlength=len(first)).astype(np.float64)
    mean = total_by(score.ravel()[cells], who, len(first), _FINE) / times
    home = np.repeat(stakes.county, stakes.shape[1])[cells][first]
    order = np.lexsort((-mean, home))
    best = mean[order]
    line = home[order]
    begin = np.flatnonzero(np.concatenate([[True], line[1:] != line[:-1]])[: len(line)])
    size = np.diff(np.append(begin, len(line)))
    winners = (share * size).astype(np.int64)
    inside = best[begin + np.maximum(winners - 1, 0)]
    outside = best[begin + np.minimum(winners, size - 1)]
    cut = np.where(winners > 0, 0.5 * (inside + outside), np.inf)
    cut = np.repeat(np.where(size < few, instead, cut), size)
    place = np.arange(len(order)) - np.repeat(begin, size)
    leads = np.where(np.repeat(size < few, size), best >= cut, place < np.repeat(winners, size))
    value = np.empty(len(order))
    value[order] = logistic((best - cut) / softness) if softness > 0.0 else leads
    spread = np.zeros(score.size)
    spread[cells] = value[who]
    return spread.reshape(score.shape)


def _each_once(actor: Ints) -> tuple[Ints, Ints]:
    """Give actors numbers from 0: where each stands first, and the number of each entry."""
    present = np.bincount(actor) > 0
    who = (np.cumsum(present) - 1)[actor]
    first = np.empty(np.count_nonzero(present), np.int64)
    first[who[::-1]] = np.arange(len(actor))[::-1]  # of several entries the last one written stays
    return first, who


def paid_by(fines: Floats, wanted: Floats, stakes: Stakes) -> Floats:
    """Scale what winners want down, county by county, to what the fines bring in.

    Parameters
    ----------
    fines, wanted : array
        Yuan, float64 of shape (projects, parties).
    stakes : Stakes
        The projects with their counties.

    Returns
    -------
    array
        Yuan, float64 of shape (projects, parties).
    """
    counties, county = np.unique(stakes.county, return_inverse=True)
    brought = total_by(row_sum(fines), county, len(counties), _FINE_YUAN)
    asked = total_by(row_sum(wanted), county, len(counties), _FINE_YUAN)
    part: Floats = np.minimum(ratio(brought, asked), 1.0)[county][:, None]
    return wanted * part


def appraised(stakes: Stakes, weights: Sequence[Floats]) -> Floats:
    """Mark social organisations by what can be seen of them.

    Effort counts with social service, output against the plan with work performance; groups of
    which nothing is known are left out.

    Parameters
    ----------
    stakes : Stakes
        The parties of every project, with what the appraisal knows of them.
    weights : sequence of array
        Weights of the four groups of indices, each float64 of shape (projects, parties).

    Returns
    -------
    array
        0..1, float64 of shape (projects, parties); nan for others and for newcomers, of whom
        the appraisal knows nothing yet.
    """
    planned = stakes.planned > 0.0
    done = np.where(planned, np.minimum(ratio(stakes.output, stakes.planned), 1.0), np.nan)
    seen = [stakes.appraised[:, :, group] for group in range(4)]
    seen[2] = _both(seen[2], stakes.effort)
    seen[3] = _both(seen[3], np.repeat(done[:, None], stakes.shape[1], axis=1))
    total, weight = np.zeros(stakes.shape), np.zeros(stakes.shape)
    for group, weighs in zip(seen, weights, strict=True):
        known = ~np.isnan(group)
        total = total + np.where(known, weighs * group, 0.0)
        weight = weight + np.where(known, weighs, 0.0)
    old = ~np.isnan(stakes.appraised).all(axis=2) & (weight > 0.0)
    return np.where(stakes.of(Party.ORGANIZATION) & old, ratio(total, weight), np.nan)


def _both(one: Floats, other: Floats) -> Floats:
    both = np.where(np.isnan(other), one, 0.5 * (one + other))
    return np.where(np.isnan(one), other, both)


def parts_of(values: Floats, market: Ints) -> tuple[Floats, Floats]:
    """Give each value's part of its market's sum, and that sum.

    Parameters
    ----------
    values : array
        None negative, float64 of shape (projects, parties).
    market : array
        The market of each project, counted from 0, int64 of shape (projects,).

    Returns
    -------
    tuple of array
        Each float64 of shape (projects, parties); parts are 0 where the sum is 0.
    """
    markets = int(np.max(market, initial=0)) + 1
    whole = total_by(row_sum(values), market, markets, _FINE_YUAN)[market][:, None]
    return ratio(values, whole + np.zeros(values.shape)), whole + np.zeros(values.shape)


_FINE_YUAN = 2.0**30
"""Steps per yuan when expectations are added up; a choice of method."""
_FINE = 2.0**40
"""Steps per point when scores are added up; a choice of method."""
