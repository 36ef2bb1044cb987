"""A platform is paid for once by those who begin with it, and is gone when nobody runs it."""

from __future__ import annotations

import pytest

from sim.month import begin, step
from sim.policy import Policy
from sim.world import sections
from sim.world.plan import Plan

PLAN = Plan(
    {
        "households": sections.Households(pilot=12),
        "time": sections.Time(project_months=3),
        "project": sections.Project(grant_yuan=3_000_000),
    }
)


def policy():
    """Share information from the first month on."""
    rules = {"information": ("shared_platform", {"set_up": 50_000.0, "running": 0.0})}
    return Policy.of(PLAN, {**rules, "allocation": ("equal", {})}, {})


def test_a_platform_of_the_first_month_is_set_up_at_a_cost():
    world = begin(PLAN, seed=5, replications=[0], run_in=1)
    assert not world.project.platform_use.any()
    step(world, policy())
    paid = world.ledger.month["platform_cost", "escrow", "outside"].sum() / 100.0
    assert paid == pytest.approx(50_000.0, abs=0.1)
    assert (world.project.platform_use > 0.0).all()
    step(world, policy())
    assert not world.ledger.month["platform_cost", "escrow", "outside"].any()


def test_a_platform_is_used_by_nobody_once_the_projects_have_ended():
    world = begin(PLAN, seed=5, replications=[0], run_in=1)
    for _ in range(4):
        step(world, policy())
    assert not world.project.active.any()
    assert not world.project.platform_use.any()
