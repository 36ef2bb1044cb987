"""What slow incentives propose: rule by rule, party by party, with plain numbers."""

from __future__ import annotations

import math
from types import SimpleNamespace

from tests.oracle.scalar_maths import exp_, logistic_, normal_cdf_
from tests.oracle.slow_appraisal import appraisal_ranking
from tests.oracle.slow_world import (
    COMMUNITY,
    ENTERPRISE,
    GOVERNMENT,
    ORGANIZATION,
    add,
    between,
    ratio,
    total,
)

OF_PARTIES = ("pay", "fine", "prize", "relief", "reputation", "earned", "orders", "strikes")
OF_PROJECTS = ("escrow", "cost", "county_cost", "volunteer_hours")


def nothing(side_by_side):
    made = {name: [0.0] * len(side_by_side) for name in OF_PARTIES}
    made |= dict.fromkeys(OF_PROJECTS, 0.0) | {"barred": [False] * len(side_by_side)}
    return SimpleNamespace(**made)


def expectation():
    """Give the occasion on which nothing is drawn; what is yearly counts by a twelfth."""
    return SimpleNamespace(expected=True, yearly=1 / 12, noise=None, luck=None)


def rewards(policy, projects, outputs, moment, pots):
    """Add up what all incentives propose, each project's pay fitted into its pot."""
    whole = [nothing(side_by_side) for side_by_side, _ in projects]
    for rule in policy.incentives:
        own = [nothing(side_by_side) for side_by_side, _ in projects]
        assert rule.name() in RULES, f"the slow month does not know the rule {rule.name()}"
        RULES[rule.name()](rule, projects, outputs, moment, own)
        for old, new in zip(whole, own, strict=True):
            for name in OF_PARTIES:
                pairs = zip(getattr(old, name), getattr(new, name), strict=True)
                setattr(old, name, [a + b for a, b in pairs])
            for name in OF_PROJECTS:
                setattr(old, name, getattr(old, name) + getattr(new, name))
            old.barred = [a or b for a, b in zip(old.barred, new.barred, strict=True)]
    for each, pot in zip(whole, pots, strict=True):
        wanted = add(each.pay)
        part = ratio(pot, max(pot, wanted)) if wanted > pot else 1.0
        each.pay = [yuan * part for yuan in each.pay]
    return whole


def every(projects, own):
    """Walk over parties with their project's terms and reward."""
    for n, ((side_by_side, terms), made) in enumerate(zip(projects, own, strict=True)):
        for j, party in enumerate(side_by_side):
            yield n, j, party, terms, made


def payable(party, yuan):
    return yuan if party.active and party.kind != GOVERNMENT else 0.0


def none(rule, projects, outputs, moment, own):
    """Leave everybody as they are."""
    del rule, projects, outputs, moment, own


def input_subsidy(rule, projects, outputs, moment, own):
    """Give part of the own money back."""
    del outputs, moment
    for _, j, party, _, made in every(projects, own):
        made.pay[j] = payable(party, rule.rate * party.funds)


def matching_grant(rule, projects, outputs, moment, own):
    """Add to the project what the others paid in."""
    del outputs, moment
    for (side_by_side, _), made in zip(projects, own, strict=True):
        posted = add(payable(party, party.funds) for party in side_by_side)
        made.escrow = rule.rate * max(posted - rule.threshold, 0.0)


def target_bonus(rule, projects, outputs, moment, own):
    """Pay all or nobody, or by the chance of it."""
    for n, j, party, terms, made in every(projects, own):
        if moment.expected:
            wanted = rule.target * terms.planned
            far = ratio(outputs[n] - wanted, rule.doubt * wanted)
            met = normal_cdf_(far) if wanted > 0.0 else 0.0
        else:
            met = terms.planned_year > 0.0 and terms.output_year >= rule.target * terms.planned_year
        due = rule.bonus * party.endowment * (12 * moment.yearly)
        made.pay[j] = payable(party, due * met)


def payment_by_results(rule, projects, outputs, moment, own):
    """Pay what was held back by results, and the pot beyond the plan."""
    for n, j, party, terms, made in every(projects, own):
        price = payable(party, rule.at_risk * party.instalment)
        plan = rule.plan * terms.burden
        done = ratio(terms.results, plan) if plan > 0.0 else 1.0
        if moment.expected:
            pace = ratio(outputs[n], terms.usual) if terms.usual > 0.0 else 1.0
            seen = [on_average(rule, done * pace, most) for most in (1.0, rule.cap)]
        else:
            found = done + (rule.noise * moment.noise[n][j] if plan > 0.0 else 0.0)
            seen = [between(0.0, found, most) for most in (1.0, rule.cap)]
        made.earned[j] = price * seen[0]
        made.pay[j] = price * max(seen[1] - seen[0], 0.0)
    for (side_by_side, _), made in zip(projects, own, strict=True):
        bought = add(payable(party, party.instalment) for party in side_by_side)
        made.cost = rule.cost * bought * (rule.at_risk > 0.0)


def on_average(rule, mean, most):
    room = (most - mean) / rule.noise
    bell = 0.3989422804014327 * exp_(-0.5 * room * room)
    return max(most - rule.noise * (room * normal_cdf_(room) + bell), 0.0)


def tax_relief(rule, projects, outputs, moment, own):
    """Let gifts of the year save tax."""
    del outputs
    for _, j, party, _, made in every(projects, own):
        if not party.active or party.kind != ENTERPRISE:
            continue
        given = 12.0 * party.funds if moment.expected else party.gifts
        counted = min(given, rule.cap * max(party.profit, 0.0))
        made.relief[j] = moment.yearly * min(rule.rate * counted, max(party.tax, 0.0))


