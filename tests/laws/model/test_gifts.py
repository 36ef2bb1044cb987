"""What enterprises give is remembered for a year, and relieved of tax once."""

from __future__ import annotations

import numpy as np
import pytest

from sim.month import begin, step
from sim.policy import Policy
from sim.world import sections
from sim.world.plan import Plan

RATE, CAP, TAX = 0.25, 0.12, 0.25


def test_a_firm_in_several_projects_gets_relief_once_for_all_its_gifts():
    plan = Plan({"households": sections.Households(pilot=12)})
    incentive = {"relief": ("tax_relief", {"rate": RATE, "cap": CAP})}
    policy = Policy.of(plan, {}, incentive)
    world = begin(plan, seed=5, replications=[0], run_in=0)
    for _ in range(7):  # June to December
        step(world, policy)
    gifts = world.enterprise.gifts_year / (1.0 - 1.0 / 12.0)  # before the month was closed
    profit = world.enterprise.profit_year
    due = np.minimum(RATE * np.minimum(gifts, CAP * profit), TAX * profit)
    paid = world.ledger.month["tax_relief", "outside", "enterprise"].sum() / 100.0
    assert paid > 0.0
    assert paid == pytest.approx(due.sum(), abs=0.05)
