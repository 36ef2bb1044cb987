"""Where duties are vague, parties quarrel over a loss, also over one that is paid in the end."""

from __future__ import annotations

import numpy as np
import pytest

from sim.month import begin, step
from sim.policy import Policy
from sim.world import sections
from sim.world.plan import Plan
from sim.world.settings.game import Game


def test_a_dispute_costs_its_part_of_the_whole_loss():
    plan = Plan(
        sections={"households": sections.Households(pilot=12)},
        settings={"game": {"failure": 2.0, "failure_slope": 0.0, "pot": 0.0}},
    )
    world = begin(plan, seed=5, replications=[0], run_in=0)
    policy = Policy.of(plan, {"responsibility": ("by_control", {"clarity": 0.4})}, {})
    whole = 0.0
    for _ in range(4):
        step(world, policy)
        game = world.setting(Game)
        lost = game.loss_share[0] * game.loss_months[0] * world.project.budget
        due = np.where(world.project.failed, game.dispute[0] * 0.6 * lost, 0.0)
        paid = world.ledger.month.get(("dispute_cost", "escrow", "outside"), np.zeros(1))
        whole += due.sum()
        assert paid.sum() / 100.0 == pytest.approx(due.sum(), abs=0.05)
    assert whole > 0.0
