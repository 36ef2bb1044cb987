"""Slow allocation: a county's money divided over its villages, one rule after another."""

from __future__ import annotations

import math
from types import SimpleNamespace

from sim.world import sections
from tests.oracle.scalar_maths import log_, power_
from tests.oracle.slow_world import add, between, known, ratio, total

HALVINGS = 100


def registers(w, policy, own, running):
    """Lay out what a county believes of each of its villages."""
    others = policy.plan.of(sections.Households).spill_over_intensity
    homes = [p.home for p in own if p in running]
    persons = total([v.poor_persons for v in homes])
    usual = ratio(total([v.gap for v in homes]), persons)
    made = []
    for p in own:
        v, intensity = p.home, 1.0 if p.home.pilot else others
        lacking = usual + ratio(v.gap, v.poor_persons)
        ease = 2.0 * ratio(usual, lacking) if lacking > 0.0 else 1.0
        made.append(
            SimpleNamespace(
                served=p in running,
                persons=v.poor_persons * intensity,
                gap=v.gap * 12.0 * intensity,
                need=v.need * intensity,
                exits=v.exits_per_yuan,
                previous=v.given_last,
                response=w.of(v).services.exit_response * ease,
            )
        )
    return made


def by_weight(budget, weights, villages):
    """Share by weight; without any weight by poor persons, without those evenly."""
    tries = [
        [float(v.served) * weight for v, weight in zip(villages, weights, strict=True)],
        [float(v.served) * v.persons for v in villages],
        [float(v.served) for v in villages],
    ]
    chosen = next((some for some in tries if add(some) > 0.0), tries[-1])
    whole = add(chosen) if add(chosen) > 0.0 else 1.0
    return [budget * (each / whole) for each in chosen]


def allocated(w, policy, own, running, yearly):
    """Say how much of a year's money each project of a county gets."""
    rule, villages = policy.allocation, registers(w, policy, own, running)
    known(rule, *RULES)
    return RULES[rule.name()](rule, yearly, villages)


def evenly(_, budget, villages):
    return by_weight(budget, [1.0 for _ in villages], villages)


def headcount(_, budget, villages):
    return by_weight(budget, [v.persons for v in villages], villages)


def need(_, budget, villages):
    return by_weight(budget, [v.need for v in villages], villages)


def depth(rule, budget, villages):
    """Share by the gap, or give the deepest village enough, then the next."""
    if rule.mode == "proportional":
        return by_weight(budget, [v.gap for v in villages], villages)
    left, given = math.floor(budget * 1e6), [0.0] * len(villages)
    order = range(len(villages))
    for n in sorted(order, key=lambda n: -ratio(villages[n].gap, villages[n].persons)):
        wanted = villages[n].persons * rule.enough if villages[n].served else 0.0
        steps = math.ceil(wanted * 1e6)
        given[n] = wanted if left >= steps else left / 1e6
        left = max(left - steps, 0)
    rest = by_weight(max(budget - add(given), 0.0), [v.persons for v in villages], villages)
    return [one + more for one, more in zip(given, rest, strict=True)]


def performance(rule, budget, villages):
    """Share by persons and by last year's exits per yuan, half believed, in small steps."""
    seen = [v.exits if v.served and not math.isnan(v.exits) else None for v in villages]
    told = [each for each in seen if each is not None]
    mean = ratio(add(told), float(len(told)))
    plain = by_weight(budget, [v.persons for v in villages], villages)
    if mean <= 0.0:
        return plain
    believed = [
        1.0 if each is None else ratio(each, mean) * rule.trust + 1.0 - rule.trust for each in seen
    ]
    weights = [
        v.persons * power_(b, rule.strength) for v, b in zip(villages, believed, strict=True)
    ]
    wanted = by_weight(budget, weights, villages)
    before = [
        v.previous if v.previous > 0.0 else usual for v, usual in zip(villages, plain, strict=True)
    ]
    before = by_weight(budget, before, villages)
    low = [each * (1.0 - rule.step) for each in before]
    high = [each * (1.0 + rule.step) for each in before]
    near = stretched(budget, wanted, low, high)
    return by_weight(budget, near, villages)


def stretched(budget, wanted, low, high):
    """Find the common factor at which the money is used up between the two ends of each."""
    least, most = 0.0, max(ratio(h, w) for h, w in zip(high, wanted, strict=True))
    for _ in range(HALVINGS):
        half = 0.5 * (least + most)
        ends = zip(low, wanted, high, strict=True)
        if add(between(a, half * x, b) for a, x, b in ends) < budget:
            least = half
        else:
            most = half
    return [between(a, most * x, b) for a, x, b in zip(low, wanted, high, strict=True)]


def marginal(_, budget, villages):
    """Give each village money until another yuan brings no more exits there than elsewhere."""
    able = [v for v in villages if v.served and v.persons > 0.0 and v.response > 0.0]
    if not able:
        return by_weight(budget, [0.0 for _ in villages], villages)
    first = {id(v): log_(v.response) for v in able}
    reach = {id(v): v.persons / v.response for v in able}
    high = max(first.values())
    low = max(first[id(v)] - ratio(budget, reach[id(v)]) for v in able)
    for _ in range(HALVINGS):
        half = 0.5 * (low + high)
        if add(reach[id(v)] * max(first[id(v)] - half, 0.0) for v in able) >= budget:
            low = half
        else:
            high = half
    wanted = [
        reach[id(v)] * max(first[id(v)] - low, 0.0) if id(v) in reach else 0.0 for v in villages
    ]
    return by_weight(budget, wanted, villages)


RULES = {
    "equal": evenly,
    "headcount": headcount,
    "need": need,
    "depth": depth,
    "performance": performance,
    "marginal": marginal,
}
