"""The slow month, project side: news travels, partners meet; the rules that the pilot uses."""

from __future__ import annotations

import math

from tests.oracle.scalar_draws import normal_, purpose_
from tests.oracle.slow_game import parties, present
from tests.oracle.slow_news import bilateral, register
from tests.oracle.slow_world import ORGANIZATION, add, between, known


def inform(w, policy):
    """Let news of needs and offers travel."""
    if not any(p.active for p in w.project):
        for p in w.project:
            p.platform_use = p.platform_reach = p.trust_loss = 0.0
        return
    rule = policy.information
    known(rule, "silos", "bilateral", "register", "shared_platform")
    shared = rule.name() == "shared_platform"
    bearing = {c.number: who_bears_set_up(w, c) for c in w.county} if shared else {}
    for p in w.project:
        apart(p, rule)
        if shared:
            platform(w, p, rule, bearing[p.county])
        if rule.name() == "bilateral":
            bilateral(w, p, rule, count_of(p))
        if rule.name() == "register":
            register(p, rule)
        else:
            p.register_age = p.register_age + 1.0
        blind = p.own_clients or rule.name() == "register"
        p.offers_seen = 0.0 if blind else max(p.platform_reach, p.links)


def apart(p, rule):
    """Everybody keeps its news to itself."""
    p.__dict__["links_before"] = p.links
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
        made = talk(w, policy.coordination, p, conflict, here)
        conflict, hours, p.noise, worked = made
        p.conflict = conflict if p.active else p.conflict
        p.overhead_hours = p.overhead_hours + (worked if p.active else 0.0)
        if p.active and p.grade >= 2:  # rectified projects are coached
            p.overhead_hours = p.overhead_hours + w.of(p).partnership.coaching_hours
        p.meeting_share = hours if p.active else 0.0
        learn(w, p)


def deviation(efforts):
    count = max(len(efforts), 1)
    mean = add(efforts) / count
    return math.sqrt(add((e - mean) * (e - mean) for e in efforts) / count)


def talk(w, rule, p, conflict, here):
    """Deal with conflict by the rule; conflict, share of hours, error, and staff hours."""
    known(rule, *TALKS)
    apart = conflict, 0.0, p.usual_noise, 0.0
    if rule.name() == "none" or len(here) <= 1:
        return apart
    return TALKS[rule.name()](w, rule, p, conflict, here) or apart


def settled(conflict, share):
    return between(0.0, conflict * (1.0 - share), 0.8)


def sit_together(w, rule, p, conflict, here):
    """Meet in the months of meetings; what was learned fades in between."""
    every = rule.meetings_every_months
    if w.month % every:
        return conflict, 0.0, min(p.noise + rule.fading, p.usual_noise), 0.0
    calm = settled(conflict, rule.relief * every / (every + 1))
    return calm, min(rule.cost * len(here) / 5, 1.0), min(rule.clear, p.usual_noise), 0.0


def be_led(w, rule, p, conflict, here):
    """Let the organisation with the most to put in settle conflict, as well as it manages."""
    able = [s for s in here if s.kind == ORGANIZATION]
    if not able:
        return None
    most = max(s.endowment for s in able)
    lead = next(s for s in able if s.endowment == most)
    whole = add(s.endowment for s in here)
    hours = rule.cost + rule.lead_cost * lead.endowment / (whole if whole > 0.0 else 1.0)
    skill = w.organization[lead.stake.who].precise[3]
    calm = settled(conflict, rule.relief * skill / 0.5)
    return calm, hours, max(p.usual_noise, rule.blur), 0.0


def be_told(_, rule, p, conflict, __):
    """Let the platform settle conflict as far as it is used."""
    if p.platform_reach <= 0.0:
        return None
    return settled(conflict, rule.relief * p.platform_reach), rule.cost, p.usual_noise, 0.0


def be_mediated(w, rule, p, conflict, here):
    """Call a mediator where conflict passes the mark, if an organisation takes part."""
    able = [w.organization[s.stake.who].precise[1] for s in here if s.kind == ORGANIZATION]
    if not able or conflict <= rule.trigger:
        return None
    pairs = len(here) * (len(here) - 1) / 2
    calm = settled(conflict, rule.relief * max(0.0, *able))
    return calm, 0.0, p.usual_noise, rule.hours_a_pair * conflict * pairs


TALKS = {
    "none": None,
    "regular_meeting": sit_together,
    "lead_organization": be_led,
    "platform_automatic": be_told,
    "mediator": be_mediated,
}


def learn(w, p):
    """Let each party see the mean effort of the others, with the error there is."""
    here = [s for s in p.stakes if p.active and s.who >= 0 and s.inside > 0.0]
    whole, step = add(s.effort for s in here), w.of(p).game.learning
    for s in here:
        others = (whole - s.effort) / (len(here) - 1) if len(here) > 1 else s.effort
        luck = normal_(purpose_("meet: what is seen of the others"), s.luck, s.id, w.month)
        seen = between(0.0, others + p.noise * luck, 1.0)
        s.belief = s.belief + step * (seen - s.belief)
