"""Slow incentives are settled: what is paid, fined, won, granted, kept in mind."""

from __future__ import annotations

import math
from types import SimpleNamespace

from tests.oracle.scalar_draws import normal_, purpose_, uniform_
from tests.oracle.slow_appraisal import paid_by
from tests.oracle.slow_contracts import book_sales, pay_instalment
from tests.oracle.slow_game import bearable
from tests.oracle.slow_incentives import rewards
from tests.oracle.slow_purse import collect, pay_party, to_households
from tests.oracle.slow_world import (
    COMMUNITY,
    ENTERPRISE,
    GOVERNMENT,
    HOUSEHOLD,
    ORGANIZATION,
    add,
    between,
    ratio,
    to_fen,
    total,
)

PAYERS = (GOVERNMENT, ORGANIZATION, ENTERPRISE, COMMUNITY)


def settle_incentives(w, policy, projects, from_households):
    """Let every incentive in force have its way, in the order of the payments."""
    noise, luck = purpose_("share: what incentives see"), purpose_("share: whom an incentive hits")
    moment = SimpleNamespace(
        expected=False,
        yearly=float(w.date[1] == 12),
        noise=[[normal_(noise, s.luck, s.id, w.month) for s in p.stakes] for p in w.project],
        luck=[[uniform_(luck, s.luck, s.id, w.month) for s in p.stakes] for p in w.project],
    )
    outputs = [p.output for p in w.project]
    pots = [min(p.pot, w.yuan("escrow", p.number)) for p in w.project]
    due = rewards(policy, projects, outputs, moment, pots)
    got = [pay(w, policy, *each) for each in zip(w.project, projects, due, strict=True)]
    book_sales(w)
    fined = fines(w, projects, due, from_households)
    brought = [[fined[s.number] / 100.0 for s in p.stakes] for p in w.project]
    won = paid_by(brought, [each.prize for each in due], projects)
    for p in w.project:
        parts = [math.floor(yuan * 100.0) for yuan in won[p.number]]
        w.pay("incentive", "county", p.county, "escrow", p.number, sum(parts))
        for s, fen, paid in zip(p.stakes, parts, got[p.number], strict=True):
            pay_party(w, "incentive", p, s, fen)
            s.received = s.received + (paid + fen - fined[s.number]) / 100.0
    for c in w.county:
        match_grants(w, c, due)
    for p, each in zip(w.project, due, strict=True):
        w.charge("evaluation_cost", p, each.cost)
    for c in w.county:
        enforce(w, c, due)
        relieve(w, c, due)
    stand(w, projects, due)
    keep_in_mind(w, projects, due)


def pay(w, policy, p, project, due):
    """Pay what was held back as far as it was earned, then from the pot; fen of the latter."""
    side_by_side, _ = project
    earned = []
    for party, yuan in zip(side_by_side, due.earned, strict=True):
        held = add(rule.held_back() * party.instalment for rule in policy.incentives)
        earned.append(min(max(yuan, 0.0), held, party.instalment))
    part = min(ratio(w.yuan("escrow", p.number), add(earned)), 1.0)
    for s, party, yuan in zip(p.stakes, side_by_side, earned, strict=True):
        pay_instalment(w, p, s, math.floor(yuan * part * 100.0) if party.active else 0)
    left = min(ratio(w.yuan("escrow", p.number), add(due.pay)), 1.0)
    made = [
        math.floor(max(yuan * left, 0.0) * 100.0) if party.active else 0
        for party, yuan in zip(side_by_side, due.pay, strict=True)
    ]
    for s, fen in zip(p.stakes, made, strict=True):
        pay_party(w, "incentive", p, s, fen)
    own = [fen for s, fen in zip(p.stakes, made, strict=True) if s.kind == HOUSEHOLD]
    to_households(w, p, sum(own))
    p.pot = max(p.pot - sum(made) / 100.0, 0.0)
    return made


def fines(w, projects, due, from_households):
    """Collect fines; fen that each stake paid, all of it handed on to the county."""
    wanted = [0.0] * len(w.stake)
    for (side_by_side, _), each in zip(projects, due, strict=True):
        for party, fine in zip(side_by_side, each.fine, strict=True):
            wanted[party.stake.number] = bearable(party, fine) if party.active else 0.0
    fined = collect(w, "fine", wanted, PAYERS)
    for p, (side_by_side, _) in zip(w.project, projects, strict=True):
        asked = total([add(wanted[s.number] for s in p.stakes if s.kind == HOUSEHOLD)])
        paid = to_fen(from_households(w, p, asked, "fine", 1.0))
        for s, party in zip(p.stakes, side_by_side, strict=True):
            fined[s.number] += paid if s.kind == HOUSEHOLD and party.active else 0
    for p in w.project:
        back = sum(fined[s.number] for s in p.stakes)
        w.pay("fine", "escrow", p.number, "county", p.county, back)
    return fined


def match_grants(w, c, due):
    """Let the county add to escrows what it grants, as far as it can."""
    own = [p for p in w.project if p.county == c.number]
    wanted = {p.number: to_fen(max(due[p.number].escrow, 0.0)) for p in own}
    part = min(w.books["county"][c.number] / max(sum(wanted.values()), 1), 1.0)
    for p in own:
        fen = wanted[p.number] if part >= 1.0 else math.floor(wanted[p.number] * part)
        w.pay("matching", "county", c.number, "escrow", p.number, fen)


def enforce(w, c, due):
    """Let the state pay inspectors and volunteers give their hours next month."""
    own, fen = [p for p in w.project if p.county == c.number], 0
    for p in own:
        fen += to_fen(max(due[p.number].county_cost, 0.0))
        p.enforcement_hours = due[p.number].volunteer_hours if p.active else 0.0
    w.pay("grant", "outside", c.number, "county", c.number, fen)
    w.pay("evaluation_cost", "county", c.number, "outside", c.number, fen)
    c.public_cost += fen / 100.0


def relieve(w, c, due):
    """Let the state forgo tax; what it forgoes is a public cost."""
    forgone = []
    for p in w.project:
        for s, yuan in zip(p.stakes, due[p.number].relief, strict=True):
            if p.county == c.number and s.kind == ENTERPRISE and yuan > 0.0:
                fen = to_fen(yuan)
                w.pay("tax_relief", "outside", c.number, "enterprise", s.who, fen)
                forgone.append(fen / 100.0)
    c.public_cost += total(forgone)


def stand(w, projects, due):
    """Let names follow, averaged over projects."""
    for kind, table, column in (
        (ORGANIZATION, w.organization, "credibility"),
        (ENTERPRISE, w.enterprise, "reputation"),
    ):
        for row in table:
            changes = [
                change
                for (side_by_side, _), each in zip(projects, due, strict=True)
                for party, change in zip(side_by_side, each.reputation, strict=True)
                if party.active and party.kind == kind and party.stake.who == row.number
            ]
            if changes:
                moved = getattr(row, column) + total(changes) / len(changes)
                setattr(row, column, between(0.0, moved, 1.0))


def keep_in_mind(w, projects, due):
    for (side_by_side, _), each in zip(projects, due, strict=True):
        for j, party in enumerate(side_by_side):
            s = party.stake
            s.strikes = max(s.strikes + int(each.strikes[j]), 0)
            s.orders_won = each.orders[j] if party.active else 0.0
            if party.active and s.kind == ORGANIZATION and each.barred[j]:
                w.organization[s.who].barred = 12
