"""How a mutual-aid association grows, withers, wins members and works by itself."""

from __future__ import annotations

import numpy as np

from sim.core.maths import hazard
from sim.core.table import Floats, Ints
from sim.world.settings.community import Community

STAGES = (0.10, 0.25, 0.40, 0.60)
"""Maturity at which the association has a backbone, leaders, is registered, is mature; A."""
REGISTERED, MATURE = 3, 4


def matured(
    maturity: Floats, charter: Floats, incubation: Floats, example: Floats, c: Community
) -> Floats:
    """Let the association grow of itself above a threshold, wither below it, and by incubation.

    Parameters
    ----------
    maturity, charter : array
        Maturity and governance of each association, 0..1, float64 of shape (villages,).
    incubation : array
        Hours of incubation as a share of full incubation, times how well they fall.
    example : array
        Share of the county's villages whose association is registered.
    c : Community
        Settings, a row per village.

    Returns
    -------
    array
        Maturity after the month, 0..1.
    """
    own = c.growth * maturity * (1.0 - maturity) * (maturity - c.threshold)
    grown = maturity + own + c.incubation * incubation * (0.5 + charter)
    grown = grown + c.example * example * (1.0 - maturity)
    return np.minimum(np.maximum(grown, np.minimum(maturity, c.unaided)), 1.0)


def chartered(charter: Floats, incubation: Floats, c: Community) -> Floats:
    """Let training raise the association's own governance, which else slackens."""
    raised_by = charter + c.charter_gain * incubation * (1.0 - charter)
    return np.maximum(raised_by - c.charter_drift * charter, 0.0)


def stage_of(maturity: Floats) -> Ints:
    """Give the stage: 0 none, 1 backbone, 2 leaders, 3 registered, 4 mature."""
    return np.searchsorted(np.array(STAGES), maturity, side="right").astype(np.int64)


def advanced(stage: Ints, maturity: Floats, charter: Floats, part: Floats, c: Community) -> Ints:
    """Move the stage on, one step a month at most; it may fall back at once.

    A backbone and leaders come with maturity; to be registered takes a charter besides, and to
    be mature takes members.
    """
    within = stage_of(maturity)
    within = np.where(charter < c.registered_charter, np.minimum(within, REGISTERED - 1), within)
    within = np.where(part < c.mature_members, np.minimum(within, MATURE - 1), within)
    return np.minimum(stage + 1, within)


def cultivable(cohesion: Floats, norm: Floats, surveyed: Floats, c: Community) -> Floats:
    """Say how well incubation falls: better among people who hold together, and with a survey.

    Parameters
    ----------
    cohesion, norm : array
        Of each village, 0..1, float64 of shape (villages,).
    surveyed : array
        Share of registered households whose needs somebody has looked at.
    c : Community
        Settings, a row per village.

    Returns
    -------
    array
        Factor, about 1 in an average village that is surveyed.
    """
    return (cohesion + norm) * (1.0 - c.survey_weight * (1.0 - surveyed))


def comings_and_goings(
    part: Floats, maturity: Floats, stage: Ints, c: Community
) -> tuple[Floats, Floats]:
    """Give the chances of joining and of leaving in a month (Bass diffusion).

    Parameters
    ----------
    part : array
        Members that people look at, as a share of households, float64 of shape (villages,).
    maturity : array
        Maturity of the association, 0..1.
    stage : array
        Its stage, int64; nobody can join where there is none.
    c : Community
        Settings, a row per village.

    Returns
    -------
    tuple of array
        Two probabilities for each village.
    """
    join = hazard(np.where(stage > 0, c.innovation + c.imitation * part, 0.0))
    return join, hazard(c.leaving * (1.0 - maturity))
