"""When a purchaser pays which part of a grant."""

from __future__ import annotations

import numpy as np

from sim.core.table import Bools, Floats
from sim.world.sections import MilestoneShares


def by_milestones(month: int, months: int, shares: MilestoneShares, accepted: Bools) -> Floats:
    """Give the part of a grant that central finance should have paid by a month.

    The second instalment falls due when the first is used up, the last when both are, and only
    where the work delivered so far has been accepted.

    Parameters
    ----------
    month, months : int
        The month, counted from 1, and the length of the project.
    shares : MilestoneShares
        The three instalments as shares of the grant.
    accepted : array
        Where the work would be accepted now, bool of shape (counties,).

    Returns
    -------
    array
        Share of the grant, float64 of shape (counties,).

    Examples
    --------
    >>> quarter = MilestoneShares(start=0.25, middle=0.5, acceptance=0.25)
    >>> [by_milestones(m, 12, quarter, np.array([True])).tolist() for m in (1, 4, 10)]
    [[0.25], [0.75], [1.0]]
    """
    elapsed = (month - 1) / months
    part = shares.start
    if elapsed >= shares.start:
        part += shares.middle
    last = elapsed >= shares.start + shares.middle
    return part + np.where(accepted & last, shares.acceptance, 0.0)


def by_month(month: int, months: int, counties: int) -> Floats:
    """Give the part of a grant that a county should have paid out of its running budget."""
    return np.full(counties, month / months)
