"""Ranks among a county's actors, prizes that the last pay to the first, shares of a market."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from sim.core.compiled import looped
from sim.core.engine import current
from sim.core.maths import logistic
from sim.core.queues import in_line
from sim.core.table import Bools, Floats, Ints
from sim.core.totals import ratio, total_by
from sim.world.kinds import Party
from sim.world.production import row_sum
from sim.world.stakes import Stakes


@dataclass(frozen=True, slots=True)
class Ranked:
    """The actors that are ranked, each once; arrays of shape (actors,) unless said."""

    mean: Floats
    """An actor's mean score over its projects."""
    home: Ints
    """The county of each."""
    cells: Ints
    """Where ranked parties stand in the table (projects, parties), read row by row."""
    who: Ints
    """The actor in each of these cells."""
    shape: tuple[int, int]
    """Shape of that table."""

    @classmethod
    def of(cls, score: Floats, stakes: Stakes) -> Ranked:
        """Find who is ranked: the active parties that have a score, not nan (projects, parties)."""
        if current() == "compiled":
            size, most = score.size, int(np.max(stakes.actor, initial=0)) + 1
            mean, home = np.empty(most), np.empty(most, np.int64)
            cells, who = np.empty(size, np.int64), np.empty(size, np.int64)
            columns = stakes.active, score, stakes.actor, stakes.county
            given = (np.ascontiguousarray(column) for column in columns)
            first, last = looped(_find)(*given, _FINE, mean, home, cells, who)
            return cls(mean[:first], home[:first], cells[:last], who[:last], stakes.shape)
        cells = np.flatnonzero(stakes.active & ~np.isnan(score))
        first, who = _each_once(stakes.actor.ravel()[cells])
        times = np.bincount(who, minlength=len(first)).astype(np.float64)
        mean = total_by(score.ravel()[cells], who, len(first), _FINE) / times
        home = stakes.county[cells // stakes.shape[1]][first]
        return cls(mean, home, cells, who, stakes.shape)

    @property
    def reversed(self) -> Ranked:
        """Turn the order round, so that the last lead."""
        return replace(self, mean=-self.mean)

    def last(self, share: float, few: int) -> Bools:
        """Mark the last share of each county's actors; where few are ranked, nobody is last."""
        if share == 0.0:
            return np.zeros(self.shape, np.bool_)
        return self.reversed.leading(share, few, np.inf, 0.0) > 0.0

    def leading(self, share: float, few: int, instead: float, softness: float) -> Floats:
        """Find the leading share of each county's actors by their mean scores.

        Parameters
        ----------
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
        order = self._order()
        spread = np.zeros(self.shape)
        if softness > 0.0 and current() == "compiled":
            beyond = np.empty(len(order))
            looped(_beyond)(order, self.mean, self.home, (share, few, instead), beyond)
            spread.ravel()[self.cells] = logistic(beyond / softness)[self.who]
            return spread
        best = self.mean[order]
        line = self.home[order]
        begin = np.flatnonzero(np.concatenate([[True], line[1:] != line[:-1]])[: len(line)])
        size = np.diff(np.append(begin, len(line)))
        winners = (share * size).astype(np.int64)
        inside = best[begin + np.maximum(winners - 1, 0)]
        outside = best[begin + np.minimum(winners, size - 1)]
        cut = np.where(winners > 0, 0.5 * (inside + outside), np.inf)
        cut = np.repeat(np.where(size < few, instead, cut), size)
        value = np.empty(len(order))
        if softness > 0.0:
            value[order] = logistic((best - cut) / softness)
        else:
            place = np.arange(len(order)) - np.repeat(begin, size)
            first = place < np.repeat(winners, size)
            value[order] = np.where(np.repeat(size < few, size), best >= cut, first)
        spread.ravel()[self.cells] = value[self.who]
        return spread

    def _order(self) -> Ints:
        """Line actors up county by county, the highest mean first."""
        if (self.home[1:] < self.home[:-1]).any():
            return np.lexsort((-self.mean, self.home))
        return in_line(self.home, self.mean, np.zeros(len(self.mean)))


def _find(  # noqa: PLR0913 columns and what is found
    active: Bools, score: Floats, actor: Ints, county: Ints, steps: float,
    mean: Floats, home: Ints, cells: Ints, who: Ints,
) -> tuple[int, int]:  # pragma: no cover  compiled  # fmt: skip
    """Give actors that are ranked numbers in ascending order, and add their scores up."""
    projects, parties = score.shape
    times, sums = np.zeros(len(mean), np.int64), np.zeros(len(mean), np.int64)
    ranked, actors = 0, 0
    for row in range(projects):
        for party in range(parties):
            if active[row, party] and not np.isnan(score[row, party]):
                own = actor[row, party]
                cells[ranked], who[ranked] = row * parties + party, own
                home[own] = home[own] if times[own] else county[row]  # where it stands first
                sums[own] += np.int64(np.rint(score[row, party] * steps))
                times[own] += 1
                ranked += 1
    for own in range(len(times)):
        if times[own]:
            mean[actors], home[actors] = sums[own] / steps / times[own], home[own]
            sums[own] = actors
            actors += 1
    for place in range(ranked):
        who[place] = sums[who[place]]
    return actors, ranked


def _beyond(
    order: Ints, mean: Floats, home: Ints, by: tuple[float, int, float], beyond: Floats
) -> None:  # pragma: no cover  compiled
    """Say how far each actor's mean lies above the middle between leaders and the others."""
    share, few, instead = by
    first, actors = 0, len(order)
    while first < actors:
        end = first + 1
        while end < actors and home[order[end]] == home[order[first]]:
            end += 1
        winners = int(share * (end - first))
        last_in, first_out = first + max(winners - 1, 0), first + min(winners, end - first - 1)
        cut = 0.5 * (mean[order[last_in]] + mean[order[first_out]]) if winners > 0 else np.inf
        cut = instead if end - first < few else cut
        for place in range(first, end):
            beyond[order[place]] = mean[order[place]] - cut
        first = end


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
    counties = int(np.max(stakes.county, initial=0)) + 1
    brought = total_by(row_sum(fines), stakes.county, counties, _FINE_YUAN)
    asked = total_by(row_sum(wanted), stakes.county, counties, _FINE_YUAN)
    part: Floats = np.minimum(ratio(brought, asked), 1.0)[stakes.county][:, None]
    return wanted * part


def appraised(stakes: Stakes, weights: Sequence[Floats | float]) -> Floats:
    """Mark social organisations by what can be seen of them.

    Effort counts with social service, output against the plan with work performance; groups of
    which nothing is known are left out.

    Parameters
    ----------
    stakes : Stakes
        The parties of every project, with what the appraisal knows of them.
    weights : sequence of array
        Weights of the four groups of indices, each a number or float64 of shape
        (projects, parties).

    Returns
    -------
    array
        0..1, float64 of shape (projects, parties); nan for others and for newcomers, of whom
        the appraisal knows nothing yet.
    """
    shape = stakes.shape
    planned = stakes.planned > 0.0
    done = np.where(planned, np.minimum(ratio(stakes.output, stakes.planned), 1.0), np.nan)
    if current() == "compiled" and all(np.ndim(weighs) == 0 for weighs in weights):
        marks = np.full(shape, np.nan)
        columns = stakes.active, stakes.kind, stakes.appraised, stakes.effort
        heavy = np.array([float(weighs) for weighs in weights])
        looped(_mark)(*(np.ascontiguousarray(each) for each in columns), done, heavy, marks)
        return marks
    cells = np.flatnonzero(stakes.of(Party.ORGANIZATION))
    project = cells // shape[1]
    known_of = stakes.appraised.reshape(-1, 4)[cells].T
    basic, own, service, work = known_of
    seen = (basic, own, _both(service, stakes.effort.ravel()[cells]), _both(work, done[project]))
    total, weight = np.zeros(len(cells)), np.zeros(len(cells))
    for group, weighs in zip(seen, weights, strict=True):
        each = np.broadcast_to(weighs, shape).ravel()[cells] if np.ndim(weighs) else weighs
        known = ~np.isnan(group)
        total = total + np.where(known, each * group, 0.0)
        weight = weight + np.where(known, each, 0.0)
    old = ~np.isnan(known_of).all(axis=0) & (weight > 0.0)
    marks = np.full(shape, np.nan)
    marks.ravel()[cells] = np.where(old, ratio(total, weight), np.nan)
    return marks


def _mark(  # noqa: PLR0913 an equation and its columns
    active: Bools, kind: Ints, appraised: Floats, effort: Floats, done: Floats, weights: Floats,
    marks: Floats,
) -> None:  # pragma: no cover  compiled  # fmt: skip
    for row in range(kind.shape[0]):
        for party in range(kind.shape[1]):
            if not active[row, party] or kind[row, party] != _ORGANIZATION:
                continue
            total, weight, old = 0.0, 0.0, False
            for group in range(4):
                mark = appraised[row, party, group]
                old |= not np.isnan(mark)
                if group >= _SERVICE:  # what is seen this month counts half
                    now = effort[row, party] if group == _SERVICE else done[row]
                    both = mark if np.isnan(now) else 0.5 * (mark + now)
                    mark = now if np.isnan(mark) else both
                if not np.isnan(mark):
                    total += weights[group] * mark
                    weight += weights[group]
            if old and weight > 0.0:
                marks[row, party] = total / weight


_ORGANIZATION = int(Party.ORGANIZATION)
_SERVICE = 2


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
