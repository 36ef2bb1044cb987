"""The slow project game: what parties produce together, and what each can expect of it."""

from __future__ import annotations

import math
from types import SimpleNamespace

from tests.oracle.scalar_maths import exp_, power_
from tests.oracle.slow_incentives import expectation, rewards
from tests.oracle.slow_responsibility import covered, fractions, premiums
from tests.oracle.slow_sharing import divided, topped_up
from tests.oracle.slow_world import (
    COMMUNITY,
    ENTERPRISE,
    GOVERNMENT,
    HOUSEHOLD,
    ORGANIZATION,
    POCKETS,
    add,
    ratio,
)

A_LITTLE = 0.01


def parties(w, policy, p, *, whole=False):
    """Lay the parties of a project side by side, each with what the rules may look at."""
    del policy
    game, made = w.of(p).game, []
    for s in p.stakes:
        there = p.active and s.who >= 0 and s.inside > 0.0
        party = SimpleNamespace(stake=s, active=there, kind=s.kind, effort=s.effort)
        party.endowment = add(s.resources) * (1.0 if whole else s.inside)
        party.funds, party.helping, party.belief = s.posted, s.helping, s.belief
        party.outlay, party.cash = s.outlay, cash_of(w, p, s)
        party.need = need_of(p, party)
        party.appraised = appraised(w, s)
        party.received, party.capital, party.credibility = s.received, s.capital, standing(w, s)
        home = s.kind == HOUSEHOLD
        party.persons = p.home.persons if home else 1.0
        party.poor_persons = p.home.poor_persons if home else 0.0
        care = w.enterprise[s.who].mission if s.kind == ENTERPRISE and s.who >= 0 else 1.0
        party.mission = game.mission * game.mission_of[s.kind] * care
        made.append(party)
    contract = contracts(w, p)
    for party, held in zip(made, contract, strict=True):
        party.contract = held
        party.game = game
        trade(w, party)
    return made


def standing(w, s):
    """Give the credibility of an organisation or the reputation of an enterprise."""
    if s.kind == ORGANIZATION:
        return w.organization[s.who].credibility if s.who >= 0 else 0.0
    if s.kind == ENTERPRISE:
        return w.enterprise[s.who].reputation if s.who >= 0 else 0.0
    return 0.5


def present(side_by_side):
    return [party for party in side_by_side if party.active]


def is_chief(w, s):
    return s.kind == ORGANIZATION and s.who >= 0 and w.organization[s.who].contractor


def contracts(w, p):
    """Give the contract sums of a year: small ones for local hours, the rest for contractors."""
    chief = [float(is_chief(w, s) and s.contracted > 0.0) for s in p.stakes]
    small = [
        0.0 if c > 0.0 else s.contracted * s.resources[1]
        for c, s in zip(chief, p.stakes, strict=True)
    ]
    most = min(ratio(p.budget, add(small)), 1.0)
    small = [each * most for each in small]
    rest, chiefs = max(p.budget - add(small), 0.0), max(add(chief), 1.0)
    return [(a + c / chiefs * rest) * 12.0 for a, c in zip(small, chief, strict=True)]


def trade(w, party):
    """Note what a partner sells and buys, whom it employs and how it is known."""
    s = party.stake
    party.instalment, party.orders, party.strikes = s.instalment, s.orders, s.strikes
    party.capability, party.grade = 0.0, 0
    party.staff = party.poor_staff = party.hired = 0.0
    party.profit = party.gifts = party.tax = 0.0
    if s.who >= 0 and s.kind == ORGANIZATION:
        o = w.organization[s.who]
        party.capability, party.grade, party.staff = add(o.capability) / 6, o.grade, o.staff
    elif s.who >= 0 and s.kind == ENTERPRISE:
        e, once = w.enterprise[s.who], part_of_enterprise(w, party)
        party.capability = e.technology
        party.staff, party.poor_staff = max(e.jobs, 1.0), e.poor_staff
        party.hired, party.gifts = e.hired * once, e.gifts_year * once
        party.profit, party.tax = e.profit_year * once, e.profit_year * 0.25 * once


