"""Contracts of social organisations: who holds one, and what it buys."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.core.access import declared
from sim.core.fen import to_fen
from sim.core.table import Bools, Floats
from sim.core.totals import ratio, total_by
from sim.phases._payoff import held_back
from sim.phases._purse import everybody, spend_escrow
from sim.policy import Policy
from sim.world import flows, sections
from sim.world.contracts import month_of_contract
from sim.world.kinds import Party, Source
from sim.world.production import row_any, row_sum
from sim.world.settings.money import Money
from sim.world.settings.services import Services
from sim.world.window import Window

CONTRACT_READS = declared(
    "project: active first_month age budget; stake: kind who inside orders_won;"
    "organization: county kind contractor"
)
CONTRACT_WRITES = declared(
    "stake: contracted instalment orders received; organization: barred sources"
)


def sign(w: Window, policy: Policy) -> None:
    """Sign new contracts where a project begins or its contract is renewed.

    The contractor's hours are bought whole, a part of those that local organisations give. Who
    is barred gets no new contract; one that runs is kept.
    """
    o, p = w.organization, w.project
    if not len(o):
        return
    month = month_of_contract(policy.plan, w.month, p.first_month, p.age)
    new = (p.active & ((month == 1) | (p.age <= 1)))[:, None]
    who, organization = _organizations(w)
    services = w.setting(Services).at(p.county)
    part = np.where(o.contractor[who], 1.0, services.local_contract[:, None])
    by_government = policy.plan.of(sections.Project).implementer == "government"
    may = organization & (o.barred[who] <= 0) & (not by_government)
    before = w.stake.contracted.reshape(-1, w.places)
    signed = np.where(new, np.where(may, part, 0.0), before)
    w.stake.contracted[:] = signed.reshape(-1)
    o.barred[:] = np.maximum(o.barred - 1, 0)


def _organizations(w: Window) -> tuple[np.ndarray, Bools]:
    """Give the organisation's row of each place, and where there is one."""
    kind = w.stake.kind.reshape(-1, w.places)
    who = w.stake.who.reshape(-1, w.places)
    organization = (kind == Party.ORGANIZATION) & (who >= 0)
    return np.where(organization, who, 0), organization


def can_be_paid(w: Window, policy: Policy) -> Bools:
    """Say where who pays and who is to do the work take part; other money stays with the county.

    Where the contractor is barred, the others who hold a contract do the work.
    """
    kind = w.stake.kind.reshape(-1, w.places)
    inside = (w.stake.who.reshape(-1, w.places) >= 0) & (w.stake.inside.reshape(-1, w.places) > 0.0)
    paying: Bools = row_any(inside & (kind == Party.GOVERNMENT))
    if policy.plan.of(sections.Project).implementer == "government" or not len(w.organization):
        return paying
    who, organization = _organizations(w)
    holds = organization & (w.stake.contracted.reshape(-1, w.places) > 0.0)
    chief = holds & w.organization.contractor[who]
    led = row_any(chief)[:, None]
    able: Bools = paying & row_any(inside & np.where(led, chief, holds))
    return able


@dataclass(frozen=True, slots=True)
class Bought:
    """What a project's money bought of working time."""

    yuan: Floats
    """Price of these hours, what is held back included, float64 of shape (projects,)."""
    officials: Floats
    """Hours worked by officials where government itself does the work, (projects,)."""
    worked: Floats
    """Part of their hours that organisations work, paid or out of gifts, (projects, places)."""


def buy_hours(w: Window, policy: Policy, offered: Floats, left: Floats) -> Bought:
    """Buy the hours of those who hold a contract, or pay officials who do the work themselves.

    A contractor works the hours that are paid, and beyond them only what its other income
    covers; local organisations work out of their own means whatever is not bought.

    Parameters
    ----------
    w : Window
        The commit phase's window.
    policy : Policy
        The rules in force.
    offered : array
        Hours of organisations, also of those outside, float64 of shape (projects, places).
    left : array
        Budget left after overheads, yuan, float64 of shape (projects,).

    Returns
    -------
    Bought
        Price and hours worked.
    """
    services = w.setting(Services).at(w.project.county)
    purse = services.purchase_share * np.minimum(left, w.project.budget)
    worth = services.hour_value[:, None] * offered
    held = w.stake.contracted.reshape(-1, w.places) * (offered > 0.0)
    there = w.stake.inside.reshape(-1, w.places) > 0.0
    inside = held * there
    owed = np.where(row_sum(inside) > 0.0, row_sum(worth * inside), row_sum(worth * held))
    part = np.minimum(ratio(purse, owed), 1.0)[:, None]
    ordered = worth * inside * part
    price = np.where(inside > 0.0, ordered + w.stake.orders_won.reshape(-1, w.places), 0.0)
    price = np.minimum(np.maximum(price, 0.0), worth)
    price = price * np.minimum(ratio(left, row_sum(price)), 1.0)[:, None]
    w.stake.orders[:] = ordered.reshape(-1)
    paid = np.where(there, ratio(price, worth), part * held)
    worked = _worked(w, offered, paid)
    if policy.plan.of(sections.Project).implementer == "government":
        w.stake.instalment[:] = 0.0
        salaries = spend_escrow(w, flows.SALARY, purse)
        return Bought(salaries, salaries / services.hour_value, worked)
    whole = to_fen(price)
    w.stake.instalment[:] = (whole / 100.0).reshape(-1)
    pay_instalments(w, to_fen(price * (1.0 - held_back(policy))))
    return Bought(row_sum(whole / 100.0), 0.0 * purse, worked)


def _worked(w: Window, offered: Floats, paid: Floats) -> Floats:
    """Give the part of the hours offered that is worked, (projects, places)."""
    o = w.organization
    if not len(o):
        return np.ones(offered.shape)
    raised = w.setting(Money).at(o.county).donations[o.kind, everybody(len(o))]
    who, organization = _organizations(w)
    chief = organization & o.contractor[who] & (offered > 0.0)
    return np.where(chief, np.minimum(paid + np.minimum(raised, 1.0)[who], 1.0), 1.0)


def pay_instalments(w: Window, fen: np.ndarray) -> None:
    """Pay organisations for their services out of escrow; fen, int64 (projects, places)."""
    project, place = np.nonzero(fen)
    rows = w.stake.who.reshape(-1, w.places)[project, place]
    amount = fen[project, place]
    w.ledger.move(flows.PURCHASE, "escrow", project, "organization", rows, amount)
    stake = project * w.places + place
    w.stake.received[:] += total_by(amount / 100.0, stake, len(w.stake))
    w.organization.sources[Source.STATE] += total_by(amount / 100.0, rows, len(w.organization))
