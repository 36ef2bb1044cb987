"""Slow payments between parties and projects, and the county's purse."""

from __future__ import annotations

import math

from sim.world import sections
from sim.world.public_money import Budget
from tests.oracle.slow_allocation import allocated
from tests.oracle.slow_incomes import kept
from tests.oracle.slow_needs import can_be_paid
from tests.oracle.slow_world import (
    A_YEAR_ON,
    POCKETS,
    split_whole,
    to_fen,
    total,
)


def collect(w, flow, wanted, kinds, pot="escrow"):
    """Let parties pay what they can of the yuan wanted of each stake; fen paid by stake."""
    paid = [0] * len(w.stake)
    for kind in kinds:
        pocket = POCKETS[kind]
        asked = [s for s in w.stake if s.kind == kind and s.who >= 0]
        due = {s.number: to_fen(max(wanted[s.number], 0.0)) for s in asked}
        whole = {s.who: 0 for s in asked}
        for s in asked:
            whole[s.who] += due[s.number]
        cash = {who: w.books[pocket][who] for who in whole}
        for s in asked:
            part = min(cash[s.who] / max(whole[s.who], 1), 1.0)
            fen = due[s.number] if part >= 1.0 else math.floor(due[s.number] * part)
            w.pay(flow, pocket, s.who, pot, project_of(w, s).number, fen)
            paid[s.number] = fen
    return paid


def project_of(w, s):
    return w.project[s.number // len(w.project[0].stakes)]


def pay_party(w, flow, p, s, fen):
    """Pay a party other than households out of its project's escrow."""
    if s.kind in POCKETS and s.who >= 0 and fen > 0:
        w.pay(flow, "escrow", p.number, POCKETS[s.kind], s.who, fen)


def to_households(w, p, fen):
    """Divide what the household party gets by service and need of its registered households."""
    listed = [h for h in p.home.households if h.registered]
    if fen <= 0 or not listed:
        return
    weights = []
    for h in listed:
        weight = 0.0
        for served, need in zip(h.served, h.need, strict=True):
            weight = weight + served + need
        weights.append(weight)
    for h, part in zip(listed, split_whole(fen, weights), strict=True):
        w.pay("benefit_share", "escrow", p.number, "household", h.number, part)


def fund(w, policy):
    """Pay the grant's instalments to the county and this month's budgets to the projects."""
    months = max(policy.plan.of(sections.Time).project_months, 1)
    grant = policy.plan.of(sections.Project).grant_yuan
    for c in w.county:
        own = [p for p in w.project if p.county == c.number]
        if policy.programme and 1 <= w.month <= policy.plan.of(sections.Time).project_months:
            instalment(w, policy, c, own)
        if policy.programme:
            yearly_money(w, policy, c)
        running = [p for p in own if can_be_paid(w, policy, p)]
        elapsed = min(max(w.month, 0), months) / months
        due = grant * elapsed if c.instalments > 0.0 else 0.0
        due = due + c.promised - c.distributed
        left = kept(w, policy, "government")
        give = min(to_fen(max(left * due, 0.0)), w.books["county"][c.number]) if running else 0
        weights = weights_of(w, policy, own, running, (grant / months + a_month(policy, c)) * 12.0)
        for p, fen in zip(own, split_whole(give, weights), strict=True):
            w.pay("project_transfer", "county", c.number, "escrow", p.number, fen)
            p.budget = fen / 100.0 if p in running else 0.0
            p.home.given_year *= A_YEAR_ON if p.active else 1.0
            p.home.given_year = p.home.given_year + total([fen / 100.0])
        lost = (1.0 - left) * max(due, 0.0) if running else 0.0
        c.distributed += give / 100.0 + lost


def instalment(w, policy, c, own):
    """Pay the next part of the grant when it is due; the last only if enough was delivered."""
    shares = policy.plan.of(sections.MilestoneShares)
    months = policy.plan.of(sections.Time).project_months
    elapsed = (w.month - 1) / months
    part = shares.start
    if elapsed >= shares.start:
        part += shares.middle
    if elapsed >= shares.start + shares.middle:
        done, planned = total(p.delivered for p in own), total(p.planned for p in own)
        part += shares.acceptance if done >= w.of(c).money.acceptance * planned else 0.0
    if policy.plan.of(sections.Government).purchaser == "county":
        part = w.month / months
    paid = part - c.instalments if part > c.instalments else 0.0
    fen = to_fen(paid * policy.plan.of(sections.Project).grant_yuan)
    w.pay("grant", "outside", c.number, "county", c.number, fen)
    c.instalments += paid
    c.public_cost += fen / 100.0


def a_month(policy, c):
    """Give the yearly money of a month: by the register, times what the nation makes of it."""
    people = policy.plan.of(sections.Households)
    register = policy.plan.of(Budget).household_month_yuan * (people.pilot + people.spill_over)
    return register * c.budget_part


def yearly_money(w, policy, c):
    """Let the nation pay in January for the year what projects are owed month by month."""
    last = policy.plan.of(sections.Time).project_months + policy.plan.of(Budget).follow_up_months
    if w.month < 1 or w.month > last:
        return
    month, owed = w.date[1], a_month(policy, c)
    c.promised = c.promised + owed
    ahead = min(12 - month, last - w.month) if month == 1 or w.month == 1 else 0
    fen = to_fen(max(c.promised + owed * ahead - c.advanced, 0.0))
    w.pay("grant", "outside", c.number, "county", c.number, fen)
    c.advanced = c.advanced + fen / 100.0
    c.public_cost += fen / 100.0


def weights_of(w, policy, own, running, yearly):
    """Say how a county's money is shared among its projects."""
    given = allocated(w, policy, own, running, yearly)
    return [
        each * p.multiplier if p in running else 0.0 for p, each in zip(own, given, strict=True)
    ]


def overheads(w, policy, p):
    """Pay for information and contracts and set the incentive pot aside; yuan left."""
    game, clarity = w.of(p).game, policy.responsibility.clarity
    p.cost = p.cost * (A_YEAR_ON if p.active else 1.0)
    w.charge("platform_cost", p, p.information_cost)
    w.charge("contract_cost", p, game.contract_cost * clarity * clarity * p.budget)
    pays = any("no_pay" not in rule.laws for rule in policy.incentives)
    p.pot = p.pot + game.pot * p.budget if pays and p.active else 0.0
    return max(min(w.yuan("escrow", p.number) - p.pot, w.of(p).services.carried * p.budget), 0.0)