def part_of_enterprise(w, party):
    """Give a place its part of a firm in several projects; who is outside counts as coming in."""
    own = party.stake
    inside = sum(
        p.active and s.inside > 0.0 and s.kind == ENTERPRISE and s.who == own.who
        for p in w.project
        for s in p.stakes
    )
    return 1.0 / (inside + (not party.active))


def cash_of(w, p, s):
    if s.kind == HOUSEHOLD:
        return w.of(p).game.household_loss_cap * p.home.able_income
    return w.yuan(POCKETS[s.kind], s.who) if s.who >= 0 else 0.0


def need_of(p, party):
    """Give yuan a month missing: to the line, or to six months of one's own outlay."""
    if party.kind == HOUSEHOLD:
        return p.home.gap
    if party.kind == GOVERNMENT:
        return 0.0
    return max(6.0 * party.outlay / 12.0 - party.cash, 0.0) / 6.0


def appraised(w, s):
    """Give what a yearly appraisal knows of an organisation: three groups of marks."""
    if s.kind != ORGANIZATION or s.who < 0:
        return None
    o = w.organization[s.who]
    basic = 0.5 * min(o.staff / 3.0, 1.0) + 0.5 * o.legitimacy
    steady = max(1.0 - o.turnover / 0.36, 0.0)
    return basic, (o.governance + steady + o.credibility) / 3.0, o.performance


def put_in(party):
    return party.effort * party.endowment if party.active else 0.0


def joint_gain(game, one, other):
    pair = {one.kind, other.kind}
    if pair == {GOVERNMENT, ORGANIZATION}:
        return game.joint_government_organization
    if pair == {ORGANIZATION, ENTERPRISE}:
        return game.joint_organization_enterprise
    if pair == {ORGANIZATION, COMMUNITY}:
        return game.joint_organization_community
    return game.joint


def raw_output(side_by_side, clarity):
    """Own work, and half of what each pair does together for each of the two."""
    return add(own + joint for own, joint in works(side_by_side, clarity))


def works(side_by_side, clarity):
    """Give what each party does alone, and its half of what it does with each other one."""
    game = side_by_side[0].game
    cover = 1.0 - game.cover_lost * clarity
    y = [put_in(party) * math.sqrt(party.helping) for party in side_by_side]
    made = []
    for j, party in enumerate(side_by_side):
        own = game.product[party.kind] * put_in(party) * (1.0 - party.helping)
        half = 0.0
        for k, other in enumerate(side_by_side):
            both = y[j] + y[k]
            mean = 2.0 * y[j] * y[k] / (both if both > 0.0 else 1.0)
            half = half + (joint_gain(game, party, other) if j != k else 0.0) * mean
        made.append((own, 0.5 * cover * half))
    return made


def failure_rate(side_by_side):
    game = side_by_side[0].game
    whole = add(party.endowment for party in present(side_by_side))
    if whole <= 0.0:
        return 0.0
    part = add(put_in(party) for party in side_by_side) / whole
    return game.failure * exp_(-game.failure_slope * part)


def monthly(rate):
    return 1.0 - power_(max(1.0 - rate, 0.0), 1.0 / 12.0)


def terms_of(w, policy, p, side_by_side):
    """Say what a project's output depends on besides its parties."""
    game = w.of(p).game
    clarity = policy.responsibility.clarity
    left = (1.0 - p.conflict) * (1.0 - p.meeting_share) * (1.0 - p.leakage)
    able = game.household_loss_cap * p.home.able_income
    return SimpleNamespace(
        clarity=clarity,
        hindered=left * (1.0 - game.clarity_drag * clarity),
        cash_share=game.sale_value * (p.domain_share[0] * p.quality[0]),
        at_risk=game.loss_share * game.loss_months * p.budget,
        most=[
            able if party.kind == HOUSEHOLD else game.liability_months * party.endowment
            for party in side_by_side
        ],
        planned=game.agreed * add(each.endowment for each in present(side_by_side)),
        county=p.county,
        pool=w.yuan("pool", p.number),
        visibility=game.visibility,
        detection=p.detection,
        usual=p.output,
        output_year=p.output_year,
        planned_year=p.planned,
        results=p.results,
        burden=p.results_from * max(p.age - 1, 0) / 12.0,
        volunteer_hours=p.home.volunteers * w.of(p).services.volunteer_hours,
        pot=game.pot * p.budget,
    )


