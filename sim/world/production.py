"""What partners produce together: own work, joint work, and who is behind how much of it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sim.core.compiled import looped
from sim.core.engine import current, kernel
from sim.core.table import Bools, Floats, Ints
from sim.core.totals import ratio
from sim.world.kinds import Party
from sim.world.stakes import Stakes


def complementarity(kind: Ints, base: Floats, pairs: dict[tuple[Party, Party], Floats]) -> Floats:
    """Give each pair of parties its gain from working jointly (beta).

    Parameters
    ----------
    kind : array
        Party kinds, int64 of shape (projects, parties).
    base : array
        Gain of a pair without an entry of its own, float64 of shape (projects,).
    pairs : dict
        Gains of named pairs, each float64 of shape (projects,).

    Returns
    -------
    array
        float64 of shape (projects, parties, parties), zero between a party and itself.
    """
    of_kinds = np.repeat(base[None, None], len(Party), axis=0).repeat(len(Party), axis=1)
    for (one, other), gain in pairs.items():
        of_kinds[one, other] = of_kinds[other, one] = gain
    if current() == "compiled":
        beta = np.empty((*kind.shape, kind.shape[1]))
        looped(_paired)(of_kinds, np.ascontiguousarray(kind), beta)
        return beta
    project = np.arange(len(kind))[:, None, None]
    same = np.eye(kind.shape[1], dtype=bool)
    return np.where(same, 0.0, of_kinds[kind[:, :, None], kind[:, None, :], project])


def _paired(of_kinds: Floats, kind: Ints, beta: Floats) -> None:  # pragma: no cover  compiled
    for project in range(kind.shape[0]):
        for one in range(kind.shape[1]):
            for other in range(kind.shape[1]):
                gain = of_kinds[kind[project, one], kind[project, other], project]
                beta[project, one, other] = 0.0 if one == other else gain


def own_work(stakes: Stakes) -> Floats:
    """Give what each party produces alone, yuan-equivalent a month, (projects, parties)."""
    return stakes.product * stakes.input * (1.0 - stakes.helping)


@kernel
def _together(one: Floats, other: Floats, gain: Floats) -> Floats:
    """Let two produce their gain times the harmonic mean of what they put into helping."""
    total = one + other
    return gain * (2.0 * one * other / np.where(total > 0.0, total, 1.0))


def joint_work(stakes: Stakes) -> Floats:
    """Give each party's half of what it produces with the others.

    A pair produces its gain times the harmonic mean of what both put into helping, so that a
    partner without input adds nothing and none can be infinitely productive.

    Parameters
    ----------
    stakes : Stakes
        The projects, with the gain of each pair and how far partners cover for each other.

    Returns
    -------
    array
        float64 of shape (projects, parties); its row sum is the whole joint output.
    """
    y = stakes.input * np.sqrt(stakes.helping)
    half = np.zeros_like(y)
    for partner in range(y.shape[1]):
        other = np.broadcast_to(y[:, partner, None], y.shape)
        half = half + _together(y, other, stakes.gain[:, :, partner])
    return 0.5 * stakes.cover[:, None] * half


class Work(NamedTuple):
    """What projects are worked at and make; arrays of shape (projects,), or (pictures, projects).

    Attributes
    ----------
    raw : array
        Output before conflict, meetings, leaks and losses, yuan-equivalent a month.
    put_in : array
        What those who take part put in, likewise.
    could : array
        What they could put in, likewise.
    """

    raw: Floats
    put_in: Floats
    could: Floats


def raw_output(stakes: Stakes) -> Floats:
    """Give each project's output before conflict, meetings, leaks and losses, (projects,)."""
    return work_of(stakes).raw


def work_of(stakes: Stakes) -> Work:
    """Give what projects are worked at and make, as their efforts stand."""
    return Work(*(each[0] for each in pictured_work(stakes)))


def pictured_work(
    stakes: Stakes,
    effort: Floats | None = None,
    helping: Floats | None = None,
    active: Bools | None = None,
) -> Work:
    """Give what projects would be worked at and make in several pictures of the same parties.

    Parameters
    ----------
    stakes : Stakes
        The projects as they stand.
    effort, helping, active : array, optional
        What differs between pictures, (pictures, projects, parties); else it stays as it stands.

    Returns
    -------
    Work
        A row for each picture.
    """
    several = (effort, helping, active)
    pictures = max(1 if table is None else len(table) for table in several)
    as_it_stands = (stakes.effort, stakes.helping, stakes.active)
    tables = [
        np.ascontiguousarray(own[None] if table is None else table)
        for own, table in zip(as_it_stands, several, strict=True)
    ]
    if current() == "compiled":
        made = Work(*(np.empty((pictures, stakes.shape[0])) for _ in Work._fields))
        columns = stakes.endowment, stakes.product, stakes.cover, stakes.gain
        looped(_produce)(*tables, *(np.ascontiguousarray(column) for column in columns), *made)
        return made
    told = []
    for number in range(pictures):
        one = [table[min(number, len(table) - 1)] for table in tables]
        seen = stakes.but(effort=one[0], helping=one[1], active=one[2])
        could = row_sum(np.where(seen.active, seen.endowment, 0.0))
        told.append((row_sum(own_work(seen) + joint_work(seen)), row_sum(seen.input), could))
    return Work(*(np.stack(each) for each in zip(*told, strict=True)))


