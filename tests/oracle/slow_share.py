"""The slow month, project side: surplus, incentives and losses."""

from __future__ import annotations

import math

from tests.oracle.scalar_draws import normal_, purpose_
from tests.oracle.slow_choice import laid_out
from tests.oracle.slow_game import borne, owed, shares
from tests.oracle.slow_purse import collect, pay_party, to_households
from tests.oracle.slow_responsibility import covered, fractions, premiums
from tests.oracle.slow_rewards import settle_incentives
from tests.oracle.slow_world import (
    A_YEAR_ON,
    COMMUNITY,
    ENTERPRISE,
    GOVERNMENT,
    HOUSEHOLD,
    ORGANIZATION,
    add,
    ratio,
    split,
    to_fen,
    total,
)

PAYERS = (GOVERNMENT, ORGANIZATION, ENTERPRISE, COMMUNITY)


def share(w, policy):
    """Sell what was produced, divide the surplus by the rule, settle the incentives."""
    for p in w.project:
        p.enforcement_hours = 0.0
    for s in w.stake:
        s.orders_won = 0.0
    if not any(p.active for p in w.project):
        return
    projects = laid_out(w, policy)
    for p, (side_by_side, _) in zip(w.project, projects, strict=True):
        fen = to_fen(p.surplus)
        w.pay("sale", "outside", p.county, "escrow", p.number, fen)
        parts = shares(policy, fen / 100.0, side_by_side)
        divide(w, p, split(fen, parts, [party.active for party in side_by_side]))
        # somebody has to keep accounts of who put in what
        w.charge("measuring_cost", p, measuring(policy.benefit_sharing) * p.budget)
    make_good(w, policy, projects)
    for who, yuan in w.__dict__.pop("earned", {}).items():
        o = w.organization[who]
        o.sources[3] = o.sources[3] + total(yuan)
    if policy.incentives:
        settle_incentives(w, policy, projects, from_households)


def measuring(rule):
    """Give what a rule that measures inputs costs, as a share of the budget."""
    return getattr(rule, "measuring_cost", 0.0)


def make_good(w, policy, projects):
    """Let guarantors pay households what they were promised, as far as they can."""
    due = [
        owed(policy, to_fen(p.surplus) / 100.0, side_by_side)
        for p, (side_by_side, _) in zip(w.project, projects, strict=True)
    ]
    if not any(yuan for each in due for yuan in each):
        return
    asked = [max(-yuan, 0.0) for each in due for yuan in each]
    paid = collect(w, "guarantee", asked, PAYERS)
    for p, each in zip(w.project, due, strict=True):
        fen = sum(paid[s.number] for s in p.stakes)
        to_households(w, p, fen)
        p.income_shared = p.income_shared + fen / 100.0
        active = [s.who >= 0 and s.inside > 0.0 and p.active for s in p.stakes]
        parts = split(fen, [max(yuan, 0.0) for yuan in each], active)
        for s, part in zip(p.stakes, parts, strict=True):
            s.received = s.received + (part - paid[s.number]) / 100.0


def divide(w, p, parts):
    for s, fen in zip(p.stakes, parts, strict=True):
        pay_party(w, "benefit_share", p, s, fen)
        s.received = s.received + fen / 100.0
        if s.kind == ORGANIZATION and fen > 0:
            w.__dict__.setdefault("earned", {}).setdefault(s.who, []).append(fen / 100.0)
    own = sum(fen for s, fen in zip(p.stakes, parts, strict=True) if s.kind == HOUSEHOLD)
    to_households(w, p, own)
    yuan = [fen / 100.0 for fen in parts]
    public = add(y for s, y in zip(p.stakes, yuan, strict=True) if s.kind == GOVERNMENT)
    kept = p.income_shared * (A_YEAR_ON if p.active else 1.0)
    p.income_shared = kept + (add(yuan) - public)


def settle(w, policy):
    """Find who answers for failures, collect, and fall back on the purchaser."""
    if not any(p.active for p in w.project):
        return
    insure(w, policy)
    if not any(p.failed for p in w.project):
        return
    wanted, whole = answered(w, policy, laid_out(w, policy))
    paid = collect(w, "liability", wanted, PAYERS)
    for p in w.project:
        own = add(wanted[s.number] for s in p.stakes if s.kind == HOUSEHOLD)
        own = from_households(w, p, total([own]))
        others = add(paid[s.number] / 100.0 for s in p.stakes)
        p.loss = max(p.loss - others - own, 0.0)
        for s in p.stakes:
            s.received = s.received - paid[s.number] / 100.0
    for c in w.county:
        from_purchaser(w, c, [p for p in w.project if p.county == c.number])
    for p in w.project:
        vague = 1.0 - policy.responsibility.clarity
        w.spend_escrow("dispute_cost", p, w.of(p).game.dispute * vague * whole[p.number])


def answered(w, policy, projects):
    """Let the pool pay its part; say what each party owes of the rest, and what was lost."""
    purpose, rule = purpose_("settle: error in finding fault"), policy.responsibility
    wanted, whole = [0.0] * len(w.stake), {}
    for p, (side_by_side, terms) in zip(w.project, projects, strict=True):
        whole[p.number] = p.loss
        claim = to_fen(covered(rule, p.loss, w.yuan("pool", p.number)))
        claim = min(max(claim, 0), w.books["pool"][p.number])
        w.pay("claim", "pool", p.number, "escrow", p.number, claim)
        p.loss = max(p.loss - claim / 100.0, 0.0)
        luck = [normal_(purpose, s.luck, s.id, w.month) for s in p.stakes]
        told = fractions(rule, p.loss, side_by_side, luck)
        scale = ratio(p.loss, terms.at_risk)
        for s, yuan in zip(p.stakes, borne(policy, terms, side_by_side, told), strict=True):
            wanted[s.number] = yuan * scale
    return wanted, whole


def insure(w, policy):
    """Collect this month's premiums into the pools."""
    due = [
        yuan
        for side_by_side, _ in laid_out(w, policy)
        for yuan in premiums(policy.responsibility, side_by_side)
    ]
    if any(due):
        collect(w, "premium", due, PAYERS, pot="pool")


def from_households(w, p, asked, flow="liability", most=None):
    """Collect from households above the spared line, none more than the cap of its income."""
    v = p.home
    line, services = w.place(v).line_lived / 12.0, w.of(v).services
    most = w.of(v).game.household_loss_cap if most is None else most
    rate, paid = min(ratio(asked, v.able_income), most), []
    for h in v.households:
        able = h.income_mean if h.income_mean >= services.spared_line * line * h.size else 0.0
        fen = min(to_fen(max(able * rate, 0.0)), w.books["household"][h.number])
        w.pay(flow, "household", h.number, "escrow", p.number, fen)
        paid.append(fen / 100.0)
    return total(paid)


def from_purchaser(w, c, own):
    """Let the county pay what nobody else could, as far as it can."""
    due = {p.number: to_fen(p.loss) for p in own}
    part = min(w.books["county"][c.number] / max(sum(due.values()), 1), 1.0)
    for p in own:
        fen = due[p.number] if part >= 1.0 else math.floor(due[p.number] * part)
        w.pay("liability", "county", c.number, "escrow", p.number, fen)
        p.loss = max(p.loss - fen / 100.0, 0.0)
