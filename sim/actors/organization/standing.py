"""How an organisation's credibility, legitimacy and governance move."""

from __future__ import annotations

import numpy as np

from sim.actors.household.growth import raised
from sim.core.table import Bools, Floats
from sim.world.organization import Organization
from sim.world.settings.supervision import Supervision


def credible(o: Organization, quality: Floats, scandal: Bools, s: Supervision) -> Floats:
    """Move credibility toward what quality and governance deserve; a scandal costs it at once."""
    known = 0.6 * quality + 0.4 * o.governance
    moved = o.credibility + s.credibility_step * (known - o.credibility)
    fallen = moved - s.scandal_cost * o.credibility * scandal
    return np.minimum(np.maximum(fallen, 0.0), 1.0)


def legitimate(o: Organization, approval: Floats, s: Supervision) -> Floats:
    """Raise legitimacy where clients are content, lower it where they are not."""
    step = s.legitimacy_step * approval
    gained = raised(o.legitimacy, np.maximum(step, 0.0))
    return gained + np.minimum(step, 0.0) * o.legitimacy


def governed(o: Organization, busy: Bools, s: Supervision) -> Floats:
    """Let governance grow with the work of a project, and slacken."""
    trained = s.governance_training * busy * (1.0 - o.governance)
    return o.governance + trained - s.governance_decay * o.governance
