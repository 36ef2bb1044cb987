"""Households that differ in their assets alone, for the threshold of assets (row C16)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.actors.household.transfers import business_income
from sim.actors.household.wealth import wanted
from sim.month import SETTLING, begin, step
from sim.policy import Policy
from sim.world import sections
from sim.world.plan import Plan
from sim.world.settings.livelihood import Livelihood
from sim.world.settings.spending import Spending
from sim.world.world import World

QUIET = {
    "weather": {"own_swing": 0.0, "village_swing": 0.0, "macro_swing": 0.0},
    "labour": {"finding": 0.0, "work_agency": 0.0},
    "population": {"cash": 300.0, "cash_spread": 0.0},
    "livelihood": {"season": 0.0},
}
ASSETS = np.linspace(200.0, 20_000.0, 200)
LONG = 360
"""Months until everybody has arrived where the assets lead."""


@dataclass(frozen=True)
class Switch:
    """Where households turn from falling to climbing, yuan of assets."""

    root: float
    """Where one month's saving pays for wear."""
    simulated: float
    """Where they do turn in thirty years."""


def _plan(households: int, *, quiet: bool) -> Plan:
    calm = {
        "shocks.illness": sections.Illness(enabled=False),
        "shocks.disaster": sections.Disaster(enabled=False),
    }
    told = {
        "households": sections.Households(pilot=households),
        "villages": sections.Villages(pilot=1 if quiet else 20),
        "organizations.contractor": sections.Contractor(enabled=False),
        "organizations.local": sections.LocalOrganizations(enabled=False),
        "enterprises": sections.Enterprises(enabled=False),
        "time": sections.Time(start_year=2014, start_month=1),
    }
    return Plan(told | (calm if quiet else {}), QUIET if quiet else {})


def _alike() -> World:
    """Found households of three with two workers that differ in their assets alone."""
    world = begin(_plan(len(ASSETS), quiet=True), 1, [0], run_in=0)
    world.growth = False
    h = world.household
    same = {"size": 3, "workers": 2, "jobs": 0, "elders": 0, "students": 0, "allowance": False}
    states = {"agency": 0.5, "skill": 0.3, "allowance_rank": 0.99, "health": 0.8}
    for name, value in (same | states | {"health_start": 0.8}).items():
        getattr(h, name)[:] = value
    h.assets[:] = np.rint(ASSETS * 100).astype(np.int64)
    return world


def _live(world: World, months: int) -> None:
    idle = Policy.of(world.plan, {}, {}, programme=False)
    for _ in range(months):
        step(world, idle, only=SETTLING)


def switch_point() -> Switch:
    """Find the threshold by saving against wear, and by living thirty years."""
    world = _alike()
    _live(world, 1)
    h, home, own = world.household, world.setting(Livelihood), world.setting(Spending)
    profit = business_income(
        ASSETS * 100, h.workers, home.asset_limit[0] * 100, 1.0, home.return_low[0],
        home.return_high[0], home.threshold[0] * 100, home.return_plain[0],
    )  # fmt: skip
    want, _ = wanted(
        h.income, h.income, own.kept_profit[0] * profit, h.size, world.county.line[0] / 12,
        own.floor[0], own.part[0],
    )  # fmt: skip
    left = h.income - want - home.wear[0] * ASSETS / 12
    at = int(np.flatnonzero((left[1:] > 0) & (left[:-1] <= 0))[0])
    step_of_root = -left[at] / (left[at + 1] - left[at])
    root = float(ASSETS[at] + step_of_root * (ASSETS[at + 1] - ASSETS[at]))
    world = _alike()
    _live(world, LONG)
    climbed = (world.household.assets / 100 > ASSETS) & (ASSETS > 2000)
    return Switch(root, float(ASSETS[climbed][0]))


def ends() -> tuple[float, float, float, float, float]:
    """Give the shares that end low, high and between, and what one grant or sixty lead to; yuan."""
    world = _alike()
    _live(world, LONG)
    end = world.household.assets / 100
    low, high = end <= 2000, end >= 20_000
    once, often = _alike(), _alike()
    for each in (once, often):
        each.household.assets[:] = 250_000
    once.household.assets[:] += 900_000
    for _ in range(60):
        often.household.assets[:] += 15_000
        _live(once, 1)
        _live(often, 1)
    _live(once, 120)
    _live(often, 120)
    means = [float(each.household.assets.mean() / 100) for each in (once, often)]
    return float(low.mean()), float(high.mean()), float((~low & ~high).mean()), *means


def crossing_share(grant: float, months: int = 84) -> tuple[float, float, float]:
    """Give the share of households above the threshold after some ordinary years.

    Without a grant, with one, and with the same sum in equal parts over two years.
    """
    start = begin(_plan(2000, quiet=False), 3, [0])
    shares = []
    for parts in (0, 1, 24):
        world = start.copy()
        world.growth = False
        for month in range(months):
            if month < parts:
                world.household.assets[:] += round(grant * 100 / parts)
            _live(world, 1)
        cut = world.setting(Livelihood).threshold[0] * 100
        shares.append(float((world.household.assets >= cut).mean()))
    return shares[0], shares[1], shares[2]
