"""Put prescribed decisions in the place of what actors would choose."""

from __future__ import annotations

import numpy as np

from sim.core.table import Floats
from sim.policy import Policy
from sim.world.decisions import concerned
from sim.world.layout import layout
from sim.world.window import Window


def prescribed(w: Window, policy: Policy, what: str, chosen: Floats) -> Floats:
    """Give what actors do: as prescribed where a decision holds, else as they chose.

    Parameters
    ----------
    w : Window
        A window that may read kind and actor of stakes, number and county of projects.
    policy : Policy
        With the decisions in force.
    what : str
        What is decided: take_part, effort, helping or own_part.
    chosen : array
        What the actors choose by themselves, float64 of shape (projects, places).

    Returns
    -------
    array
        float64 of the same shape.
    """
    decisions = [one for one in policy.decisions if one.what == what]
    if not decisions:
        return chosen
    one_county = layout(policy.plan)
    done = chosen
    for decision in decisions:
        named = concerned(decision, w.stake, w.project, one_county).reshape(chosen.shape)
        done = np.where(named, decision.value, done)
    return done
