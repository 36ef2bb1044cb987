"""What a platform costs in trust ends with its last project."""

from __future__ import annotations

import numpy as np

from sim.lab.arms import policy_of
from sim.month import begin, step
from sim.scenario import load
from tests.laws.lab.tiny import TINY


def test_nobody_loses_trust_to_a_platform_that_nobody_runs():
    words = ["time.months=6", "time.project_months=3", "rules.information.rule=shared_platform"]
    scenario = load("yanliu", [*TINY, *words])
    world = begin(scenario.plan, 1, [0])
    trust = []
    for month in range(1, 7):
        step(world, policy_of(scenario.at(month), programme=True))
        trust.append(world.household.trust.copy())
    client = world.household.client
    assert client.any()
    assert not np.array_equal(trust[1][client], trust[2][client])
    for later in trust[4:]:
        assert np.array_equal(later, trust[3])
    assert not world.project.trust_loss.any()
