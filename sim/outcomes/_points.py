"""The six dimensions of a project, drawn together and averaged over projects."""

from __future__ import annotations

import numpy as np

from sim.core.maths import exp, log
from sim.core.table import Floats
from sim.core.totals import ratio, total_by
from sim.world.world import World


def dimensions(world: World) -> Floats:
    """Average each of the six dimensions over projects: float64 of shape (6, counties)."""
    project, counties = world.project, len(world.county)
    each = total_by(np.ones(len(project)), project.county, counties)
    rows = [ratio(total_by(row, project.county, counties), each) for row in project.six]
    return np.stack(rows)


def together(six: Floats) -> Floats:
    """Geometric mean of six rows of points, none counted below 1.

    >>> together(np.array([[64.0], [1.0], [1.0], [1.0], [1.0], [1.0]])).round(9).tolist()
    [2.0]
    """
    logs = np.zeros(six.shape[1])
    for points in six:
        logs = logs + log(np.maximum(points, 1.0))
    return exp(logs / len(six))
