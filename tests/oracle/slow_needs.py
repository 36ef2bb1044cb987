"""The slow month, project side: who runs, who is visited, what is planned."""

from __future__ import annotations

import math

from sim.world import methods, sections
from sim.world.public_money import Budget
from tests.oracle.scalar_draws import normal_, purpose_, uniform_
from tests.oracle.scalar_maths import logistic_
from tests.oracle.slow_offers import ability, free_volunteers
from tests.oracle.slow_world import (
    DOMAINS,
    GOVERNMENT,
    ORGANIZATION,
    add,
    between,
    ratio,
    total,
    weigh,
)

NAMES = ("industry", "training", "health", "housing", "ecology", "information")


def assess(w, policy):
    """Start and end projects, visit households, plan services, look at the villages."""
    for p in w.project:
        if p.age > 1 and contract_month(w, policy, p) == 1:
            p.last_grades = 0
        on_time = p.first_month <= w.month <= p.last_month
        p.active = on_time and p.last_grades < 2 and policy.programme
        p.age += p.active
        p.assessment_hours = 0.0
    if any(p.active for p in w.project):
        for p in w.project:
            for s in p.stakes if p.active and p.age == 1 else ():
                s.inside = s.inside if is_let_in(w, policy, p, s) else 0.0
        visit(w, policy)
        plan(w, policy)
        choose_casework(w, policy)
        for v in w.village:
            look_at(w, v)


def contract_month(w, policy, p):
    """Count the months since a project's contract began or, with yearly money, was renewed."""
    budget = policy.plan.of(Budget)
    if budget.household_month_yuan == 0.0:
        return p.age
    lived = w.month - p.first_month
    return lived % budget.contract_months + 1 if lived >= 0 else 0


def true_needs(w, h):
    needs, v = w.of(h).needs, w.village[h.village]
    line = w.place(h).line_lived / 12.0 * h.size
    living = between(0.0, 1.0 - h.income_mean / max(needs.industry_lines * line, 1.0), 1.0)
    school = needs.student if h.students else 0.0
    weight = needs.information_weight
    return [
        living if h.workers else 0.0,
        between(0.0, 1.0 - h.skill / needs.skill_full + school, 1.0),
        1.0 - h.health,
        needs.safe_house if h.safe_house else needs.unsafe_house,
        1.0 - v.ecology,
        between(0.0, 1.0 - weight * h.information - weight * h.agency, 1.0),
    ]


def pilots(w, p, *, running):
    """Count the pilot villages of a project's county, at least one."""
    there = [o for o in w.project if o.county == p.county and o.home.pilot]
    return max(float(sum(o.active or not running for o in there)), 1.0)


def load_of(w, policy, p):
    """Give the hours a month that a project's methods need."""
    services, plan = w.of(p).services, policy.plan
    if not p.active:
        return 0.0
    if not p.home.pilot:
        return services.spill_over_hours
    hours = (
        plan.of(methods.Casework).households * services.casework_hours
        + plan.of(methods.GroupWork).groups * services.group_hours
        + plan.of(methods.CommunityWork).villages * services.community_hours
    )
    return hours / pilots(w, p, running=True)


def hours_of(w, policy, *, offered=False):
    """Divide each organisation's hours among its projects by what these need; by stake.

    Those offered are also the hours that it would have in a project where it stays outside.
    """
    need = {
        s.number: load_of(w, policy, p)
        for p in w.project
        for s in p.stakes
        if p.active and s.kind == ORGANIZATION and s.who >= 0
    }
    hours = [0.0] * len(w.stake)
    for o in w.organization:
        own = [n for n in need if w.stake[n].who == o.number]
        services, grows = w.of(o).services, w.of(o).partnership
        part = 1.0 if o.contractor else services.local_part[o.kind]
        each = max(services.staff_hours - grows.training_hours, 0.0)
        staff = part * max(o.staff * each - grows.board_hours, 0.0) if o.alive else 0.0
        whole = total(need[n] for n in own if w.stake[n].inside > 0.0)
        for n in own:
            if w.stake[n].inside > 0.0:
                hours[n] = staff * ratio(need[n], whole)
            elif offered:
                hours[n] = staff * ratio(need[n], whole + need[n])
    return hours


