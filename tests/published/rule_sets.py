"""Classes of the six dimensions under five sets of rules, at the end of the projects of `base`."""

from __future__ import annotations

import numpy as np

from sim.lab.arms import policy_of
from sim.month import begin, step
from sim.outcomes._points import together
from sim.scenario import load

YEAR = "time.months=12"
SETS = {
    "base": ("base",),
    "platform, no meetings": (
        "base",
        "rules.information.rule=shared_platform",
        "rules.coordination={rule: none}",
    ),
    "need first, households first": (
        "base",
        "rules.targeting.rule=need_first",
        "rules.benefit_sharing={rule: household_floor}",
        "rules.responsibility={rule: joint}",
    ),
    "equal parts, contractor answers": (
        "base",
        "rules.targeting.rule=quota",
        "rules.benefit_sharing={rule: equal}",
        "rules.responsibility={rule: contractor}",
    ),
    "government alone": ("single_actor",),
}


def lived(name: str, lucks: int, seed: int) -> list[float]:
    """Give how many projects are in class A, B, C and D, and their mean index of 0 to 100.

    Parameters
    ----------
    name : str
        A set of rules, of `SETS`.
    lucks, seed : int
        Replications side by side, and the seed of their luck.

    Returns
    -------
    list of float
        Four counts and the mean.
    """
    shipped, *changes = SETS[name]
    scenario = load(shipped, (YEAR, *changes))
    world = begin(scenario.plan, seed, range(lucks))
    for month in range(1, 13):
        step(world, policy_of(scenario.at(month), programme=True))
    pilot = world.village.pilot[world.project.village]
    counts = np.bincount(world.project.grade[pilot], minlength=4)
    index = float(np.nanmean(together(world.project.six[:, pilot])))
    return [*counts.tolist(), round(index, 2)]