def reputation(rule, projects, outputs, moment, own):
    """Let names follow the difference from the mean effort."""
    del outputs, moment
    for (side_by_side, terms), made in zip(projects, own, strict=True):
        here = [party.effort for party in side_by_side if party.active]
        mean = ratio(add(here), float(len(here)))
        for j, party in enumerate(side_by_side):
            gap = party.effort - mean if party.active else 0.0
            made.reputation[j] = rule.strength * terms.visibility * gap


def graduated_sanction(rule, projects, outputs, moment, own):
    """Fine who does less than agreed, as far as it is found out, or by one's peers."""
    del outputs
    steps = (rule.first_step, rule.second_step, rule.third_step, rule.last_step)
    for n, ((side_by_side, terms), made) in enumerate(zip(projects, own, strict=True)):
        done = watch(rule, side_by_side, terms, made)
        for j, party in enumerate(side_by_side):
            if rule.form == "public_goods":
                made.fine[j] = done * by_peers(rule, side_by_side, party)
                continue
            held = party.endowment if party.active else 0.0
            step = steps[min(party.strikes, 3)] * held
            short = max(rule.least_effort - party.effort, 0.0) / rule.least_effort
            found = terms.detection * done
            if moment.expected:
                good = logistic_((party.effort - rule.least_effort) / rule.softness)
                made.fine[j] = found * step * (short + 0.5 * rule.false_alarm * good)
                continue
            luck = moment.luck[n][j]
            hit = party.active and luck < (found if short > 0.0 else found * rule.false_alarm)
            lifted = party.active and not hit and luck >= 1.0 - 1.0 / rule.clean_months
            made.fine[j] = step * (short if short > 0.0 else 0.5) if hit else 0.0
            made.strikes[j] = int(hit and party.strikes < 3) - int(lifted and party.strikes > 0)


def watch(rule, side_by_side, terms, made):
    """Let inspectors or volunteers look at everybody; the part of it that is really done."""
    hours = sum(party.active for party in side_by_side) * rule.hours
    if rule.enforced_by == "county":
        made.county_cost = rule.wage * hours
        return 1.0
    there = any(party.active and party.kind == COMMUNITY for party in side_by_side)
    given = min(terms.volunteer_hours, hours) if there else 0.0
    made.volunteer_hours = given
    return ratio(given, hours) if hours > 0.0 else float(there)


def by_peers(rule, side_by_side, party):
    others = sum(each.active for each in side_by_side) - 1
    if not party.active or others < 1:
        return 0.0
    mean = (
        add(each.effort if each.active else 0.0 for each in side_by_side) - party.effort
    ) / others
    stands = rule.norm * (1.0 - rule.antisocial)
    short = max(max(mean, stands) - party.effort, 0.0)
    over = max(party.effort - mean, 0.0)
    part = rule.slope * ((1.0 - rule.antisocial) * short + rule.antisocial * over)
    return part * party.endowment


def hire_subsidy(rule, projects, outputs, moment, own):
    """Pay enterprises for workers who stayed."""
    del outputs, moment
    for _, j, party, _, made in every(projects, own):
        counted = max(min(party.hired, rule.most * party.staff / 12), 0.0)
        if party.active and party.kind == ENTERPRISE:
            made.pay[j] = rule.amount * counted


def purchase_preference(rule, projects, outputs, moment, own):
    """Share orders out again: hours within a project, produce within a county."""
    del outputs, moment
    counties = sorted({terms.county for _, terms in projects})
    markets = [(ORGANIZATION, [n]) for n in range(len(projects))]
    markets += [
        (ENTERPRISE, [n for n, (_, terms) in enumerate(projects) if terms.county == county])
        for county in counties
    ]
    for kind, market in markets:
        rows = {n: [bid(rule, party, kind) for party in projects[n][0]] for n in market}
        sums = [total((add(b[k] for b in rows[n]) for n in market), 2.0**30) for k in range(3)]
        for n in market:
            for j, (orders, merit, good) in enumerate(rows[n]):
                party = projects[n][0][j]
                if not party.active or party.kind != kind:
                    continue
                free = ratio(merit, sums[1])
                kept = ratio(good, sums[2]) if sums[2] > 0.0 else free
                part = rule.reserved * kept + (1.0 - rule.reserved) * free
                own[n].orders[j] = (sums[0] * part if sums[1] > 0.0 else orders) - party.orders


def bid(rule, party, kind):
    """Give a party's orders, its merit, and its merit again if it is eligible."""
    good = party.grade >= rule.grade
    if kind == ENTERPRISE:
        good = party.staff > 0.0 and party.poor_staff >= rule.poor_staff * party.staff
    orders = party.orders if party.active and party.kind == kind else 0.0
    merit = orders * party.capability * party.credibility * (1.0 + rule.margin * good)
    return orders, merit, merit if good else 0.0


RULES = {
    rule.__name__: rule
    for rule in (
        none,
        input_subsidy,
        matching_grant,
        target_bonus,
        payment_by_results,
        tax_relief,
        reputation,
        graduated_sanction,
        hire_subsidy,
        purchase_preference,
        appraisal_ranking,
    )
}
assert math.isclose(1.0 / math.sqrt(2.0 * math.pi), 0.3989422804014327)
