"""The poverty trap: above a threshold of assets a household climbs, below it falls."""

from __future__ import annotations

import numpy as np
import pytest

from sim.actors.household.transfers import business_income
from sim.actors.household.wealth import wanted
from sim.world.plan import Plan
from sim.world.sections import Disaster, Illness
from sim.world.settings.livelihood import Livelihood
from sim.world.settings.spending import Spending

QUIET = {"shocks.illness": Illness(enabled=False), "shocks.disaster": Disaster(enabled=False)}
STILL = {
    "weather": {"own_swing": 0.0, "village_swing": 0.0, "macro_swing": 0.0},
    "labour": {"finding": 0.0, "work_agency": 0.0},
    "population": {"cash": 300.0, "cash_spread": 0.0},
}
ASSETS = np.linspace(200.0, 20_000.0, 200)


def alike(village_life, trap: float, **home: float):
    """Found 200 households of three with two workers that differ in their assets alone."""
    make, _, _ = village_life
    settings = STILL | {"livelihood": {"season": 0.0, "trap": trap, **home}}
    world = make(villages=1, each=len(ASSETS), plan=Plan(QUIET, settings))
    world.growth = False
    h = world.household
    same = {"size": 3, "workers": 2, "jobs": 0, "elders": 0, "students": 0, "allowance": False}
    for name, value in (same | {"agency": 0.5, "skill": 0.3, "allowance_rank": 0.99}).items():
        getattr(h, name)[:] = value
    for name in ("health", "health_start"):
        getattr(h, name)[:] = 0.8
    h.assets[:] = np.rint(ASSETS * 100).astype(np.int64)
    return world


def saved(village_life, trap: float):
    """Give what is left of a month's income after consumption and wear, by assets; yuan."""
    world = alike(village_life, trap)
    _, live, _ = village_life
    live(world, 1)
    h, home, own = world.household, world.setting(Livelihood), world.setting(Spending)
    profit = business_income(
        ASSETS * 100, h.workers, home.asset_limit[0] * 100, trap, home.return_low[0],
        home.return_high[0], home.threshold[0] * 100, home.return_plain[0],
    )  # fmt: skip
    want, _ = wanted(
        h.income, h.income, own.kept_profit[0] * profit, h.size, world.county.line[0] / 12,
        own.floor[0], own.part[0],
    )  # fmt: skip
    return h.income - want - home.wear[0] * ASSETS / 12


def test_the_threshold_lies_where_saving_pays_for_wear(village_life):
    left = saved(village_life, 1.0)
    rising = np.flatnonzero((left[1:] > 0) & (left[:-1] <= 0))
    assert len(rising) == 1
    world = alike(village_life, 1.0)
    _, live, _ = village_life
    live(world, 360)
    climbed = world.household.assets / 100 > ASSETS
    high = climbed & (ASSETS > 2000)
    switch = ASSETS[high][0]
    assert switch == pytest.approx(ASSETS[rising[0] + 1], rel=0.05)
    assert high[switch <= ASSETS].all()


def test_beyond_the_threshold_there_are_two_ends(village_life):
    world = alike(village_life, 1.0)
    _, live, _ = village_life
    live(world, 360)
    end = world.household.assets / 100
    assert end.min() < 2000
    assert end.max() > 20_000
    between = (end > 2000) & (end < 20_000)
    assert between.mean() < 0.1


def test_one_large_grant_lifts_where_small_ones_of_the_same_sum_do_not(village_life):
    _, live, _ = village_life
    once, often = alike(village_life, 1.0), alike(village_life, 1.0)
    for world in (once, often):
        world.household.assets[:] = 250_000
    once.household.assets[:] += 900_000
    for _ in range(60):
        often.household.assets[:] += 15_000
        live(once, 1)
        live(often, 1)
    live(once, 120)
    live(often, 120)
    given = 250_000 + 900_000
    assert once.household.assets.mean() > given
    assert often.household.assets.mean() < given / 2
