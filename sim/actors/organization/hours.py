"""How an organisation divides its working hours among its projects."""

from __future__ import annotations

import numpy as np

from sim.core.table import Bools, Floats, Ints
from sim.core.totals import ratio, total_by


def shared_hours(total: Floats, wanted: Floats, who: Ints, present: Bools, inside: Bools) -> Floats:
    """Divide each organisation's hours among its projects by what these need.

    An organisation plans over all its projects under one cap: what it gives to one project is
    not there for another. Where it stays outside, these are the hours that it would have if it
    came in beside the projects that it is in.

    Parameters
    ----------
    total : array
        Hours a month of each organisation, float64 of shape (organizations,).
    wanted : array
        Hours that each project needs, float64 of shape (projects,).
    who : array
        Row of the organisation in each place, int64 of shape (projects, places).
    present : array
        Places held by an organisation, bool of shape (projects, places).
    inside : array
        Which of them are held by one that takes part, bool of shape (projects, places).

    Returns
    -------
    array
        Hours, float64 of shape (projects, places).
    """
    if not len(total):
        return np.zeros(who.shape)
    need = np.where(present, wanted[:, None], 0.0)
    row = np.where(present, who, 0)
    taken = np.where(inside, need, 0.0)
    whole = total_by(taken.reshape(-1), row.reshape(-1), len(total))[row] + (need - taken)
    return np.where(present, total[row] * ratio(need, whole), 0.0)
