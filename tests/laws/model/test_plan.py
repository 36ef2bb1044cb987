"""A month's output is held against a month's plan, also in the first year."""

from __future__ import annotations

import numpy as np
import pytest

from sim.core.totals import ratio
from sim.month import begin, step
from sim.policy import Policy
from sim.world import sections
from sim.world.kinds import Domain
from sim.world.plan import Plan
from sim.world.production import row_sum
from sim.world.settings.game import Game
from sim.world.settings.services import Services

COUNTED = [Domain.INDUSTRY, Domain.TRAINING, Domain.HOUSING]


def test_outputs_are_judged_by_what_the_parties_agreed_to_do():
    plan = Plan({"households": sections.Households(pilot=12)})
    rules = {"evaluation": ("outputs", {"error": 0.0}), "allocation": ("equal", {})}
    policy = Policy.of(plan, rules, {})
    world = begin(plan, seed=5, replications=[0], run_in=0)
    for _ in range(12):
        step(world, policy)
    p, s = world.project, world.stake
    endowment = s.resources[0] + s.resources[1] + s.resources[2] + s.resources[3]
    effort = world.setting(Game).agreed[0]
    agreed = effort * row_sum((endowment * s.inside).reshape(-1, world.places))
    weight = world.setting(Services).weight[COUNTED, 0]
    done = np.minimum(ratio(p.matched[COUNTED], p.domain_share[COUNTED] * agreed), 1.0)
    assert p.score == pytest.approx(100.0 * (weight @ done) / weight.sum())
