"""The public purse: grants to the county, budgets to projects, overheads, hours and salaries."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.actors.government.purse import by_milestones, by_month
from sim.core.access import declared
from sim.core.calendar import A_YEAR_ON
from sim.core.fen import split_groups, to_fen
from sim.core.table import Bools, Floats
from sim.core.totals import ratio, total_by
from sim.phases._budget import advance, monthly_yuan
from sim.phases._incomes import STATE, kept
from sim.phases._purse import charge, everybody, spend_escrow, up_to
from sim.policy import Policy
from sim.rules.allocation import Register
from sim.world import flows, sections
from sim.world.kinds import Party
from sim.world.production import row_sum
from sim.world.settings.game import Game
from sim.world.settings.money import Money
from sim.world.settings.services import Services
from sim.world.window import Window

FUNDING_READS = declared(
    "project: active county village first_month multiplier information_cost delivered planned;"
    "village: county poor_persons gap need exits_per_yuan given_last pilot;"
    "stake: kind who inside; county: price;"
    "organization: county kind contractor alive staff credibility"
)
FUNDING_WRITES = declared(
    "county: instalments distributed advanced promised public_cost; project: budget;"
    "village: given_year; organization: sources"
)
_YEAR = 12.0


def fund(w: Window, policy: Policy) -> None:
    """Pay the grant's instalments to the county and this month's budgets to the projects."""
    if policy.programme:
        _instalment(w, policy)
        advance(w, policy)
    county = w.project.county
    months = max(policy.plan.of(sections.Time).project_months, 1)
    grant = policy.plan.of(sections.Project).grant_yuan
    elapsed = min(max(w.month, 0), months) / months
    granted = np.where(w.county.instalments > 0.0, grant * elapsed, 0.0)
    due = granted + w.county.promised - w.county.distributed
    left = kept(w, policy, "government")
    give = up_to(left * due, w.ledger.balance("county"))
    served = w.project.active & _can_be_paid(w, policy)
    running = total_by(served.astype(np.float64), county, len(w.county)) > 0.0
    give = np.where(running, give, 0)
    weight = _weights(w, policy, served) * w.project.multiplier
    fen = split_groups(give, np.where(served, weight, 0.0), county)
    w.ledger.move(flows.PROJECT_TRANSFER, "county", county, "escrow", everybody(len(county)), fen)
    withheld = np.where(running, (1.0 - left) * np.maximum(due, 0.0), 0.0)  # and never made up for
    w.county.distributed[:] += give / 100.0 + withheld
    w.project.budget[:] = np.where(served, fen / 100.0, 0.0)
    year = w.village.given_year * A_YEAR_ON
    w.village.given_year[:] = year + total_by(fen / 100.0, w.project.village, len(w.village))


def _instalment(w: Window, policy: Policy) -> None:
    months = policy.plan.of(sections.Time).project_months
    project = policy.plan.of(sections.Project)
    if not 1 <= w.month <= months:
        return
    part = _part_due(w, policy, months)
    paid = np.where(part > w.county.instalments, part - w.county.instalments, 0.0)
    fen = to_fen(paid * project.grant_yuan)
    rows = everybody(len(w.county))
    w.ledger.move(flows.GRANT, "outside", rows, "county", rows, fen)
    w.county.instalments[:] += paid
    w.county.public_cost[:] += fen / 100.0


def _part_due(w: Window, policy: Policy, months: int) -> Floats:
    """Give the part of the grant that should have been paid by now, (counties,)."""
    if policy.plan.of(sections.Government).purchaser == "county":
        return by_month(w.month, months, len(w.county))
    counties = len(w.county)
    done = total_by(w.project.delivered, w.project.county, counties)
    plan = total_by(w.project.planned, w.project.county, counties)
    accepted = done >= w.setting(Money).acceptance * plan
    shares = policy.plan.of(sections.MilestoneShares)
    return by_milestones(w.month, months, shares, accepted)


def _can_be_paid(w: Window, policy: Policy) -> Bools:
    """Say where who pays and who is to do the work take part; other money stays with the county."""
    kind = w.stake.kind.reshape(-1, w.places)
    who = w.stake.who.reshape(-1, w.places)
    inside = (who >= 0) & (w.stake.inside.reshape(-1, w.places) > 0.0)
    paying: Bools = np.any(inside & (kind == Party.GOVERNMENT), axis=1)
    if policy.plan.of(sections.Project).implementer == "government" or not len(w.organization):
        return paying
    organization = kind == Party.ORGANIZATION
    contractor = organization & w.organization.contractor[np.where(organization, who, 0)]
    able: Bools = paying & np.any(inside & contractor, axis=1)
    return able


def _weights(w: Window, policy: Policy, served: np.ndarray) -> Floats:
    village = w.project.village
    villages = len(w.village)
    has_project = total_by(served.astype(np.float64), village, villages) > 0.0
    response = w.setting(Services).exit_response[w.village.county]
    others = policy.plan.of(sections.Households).spill_over_intensity
    intensity = np.where(w.village.pilot, 1.0, others)
    register = Register(
        county=w.village.county,
        served=has_project,
        persons=w.village.poor_persons * intensity,
        gap=w.village.gap * _YEAR * intensity,
        need=w.village.need * intensity,
        exits_per_yuan=w.village.exits_per_yuan,
        previous=w.village.given_last,
        response=response,
    )
    months = max(policy.plan.of(sections.Time).project_months, 1)
    grant = policy.plan.of(sections.Project).grant_yuan
    yearly = np.full(len(w.county), (grant / months + monthly_yuan(policy.plan)) * _YEAR)
    given = policy.allocation.allocate(yearly, register)
    projects = total_by(served.astype(np.float64), village, villages)
    return ratio(given, projects)[village]


CARRIED = 2.0
"""Money left over from earlier months may be used up to this many months' budgets; A."""


