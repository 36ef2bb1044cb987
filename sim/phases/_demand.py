"""What resources each project still needs, as far as a survey of its partners tells."""

from __future__ import annotations

import numpy as np

from sim.core.access import declared
from sim.core.draws import normal, purpose
from sim.core.maths import exp
from sim.core.table import Bools, Floats, Ints
from sim.core.totals import down, ratio, total_by
from sim.world.kinds import Resource
from sim.world.production import row_sum
from sim.world.settings.aid import Aid
from sim.world.window import Window

SURVEY = tuple(purpose(f"commit: survey of {resource.name.lower()}") for resource in Resource)
DEMAND_READS = declared(
    "project: active county id luck demand budget platform_reach; stake: who inside"
)
DEMAND_WRITES = declared("project: missing; stake: resources")


def look_for_gaps(w: Window) -> None:
    """Set the demand for each resource against what partners are seen to have.

    Demand is what clients needed last month, in the first month the budget. Partners' resources
    are last month's, seen with an error that a platform makes smaller.

    Parameters
    ----------
    w : Window
        Declares `DEMAND_READS` and `DEMAND_WRITES`.
    """
    p = w.project
    s = w.setting(Aid).at(p.county)
    whole = np.maximum(down(p.demand), p.budget)
    inside = (w.stake.inside * (w.stake.who >= 0)).reshape(-1, w.places)
    noise = s.survey_noise * (1.0 - p.platform_reach)
    for resource in Resource:
        there = row_sum(w.stake.resources[resource].reshape(-1, w.places) * inside)
        seen = there * exp(noise * normal(SURVEY[resource], p.luck, p.id, w.month))
        gap = np.maximum(s.resource_mix[resource] * whole - seen, 0.0)
        p.missing[resource] = np.where(p.active, gap, 0.0)


def where_missing(w: Window, whole: Floats, row: Ints, among: Bools, resource: Resource) -> Floats:
    """Divide what partners give among their projects by what is missing there.

    Parameters
    ----------
    w : Window
        Declares `project.missing`.
    whole : array
        What each partner gives, float64 of shape (partners,).
    row, among : array
        The partner of each place, int64, and which places count, bool, (projects, places).
    resource : Resource
        What is given; where nothing is missing anywhere, projects get equal parts.

    Returns
    -------
    array
        float64 of shape (projects, places).
    """
    need = np.where(among, w.project.missing[resource][:, None], 0.0)
    partners = row.reshape(-1)
    needed = total_by(need.reshape(-1), partners, len(whole))[row]
    count = total_by(among.reshape(-1).astype(np.float64), partners, len(whole))[row]
    part = np.where(needed > 0.0, ratio(need, needed), ratio(among.astype(np.float64), count))
    return whole[row] * part
