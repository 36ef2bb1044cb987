"""How an organisation divides its working hours among its projects."""

from __future__ import annotations

import numpy as np

from sim.core.table import Bools, Floats, Ints
from sim.core.totals import ratio, total_by


def shared_hours(total: Floats, wanted: Floats, who: Ints, among: Bools) -> Floats:
    """Divide each organisation's hours among its projects by what these need.

    An organisation plans over all its projects under one cap: what it gives to one project is
    not there for another.

    Parameters
    ----------
    total : array
        Hours a month of each organisation, float64 of shape (organizations,).
    wanted : array
        Hours that each project needs, float64 of shape (projects,).
    who : array
        Row of the organisation in each place, int64 of shape (projects, places).
    among : array
        Places held by an organisation that is inside, bool of shape (projects, places).

    Returns
    -------
    array
        Hours, float64 of shape (projects, places).
    """
    if not len(total):
        return np.zeros(who.shape)
    need = np.where(among, wanted[:, None], 0.0)
    row = np.where(among, who, 0)
    whole = total_by(need.reshape(-1), row.reshape(-1), len(total))
    return np.where(among, total[row] * ratio(need, whole[row]), 0.0)
