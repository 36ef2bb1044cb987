"""How well a project is governed: the mean of its organisations."""

from __future__ import annotations

import numpy as np

from sim.core.table import Floats
from sim.core.totals import ratio
from sim.world.kinds import Party
from sim.world.production import row_sum
from sim.world.stakes import Stakes
from sim.world.window import Window

_UNGOVERNED = 0.5
"""What counts where no organisation takes part; A, officials are as well governed as most."""


def governance_of(w: Window, stakes: Stakes) -> Floats:
    """Give the governance of each project's organisations, weighed by what they can put in.

    Parameters
    ----------
    w : Window
        Declares `organization.governance`.
    stakes : Stakes
        The projects with their parties.

    Returns
    -------
    array
        0..1, float64 of shape (projects,).
    """
    organization = stakes.of(Party.ORGANIZATION)
    if not len(w.organization):
        return np.full(len(w.project), _UNGOVERNED)
    weight = np.where(organization, stakes.endowment, 0.0)
    own = w.organization.governance[np.where(organization, stakes.actor, 0)]
    whole = row_sum(weight)
    return np.where(whole > 0.0, ratio(row_sum(weight * own), whole), _UNGOVERNED)