def visit(w, policy):
    """Visit as many households as the hours allow, the oldest files not before a year."""
    method = policy.plan.of(sections.Assessment).method
    if method == "none":
        return
    hours = hours_of(w, policy)
    visited = []
    for p in w.project:
        services = w.of(p).services
        each = getattr(services, f"{method}_hours")
        staff = add(hours[s.number] for s in p.stakes)
        guided = services.volunteers_per_worker * staff / services.staff_hours
        helpers = min(free_volunteers(w, p), guided)
        helped = helpers * services.volunteer_hours * services.volunteer_value
        official = p.home.workers * services.village_worker_hours if p.active else 0.0
        many = math.floor(services.assessment_share * (staff + helped + official) / each)
        due = [h for h in p.home.households if is_due(w, p, h)]
        visited += due[: max(many, 0)]
        p.assessment_hours = len(due[: max(many, 0)]) * each
    age_files(w)
    for h in visited:
        judge(w, method, h)
    for p in w.project:
        seen = [h for h in visited if h.village == p.village]
        count = float(len(seen))
        weight = count / (count + 10.0)
        for d in DOMAINS:
            mean = ratio(total(h.need[d] for h in seen), count)
            p.prior[d] = p.prior[d] + weight * (mean - p.prior[d])


def precise_of(w, p):
    """Give how well those who visit a project's households identify and assess needs."""
    there = [
        0.5 * (w.organization[s.who].precise[0] + w.organization[s.who].precise[2])
        for s in p.stakes
        if s.kind == ORGANIZATION and s.who >= 0 and s.inside > 0.0
    ]
    return ratio(add(there), float(len(there))) if there else 0.5


def is_let_in(w, policy, p, s):
    """Say whether a village lets the holder of a place in; only organisations need consent."""
    if s.kind != ORGANIZATION or s.who < 0:
        return True
    o, own = w.organization[s.who], w.of(p).partnership
    earned = 0.5 * (o.legitimacy + p.home.legitimacy)
    access = policy.plan.of(sections.Government).access
    legitimacy = earned + own.access_help * access * (1.0 - earned)
    chance = logistic_((legitimacy - own.consent_from) / own.consent_width)
    mind = purpose_("commit: whether a village lets an organisation in")
    return uniform_(mind, s.luck, s.id, 0) < chance


def is_due(w, p, h):
    reachable = h.information >= p.sees_from or h.workers > 0
    old = h.file_age < 0 or h.file_age >= w.of(h).services.file_life
    return p.active and h.registered and reachable and old


def age_files(w):
    for h in w.household:
        services = w.of(h).services
        if h.file_age >= services.file_life:
            prior = w.village[h.village].project.prior
            for d in DOMAINS:
                h.need[d] = prior[d] + services.file_fading * (h.need[d] - prior[d])
        if h.file_age >= 0:
            h.file_age = min(h.file_age + 1, 120)


def judge(w, method, h):
    services, v = w.of(h).services, w.village[h.village]
    sure = (1.0 + w.place(h).technology) * (0.5 + h.trust)
    sure = sure * (0.5 + v.cadre_skill)
    sure = sure * (0.5 + precise_of(w, v.project))
    error = getattr(services, f"{method}_noise") / sure
    bias = services.questionnaire_bias if method == "questionnaire" else 0.0
    spread = services.prior_spread
    trusted = spread * spread / (spread * spread + error * error)
    truth, prior = true_needs(w, h), v.project.prior
    for d in DOMAINS:
        luck = normal_(purpose_(f"assess: error in {NAMES[d]}"), h.luck, h.id, w.month)
        seen = truth[d] + bias + error * luck
        h.need[d] = between(0.0, prior[d] + trusted * (seen - prior[d]), 1.0)
    h.file_age = 0