def overheads(w: Window, policy: Policy) -> Floats:
    """Pay for information and contracts and set the incentive pot aside; yuan left of budgets."""
    budget = w.project.budget
    clarity = policy.responsibility.clarity
    game = w.setting(Game).at(w.project.county)
    w.project.cost[:] *= A_YEAR_ON
    charge(w, flows.PLATFORM_COST, w.project.information_cost)
    written = game.contract_cost * clarity * clarity * budget
    charge(w, flows.CONTRACT_COST, written)
    pot = game.pot * budget if policy.incentives else 0.0 * budget
    cash = w.ledger.yuan("escrow")
    return np.maximum(np.minimum(cash - pot, CARRIED * budget), 0.0)


@dataclass(frozen=True, slots=True)
class Bought:
    """What a project's money bought of working time."""

    yuan: Floats
    """Spent on hours, float64 of shape (projects,)."""
    officials: Floats
    """Hours worked by officials where government itself does the work, (projects,)."""
    worked: Floats
    """Part of their hours that organisations work, paid or out of gifts, (projects, places)."""


def buy_hours(w: Window, policy: Policy, offered: Floats, left: Floats) -> Bought:
    """Buy the contractor's hours, or pay officials where government itself does the work.

    A contractor works the hours that are paid, and beyond them only what its other income
    covers; organisations that hold no contract work out of their own means.

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
        Money spent and hours worked.
    """
    services = w.setting(Services).at(w.project.county)
    purse = services.purchase_share * np.minimum(left, w.project.budget)
    by_government = policy.plan.of(sections.Project).implementer == "government"
    who = w.stake.who.reshape(-1, w.places)
    row = np.where(offered > 0.0, who, 0)
    if not len(w.organization):
        held, given = np.zeros(who.shape), np.zeros(who.shape)
    else:
        money = w.setting(Money).at(w.organization.county)
        held = (w.organization.contractor[row] & (offered > 0.0)).astype(np.float64)
        raised = money.donations[w.organization.kind, everybody(len(w.organization))]
        given = np.minimum(raised, 1.0)[row]
    inside = held * (w.stake.inside.reshape(-1, w.places) > 0.0)
    worth = services.hour_value[:, None] * offered
    owed = np.where(row_sum(inside) > 0.0, row_sum(worth * inside), row_sum(worth * held))
    part = np.minimum(ratio(0.0 * purse if by_government else purse, owed), 1.0)
    worked = np.where(held > 0.0, np.minimum(part[:, None] + given, 1.0), 1.0)
    if by_government:
        paid = spend_escrow(w, flows.SALARY, purse)
        return Bought(paid, paid / services.hour_value, worked)
    fen = to_fen(worth * inside * part[:, None])
    project, place = np.nonzero(fen)
    rows = who[project, place]
    amount = fen[project, place]
    w.ledger.move(flows.PURCHASE, "escrow", project, "organization", rows, amount)
    _received(w, project, place, amount / 100.0)
    w.organization.sources[STATE] += total_by(amount / 100.0, rows, len(w.organization))
    return Bought(row_sum(fen / 100.0), 0.0 * purse, worked)


def _received(w: Window, project: np.ndarray, place: np.ndarray, yuan: Floats) -> None:
    stake = project * w.places + place
    w.stake.received[:] += total_by(yuan, stake, len(w.stake))
