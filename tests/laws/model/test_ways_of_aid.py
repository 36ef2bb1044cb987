"""Employment aid places people, a platform brings buyers, resources go where they are missing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sim.month import begin, step
from sim.policy import Policy
from sim.world import sections
from sim.world.kinds import Party, Resource
from sim.world.plan import Plan

PLAN = Plan(
    {
        "households": sections.Households(pilot=36),
        "villages": sections.Villages(pilot=3),
        "organizations.local": sections.LocalOrganizations(count=3),
    }
)
PLATFORM = {"information": ("shared_platform", {})}
ALL_EMPLOYMENT = sections.AidModeShares(consumption=0, employment=1, skills=0, funds=0)
ALL_CONSUMPTION = sections.AidModeShares(consumption=1, employment=0, skills=0, funds=0)


def lived(months=12, settings=None, rules=None, shape=None, modes=None):
    named = {"project.aid_mode_shares": modes} if modes else {}
    plan = replace(PLAN, sections={**PLAN.sections, **named}, settings=settings or {})
    world = begin(plan, seed=5, replications=[0, 1], run_in=0)
    if shape is not None:
        shape(world)
    for _ in range(months):
        step(world, Policy.of(plan, rules or {}, {}))
    return world


def test_employment_aid_places_clients_in_jobs():
    strong, off = ({"aid": {"placement": each}} for each in (20.0, 0.0))
    placed, none = (lived(6, each, modes=ALL_EMPLOYMENT) for each in (strong, off))
    assert placed.project.placed.sum() > 1.0
    assert none.project.placed.sum() == 0.0
    assert placed.household.jobs.sum() > none.household.jobs.sum()
    assert (placed.household.jobs <= placed.household.workers).all()
    elsewhere = lived(6, strong, modes=ALL_CONSUMPTION)
    assert elsewhere.project.placed.sum() == 0.0


def test_placing_in_jobs_counts_in_what_an_appraisal_knows():
    few, many = ({"aid": {"placement": 0.0, "placement_goal": goal}} for goal in (0.2, 0.9))
    good = {"aid": {"placement": 20.0, "placement_goal": 0.01}}
    chief = lived(0).organization.contractor
    worse, better = (
        lived(3, each, modes=ALL_EMPLOYMENT).organization.performance[chief] for each in (few, good)
    )
    assert (better > worse).all()
    unplanned = [lived(3, each, modes=ALL_CONSUMPTION) for each in (few, many)]
    one, other = (world.organization.performance for world in unplanned)
    assert (one == other).all()


def test_a_platform_brings_buyers_together():
    none, many = ({"aid": {"platform_buyers": each}} for each in (0.0, 5.0))
    idle, sold = (lived(9, each, PLATFORM, modes=ALL_CONSUMPTION) for each in (none, many))
    assert sold.household.market.mean() > idle.household.market.mean()
    apart = [lived(3, each, modes=ALL_CONSUMPTION).household.market for each in (none, many)]
    assert (apart[0] == apart[1]).all()


def test_the_demand_for_resources_is_what_partners_lack():
    exact = {"aid": {"survey_noise": 0.0}}
    world = lived(3, exact)
    assert (world.project.missing.sum(axis=1) > 0.0).any()

    def rich(world):
        world.stake.resources[:] = 1e7

    assert (lived(1, exact, shape=rich).project.missing == 0.0).all()


def test_the_survey_of_partners_errs_less_with_a_platform():
    def error(rules):
        seen = lived(6, {"aid": {"survey_noise": 1.0}}, rules).project.missing
        true = lived(6, {"aid": {"survey_noise": 0.0}}, rules).project.missing
        return np.abs(seen - true).mean()

    platform = {"information": ("shared_platform", {"consent": 1.0, "start": 1.0})}
    assert error(platform) < error({})
    assert error({}) > 0.0


@pytest.mark.parametrize("resource", [Resource.FUNDS, Resource.INFORMATION])
def test_a_firm_in_several_projects_gives_where_most_is_missing(monkeypatch, resource):
    def uneven(world):
        village = world.village.id[world.household.village]
        world.household.need[:, village == 0] = 0.9  # village 0 needs most
        world.household.need[:, village > 0] = 0.1
        world.household.file_age[:] = 0

    exact = {"aid": {"survey_noise": 0.0}, "cooperation": {"fee": 0.0, "venture": 0.0}}
    monkeypatch.setitem(PLAN.sections, "enterprises", sections.Enterprises(count=1))
    world = lived(2, exact, shape=uneven)
    s = world.stake
    given = s.resources[resource].reshape(-1, world.places)
    firm = (s.kind == Party.ENTERPRISE).reshape(-1, world.places) & (
        s.who.reshape(-1, world.places) >= 0
    )
    by_project = (given * firm).sum(axis=1)
    gap = world.project.missing[resource]
    for county in range(len(world.county)):
        mine = world.project.county == county
        order = np.argsort(gap[mine])
        assert (np.diff(by_project[mine][order]) >= -1e-9).all()
        assert by_project[mine].max() > by_project[mine].min()
