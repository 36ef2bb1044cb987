"""The county's villages differ in size, and seven contractors share them."""

from __future__ import annotations

import numpy as np
import pytest

from sim.lab import simulate
from sim.scenario import load
from sim.world.founding import found
from sim.world.kinds import OrganizationKind, Party

SMALL = ("households.pilot=600", "time.months=3", "time.project_months=2")


@pytest.fixture(scope="module")
def world():
    return found(load("county").plan, 1, [0, 1])


def test_twelve_organisations_of_three_kinds_have_three_to_fifteen_staff(world):
    o = world.organization
    there = o.alive & (o.county == 0)  # others may come into being later
    kinds = [int(np.count_nonzero(o.kind[there] == kind)) for kind in OrganizationKind]
    assert dict(zip(OrganizationKind, kinds, strict=True)) == {
        OrganizationKind.FOUNDATION: 2,
        OrganizationKind.ASSOCIATION: 3,
        OrganizationKind.SERVICE_AGENCY: 7,
    }
    assert o.staff[there].min() >= 3
    assert o.staff[there].max() <= 15
    assert len(set(o.staff[o.contractor].tolist())) > 3
    assert len(set(o.governance[o.contractor].tolist())) == 14


def test_each_village_has_one_contractor_and_they_share_the_villages_evenly(world):
    kind, who = (c.reshape(-1, world.places) for c in (world.stake.kind, world.stake.who))
    held = (kind == Party.ORGANIZATION) & (who >= 0)
    held &= world.organization.contractor[np.where(held, who, 0)]
    assert (held.sum(axis=1) == 1).all()
    works = np.bincount(who[held], minlength=len(world.organization))
    assert set(works[world.organization.contractor].tolist()) <= {18, 19}


def test_villages_are_log_normal_in_size_and_the_county_has_all_its_households(world):
    registered = np.bincount(world.household.village, world.household.registered)
    for county in (0, 1):
        sizes = registered[world.village.county == county]
        assert sizes.sum() == 20_000
        assert sizes.min() >= 1
        assert np.log(sizes).std() == pytest.approx(0.5, abs=0.1)
        assert np.median(sizes) < sizes.mean()
    one, other = (registered[world.village.county == c] for c in (0, 1))
    assert (one != other).any()


def test_a_county_in_small_is_lived_through():
    result = simulate(load("county", SMALL), 2, 3)
    assert result.programme.months == 3
    at = result.programme.outcomes.index("public_cost_yuan")
    assert (result.programme.values[at] > 0).all()
