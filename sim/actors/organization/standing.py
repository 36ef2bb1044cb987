"""How an organisation's credibility, legitimacy and governance move."""

from __future__ import annotations

import numpy as np

from sim.actors.household.growth import raised
from sim.core.maths import logistic
from sim.core.table import Bools, Floats
from sim.world.organization import Organization
from sim.world.settings.partnership import Partnership
from sim.world.settings.supervision import Supervision


def credible(o: Organization, quality: Floats, scandal: Bools, s: Supervision) -> Floats:
    """Move credibility toward what quality and governance deserve; a scandal costs it at once."""
    own = s.governance_weight
    known = (1.0 - own) * quality + own * o.governance
    moved = o.credibility + s.credibility_step * (known - o.credibility)
    fallen = moved - s.scandal_cost * o.credibility * scandal
    return np.minimum(np.maximum(fallen, 0.0), 1.0)


def legitimate(o: Organization, approval: Floats, s: Supervision) -> Floats:
    """Raise legitimacy where clients are content, lower it where they are not."""
    step = s.legitimacy_step * approval
    gained = raised(o.legitimacy, np.maximum(step, 0.0))
    return gained + np.minimum(step, 0.0) * o.legitimacy


def governed(o: Organization, busy: Bools, s: Supervision, p: Partnership) -> Floats:
    """Let governance grow with the hours its board is trained in the work, and slacken."""
    trained = s.governance_training * p.board_hours / _USUAL_BOARD_HOURS * busy
    return o.governance + trained * (1.0 - o.governance) - s.governance_decay * o.governance


_USUAL_BOARD_HOURS = 10.0
"""Hours for which the growth of governance is declared; a choice of unit."""


def consent(own: Floats, village: Floats, access: float, p: Partnership) -> Floats:
    """Give the chance that a village lets an organisation in.

    Parameters
    ----------
    own, village : array
        Legitimacy of the organisation, and of outsiders in the village, 0..1, of one shape.
    access : float
        How open policy is to social organisations, 0..1.
    p : Partnership
        Settings that fit the shape.

    Returns
    -------
    array
        0..1, float64 of the same shape.
    """
    earned = 0.5 * (own + village)
    legitimacy = earned + p.access_help * access * (1.0 - earned)
    flat = ((legitimacy - p.consent_from) / p.consent_width).reshape(-1)
    return logistic(flat).reshape(earned.shape)
