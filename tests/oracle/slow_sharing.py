"""Slow benefit sharing: what each party gets of a surplus, by the words of each rule."""

from __future__ import annotations

from tests.oracle.scalar_maths import power_
from tests.oracle.slow_world import GOVERNMENT, HOUSEHOLD, add, known, ratio

KINDS = ("government", "organization", "enterprise", "community", "household")


def divided(rule, surplus, side_by_side, works):
    """Divide a surplus among those present; works are each party's own and joint work."""
    known(rule, *RULES)
    return RULES[rule.name()](rule, surplus, side_by_side, works)


def split_by(surplus, weights, chosen):
    """Split by weight among the chosen; evenly where nobody has any."""
    kept = [weight if there else 0.0 for weight, there in zip(weights, chosen, strict=True)]
    if add(kept) <= 0.0:
        kept = [1.0 if there else 0.0 for there in chosen]
    whole = add(kept)
    return [surplus * ratio(each, whole) for each in kept]


def here(side_by_side):
    return [party.active for party in side_by_side]


def homes(side_by_side):
    return [party.active and party.kind == HOUSEHOLD for party in side_by_side]


def raised(weight, exponent):
    weight = max(weight, 0.0)
    if exponent == 1.0:
        return weight
    return power_(weight, exponent) if weight > 0.0 else 0.0


def seen_input(party):
    """Give what accounts see of an input: help between partners less."""
    game = party.game
    part = game.measured[party.kind] * (1.0 - party.helping * (1.0 - game.measured_help))
    return party.effort * party.endowment * part if party.active else 0.0


def by_contribution(rule, surplus, parties, _):
    base = [seen_input(s) if rule.basis == "input" else s.funds for s in parties]
    return split_by(surplus, [raised(each, rule.eta) for each in base], here(parties))


def by_need(rule, surplus, parties, _):
    lacks = [0.0 if s.kind == GOVERNMENT else s.need for s in parties]
    return split_by(surplus, [raised(each, rule.eta) for each in lacks], here(parties))


def equal(rule, surplus, parties, _):
    weights = [1.0 for _ in parties]
    if rule.per == "kind":
        count = [sum(o.active and o.kind == s.kind for o in parties) for s in parties]
        weights = [1.0 / max(many, 1) for many in count]
    return split_by(surplus, weights, here(parties))


def fixed_shares(rule, surplus, parties, _):
    count = [sum(o.active and o.kind == s.kind for o in parties) for s in parties]
    weights = [
        getattr(rule, KINDS[s.kind]) / max(many, 1) for s, many in zip(parties, count, strict=True)
    ]
    return split_by(surplus, weights, here(parties))


def household_floor(rule, surplus, parties, _):
    """Set a part aside for households, by persons; the rest goes by what accounts see."""
    aside = rule.floor_share * surplus if any(homes(parties)) else 0.0
    first = split_by(1.0, [s.persons for s in parties], homes(parties))
    rest = split_by(surplus - aside, [seen_input(s) for s in parties], here(parties))
    return [aside * one + other for one, other in zip(first, rest, strict=True)]


def dividend_by_share(rule, surplus, parties, _):
    """Reserve a part for the poor, by poor persons; the rest goes by capital."""
    poor = [
        there and s.poor_persons > 0.0 for s, there in zip(parties, homes(parties), strict=True)
    ]
    reserve = rule.poor_reserve * surplus if any(poor) else 0.0
    first = split_by(1.0, [s.poor_persons for s in parties], poor)
    rest = split_by(surplus - reserve, [s.capital for s in parties], here(parties))
    return [reserve * one + other for one, other in zip(first, rest, strict=True)]


def promised(rule, party):
    there = party.active and party.kind == HOUSEHOLD
    return rule.rate * party.capital / 12.0 if there else 0.0


def guaranteed_minimum(rule, surplus, parties, _):
    """Serve households first, up to what they were promised; the others by input."""
    usual = split_by(surplus, [seen_input(s) for s in parties], here(parties))
    least = [
        max(promised(rule, s), each) if home else 0.0
        for s, each, home in zip(parties, usual, homes(parties), strict=True)
    ]
    wanted = add(least)
    first = [each * ratio(surplus, max(surplus, wanted)) for each in least]
    rest = max(surplus - add(first), 0.0)
    others = [s.active and s.kind != HOUSEHOLD for s in parties]
    more = split_by(rest, usual, others)
    return [one + other for one, other in zip(first, more, strict=True)]


def lexmin(rule, surplus, parties, _):
    """Raise those who stand lowest to a common level until the surplus is used up."""
    heads = [1.0 if rule.size == "party" else max(s.persons, 1.0) for s in parties]
    inside = [n for n, s in enumerate(parties) if s.active]
    if not inside:
        return [0.0 for _ in parties]
    standing = {n: (parties[n].received - parties[n].outlay) / heads[n] for n in inside}
    lowest = min(standing.values())
    above = {n: standing[n] - lowest for n in inside}
    held, depth, levels = 0.0, 0.0, []
    for n in sorted(inside, key=lambda n: above[n]):
        held, depth = held + heads[n], depth + above[n] * heads[n]
        levels.append(ratio(surplus + depth, held))
    level = min(levels)
    raw = [
        heads[n] * max(level - above[n], 0.0) if n in standing else 0.0 for n in range(len(parties))
    ]
    return split_by(surplus, raw, here(parties))


def nash(rule, surplus, parties, works):
    """Secure what each could do alone, then divide what is left by bargaining power."""
    own = [max(work, 0.0) for work, _ in works]
    whole = add(work + joint for work, joint in works)
    fallback = [rule.outside * ratio(each, max(whole, 0.0)) for each in own]
    if add(fallback) > 1.0 or (whole <= 0.0 and add(own) > 0.0):
        return split_by(surplus, own, here(parties))
    power = [1.0 for _ in parties]
    if rule.power != "equal":
        power = [getattr(s, rule.power) for s in parties]
    power, kept = split_by(1.0, power, here(parties)), add(fallback)
    return [surplus * (d + p * (1.0 - kept)) for d, p in zip(fallback, power, strict=True)]


def shapley(_, surplus, parties, works):
    added = [max(work + joint, 0.0) for work, joint in works]
    return split_by(surplus, added, here(parties))


def topped_up(rule, surplus, parties, works):
    """Say what a guarantor owes households after the surplus is shared; paid below zero."""
    if rule.name() != "guaranteed_minimum":
        return [0.0 for _ in parties]
    shares = guaranteed_minimum(rule, surplus, parties, works)
    missing = [max(promised(rule, s) - got, 0.0) for s, got in zip(parties, shares, strict=True)]
    kind = KINDS.index(rule.guarantor)
    purse = [max(s.cash, 0.0) if s.active and s.kind == kind else 0.0 for s in parties]
    paid = min(add(missing), add(purse))
    return [
        paid * (ratio(m, add(missing)) - ratio(p, add(purse)))
        for m, p in zip(missing, purse, strict=True)
    ]


RULES = {
    made.__name__: made
    for made in (
        *(by_contribution, by_need, equal, fixed_shares, household_floor, dividend_by_share),
        *(guaranteed_minimum, lexmin, nash, shapley),
    )
}
