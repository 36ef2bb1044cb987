"""Slow contracts: who signs one, what is paid for hours, and how many jobs are offered."""

from __future__ import annotations

from types import SimpleNamespace

from sim.world import sections
from tests.oracle.scalar_maths import exp_
from tests.oracle.slow_game import is_chief
from tests.oracle.slow_incentives import expectation, rewards
from tests.oracle.slow_needs import contract_month
from tests.oracle.slow_world import ENTERPRISE, ORGANIZATION, add, between, ratio, to_fen, total


def sign(w, policy):
    """Sign contracts where a project begins or its contract is renewed."""
    by_government = policy.plan.of(sections.Project).implementer == "government"
    for p in w.project:
        if not p.active or (p.age > 1 and contract_month(w, policy, p) != 1):
            continue
        for s in p.stakes:
            s.contracted = 0.0
            if s.kind == ORGANIZATION and s.who >= 0 and not by_government:
                o = w.organization[s.who]
                part = 1.0 if o.contractor else w.of(p).services.local_contract
                s.contracted = part if o.barred <= 0 else 0.0
    for o in w.organization:
        o.barred = max(o.barred - 1, 0)


def buy_hours(w, policy, p, offered, left):
    """Buy the hours under contract, or pay officials.

    Yuan promised, hours that officials work, and of each stake the part of its hours that is
    worked: those paid for, and beyond them what an organisation's other income covers.
    """
    services = w.of(p).services
    purse = services.purchase_share * min(left, p.budget)
    worth = {s.number: services.hour_value * offered[s.number] for s in p.stakes}
    held = {s.number: s.contracted if offered[s.number] > 0.0 else 0.0 for s in p.stakes}
    inside = {s.number: held[s.number] if s.inside > 0.0 else 0.0 for s in p.stakes}
    chosen = inside if add(inside.values()) > 0.0 else held
    owed = add(worth[s.number] * chosen[s.number] for s in p.stakes)
    part = min(ratio(purse, owed), 1.0)
    price = {}
    for s in p.stakes:
        n = s.number
        s.orders = worth[n] * inside[n] * part
        wanted = s.orders + s.orders_won if inside[n] > 0.0 else 0.0
        price[n] = between(0.0, wanted, worth[n])
    most = min(ratio(left, add(price.values())), 1.0)
    worked = {}
    for s in p.stakes:
        n = s.number
        price[n] = price[n] * most
        paid = ratio(price[n], worth[n]) if s.inside > 0.0 else part * held[n]
        worked[n] = 1.0
        if is_chief(w, s) and offered[n] > 0.0:
            o = w.organization[s.who]
            worked[n] = min(paid + min(w.of(o).money.donations[o.kind], 1.0), 1.0)
        s.instalment = 0.0
    if policy.plan.of(sections.Project).implementer == "government":
        salary = w.spend_escrow("salary", p, purse)
        return salary, salary / services.hour_value, worked
    kept = min(add(rule.held_back() for rule in policy.incentives), 1.0)
    for s in p.stakes:
        s.instalment = to_fen(price[s.number]) / 100.0
        pay_instalment(w, p, s, to_fen(price[s.number] * (1.0 - kept)))
    return add(s.instalment for s in p.stakes), 0.0, worked


def pay_instalment(w, p, s, fen):
    """Pay an organisation for its services; its income is noted when all were paid."""
    if fen:
        w.pay("purchase", "escrow", p.number, "organization", s.who, fen)
        s.received += total([fen / 100.0])
        w.__dict__.setdefault("sold", {}).setdefault(s.who, []).append(fen / 100.0)


def book_sales(w):
    """Note as income from the state what organisations were paid since they were last noted."""
    for who, yuan in w.__dict__.pop("sold", {}).items():
        o = w.organization[who]
        o.sources[0] = o.sources[0] + total(yuan)


def offer_jobs(w, policy, projects=None):
    """Offer more jobs where a further lasting worker brings something."""
    for e in w.enterprise:
        e.vacancies = e.jobs
    if projects is None or not policy.incentives or not w.enterprise:
        return
    brings = per_hire(policy, projects)
    for e in w.enterprise:
        mine = [
            brings[n][j]
            for n, (side_by_side, _) in enumerate(projects)
            for j, party in enumerate(side_by_side)
            if party.active and party.kind == ENTERPRISE and party.stake.who == e.number
        ]
        whole = total(each * (1.0 / len(mine)) for each in mine)
        labour, stay = w.of(e).labour, w.place(e).staying
        half_a_year = (stay * stay * stay) * (stay * stay * stay)
        wage = 12.0 * labour.wage * exp_(labour.wage_growth * w.date[2])
        cheaper = ratio(whole * half_a_year, wage)
        e.vacancies = e.jobs * (1.0 + labour.demand_elasticity * cheaper)


def per_hire(policy, projects):
    """Give what one more lasting worker brings each enterprise, yuan."""
    more = []
    for side_by_side, terms in projects:
        changed = [
            SimpleNamespace(**(party.__dict__ | {"hired": party.hired + 0.01}))
            if party.active and party.kind == ENTERPRISE
            else party
            for party in side_by_side
        ]
        more.append((changed, terms))
    outputs, pots = [t.usual for _, t in projects], [t.pot for _, t in projects]
    usual = rewards(policy, projects, outputs, expectation(), pots)
    raised = rewards(policy, more, outputs, expectation(), pots)
    return [
        [max(a - b, 0.0) / 0.01 for a, b in zip(new.pay, old.pay, strict=True)]
        for new, old in zip(raised, usual, strict=True)
    ]
