"""The subsistence allowance: who earns more never ends with less, and bad prices never help."""

from __future__ import annotations

import numpy as np
import pytest

from sim.actors.household.levels import levels
from sim.actors.household.transfers import allowance
from sim.world.plan import Plan
from sim.world.sections import HarvestPrice


@pytest.mark.parametrize("year", [2014, 2019, 2020, 2024])
def test_who_earns_more_never_ends_with_less(year, village_life):
    make, _, _ = village_life
    world = make(villages=1, start=year)
    month = levels(world)
    size = np.ones(200, np.int8)
    regular = np.linspace(0.0, 2.0 * float(month.standard), 200)
    after = regular + allowance(size > 0, regular, size, month.standard, month.fill)
    assert (np.diff(after) > -1e-9).all()
    assert (after >= regular).all()
    assert float(month.standard) >= world.county.line[0] / 12.0


def headcounts(village_life, plan: Plan, months: int) -> np.ndarray:
    make, live, run_in = village_life
    world = run_in(make(nations=4, start=2020, plan=plan))
    h, counts = world.household, []
    for _ in range(months):
        live(world, 1)
        counts.append((h.poor * h.size).sum() / h.size.sum())
    return np.array(counts)


def test_a_fall_of_farm_prices_never_makes_fewer_poor_and_january_makes_no_jump(village_life):
    fall = HarvestPrice(enabled=True, from_month=3, fall=0.5)
    plans = Plan(), Plan({"shocks.harvest_price": fall})
    calm, hard = (headcounts(village_life, plan, 36) for plan in plans)
    assert (hard >= calm - 0.002).all()
    assert hard.mean() > calm.mean()
    assert np.abs(np.diff(calm)).max() < 0.02
