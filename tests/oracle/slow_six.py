"""The slow six dimensions of a project: six scores, each out of a few components."""

from __future__ import annotations

import math

from tests.oracle.slow_world import ORGANIZATION, add, between, ratio, total


def dimension(*parts):
    """Weigh components into a score 0..100; those that cannot be told are left out."""
    known = [(weight, mark) for weight, mark, there in parts if there]
    whole = add(weight for weight, _ in known)
    marks = add(weight * between(0.0, mark, 1.0) for weight, mark in known)
    return 100.0 * ratio(marks, whole) if whole > 0.0 else math.nan


def six_dimensions(w, p, month):
    clients = [h for h in p.home.households if h.client]
    counted = clients or [h for h in p.home.households if h.registered]
    if 0 < p.age < w.of(p).sustainability.least_months:
        return [math.nan] * 6
    return [
        economic(w, p, counted),
        social(w, p, counted),
        ecological(w, p),
        management(w, p),
        funding(w, p, month),
        influence(w, p, counted),
    ]


def economic(w, p, counted):
    g, had, spent = w.of(p).sustainability, p.age > 0, p.cost > 0.0
    others = [h for h in w.household if not h.client and w.county_of(h) == p.county]
    drift = ratio(total(h.earned_mean - h.earned_start for h in others), float(len(others)))
    gain = total(h.earned_mean - h.earned_start for h in counted)
    net = (gain - float(len(counted)) * drift) * 12.0
    told = (spent and len(others) > 0) or not had
    whole = total(h.income_mean for h in counted)
    by_work = ratio(total(h.earned_mean for h in counted), whole)
    return dimension(
        (0.4, (ratio(net, p.cost) if had else 0.0) / g.gain_per_cost, told),
        (0.3, (by_work - g.earned_from) / g.earned_range, whole > 0.0),
        (0.3, ratio(p.income_shared, p.cost) / g.cash_shared, spent or not had),
    )


def social(w, p, counted):
    g, had, number = w.of(p).sustainability, p.age > 0, float(len(counted))
    out = ratio(total(h.exited for h in counted), number)
    content = ratio(total(h.satisfaction for h in counted), number)
    to_poorer = (p.poorer_share - g.poorer_from) / g.poorer_range
    return dimension(
        (0.4, out / g.exits, number > 0.0),
        (0.3, (content if had else 0.0) / g.satisfaction, number > 0.0),
        (0.3, to_poorer if had else 0.0, number > 0.0),
    )


def ecological(w, p):
    g, v = w.of(p).sustainability, p.home
    count = float(len(v.households))
    assets = ratio(total(h.assets / 100.0 for h in v.households), count)
    industry = ratio(v.industry, count)
    pressed = 0.5 * industry / g.industry_pressure + 0.5 * assets / g.asset_pressure
    pressure = between(0.0, pressed * (1.0 - 0.5 * w.place(p).technology), 1.0)
    state = (v.ecology - g.ecology_from) / g.ecology_range
    return dimension((0.6, state, True), (0.4, 1.0 - pressure, True))


def management(w, p):
    g, had = w.of(p).sustainability, p.age > 0
    planned = p.planned > 0.0 or p.age <= 0
    kept_to = 1.0 - abs(ratio(p.cost, p.planned) - 1.0) / g.budget_slack
    quality = add(p.quality) / 6
    return dimension(
        (0.25, ratio(p.delivered, g.delivery * p.planned), planned),
        (0.25, kept_to if had else 0.0, planned),
        (0.25, quality / g.quality if had else 0.0, planned),
        (0.25, 1.0 - p.leakage / g.leakage if had else 0.0, planned),
    )


def partners(w, p):
    held = [s.who for s in p.stakes if s.kind == ORGANIZATION and s.who >= 0]
    return [w.organization[who] for who in held if w.organization[who].alive]


def funding(w, p, month):
    g, there = w.of(p).sustainability, partners(w, p)
    narrow, reserves = [], []
    for o in there:
        if add(o.sources) > 0.0:  # whoever had no income has no mix of it
            parts = [ratio(source, add(o.sources)) for source in o.sources]
            narrow.append(add(part * part for part in parts))
        home = w.of(o)
        cost = o.staff * home.money.salary * home.partnership.pay * o.alive
        held_to = home.sustainability.reserve_share * cost
        reserves.append(ratio(w.yuan("organization", o.number), held_to))
    number = float(len(there))
    committed = between(0.0, (p.last_month - month) / 12.0, 1.0) * p.active
    return dimension(
        (0.4, (1.0 - ratio(add(narrow), float(len(narrow)))) / g.diversity, bool(narrow)),
        (0.3, ratio(add(reserves), number) / g.reserve_months, bool(there)),
        (0.3, committed, True),
    )


def influence(w, p, counted):
    g, v, there = w.of(p).sustainability, p.home, partners(w, p)
    per_need = g.service_per_need
    met = [min(ratio(add(h.served), per_need * add(h.need)), 1.0) for h in counted]
    reached = ratio(total(met), float(len(counted)))
    trusted = ratio(add(o.credibility for o in there), float(len(there)))
    helpers = 100.0 * ratio(v.volunteers, float(len(v.households))) / g.volunteers
    own = v.maturity / g.maturity
    return dimension(
        (0.35, reached, bool(counted)),
        (0.35, (trusted - g.credibility_from) / g.credibility_range, bool(there)),
        (0.3, 0.5 * min(helpers, 1.0) + 0.5 * min(own, 1.0), True),
    )