def _produce(  # noqa: PLR0913, PLR0917 an equation and its columns
    effort: Floats, helping: Floats, active: Bools, endowment: Floats, product: Floats,
    cover: Floats, gain: Floats, made: Floats, put_in: Floats, could: Floats,
) -> None:  # pragma: no cover  compiled  # fmt: skip
    pictures, projects = made.shape
    parties = endowment.shape[1]
    x, y, half = np.empty(parties), np.empty(parties), np.empty(parties)
    for place in range(projects * pictures):  # all pictures of a project, then the next one
        row, number = place // pictures, place % pictures
        e, h = min(number, len(effort) - 1), min(number, len(helping) - 1)
        a = min(number, len(active) - 1)
        whole, real = 0.0, 0.0
        for party in range(parties):
            own = endowment[row, party] if active[a, row, party] else 0.0
            x[party] = effort[e, row, party] * own
            y[party] = x[party] * np.sqrt(helping[h, row, party])
            half[party] = 0.0
            whole += own
            real += x[party]
        for one in range(parties):
            for other in range(one, parties):  # so each gets its shares in the partners' order
                if y[one] != 0.0 and y[other] != 0.0:
                    shared = 2.0 * y[one] * y[other] / (y[one] + y[other])
                    half[one] += gain[row, one, other] * shared
                    if other != one:
                        half[other] += gain[row, other, one] * shared
        total = 0.0
        for party in range(parties):
            own = product[row, party] * x[party] * (1.0 - helping[h, row, party])
            total += own + 0.5 * cover[row] * half[party]
        made[number, row], put_in[number, row], could[number, row] = total, real, whole


def row_sum(parts: Floats) -> Floats:
    """Sum over parties in their order, so that the total has the same bits everywhere."""
    if current() == "compiled" and parts.dtype == np.float64 and parts.flags.c_contiguous:
        total = np.empty(parts.shape[0])
        looped(_sum_rows)(parts, total)
        return total
    total = np.zeros(parts.shape[0])
    for party in range(parts.shape[1]):
        total = total + parts[:, party]
    return total


def _sum_rows(parts: Floats, total: Floats) -> None:  # pragma: no cover  compiled
    for row in range(parts.shape[0]):
        whole = 0.0
        for party in range(parts.shape[1]):
            whole += parts[row, party]
        total[row] = whole


def row_any(mask: Bools) -> Bools:
    """Say which projects have any such party, (projects,); faster than numpy along short rows."""
    found = np.zeros(mask.shape[0], np.bool_)
    for party in range(mask.shape[1]):
        found |= mask[:, party]
    return found


def row_count(mask: Bools) -> Ints:
    """Count each project's parties of a kind, int64 of shape (projects,)."""
    number = np.zeros(mask.shape[0], np.int64)
    for party in range(mask.shape[1]):
        number += mask[:, party]
    return number


def parts_of_whole(weights: Floats, among: Bools, *, or_even: bool) -> Floats:
    """Turn weights of those `among` into parts of one whole, row by row.

    Parameters
    ----------
    weights : array
        Float64 of shape (projects, parties), none negative.
    among : array
        Who may get a part, bool of the same shape.
    or_even : bool
        Whether a row whose weights are all zero is divided equally; else it stays zero.

    Returns
    -------
    array
        Float64 of the same shape.
    """
    if current() == "compiled" and weights.dtype == np.float64:
        parts = np.empty(weights.shape)
        columns = np.ascontiguousarray(weights), np.ascontiguousarray(among)
        looped(_divide)(*columns, or_even, parts)
        return parts
    w = np.where(among, weights, 0.0)
    if or_even:
        w = np.where(row_sum(w)[:, None] > 0.0, w, among)
    return ratio(w, row_sum(w)[:, None])


def _divide(
    weights: Floats, among: Bools, or_even: bool, parts: Floats
) -> None:  # pragma: no cover  compiled
    for row in range(weights.shape[0]):
        whole, heads = 0.0, 0.0
        for party in range(weights.shape[1]):
            whole += weights[row, party] if among[row, party] else 0.0
            heads += 1.0 if among[row, party] else 0.0
        alike = or_even and not whole > 0.0
        whole = heads if alike else whole
        for party in range(weights.shape[1]):
            own = 1.0 if alike else weights[row, party]
            own = own if among[row, party] and whole != 0.0 else 0.0
            parts[row, party] = own / (whole if whole != 0.0 else 1.0)
