"""Where the contractor stays out, its money stays with the county; who has closed is gone."""

from __future__ import annotations

from sim.month import begin, step
from sim.policy import Policy
from sim.world import sections
from sim.world.kinds import Party
from sim.world.plan import Plan

PLAN = Plan({"households": sections.Households(pilot=12), "time": sections.Time(start_month=1)})


def pilot():
    """Live the pilot's first month, after which nobody reviews taking part until April."""
    world = begin(PLAN, seed=5, replications=[0], run_in=0)
    policy = Policy.of(PLAN, {"allocation": ("equal", {})}, {})
    step(world, policy)
    return world, policy


def contracted(world):
    """Mark the contractor's places."""
    held = world.stake.kind == Party.ORGANIZATION
    return held & (world.stake.who >= 0) & world.organization.contractor[world.stake.who]


def test_money_of_a_project_without_its_contractor_stays_with_the_county():
    world, policy = pilot()
    world.stake.inside[contracted(world)] = [0.0, *[1.0] * 5]
    step(world, policy)
    assert world.project.budget[0] == 0.0
    assert (world.project.budget[1:] > 0.0).all()
    world.stake.inside[contracted(world)] = 0.0
    before = world.ledger.balance("county")[0]
    step(world, policy)
    assert not world.project.budget.any()
    assert world.ledger.balance("county")[0] >= before


def test_an_organisation_that_has_closed_takes_part_no_more():
    world, policy = pilot()
    world.stake.inside[contracted(world)] = 1.0
    world.organization.broke_months[0] = 5
    account = world.ledger.balance("organization").copy()
    world.ledger._pockets["organization"].balance[0] = 0  # noqa: SLF001 taken outside of the books
    world.ledger._pockets["outside"].balance[0] += account[0]  # noqa: SLF001 ... to the fen
    world.county.distributed[:] = 1e9  # no more money comes in
    for _ in range(4):
        step(world, policy)
    assert not world.organization.alive[0]
    assert not world.stake.inside[contracted(world)].any()
