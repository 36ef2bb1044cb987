"""Support against return is public money of its own: counted once, and no project pays for it."""

from __future__ import annotations

import pytest

from sim.month import begin, step
from sim.policy import Policy
from sim.world import sections
from sim.world.plan import Plan


def after_a_season(*, watched: bool):
    """Live five months of a project with a large grant, with or without support."""
    plan = Plan(
        {
            "households": sections.Households(pilot=12, near_poor_share=1.0),
            "monitoring": sections.Monitoring(enabled=watched, every_months=1),
        },
        {"poverty": {"alert": 9.0, "alert_ill": 9.0, "support_level": 9.0, "support_delay": 0.0}},
    )
    world = begin(plan, seed=5, replications=[0], run_in=0)
    policy = Policy.of(plan, {}, {})
    treasury = 0
    for _ in range(5):
        step(world, policy)
        flows = world.ledger.month
        treasury += sum(fen.sum() for (name, _, _), fen in flows.items() if name == "grant")
    return world, treasury / 100.0


def test_support_is_counted_once_and_leaves_projects_their_money():
    with_it, treasury = after_a_season(watched=True)
    without, _ = after_a_season(watched=False)
    assert (with_it.household.watched > 0).any()
    assert with_it.county.public_cost[0] == pytest.approx(treasury)
    assert with_it.county.distributed == pytest.approx(without.county.distributed)
