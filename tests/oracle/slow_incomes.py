"""The slow month: what organisations and enterprises live on."""

from __future__ import annotations

import math

from sim.world.shocks import FundingShock
from tests.oracle.slow_world import (
    A_YEAR_ON,
    ENTERPRISE,
    ORGANIZATION,
    add,
    ratio,
    to_fen,
    total,
)


def kept(w, policy, source):
    """Give the part of a source of money that is left while it has fallen, else 1."""
    shock = policy.plan.of(FundingShock)
    lasts = shock.from_month <= w.month < shock.from_month + shock.months
    return 1.0 - shock.fall if shock.enabled and lasts and shock.source == source else 1.0


def incomes(w, policy):
    """Raise money, borrow, pay staff, repay; earn, pay fees, invest."""
    for o in w.organization:
        money = w.of(o).money
        wages = o.staff_start * money.salary * o.alive
        trusted = 1.0 + money.donation_credibility * (o.credibility - 0.5)
        raised = max(wages * money.donations[o.kind] * trusted, 0.0)
        gift = to_fen(raised * kept(w, policy, "donations"))
        w.pay("donation", "outside", o.county, "organization", o.number, gift)
        o.sources[1] = o.sources[1] + gift / 100.0
        bill = o.staff * money.salary * w.of(o).partnership.pay * o.alive
        borrow(w, o, bill)
        pay = min(to_fen(max(bill, 0.0)), w.books["organization"][o.number])
        w.pay("salary", "organization", o.number, "outside", o.county, pay)
        repay(w, o, bill)
    left = kept(w, policy, "enterprise")
    offered = {e.number: fees_of(w, e, left) for e in w.enterprise}
    for o in w.organization:
        o.__dict__["fees"] = 0
    for p in w.project:
        for s in p.stakes:
            if met(p, s):
                pay_fee(w, p, s, offered[s.who])
    for o in w.organization:
        o.sources[2] = o.sources[2] + o.fees / 100.0
    for e in w.enterprise:
        grow(w, e)


def borrow(w, o, bill):
    """Borrow until the next instalment comes, as a trusted holder of a contract may."""
    terms = w.of(o).cooperation
    busy = any(
        p.active and s.kind == ORGANIZATION and s.who == o.number and s.inside > 0.0
        for p in w.project
        for s in p.stakes
    )
    if o.alive and o.contractor and busy and o.credibility >= terms.loan_trust:
        short = max(terms.loan_below * bill - w.yuan("organization", o.number), 0.0)
        fen = to_fen(min(short, max(terms.loan_most * bill - o.debt, 0.0)))
        w.pay("impact_finance", "outside", o.county, "organization", o.number, fen)
        o.debt = o.debt + fen / 100.0


def repay(w, o, bill):
    terms, owed = w.of(o).cooperation, o.debt if o.alive else 0.0
    cash = w.books["organization"][o.number]
    fen = min(to_fen(terms.loan_interest * owed), cash)
    w.pay("impact_interest", "organization", o.number, "outside", o.county, fen)
    spare = max(w.yuan("organization", o.number) - terms.loan_spare * bill, 0.0)
    fen = math.floor(min(owed, spare) * 100.0)
    w.pay("impact_repayment", "organization", o.number, "outside", o.county, fen)
    o.debt = max(o.debt - fen / 100.0, 0.0)


def fees_of(w, e, left):
    """Earn and pay out to owners; give the fen for organisations met in projects."""
    money = w.of(e).money
    own = [s for s in w.stake if s.kind == ENTERPRISE and s.who == e.number and s.inside > 0.0]
    won = w.of(e).game.order_profit * total(s.orders_won for s in own)
    fen = to_fen(max(e.capital * money.profit_rate[e.kind] / 12.0 + won, 0.0))
    w.pay("profit", "outside", e.county, "enterprise", e.number, fen)
    out = math.floor(fen * (1.0 - money.kept_profit))
    w.pay("dividend_out", "enterprise", e.number, "outside", e.county, out)
    e.profit_year = e.profit_year * A_YEAR_ON + fen / 100.0
    wanted = w.of(e).cooperation.fee * (fen / 100.0 * left)
    return min(to_fen(wanted), w.books["enterprise"][e.number])


def met(p, s):
    return s.kind == ENTERPRISE and s.who >= 0 and s.inside > 0.0 and p.age > 0


def places_of(w, e):
    """List an enterprise's projects that have begun, once for each place."""
    return [p for p in w.project for s in p.stakes if met(p, s) and s.who == e.number]


def pay_fee(w, p, s, whole):
    e = w.enterprise[s.who]
    offered = math.floor(whole * ratio(1.0, float(len(places_of(w, e)))))
    held = [
        t.who if t.kind == ORGANIZATION and t.who >= 0 and t.inside > 0.0 else -1 for t in p.stakes
    ]
    known = []
    for who in held:
        o = w.organization[who] if who >= 0 else None
        known.append(o.credibility * o.precise[1] if o and o.alive else 0.0)
    most = max(add(known), 1e-9)
    for who, weight in zip(held, known, strict=True):
        fen = math.floor(offered * (weight / most))
        if who >= 0 and fen:
            w.pay("cooperation", "enterprise", e.number, "organization", who, fen)
            w.organization[who].__dict__["fees"] += fen


def grow(w, e):
    """Invest spare cash with villages and in the firm; hire and order more."""
    terms, money = w.of(e).cooperation, w.of(e).money
    mine = places_of(w, e)
    spare = max(w.yuan("enterprise", e.number) - money.enterprise_start, 0.0)
    each = ratio(1.0, float(len(mine)))
    running = [p for p in mine if p.active]
    busy = total(each for _ in running)
    venture = math.floor(min(terms.venture * e.mission, 1.0) * spare * busy * 100.0)
    w.pay("joint_venture", "enterprise", e.number, "outside", e.county, venture)
    joint = venture / 100.0
    for p in running:
        part = ratio(joint, busy) * (each * 1.0) * terms.venture_village
        w.__dict__.setdefault("ventures", {}).setdefault(p.number, []).append(part)
    own = min(to_fen(max(terms.reinvested * spare, 0.0)), w.books["enterprise"][e.number])
    w.pay("investment", "enterprise", e.number, "outside", e.county, own)
    added = own / 100.0 + joint * (1.0 - terms.venture_village)
    rise = ratio(added, e.capital)
    e.capital = e.capital + added
    e.jobs = e.jobs * (1.0 + terms.hiring * rise)
    e.vacancies = e.vacancies * (1.0 + terms.hiring * rise)
    e.orders = e.orders * (1.0 + terms.ordering * rise)


def settle_ventures(w):
    """Add the villages' parts of this month's joint ventures to their industry."""
    found = w.__dict__.pop("ventures", {})
    for p in w.project:
        p.home.industry = p.home.industry + total([add(found.get(p.number, []))])
