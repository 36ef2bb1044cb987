"""The partners of a county at the start: contractor, local organisations, enterprises."""

from __future__ import annotations

import numpy as np

from sim.core.draws import normal, purpose
from sim.core.table import Floats
from sim.world import sections
from sim.world.kinds import Domain, EnterpriseKind, OrganizationKind
from sim.world.settings.founding import Founding
from sim.world.settings.money import Money
from sim.world.world import World

CAPABILITY = tuple(purpose(f"founding: capability in {domain.name.lower()}") for domain in Domain)
GOVERNANCE = purpose("founding: governance")
CREDIBILITY = purpose("founding: credibility")


def employ(world: World, contractors: int, locals_: int) -> None:
    """Set up the contractor, as the plan has it, and the local organisations.

    Parameters
    ----------
    world : World
        A world with counties.
    contractors, locals_ : int
        Organisations of each sort in one county.
    """
    o, plan = world.organization, world.plan
    if not len(o):
        return
    each = contractors + locals_
    counties = len(world.county)
    o.county[:] = np.repeat(np.arange(counties), each)
    number = np.tile(np.arange(each), counties)
    o.id[:] = number.astype(np.uint64)
    o.contractor[:] = number < contractors
    chief, local = plan.of(sections.Contractor), plan.of(sections.LocalOrganizations)
    founding = world.setting(Founding).at(o.county)
    luck = world.county.luck[o.county]
    kinds = [OrganizationKind[name.upper()] for name in (local.type, chief.type)]
    o.kind[:] = np.where(o.contractor, int(kinds[1]), int(kinds[0]))
    o.staff[:] = np.where(o.contractor, chief.staff, local.staff)
    o.staff_start[:] = o.staff
    able = plan.of(sections.Capability)
    for domain, chance in zip(Domain, CAPABILITY, strict=True):
        drawn = founding.local_capability + founding.local_spread * normal(chance, luck, o.id, 0)
        named = getattr(able, domain.name.lower())
        o.capability[domain] = np.where(o.contractor, named, inner(drawn))
    o.precise[:] = founding.precise
    for column, named, chance in (
        (o.governance, chief.governance, GOVERNANCE),
        (o.credibility, chief.credibility, CREDIBILITY),
    ):
        drawn = founding.local_standing + founding.local_spread * normal(chance, luck, o.id, 0)
        column[:] = np.where(o.contractor, named, inner(drawn))
    o.legitimacy[:] = founding.legitimacy


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
    e.orders[:] = plan.orders_total_yuan_per_year / enterprises
    money = world.setting(Money).at(e.county)
    e.capital[:] = np.maximum(e.vacancies, 1.0) * money.capital_per_job


def inner(values: Floats) -> Floats:
    """Keep shares off their ends, .02 to .98: nobody is without any, or with all, of a quality."""
    return np.minimum(np.maximum(values, 0.02), 0.98)
