"""What partners produce together: own work, joint work, and who is behind how much of it."""

from __future__ import annotations

import numpy as np

from sim.core.engine import kernel
from sim.core.table import Floats, Ints
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
    project = np.arange(len(kind))[:, None, None]
    beta = of_kinds[kind[:, :, None], kind[:, None, :], project]
    parties = kind.shape[1]
    same = np.eye(parties, dtype=bool)
    return np.where(same, 0.0, beta)


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


def raw_output(stakes: Stakes) -> Floats:
    """Give each project's output before conflict, meetings, leaks and losses, (projects,)."""
    parts = own_work(stakes) + joint_work(stakes)
    return row_sum(parts)


def row_sum(parts: Floats) -> Floats:
    """Sum over parties in their order, so that the total has the same bits everywhere."""
    total = np.zeros(parts.shape[0])
    for party in range(parts.shape[1]):
        total = total + parts[:, party]
    return total
