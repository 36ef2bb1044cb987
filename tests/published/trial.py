"""The graduation trial: the same poor households with and without the published dose.

An asset, coaching for two years and support of consumption for one; no other programme, and time
stands still, so that neither growth nor rising allowances take part. Both arms share all luck, so
that a difference is the treatment's own; two arms of other households would have a standard error
of 2.5 points.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.core.fen import to_fen
from sim.month import MONTH, step
from sim.phases._effects import serve
from sim.phases._households import Even, Some
from sim.policy import Policy
from sim.world import flows, sections
from sim.world.kinds import Domain
from sim.world.plan import Plan
from sim.world.settings.services import Services
from sim.world.world import World

ASSET_YUAN = 2500.0
"""Asset in kind, about a year's income of one head."""
COACHING_YUAN = {Domain.TRAINING: 40.0, Domain.INFORMATION: 40.0}
"""Service a month, quality counted in."""
COACHING_MONTHS = 24
SUPPORT_YUAN = 40.0
"""Cash a month."""
SUPPORT_MONTHS = 12
READ_OVER = 6
"""Months over which consumption is read, up to the month named."""


def plan(households: int = 1000, mix: str = "poor_at_start") -> Plan:
    """Give a county of poor households in 2014 without partners or programme."""
    return Plan(
        {
            "households": sections.Households(pilot=households, mix=mix),
            "villages": sections.Villages(pilot=20),
            "time": sections.Time(start_year=2014, start_month=1),
            "organizations.contractor": sections.Contractor(enabled=False),
            "organizations.local": sections.LocalOrganizations(enabled=False),
            "enterprises": sections.Enterprises(enabled=False),
        }
    )


@dataclass
class Read:
    """What a trial shows at the end of some years; arrays of shape (years, counties)."""

    treated: np.ndarray
    """Yuan of consumption a household and month."""
    control: np.ndarray
    assets_treated: np.ndarray
    """Yuan a household."""
    assets_control: np.ndarray
    agency_moved: np.ndarray
    """How far mean agency of the untreated moved by the last of those years; (counties,)."""

    @property
    def gain(self) -> np.ndarray:
        """Consumption of the treated over that of the same households untreated, less 1."""
        return self.treated / self.control - 1.0

    @property
    def asset_gain(self) -> np.ndarray:
        """Productive assets of the treated over those of the untreated, less 1."""
        return self.assets_treated / self.assets_control - 1.0


def held(world: World, years: tuple[int, ...]) -> Read:
    """Hold the trial from a world's month 0 on; the world itself is left alone.

    Parameters
    ----------
    world : World
        A world just begun.
    years : tuple of int
        Years after the transfer in which consumption is read.

    Returns
    -------
    Read
    """
    (one, owned, _), (other, had, moved) = (
        _arm(world.copy(), years, treated=treated) for treated in (True, False)
    )
    return Read(one, other, owned, had, moved)


def _arm(
    world: World, years: tuple[int, ...], *, treated: bool
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    idle = Policy.of(world.plan, {}, {}, programme=False)
    h, rows = world.household, np.arange(len(world.household))
    county = world.village.county[h.village]
    number = np.bincount(county, minlength=len(world.county))
    agency = np.bincount(county, h.agency) / number
    world.growth = False
    dose = np.zeros((len(Domain), len(rows)))
    for domain, yuan in COACHING_YUAN.items():
        dose[domain] = yuan

    def treat(phase: str, _: float) -> None:
        if phase == "live" and world.month <= SUPPORT_MONTHS:
            _support(world, county)
        if phase == "live" and world.month == 1:
            h.assets += to_fen(np.full(len(rows), ASSET_YUAN))
        if phase == "implement" and world.month <= COACHING_MONTHS:
            window = world.windows[0][[p.name for p in MONTH].index(phase)]
            some, services = Some(window, rows), Even(window.setting(Services))
            serve(window, idle, some, dose.copy(), services)

    eaten, assets, spent = [], [], []
    for month in range(1, 12 * max(years) + 1):
        step(world, idle, treat if treated else None)
        eaten.append(np.bincount(county, h.consumption) / number)
        if month % 12 == 0 and month // 12 in years:
            spent.append(np.mean(eaten[-READ_OVER:], axis=0))
            assets.append(np.bincount(county, h.assets / 100.0) / number)
    moved = np.bincount(county, h.agency) / number - agency
    return np.stack(spent), np.stack(assets), moved


def _support(world: World, county: np.ndarray) -> None:
    rows = np.arange(len(county))
    fen = to_fen(np.full(len(rows), SUPPORT_YUAN))
    world.ledger.move(flows.UNIVERSAL_TRANSFER, "outside", county, "household", rows, fen)
    world.household.income += np.float32(SUPPORT_YUAN)
