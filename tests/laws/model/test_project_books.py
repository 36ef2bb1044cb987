"""A project's cost holds all that it pays; its first months cannot be told; volunteers visit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sim.month import begin, step
from sim.phases._sustainability import six_dimensions
from sim.policy import Policy
from sim.world import sections
from sim.world.plan import Plan

PLAN = Plan(
    {
        "households": sections.Households(pilot=24),
        "villages": sections.Villages(pilot=2, volunteers=8),
    }
)
RULES = {
    "information": ("shared_platform", {"set_up": 100.0}),
    "targeting": ("pairing", {}),
    "responsibility": ("by_control", {"clarity": 0.8}),
}
OVERHEADS = ("platform_cost", "contract_cost", "measuring_cost", "evaluation_cost")


def after(plan=PLAN, months=1, settings=None, rules=RULES):
    plan = replace(plan, settings=settings or {})
    world = begin(plan, seed=5, replications=[0], run_in=0)
    for _ in range(months):
        step(world, Policy.of(plan, rules, {}))
    return world


def test_cost_holds_overheads_and_emergency_aid_besides_inputs():
    world = after()
    flows = world.ledger.month
    paid = {name: flows[name, "escrow", "outside"].sum() / 100.0 for name in OVERHEADS}
    assert [name for name, yuan in paid.items() if yuan <= 0.0] == []
    aid = flows["emergency_aid", "escrow", "household"].sum() / 100.0
    bought = sum(flows[name, "escrow", "outside"].sum() / 100.0 for name in ("input", "diversion"))
    s = world.stake
    whole = s.resources[0] + s.resources[1] + s.resources[2] + s.resources[3]
    in_kind = (s.effort * whole * s.inside - s.posted).sum()
    expected = sum(paid.values()) + aid + bought + in_kind
    assert world.project.cost.sum() == pytest.approx(expected, rel=1e-6)


def test_six_dimensions_are_told_from_the_third_month_on():
    assert np.isnan(after(months=2).project.six).all()
    assert np.isfinite(after(months=3).project.six).all()
    early = {"sustainability": {"least_months": 0.0}}
    assert np.isfinite(after(months=1, settings=early).project.six).all()


def test_a_gain_net_of_nobody_counts_for_nothing():
    world = after(months=3)
    h = world.household
    for served, tells in ((True, False), (False, True)):
        h.client[:] = True
        h.client[0] = served
        h.earned_start[:] = h.earned_mean
        without = six_dimensions(world, 3)[0]
        h.earned_start[1:] -= 100.0
        assert (six_dimensions(world, 3)[0] > without).any() == tells


def test_the_last_year_of_a_project_stands_while_others_go_on():
    world = begin(PLAN, seed=5, replications=[0], run_in=0)
    world.project.last_month[0] = 2
    policy, columns = Policy.of(PLAN, RULES, {}), ("cost", "planned", "delivered", "output_year")
    for _ in range(2):
        step(world, policy)
    ended = [getattr(world.project, key)[0] for key in columns]
    assert min(ended) > 0.0
    step(world, policy)
    assert world.project.active.tolist() == [False, True]
    assert [getattr(world.project, key)[0] for key in columns] == ended


def test_volunteers_help_to_visit_households():
    told = {"assessment_share": 0.02, "volunteer_hours": 100.0}
    worth = [{"services": told | {"volunteer_value": value}} for value in (0.0, 1.0)]
    visited = [int((after(settings=each).household.file_age >= 0).sum()) for each in worth]
    assert visited[1] > visited[0] > 0
