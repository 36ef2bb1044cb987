"""The six dimensions of a project, drawn together and averaged over projects."""

from __future__ import annotations

import numpy as np

from sim.core.maths import exp, log
from sim.core.table import Floats, Ints
from sim.core.totals import down, ratio, total_by
from sim.world.world import World


def of_pilot(world: World) -> Ints:
    """Find the projects of the pilot villages: rows of their table, int64, ascending."""
    return np.flatnonzero(world.village.pilot[world.project.village])


def dimensions(six: Floats, county: Ints, counties: int) -> Floats:
    """Average each of the six dimensions over the projects of which it is known.

    Parameters
    ----------
    six : array
        Points 0..100, NaN where they cannot be told, float64 of shape (6, projects).
    county : array
        The county of each project, int64.
    counties : int
        How many counties there are.

    Returns
    -------
    array
        float64 of shape (6, counties); NaN where no project has it.

    Examples
    --------
    >>> both = np.array([[50.0, np.nan]] * 6)
    >>> dimensions(both, np.array([0, 1]), 2)[0].tolist()
    [50.0, nan]
    """
    every = len(six)
    group = (np.arange(0, every * counties, counties)[:, None] + county).reshape(-1)
    return mean_of_known(six.reshape(-1), group, every * counties).reshape(every, counties)


def mean_of_known(points: Floats, county: Ints, counties: int) -> Floats:
    """Average over the projects of which the points are known; NaN where there are none."""
    known = ~np.isnan(points)
    number = total_by(known, county, counties)
    total = total_by(np.where(known, points, 0.0), county, counties)
    return np.where(number > 0.0, ratio(total, number), np.nan)


def together(six: Floats) -> Floats:
    """Geometric mean of the known ones of six rows of points, none counted below 1.

    >>> together(np.array([[64.0], [1.0], [1.0], [1.0], [1.0], [1.0]])).round(9).tolist()
    [2.0]
    """
    told = ~np.isnan(six)
    logs = log(np.maximum(np.where(told, six, 1.0), 1.0))  # what is not known adds nothing
    known = down(told)
    return np.where(known > 0.0, exp(ratio(down(logs), known)), np.nan)