def shares(policy, surplus, side_by_side):
    """Divide a surplus by the rule in force."""
    done = works(side_by_side, policy.responsibility.clarity)
    return divided(policy.benefit_sharing, surplus, side_by_side, done)


def owed(policy, surplus, side_by_side):
    """Say what parties owe each other besides."""
    done = works(side_by_side, policy.responsibility.clarity)
    return topped_up(policy.benefit_sharing, surplus, side_by_side, done)


def borne(policy, terms, side_by_side, told=None):
    """Give the loss each party would bear: what is written, and the vague rest."""
    game, count = side_by_side[0].game, max(len(present(side_by_side)), 1)
    heads = add(1.0 for party in present(side_by_side) if party.kind == HOUSEHOLD)
    dump = game.dump if heads > 0.0 else 0.0
    if told is None:
        told = fractions(policy.responsibility, terms.at_risk, side_by_side)
    found = []
    for party, fraction, most in zip(side_by_side, told, terms.most, strict=True):
        even = party.active / count
        house = 1.0 if party.active and party.kind == HOUSEHOLD else 0.0
        vague = dump * house / max(heads, 1.0) + (1.0 - dump) * even
        part = terms.clarity * fraction + (1.0 - terms.clarity) * vague
        found.append(min(part * terms.at_risk, most))
    return found


def bearable(party, fine):
    return min(fine, party.cash) if party.kind == HOUSEHOLD else fine


def payoffs(policy, projects):
    """Work out what every party of every project expects of the month; list of results."""
    told = []
    for side_by_side, terms in projects:
        chance = monthly(failure_rate(side_by_side))
        kept = 1.0 - side_by_side[0].game.loss_share * chance
        output = max(raw_output(side_by_side, terms.clarity), 0.0) * terms.hindered * kept
        share = shares(policy, output * terms.cash_share, side_by_side)
        told.append(SimpleNamespace(chance=chance, output=output, share=share))
    outputs = [each.output for each in told]
    hoped = rewards(policy, projects, outputs, expectation(), [t.pot for _, t in projects])
    for number, ((side_by_side, terms), found) in enumerate(zip(projects, told, strict=True)):
        f, loss = found.chance, borne(policy, terms, side_by_side)
        paid = covered(policy.responsibility, terms.at_risk, terms.pool)
        loss = [each * (1.0 - paid / max(terms.at_risk, 1e-9)) for each in loss]
        due = owed(policy, found.output * terms.cash_share, side_by_side)
        dues = premiums(policy.responsibility, side_by_side)
        found.private = []
        for j, party in enumerate(side_by_side):
            game = party.game
            backing = max(game.liability_months * party.endowment, 1.0)
            averse = game.risk_aversion[party.kind]
            risk = 0.5 * averse * f * (1.0 - f) * loss[j] * loss[j] / backing
            r = hoped[number]
            name = game.reputation_value[party.kind] * party.endowment * r.reputation[j]
            kept = min(add(rule.held_back() for rule in policy.incentives), 1.0)
            unearned = kept * party.instalment - r.earned[j]
            own = found.share[j] + due[j] + r.pay[j] - unearned + game.order_profit * r.orders[j]
            own = own + r.relief[j] + name + r.prize[j] - bearable(party, r.fine[j])
            own = own - dues[j] - f * loss[j] - risk
            found.private.append(own if party.active else 0.0)
    return told
