"""The slow month, project side: what was seen changes trust, standing, staff and money."""

from __future__ import annotations

import math

from tests.oracle.scalar_draws import purpose_, uniform_
from tests.oracle.scalar_maths import exp_, hazard_
from tests.oracle.slow_judgement import BAD, GOOD, WEAK, satisfaction, works_in
from tests.oracle.slow_needs import true_needs
from tests.oracle.slow_partners import enter, learn
from tests.oracle.slow_service import raised
from tests.oracle.slow_world import A_YEAR_ON, DOMAINS, ORGANIZATION, add, between, ratio, total


def feed_back(w, policy):
    """Households, classes, organisations, money of ended projects, the year."""
    for v in w.village:
        note_breaks(w, v)
    for h in w.household:
        if h.client:
            content(w, h)
    for p in w.project:
        s = w.of(p).supervision
        p.multiplier = s.support_good if p.grade == GOOD else 1.0
        p.multiplier = s.rectify if p.grade in {WEAK, BAD} else p.multiplier
    for o in w.organization:
        standing(w, o)
    for v in w.village if w.organization else ():
        seen_in(w, v)
    leaves = {o.number: staff(w, o) for o in w.organization}
    learn(w, leaves)
    enter(w, policy)
    return_money(w)
    pass_on(w)


def pass_on(w):
    """Close the year in January; let what counts twelve months lose one."""
    if w.date[1] == 1:
        for v in w.village:
            year(w, v)
    for s in w.stake:
        s.received = s.received * A_YEAR_ON
    for o in w.organization:
        o.sources = [source * A_YEAR_ON for source in o.sources]
    for e in w.enterprise:
        e.gifts_year = e.gifts_year * A_YEAR_ON


def content(w, h):
    """Let a client judge how far its true needs were met, and trust accordingly."""
    s, p = w.of(h).supervision, w.village[h.village].project
    needs, met = true_needs(w, h), []
    for d in DOMAINS:
        hoped = s.hoped_service * w.place(h).price * max(needs[d], 0.05)
        quality = min(p.quality[d] / s.hoped_quality, 1.0)
        met.append(needs[d] * min(ratio(h.served[d], hoped), 1.0) * quality)
    waiting = s.delay_annoys * p.delay / 12.0
    seen = between(0.0, ratio(add(met), add(needs)) - waiting, 1.0)
    kept, now = s.satisfaction_memory, h.satisfaction
    if p.active:
        now = kept * h.satisfaction + (1.0 - kept) * seen
    h.satisfaction = now
    broken = add(w.served_before[h.number]) > 0.0 and add(h.served) <= 0.0
    lost = (s.broken_service if broken else 0.0) + p.trust_loss
    h.trust = between(0.0, h.trust + s.trust_step * (now - 0.5 if p.active else 0.0) - lost, 1.0)


def note_breaks(w, v):
    """Keep a running mean of the part of those served whose service broke off this month."""
    had = [h for h in v.households if h.client and add(w.served_before[h.number]) > 0.0]
    if had:
        lost = sum(add(h.served) <= 0.0 for h in had) / len(had)
        v.broken = v.broken + (lost - v.broken) / 12.0


def mean(numbers):
    return ratio(total(numbers), float(len(numbers)))


def standing(w, o):
    """Credibility, legitimacy and governance answer to the projects an organisation is in."""
    s, projects = w.of(o).supervision, works_in(w, o)
    o.load = mean([min(ratio(p.load, p.staffed), 1000.0) for p in projects])
    leaks = mean([p.leakage * p.detection for p in projects])
    luck = uniform_(purpose_("feed back: scandal"), w.place(o).luck, o.id, w.month)
    scandal = bool(projects) and luck < s.scandal_rate * leaks
    if projects:
        quality, own = mean([add(p.quality) / 6 for p in projects]), s.governance_weight
        known = (1.0 - own) * quality + own * o.governance
        moved = o.credibility + s.credibility_step * (known - o.credibility)
        moved = moved - s.scandal_cost * o.credibility * scandal
        approved = mean([satisfaction(p)[0] for p in projects]) - 0.5
        legit = raised(o.legitimacy, max(s.legitimacy_step * approved, 0.0))
        o.legitimacy = legit + min(s.legitimacy_step * approved, 0.0) * o.legitimacy
        o.credibility = between(0.0, moved, 1.0)
    hours = w.of(o).partnership.board_hours
    trained = s.governance_training * hours / 10.0 * bool(projects) * (1.0 - o.governance)
    if o.alive:
        o.governance = o.governance + trained - s.governance_decay * o.governance


def seen_in(w, v):
    p, s = v.project, w.of(v).supervision
    approval = satisfaction(p)[0] - 0.5
    team = s.team_legitimacy * v.work_team * float(p.active)
    led = raised(v.legitimacy, team) + s.legitimacy_step * float(p.active) * approval
    v.legitimacy = between(0.0, led, 1.0)
    effect = add(p.quality) / 6 if p.active else 0.0
    v.visible_effect = v.visible_effect + s.effect_step * (effect - v.visible_effect)


def staff(w, o):
    """Let staff leave and be replaced; an organisation long without cash closes."""
    s, salary = w.of(o).supervision, w.of(o).money.salary
    overload = min(max(o.load - 1.0, 0.0), 5.0)
    own = w.of(o).partnership
    push = s.turnover_load * overload - own.pay_response * (own.pay - 1.0)
    leaving = hazard_(s.turnover * exp_(push))
    cash = w.yuan("organization", o.number)
    gone = o.staff * leaving
    missing = max(o.staff_start - (o.staff - gone), 0.0)
    wage = salary * own.pay
    room = max(cash / max(s.hire_reserve * wage, 0.001) - (o.staff - gone), 0.0)
    hired = min(missing, gone + s.rehire * missing, room)
    if o.alive:
        o.staff = o.staff - gone + hired
    state, *others = o.sources
    income = add([state if works_in(w, o) else 0.0, *others]) / 12.0
    if o.alive and cash < s.hire_reserve * o.staff * wage:
        too_many = max(o.staff - income / wage, 0.0)
        o.staff = o.staff - min(own.lay_off * o.staff, too_many)
    o.turnover = o.turnover * A_YEAR_ON + leaving
    o.broke_months = o.broke_months + 1 if cash + income < 0.5 * o.staff * wage else 0
    o.alive = o.alive and o.broke_months < s.exit_months
    for stake in w.stake:
        if stake.kind == ORGANIZATION and stake.who == o.number and not o.alive:
            stake.inside = 0.0
    return leaving


def return_money(w):
    """Give what is left of ended projects back to whoever granted it."""
    for pot in ("escrow", "pool"):
        for p in w.project:
            fen = 0 if p.active else w.books[pot][p.number]
            w.pay("returned", pot, p.number, "county", p.county, fen)
    for c in w.county:
        own = [p for p in w.project if p.county == c.number]
        idle = not any(p.active or p.first_month > w.month for p in own)
        left = w.books["county"][c.number] if idle else 0
        w.pay("returned", "county", c.number, "outside", c.number, left)
        c.public_cost -= left / 100.0


def year(w, v):
    """Note in January what a village was given and how many households left poverty."""
    fresh = sum(h.registered and h.exit_month > max(w.month - 12, 0) for h in v.households)
    v.exits_per_yuan = ratio(float(fresh), v.given_year) if v.given_year > 0.0 else math.nan
    v.given_last = v.given_year
