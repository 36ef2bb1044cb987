"""Yearly money: paid to the county in January, to projects month by month, as the path says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sim.month import begin, step
from sim.policy import Policy
from sim.world import sections
from sim.world.plan import Plan
from sim.world.public_money import Budget

PLAN = Plan(
    {
        "households": sections.Households(pilot=20),
        "villages": sections.Villages(pilot=2),
        "government": sections.Government(purchaser="county"),
        "project": sections.Project(grant_yuan=0.0),
        "time": sections.Time(start_year=2014, start_month=10, months=20, project_months=12),
        "government.budget": Budget(household_month_yuan=100.0, follow_up_months=3),
    }
)


def lived(path, months=20):
    """Give, month by month, what came in from the nation and what projects could spend; fen."""
    world, rows = begin(PLAN, 3, [0], run_in=0), []
    for month in range(1, months + 1):
        told = replace(PLAN.sections["government.budget"], household_month_yuan=path(month))
        plan = Plan(PLAN.sections | {"government.budget": told})
        step(world, Policy.of(plan, {"allocation": ("equal", {})}, {}))
        paid = world.ledger.month.get(("grant", "outside", "county"), [0])[0]
        passed_on = world.ledger.month.get(("project_transfer", "county", "escrow"), [0])[0]
        rows.append((int(paid), int(passed_on)))
    return world, rows


def test_the_nation_pays_for_the_rest_of_the_year_and_then_each_january():
    _, rows = lived(lambda _: 100.0)
    assert [paid for paid, _ in rows] == [600_000, 0, 0, 2_400_000, *[0] * 16]


def test_a_raise_within_the_year_comes_when_the_advance_is_used_up_and_a_cut_is_kept_for_january():
    _, rows = lived(lambda month: 150.0 if month >= 6 else 100.0)
    assert [paid for paid, _ in rows[3:16]] == [2_400_000, *[0] * 7, 100_000, *[300_000] * 3, 0]
    _, rows = lived(lambda month: 50.0 if month >= 3 else 100.0)
    assert [paid for paid, _ in rows[:4]] == [600_000, 0, 0, 1_200_000 - 100_000]


def test_projects_get_the_path_to_the_fen_until_the_follow_up_ends():
    world, rows = lived(lambda month: 100.0 if month <= 12 else 30.0)
    assert sum(passed_on for _, passed_on in rows) == 12 * 200_000 + 3 * 60_000
    assert world.project.age.tolist() == [15, 15]
    assert world.ledger.balance("county")[0] == 0


@pytest.mark.parametrize("programme", [True, False])
def test_only_a_programme_is_paid(programme):
    world = begin(PLAN, 3, [0], run_in=0)
    step(world, Policy.of(PLAN, {}, {}, programme=programme))
    assert (world.county.public_cost[0] > 0) == programme
