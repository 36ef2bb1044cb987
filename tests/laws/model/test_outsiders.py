"""Who stays outside weighs coming back with all that it could bring along."""

from __future__ import annotations

import pytest

from sim.month import begin, step
from sim.policy import Policy
from sim.world import sections
from sim.world.kinds import Party, Resource
from sim.world.plan import Plan


def people_of(world, policy, inside: float):
    """Live a month in which nobody reviews whether to take part; people of local partners."""
    world = world.copy()
    world.stake.inside[local(world)] = inside
    step(world, policy)
    return world.stake.resources[Resource.PEOPLE][local(world)]


def local(world):
    """Mark the places of local organisations, each in one project only."""
    held = world.stake.kind == Party.ORGANIZATION
    who = world.stake.who
    there = world.organization.alive[who] & ~world.organization.contractor[who]
    return held & (who >= 0) & there


def test_an_organisation_outside_still_has_its_people_to_offer():
    plan = Plan({"households": sections.Households(pilot=12), "time": sections.Time(start_month=1)})
    policy = Policy.of(plan, {}, {})
    world = begin(plan, seed=5, replications=[0], run_in=0)
    step(world, policy)
    offered, given = people_of(world, policy, 0.0), people_of(world, policy, 1.0)
    assert (given > 0.0).all()
    assert offered == pytest.approx(given, rel=1e-6)  # needs are added up to a millionth
