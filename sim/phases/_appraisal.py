"""The yearly appraisal: it gives social organisations their grades."""

from __future__ import annotations

import numpy as np

from sim.core.totals import ratio, total_by
from sim.world.ranking import appraised
from sim.world.settings.supervision import Supervision
from sim.world.stakes import Stakes
from sim.world.window import Window

_FINE = 2.0**40
"""Steps per point when marks are added up; a choice of method."""


def grade(w: Window, stakes: Stakes) -> None:
    """Give every organisation at work a grade, 1A to 5A, by its mean marks over its projects.

    Who works in no project keeps its grade, or has none. A grade gives priority and bars nobody.

    Parameters
    ----------
    w : Window
        A window that may write `organization.grade`.
    stakes : Stakes
        The projects with their parties.
    """
    o = w.organization
    s = w.setting(Supervision).at(w.project.county)
    weights = [np.repeat(part[:, None], stakes.shape[1], axis=1) for part in s.appraisal]
    marks = appraised(stakes, weights)
    cells = ~np.isnan(marks)
    rows = stakes.actor[cells]
    number = total_by(np.ones(len(rows)), rows, len(o))
    mean = ratio(total_by(marks[cells], rows, len(o), _FINE), number)
    cuts = w.setting(Supervision).at(o.county).grade_from
    found = 1 + np.count_nonzero(mean >= cuts, axis=0).astype(np.int64)
    o.grade[:] = np.where(number > 0.0, found, o.grade)
