"""All incentives at once: the fast and the slow month agree to the fen for two years."""

from __future__ import annotations

import pytest

from sim.month import begin
from sim.policy import Policy
from sim.rules.incentive import RULES as INCENTIVES
from sim.world import flows, sections
from sim.world.plan import Plan
from tests.oracle.test_oracle import HARSH, PLAN, RULES, together

MONTHS = 24
BUSY = Plan(
    sections=PLAN.sections
    | {
        "time": sections.Time(months=MONTHS, project_months=20),
        "enterprises": sections.Enterprises(count=3, jobs_total=30),
        "organizations.local": sections.LocalOrganizations(count=4),
        "project": sections.Project(grant_yuan=400_000),
    }
)
ROUGH = Plan(
    sections=BUSY.sections
    | {
        "organizations.contractor": HARSH.sections["organizations.contractor"],
        "government": sections.Government(purchaser="county", inspection=1.0),
    },
    settings={"game": {"pot": 0.2, "order_profit": 0.15, "own_cost_enterprise": 0.2}},
)
OTHERWISE = {
    "appraisal_ranking": {"few": 2, "top": 0.4, "bottom": 0.4, "last": 0.4, "stake": 0.2},
    "graduated_sanction": {"form": "public_goods", "enforced_by": "community", "antisocial": 0.2},
    "hire_subsidy": {"amount": 5000.0, "most": 1.0},
    "payment_by_results": {"at_risk": 0.8, "plan": 0.02},
    "purchase_preference": {"reserved": 0.6, "grade": 2, "poor_staff": 0.05},
    "target_bonus": {"target": 0.5},
}
"""So that peers fine each other and volunteers watch, much is at risk, and bonuses are paid."""


def in_force(plan, params):
    chosen = {name: (name, params.get(name, {})) for name in INCENTIVES}
    return Policy.of(plan, RULES, chosen)


@pytest.mark.parametrize(
    ("plan", "params"), [(BUSY, {}), (ROUGH, OTHERWISE)], ids=["plain", "rough"]
)
def test_all_incentives_at_once_agree_to_the_fen(plan, params):
    policy, paid = in_force(plan, params), set()

    def note(month):
        del month
        paid.update(key[0] for key, fen in world.ledger.month.items() if fen.any())
        return policy

    world = begin(plan, 5, [0], run_in=6)
    together(world, MONTHS, note)
    wanted = {flows.INCENTIVE, flows.FINE, flows.MATCHING, flows.TAX_RELIEF, flows.PURCHASE}
    assert {flow.key for flow in wanted} <= paid
    assert world.enterprise.lasting_jobs.any()
    assert world.project.results.any()
