"""The supply survey: what partners could do, as far as the others see it."""

from __future__ import annotations

import numpy as np

from sim.core.table import Floats
from sim.core.totals import down, ratio
from sim.world.kinds import Domain, Party
from sim.world.production import row_sum
from sim.world.settings.services import Services
from sim.world.window import Window


def ability(w: Window) -> Floats:
    """Give how much better partners are at each domain than on average, as far as it is seen.

    A list of needs alone, or files that everybody keeps, show nobody's offers: then a project is
    planned by needs, whoever may be there to meet them.

    Parameters
    ----------
    w : Window
        A window that declares `project.offers_seen` and the organisations' capability.

    Returns
    -------
    array
        Factors around 1, float64 of shape (6, projects); 1 where no offers are seen.
    """
    p, o = w.project, w.organization
    if not len(o):
        return np.ones((len(Domain), len(p)))
    kind = w.stake.kind.reshape(-1, w.places)
    who = w.stake.who.reshape(-1, w.places)
    inside = (kind == Party.ORGANIZATION) & (who >= 0) & (w.stake.inside.reshape(who.shape) > 0.0)
    row = np.where(inside, who, 0)
    staff = np.where(inside, o.staff[row], 0.0)
    whole = row_sum(staff)
    able = np.stack([ratio(row_sum(staff * each[row]), whole) for each in o.capability])
    mean = down(able) / len(Domain)
    part = w.setting(Services).at(p.county).offers_weight * p.offers_seen
    return np.where(mean > 0.0, 1.0 + part * (ratio(able, mean + np.zeros(able.shape)) - 1.0), 1.0)
