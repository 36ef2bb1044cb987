"""What holds a village together: cohesion, the norm of mutual help, volunteers, its workers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.actors.community.association import STAGES
from sim.actors.household.growth import raised
from sim.core.table import Floats
from sim.world.settings.community import Community
from sim.world.village import Village

CADRE_START = 0.4
"""Skill of village workers before any project; A."""


@dataclass(frozen=True, slots=True)
class Work:
    """What was done in each village this month; float64 of shape (villages,)."""

    care: Floats
    """Community work as a share of full community work, 0..1."""
    running: Floats
    """1 where a project runs, else 0."""
    trained: Floats
    """Training of village workers as a share of full training, 0..1."""
    kept: Floats
    """Part of the drift that a mature association holds back."""


def cohesion(v: Village, work: Work, c: Community) -> Floats:
    """Let community work and the resident work team bind the village; else ties fall back."""
    gain = c.cohesion_gain * work.care + c.team_gain * v.work_team * work.running
    back = c.cohesion_drift * (1.0 - work.kept * v.maturity)
    return raised(v.cohesion, gain) - back * (v.cohesion - v.cohesion_start)


def norm(v: Village, part: Floats, c: Community) -> Floats:
    """Let a living association and its members raise the norm of mutual help; else it falls back.

    The more households are members (`part`, 0..1), the more mutual help is what one does.
    """
    more = c.norm_gain * np.maximum(v.maturity - STAGES[0], 0.0) + c.climate * part
    return raised(v.norm, more) - c.norm_drift * (v.norm - v.norm_start)


def volunteers(v: Village, c: Community) -> Floats:
    """Let volunteers come where people hold together and an effect can be seen."""
    drawn = 1.0 + (v.cohesion - v.cohesion_start) + c.effect_pull * v.visible_effect
    return v.volunteers + c.volunteer_speed * (v.volunteers_start * drawn - v.volunteers)


def cadre_skill(v: Village, work: Work, c: Community) -> Floats:
    """Let village workers learn as far as they are trained, and slowly forget without a project."""
    learned = raised(v.cadre_skill, c.cadre_gain * work.trained)
    return learned - c.cadre_drift * (learned - CADRE_START) * (1.0 - work.running)