def plan(w, policy):
    """Move the mix of services toward assessed needs and the planned ways of aid."""
    plan = policy.plan
    slow = policy.plan.of(sections.Project).implementer == "government"
    modes = served_by_modes(policy)
    for p in w.project:
        services, money = w.of(p).services, w.of(p).money
        asked = []
        for d in DOMAINS:
            listed = [h for h in p.home.households if h.registered]
            asked.append(total(services.weight[d] * h.need[d] * h.size for h in listed))
        asked = [each * able for each, able in zip(asked, ability(w, p), strict=True)]
        whole = max(add(asked), 1e-9)
        months = money.replan_government if slow else money.replan_organization
        step = 1.0 if p.age <= 1 else 1.0 / months
        for d in DOMAINS:
            wanted = (1.0 - services.mode_weight) * (asked[d] / whole)
            wanted = wanted + services.mode_weight * modes[d]
            if p.active:
                p.domain_share[d] = p.domain_share[d] + step * (wanted - p.domain_share[d])
        hours = (
            plan.of(methods.Casework).households * services.casework_hours,
            plan.of(methods.GroupWork).groups * services.group_hours,
            plan.of(methods.CommunityWork).villages * services.community_hours,
        )
        whole = add(hours)
        p.method_share = [h / max(whole, 1e-9) if whole > 0.0 else 1.0 / 3.0 for h in hours]


def served_by_modes(policy):
    modes = policy.plan.of(sections.AidModeShares)
    half = 0.5 * modes.funds
    making_a_living = modes.consumption + 0.5 * modes.employment
    return (making_a_living, modes.skills, half, half, 0.0, 0.5 * modes.employment)


def choose_casework(w, policy):
    """Give the neediest of each pilot project a caseworker, anew each year."""
    clients = policy.plan.of(methods.Casework).households
    for p in w.project:
        if not p.active or p.age % 12 != 1:
            continue
        each = clients / pilots(w, p, running=False)
        place = float(p.id & 0xFFFFFF)
        many = math.floor(each * (place + 1.0) + 1e-9) - math.floor(each * place + 1e-9)
        listed = [h for h in p.home.households if h.registered]
        weight = w.of(p).services.weight
        listed.sort(key=lambda h: (-weigh(h.need, weight), h.id))
        chosen = [h.number for h in listed[: many if p.home.pilot else 0]]
        for h in p.home.households:
            h.casework = h.number in chosen


def look_at(w, v):
    """Add up what a village's households are, for the rules that look at villages."""
    listed = [h for h in v.households if h.registered]
    services, line = w.of(v).services, w.place(v).line_lived / 12.0

    def able(h):
        return h.income_mean >= services.spared_line * (line * h.size)

    v.persons = total(h.size for h in listed)
    v.poor_persons = total(h.size for h in listed if h.poor)
    v.gap = total(max(line * h.size - h.income_mean, 0.0) for h in listed)
    v.able_income = total(h.income_mean for h in v.households if able(h))
    v.labour = total(h.workers for h in listed)
    v.need = total(weigh(h.need, services.weight) * h.size for h in listed)


def can_be_paid(w, policy, p):
    """Say whether who pays, and who is to do the work, take part in a running project."""
    inside = [s for s in p.stakes if s.who >= 0 and s.inside > 0.0]
    paying = any(s.kind == GOVERNMENT for s in inside)
    if policy.plan.of(sections.Project).implementer == "contractor" and w.organization:
        holds = [
            s for s in p.stakes if s.kind == ORGANIZATION and s.who >= 0 and s.contracted > 0.0
        ]
        chiefs = [s for s in holds if w.organization[s.who].contractor]
        paying = paying and any(s.inside > 0.0 for s in chiefs or holds)
    return p.active and paying
