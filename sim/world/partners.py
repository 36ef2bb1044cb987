"""The partners of a county at the start: contractor, local organisations, enterprises."""

from __future__ import annotations

import numpy as np

from sim.core.draws import normal, purpose, uniform
from sim.core.table import Floats
from sim.world import sections
from sim.world.foundations import Foundations
from sim.world.kinds import Domain, EnterpriseKind, OrganizationKind
from sim.world.settings.cooperation import Cooperation
from sim.world.settings.founding import Founding
from sim.world.settings.money import Money
from sim.world.world import World

CAPABILITY = tuple(purpose(f"founding: capability in {domain.name.lower()}") for domain in Domain)
GOVERNANCE = purpose("founding: governance")
CREDIBILITY = purpose("founding: credibility")
STAFF = purpose("founding: staff")

_ENTRANT = 2


def employ(
    world: World, contractors: int, locals_: int, entrants: int = 0, foundations: int = 0
) -> None:
    """Set up contractors, local organisations and foundations, as the plan has them.

    A single contractor is as good as the plan says; of several each is drawn around that.
    Entrants are local organisations that do not exist yet.

    Parameters
    ----------
    world : World
        A world with counties.
    contractors, locals_, entrants, foundations : int
        Organisations of each sort in one county.
    """
    o, plan = world.organization, world.plan
    if not len(o):
        return
    chief, local = plan.of(sections.Contractor), plan.of(sections.LocalOrganizations)
    third = plan.of(Foundations)
    sorts = np.repeat(np.arange(4), [contractors, locals_, entrants, foundations])
    sort = np.tile(sorts, len(world.county))
    o.county[:] = np.repeat(np.arange(len(world.county)), len(sorts))
    o.id[:] = np.tile(np.arange(len(sorts), dtype=np.uint64), len(world.county))
    o.contractor[:] = sort == 0
    o.alive[:] = sort != _ENTRANT
    founding = world.setting(Founding).at(o.county)
    luck = world.county.luck[o.county]
    kinds = [
        OrganizationKind[name.upper()]
        for name in (chief.type, local.type, local.type, "foundation")
    ]
    o.kind[:] = np.array(kinds, np.int64)[sort]
    lot = 2.0 * uniform(STAFF, luck, o.id, 0) - 1.0
    each = (chief, local, local, third)
    more = np.array([told.staff_spread for told in each])[sort] * lot
    staff = np.array([told.staff for told in each])[sort]
    o.staff[:] = np.where(more == 0.0, staff, np.maximum(np.rint(staff + more), 1.0))
    o.staff_start[:] = o.staff
    alone = o.contractor & (contractors == 1)
    able = plan.of(sections.Capability)
    for domain, chance in zip(Domain, CAPABILITY, strict=True):
        named = getattr(able, domain.name.lower())
        level = np.where(o.contractor, named, founding.local_capability)
        drawn = inner(level + founding.local_spread * normal(chance, luck, o.id, 0))
        o.capability[domain] = np.where(alone, named, drawn)
    o.precise[:] = founding.precise
    for column, named, chance in (
        (o.governance, chief.governance, GOVERNANCE),
        (o.credibility, chief.credibility, CREDIBILITY),
    ):
        level = np.where(o.contractor, named, founding.local_standing)
        drawn = inner(level + founding.local_spread * normal(chance, luck, o.id, 0))
        column[:] = np.where(alone, named, drawn)
    o.legitimacy[:] = np.where(o.contractor, chief.legitimacy, local.legitimacy)


def invest(world: World, enterprises: int) -> None:
    """Set up the enterprises, as the plan has them.

    Parameters
    ----------
    world : World
        A world with counties.
    enterprises : int
        Enterprises in one county.
    """
    e = world.enterprise
    if not len(e):
        return
    counties = len(world.county)
    plan = world.plan.of(sections.Enterprises)
    e.county[:] = np.repeat(np.arange(counties), enterprises)
    e.id[:] = np.tile(np.arange(enterprises, dtype=np.uint64), counties)
    e.kind[:] = int(EnterpriseKind[plan.type.upper()])
    e.vacancies[:] = plan.jobs_total / enterprises
    e.jobs[:] = e.vacancies
    e.orders[:] = plan.orders_total_yuan_per_year / enterprises
    money = world.setting(Money).at(e.county)
    e.mission[:] = world.setting(Cooperation).at(e.county).responsibility[e.kind, np.arange(len(e))]
    e.capital[:] = np.maximum(e.vacancies, 1.0) * money.capital_per_job


def inner(values: Floats) -> Floats:
    """Keep shares off their ends, .02 to .98: nobody is without any, or with all, of a quality."""
    return np.minimum(np.maximum(values, 0.02), 0.98)
