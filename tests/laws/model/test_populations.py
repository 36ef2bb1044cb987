"""Nobody dies out and nobody explodes: organisations, associations, enterprises over ten years."""

from __future__ import annotations

import numpy as np
import pytest

from sim.core.totals import ratio, total_by
from sim.month import begin, step
from sim.policy import Policy
from sim.scenario import load

MONTHS = 120
SMALL = {
    "yanliu": ["households.spill_over=60", "villages.spill_over=4"],
    "base": ["households.pilot=150", "enterprises.jobs_total=10"],
    "county": [
        *("households.pilot=160", "villages.pilot=8", "villages.volunteers=80"),
        *("organizations.contractor.count=2", "organizations.local.count=2"),
        *("enterprises.count=3", "enterprises.jobs_total=10"),
        "enterprises.orders_total_yuan_per_year=136000",
    ],
}


@pytest.fixture(scope="module", params=sorted(SMALL))
def decade(request):
    """Live ten years of a shipped scenario with fewer households, three strokes of luck."""
    scenario = load(request.param, [f"time.months={MONTHS}", *SMALL[request.param]])
    world = begin(scenario.plan, 11, [0, 1, 2], run_in=0)
    kept = [world.copy()]
    for month in range(1, MONTHS + 1):
        stage = scenario.at(month)
        step(world, Policy.of(stage.plan, stage.choices, stage.incentives))
        if month == MONTHS // 2:
            kept.append(world.copy())
    return *kept, world


def per_county(table, marks, counties):
    return total_by(marks.astype(np.float64), table.county, counties)


def test_organisations_neither_die_out_nor_explode(decade):
    start, half, world = decade
    alive = per_county(world.organization, world.organization.alive, 3)
    before = per_county(start.organization, start.organization.alive, 3)
    assert (alive >= 0.6 * before).all(), (before, alive)
    assert (alive <= 1.5 * before).all()
    then, now = (
        per_county(each.organization, each.organization.staff * each.organization.alive, 3)
        for each in (half, world)
    )
    assert (now >= 0.7 * then).all(), (then, now)  # years without a project, and stable
    first = per_county(start.organization, start.organization.staff, 3)
    assert (now <= 1.2 * first).all(), (first, now)
    assert (then > 0.25 * first).all(), (first, then)
    assert (world.ledger.yuan("organization") < 5e6).all()
    contractors = world.organization.contractor
    left, once = (each.organization.staff[contractors] for each in (world, start))
    assert (world.organization.alive & contractors).sum() >= 0.8 * contractors.sum()
    assert (left > 0.15 * once).sum() >= 0.8 * contractors.sum(), (once, left)
    assert (left <= 1.01 * once).all(), (once, left)


def test_associations_neither_die_out_nor_explode(decade):
    _, half, world = decade
    counties = per_county(world.village, np.ones(len(world.village)), 3)
    mean = ratio(per_county(world.village, world.village.maturity, 3), counties)
    then = ratio(per_county(half.village, half.village.maturity, 3), counties)
    assert (mean >= 0.049).all(), mean
    assert (mean >= 0.7 * then).all(), (then, mean)
    assert (mean < 0.95).all(), mean
    assert (world.ledger.yuan("association") < 1e6).all()


def test_enterprises_neither_die_out_nor_explode(decade):
    start, _, world = decade
    for name in ("capital", "vacancies", "orders"):
        before, after = (getattr(each.enterprise, name) for each in (start, world))
        growth = ratio(after, before)
        assert (growth > 0.8).all(), name
        assert (growth < 2.0).all(), (name, growth)
    assert (world.ledger.yuan("enterprise") < 5e6).all()
