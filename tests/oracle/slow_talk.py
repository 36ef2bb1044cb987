"""The slow month, project side: news travels, partners meet; the rules that the pilot uses."""

from __future__ import annotations

import math

from tests.oracle.scalar_draws import normal_, purpose_
from tests.oracle.slow_game import parties, present
from tests.oracle.slow_world import add, between, known


def inform(w, policy):
    """Let news of needs and offers travel."""
    if not any(p.active for p in w.project):
        for p in w.project:
            p.platform_use = p.platform_reach = 0.0
        return
    rule = policy.information
    known(rule, "silos", "shared_platform")
    shared = rule.name() == "shared_platform"
    bearing = {c.number: who_bears_set_up(w, c) for c in w.county} if shared else {}
    for p in w.project:
        apart(p, rule)
        if shared:
            platform(w, p, rule, bearing[p.county])
        p.register_age = p.register_age + 1.0


def apart(p, rule):
    """Everybody keeps its news to itself."""
    p.sharpness, p.usual_noise, p.delay = rule.sharpness, rule.noise, rule.delay
    p.deduplicated = p.misrouted = p.sees_from = p.links = p.left_out = p.let_in = 0.0
    p.own_clients = True
    p.information_cost = p.overhead_hours = p.trust_loss = p.platform_reach = 0.0
    p.__dict__["used_before"] = p.platform_use
    p.platform_use = 0.0


def who_bears_set_up(w, c):
    """Name the projects that run when the county's first platform begins."""
    own = [p for p in w.project if p.county == c.number]
    running = [p.number for p in own if count_of(p)]
    return [] if any(p.platform_use > 0.0 for p in own) else running


def count_of(p):
    return sum(s.who >= 0 and s.inside > 0.0 for s in p.stakes) if p.active else 0


def platform(w, p, rule, bearing):
    """Let use grow, and news travel as far as the platform is used."""
    use = p.used_before
    rise = rule.growth * (1.0 - use) - rule.dropped * (1.0 - w.place(p).technology)
    use = between(0.0, use * (1.0 + rise), 1.0) if use > 0.0 else rule.start
    use = use if count_of(p) else 0.0
    u = rule.consent * use
    p.platform_use, p.platform_reach, p.deduplicated = use, u, u
    p.sharpness = max(rule.sharpness + rule.gain * u, 0.05)
    p.usual_noise = max(rule.noise - rule.clearer * u, 0.0)
    p.delay = max(rule.delay - rule.sooner * u, 0.0)
    p.misrouted = rule.misroute * u
    p.sees_from = rule.seen_from if u > 0.0 else 0.0
    p.own_clients = u <= 0.0
    if p.active:
        part = 1.0 / len(bearing) if p.number in bearing else 0.0
        p.information_cost = rule.set_up * part + rule.running * p.budget
        p.trust_loss = rule.pressure * (1.0 - rule.consent) * u


def meet(w, policy):
    """Conflict grows out of unequal effort; partners may meet, and learn of each other."""
    if not any(p.active for p in w.project):
        return
    for p in w.project:
        here = present(parties(w, policy, p))
        terms = w.of(p).coordination
        calm = 1.0 - terms.clarity_calms * policy.responsibility.clarity
        friction = terms.friction * deviation([s.effort for s in here]) * calm
        conflict = terms.persistence * p.conflict + friction
        work = p.hours * p.method_share[2] / w.of(p).services.community_hours
        conflict = between(0.0, conflict * (1.0 - terms.mediation * min(work, 1.0)), 0.8)
        conflict, hours, p.noise = talk(policy.coordination, w.month, p, conflict, len(here))
        p.conflict = conflict if p.active else p.conflict
        if p.active and p.grade >= 2:  # rectified projects are coached
            p.overhead_hours = p.overhead_hours + w.of(p).partnership.coaching_hours
        p.meeting_share = hours if p.active else 0.0
        learn(w, p)


def deviation(efforts):
    count = max(len(efforts), 1)
    mean = add(efforts) / count
    return math.sqrt(add((e - mean) * (e - mean) for e in efforts) / count)


def talk(rule, month, p, conflict, count):
    """Meet in the months of meetings; conflict, hours and error afterwards."""
    if rule.name() == "none" or count <= 1:
        return conflict, 0.0, p.usual_noise
    known(rule, "regular_meeting")
    every = rule.meetings_every_months
    if month % every:
        return conflict, 0.0, min(p.noise + rule.fading, p.usual_noise)
    settled = between(0.0, conflict * (1.0 - rule.relief * every / (every + 1)), 0.8)
    return settled, min(rule.cost * count / 5, 1.0), min(rule.clear, p.usual_noise)


def learn(w, p):
    """Let each party see the mean effort of the others, with the error there is."""
    here = [s for s in p.stakes if p.active and s.who >= 0 and s.inside > 0.0]
    whole, step = add(s.effort for s in here), w.of(p).game.learning
    for s in here:
        others = (whole - s.effort) / (len(here) - 1) if len(here) > 1 else s.effort
        luck = normal_(purpose_("meet: what is seen of the others"), s.luck, s.id, w.month)
        seen = between(0.0, others + p.noise * luck, 1.0)
        s.belief = s.belief + step * (seen - s.belief)
