"""The slow month: organisations are let in, learn, teach each other, and come into being."""

from __future__ import annotations

from sim.world import sections
from tests.oracle.scalar_draws import purpose_, uniform_
from tests.oracle.scalar_maths import hazard_
from tests.oracle.slow_judgement import WEAK, works_in
from tests.oracle.slow_world import DOMAINS, ratio, to_fen, total


def learn(w, leaves):
    """Learn by training, from abler partners, through a platform and by coaching."""
    taught = {o.number: best_partner(w, o) for o in w.organization}
    for o in w.organization:
        own, projects = w.of(o).partnership, works_in(w, o)
        reach = ratio(total(p.platform_reach for p in projects), float(len(projects)))
        drawn = own.training_hours * own.training_gain + own.platform_building * reach
        coached = any(p.grade >= WEAK for p in projects)
        gain = own.coaching_hours * own.coaching_gain * coached
        for d in DOMAINS if o.alive else ():
            c = o.capability[d]
            seen = own.transfer * max(taught[o.number][d] - c, 0.0)
            o.capability[d] = c + drawn * (1.0 - c) + seen - leaves[o.number] * own.newcomer_gap * c
        o.precise = [each + gain * (1.0 - each) for each in o.precise]
        o.governance = o.governance + gain * (1.0 - o.governance)


def best_partner(w, o):
    """Give the best capability, domain by domain, among partners with a core team."""
    best = [0.0] * 6
    for p in works_in(w, o):
        for other in w.organization:
            enough = other.staff >= w.of(other).partnership.core_staff
            if enough and any(p.number == q.number for q in works_in(w, other)):
                best = [max(pair) for pair in zip(best, other.capability, strict=True)]
    return best


def enter(w, policy):
    """Let new organisations come into being, in places that nobody holds."""
    for o in w.organization:
        if o.alive or o.contractor:
            continue
        own, c = w.of(o).partnership, w.place(o)
        home = [v for v in w.village if v.county == c.number]
        running = any(p.active for p in w.project if p.county == c.number)
        effect = ratio(total(v.visible_effect for v in home), float(len(home)))
        support = own.entry_quiet + (1.0 - own.entry_quiet) * running
        access = policy.plan.of(sections.Government).access
        rate = hazard_(own.entry * support * effect * access)
        if uniform_(purpose_("feed back: a new organisation"), c.luck, o.id, w.month) < rate:
            found(w, policy, o)


def found(w, policy, o):
    settings = w.of(o)
    o.alive, o.staff = True, o.staff_start
    o.turnover, o.load, o.broke_months, o.debt = 0.0, 0.0, 0, 0.0
    o.credibility = o.governance = settings.founding.local_standing
    o.legitimacy = policy.plan.of(sections.LocalOrganizations).legitimacy
    fen = to_fen(settings.money.start_reserve * o.staff * settings.money.salary)
    w.pay("donation", "outside", o.county, "organization", o.number, fen)
    o.sources[1] = o.sources[1] + fen / 100.0
