"""The public purse: grants to the county, budgets to projects, overheads, hours and salaries."""

from __future__ import annotations

import numpy as np

from sim.actors.government.purse import by_milestones, by_month
from sim.core.access import declared
from sim.core.calendar import a_year_on
from sim.core.fen import split_groups, to_fen
from sim.core.table import Floats
from sim.core.totals import ratio, total_by
from sim.phases._budget import advance, monthly_yuan
from sim.phases._contracts import can_be_paid
from sim.phases._incomes import kept
from sim.phases._purse import charge, everybody, up_to
from sim.policy import Policy
from sim.rules.allocation import Register
from sim.world import flows, sections
from sim.world.settings.game import Game
from sim.world.settings.money import Money
from sim.world.settings.services import Services
from sim.world.window import Window

FUNDING_READS = declared(
    "project: active county village first_month multiplier information_cost delivered planned;"
    "village: county poor_persons gap need exits_per_yuan given_last pilot;"
    "stake: kind who inside;"
    "organization: county kind contractor alive staff credibility; county: budget_part"
)
FUNDING_WRITES = declared(
    "county: instalments distributed advanced promised public_cost; project: budget pot;"
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
    served = w.project.active & can_be_paid(w, policy)
    running = total_by(served.astype(np.float64), county, len(w.county)) > 0.0
    give = np.where(running, give, 0)
    weight = _weights(w, policy, served) * w.project.multiplier
    fen = split_groups(give, np.where(served, weight, 0.0), county)
    w.ledger.move(flows.PROJECT_TRANSFER, "county", county, "escrow", everybody(len(county)), fen)
    withheld = np.where(running, (1.0 - left) * np.maximum(due, 0.0), 0.0)  # and never made up for
    w.county.distributed[:] += give / 100.0 + withheld
    w.project.budget[:] = np.where(served, fen / 100.0, 0.0)
    village = w.project.village
    w.village.given_year[village] *= a_year_on(w.project.active)
    w.village.given_year[:] += total_by(fen / 100.0, village, len(w.village))


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


def _weights(w: Window, policy: Policy, served: np.ndarray) -> Floats:
    village = w.project.village
    villages = len(w.village)
    has_project = total_by(served.astype(np.float64), village, villages) > 0.0
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
        response=_response(w, has_project),
    )
    months = max(policy.plan.of(sections.Time).project_months, 1)
    grant = policy.plan.of(sections.Project).grant_yuan
    monthly = monthly_yuan(policy.plan) * w.county.budget_part
    yearly = (grant / months + monthly) * _YEAR
    given = policy.allocation.allocate(yearly, register)
    projects = total_by(served.astype(np.float64), village, villages)
    return ratio(given, projects)[village]


def _response(w: Window, served: np.ndarray) -> Floats:
    """Guess how many exits the first yuan brings in each village, (villages,).

    Where the poor of the register lack more, a yuan lifts fewer of them over the line; half of
    what sets a village apart from its county is believed.
    """
    v, counties = w.village, len(w.county)
    gap = total_by(np.where(served, v.gap, 0.0), v.county, counties)
    persons = total_by(np.where(served, v.poor_persons, 0.0), v.county, counties)
    usual, own = ratio(gap, persons)[v.county], ratio(v.gap, v.poor_persons)
    ease = np.where(usual + own > 0.0, 2.0 * ratio(usual, usual + own), 1.0)
    guess: Floats = w.setting(Services).exit_response[v.county] * ease
    return guess


def overheads(w: Window, policy: Policy) -> Floats:
    """Pay for information and contracts and set the incentive pot aside; yuan left of budgets."""
    budget = w.project.budget
    clarity = policy.responsibility.clarity
    game = w.setting(Game).at(w.project.county)
    w.project.cost[:] *= a_year_on(w.project.active)
    charge(w, flows.PLATFORM_COST, w.project.information_cost)
    written = game.contract_cost * clarity * clarity * budget
    charge(w, flows.CONTRACT_COST, written)
    pays = any("no_pay" not in rule.laws for rule in policy.incentives)
    saved = w.project.pot + game.pot * budget if pays else 0.0 * budget
    w.project.pot[:] = np.where(w.project.active, saved, 0.0)
    cash = w.ledger.yuan("escrow")
    carried = w.setting(Services).at(w.project.county).carried
    return np.maximum(np.minimum(cash - w.project.pot, carried * budget), 0.0)
