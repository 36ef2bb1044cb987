"""Employment aid: clients who look for work are listed and brought together with jobs."""

from __future__ import annotations

import numpy as np

from sim.core.access import declared
from sim.core.calendar import a_year_on
from sim.core.draws import purpose, uniform
from sim.core.maths import hazard
from sim.core.table import Floats, Ints
from sim.core.totals import ratio, total_by
from sim.policy import Policy
from sim.world import sections
from sim.world.kinds import Domain
from sim.world.settings.aid import Aid
from sim.world.settings.services import Services
from sim.world.window import Window

PLACED = purpose("implement: placed in a job")
PLACEMENT_READS = declared(
    "household: village id luck workers months_ill; village: county; county: price tightness;"
    "project: village"
)
PLACEMENT_WRITES = declared("household: jobs; project: placed seekers")
_HUNDRED = 100.0


def place_in_jobs(w: Window, policy: Policy, rows: Ints, project: Ints, useful: Floats) -> None:
    """Bring clients without a job together with employers, as far as there are jobs.

    Parameters
    ----------
    w : Window
        Declares `PLACEMENT_READS` and writes `PLACEMENT_WRITES`.
    policy : Policy
        The plan in force: how much of the money goes into employment aid.
    rows, project : array
        Household rows and the project of each, int64.
    useful : array
        Yuan of service times its quality, float64 of shape (6, len(rows)).
    """
    h, p = w.household, w.project
    county = w.village.county[h.village[rows]]
    employment = policy.plan.of(sections.AidModeShares).employment
    strength = w.setting(Services).at(county).productivity * w.setting(Aid).at(county).placement
    news = useful[Domain.INFORMATION] / w.county.price[county] / _HUNDRED
    rate = hazard(strength * employment * news * w.county.tightness[county])
    seeks = (h.workers[rows] > h.jobs[rows]) & (h.months_ill[rows] <= 0)
    found = seeks & (uniform(PLACED, h.luck[rows], h.id[rows], w.month) < rate)
    h.jobs[rows] += found
    placed = total_by(found.astype(np.float64), project, len(p))
    p.placed[:] = p.placed * a_year_on(p.active) + placed
    p.seekers[:] = total_by((seeks & ~found).astype(np.float64), project, len(p))


def placement_marks(w: Window, policy: Policy, otherwise: Floats) -> Floats:
    """Let placing in jobs count in what is known of a project's service, as far as it is planned.

    Parameters
    ----------
    w : Window
        Declares `project.placed` and `project.seekers`.
    policy : Policy
        The plan in force.
    otherwise : array
        Marks by delivery and contentment, 0..1, float64 of shape (projects,).

    Returns
    -------
    array
        0..1, float64 of shape (projects,).
    """
    p = w.project
    employment = policy.plan.of(sections.AidModeShares).employment
    listed = p.placed + p.seekers
    goal = w.setting(Aid).at(p.county).placement_goal * listed
    marks = np.minimum(ratio(p.placed, goal), 1.0)
    part = np.where(listed > 0.0, employment, 0.0)
    known: Floats = (1.0 - part) * otherwise + part * marks
    return known
