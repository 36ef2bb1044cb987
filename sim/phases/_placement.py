"""Employment aid: clients who look for work are listed and brought together with jobs."""

from __future__ import annotations

import numpy as np

from sim.actors.household.columns import Column, even
from sim.core.access import declared
from sim.core.draws import purpose, uniform
from sim.core.engine import kernel
from sim.core.maths import hazard
from sim.core.table import Bools, Floats, Ints
from sim.core.totals import ratio, total_by
from sim.phases._households import Some
from sim.policy import Policy
from sim.world import sections
from sim.world.kinds import Domain
from sim.world.naming import LUCK_READS
from sim.world.settings.aid import Aid
from sim.world.settings.services import Services
from sim.world.window import Window

PLACED = purpose("implement: placed in a job")
PLACEMENT_READS = LUCK_READS + declared(
    "household: workers months_ill; county: price tightness;project: village"
)
PLACEMENT_WRITES = declared("household: jobs; project: placed seekers")
_HUNDRED = 100.0


@kernel
def seeks(workers: Column, jobs: Column, months_ill: Column) -> Bools:
    """Say who looks for work: a worker without a job, nobody being ill."""
    return (workers > jobs) & (months_ill <= 0)


def seeking(w: Window) -> tuple[Column, Column, Column]:
    """Give the columns by which `seeks` tells who looks for work."""
    return w.household.workers, w.household.jobs, w.household.months_ill


def place_in_jobs(w: Window, policy: Policy, some: Some, project: Ints, useful: Floats) -> None:
    """Bring clients without a job together with employers, as far as there are jobs.

    Who is brought into a job is no longer one of `project.seekers`.

    Parameters
    ----------
    w : Window
        Declares `PLACEMENT_READS` and writes `PLACEMENT_WRITES`.
    policy : Policy
        The plan in force: how much of the money goes into employment aid.
    some : Some
        The households.
    project : array
        The project of each, int64, ascending.
    useful : array
        Yuan of service times its quality, float64 of shape (6, len(some)).
    """
    h, p, county = w.household, w.project, w.county
    places, seek = some.where(seeks(*(some.of(column) for column in seeking(w))))
    if not len(seek):
        return
    strength = w.setting(Services).productivity * w.setting(Aid).placement
    strength = strength * policy.plan.of(sections.AidModeShares).employment
    news = useful[Domain.INFORMATION, places] / seek.laid(even(county.price)) / _HUNDRED
    rate = hazard(seek.laid(even(strength)) * news * county.tightness[seek.county])
    found = uniform(PLACED, *seek.names, w.month) < rate
    h.jobs[seek.rows[found]] += 1
    own = project[places]
    part = slice(int(own[0]), int(own[-1]) + 1)
    number = part.stop - part.start
    with_job = total_by(found, own - part.start, number)
    p.placed[part] += with_job
    p.seekers[part] -= with_job


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
