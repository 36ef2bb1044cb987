"""Slow pairing: one household after another keeps or chooses its helper."""

from __future__ import annotations

import math

from tests.oracle.scalar_draws import purpose_, uniform_
from tests.oracle.scalar_maths import power_
from tests.oracle.slow_game import put_in
from tests.oracle.slow_world import DOMAINS, GOVERNMENT, ORGANIZATION, add, known, ratio, weigh


def pair(w, policy, p, side_by_side, clients):
    """Pair helpers and households; yuan and the helper's skill for each client and domain."""
    rule, helpers = policy.targeting, suppliers(w, p, side_by_side)
    known(rule, "quota", "random", "need_first", "comparative", "pairing", "stable")
    given = [put_in(party) if j in helpers else 0.0 for j, party in enumerate(side_by_side)]
    part = [ratio(each, add(given)) for each in given]
    ceiling = w.of(p).services.ceiling * w.place(p).price
    weight, ties = w.of(p).services.weight, purpose_("implement: ties between households")
    luck = {h.number: uniform_(ties, h.luck, h.id, w.month) for h in clients}
    line = sorted(clients, key=lambda h: (-weigh(h.need, weight), luck[h.number]))
    if rule.name() in {"pairing", "stable"}:
        find_helpers(rule, p, part, (helpers, weight), line)
        supply = [[each * p.matched[d] for d in DOMAINS] for each in part]
        return divide(supply, helpers, clients, ceiling)
    for h in clients:
        h.helper, h.helper_months = -1, 0
    able = [add(part[j] * skill[d] for j, skill in helpers.items()) for d in DOMAINS]
    if rule.name() == "comparative":
        wanted = [[ceiling * h.need[d] for d in DOMAINS] for h in clients]
        return compare(rule, p, part, helpers, wanted)
    if rule.name() == "quota":
        return alike(p, clients, ceiling), [able for _ in clients]
    if rule.name() == "random":
        line = sorted(clients, key=lambda h: luck[h.number])
    return in_turn(p, clients, line, ceiling), [able for _ in clients]


def find_helpers(rule, p, part, known_of, line):
    """Let households keep their helpers for a term, or choose, the neediest first."""
    helpers, weight = known_of
    room = [
        math.floor(p.hours * part[j] / rule.hours_a_household) if j in helpers else 0
        for j in range(len(part))
    ]
    kept = set()
    for h in line if rule.name() == "pairing" else ():
        if h.helper >= 0 and h.helper_months < rule.term and room[h.helper] > 0:
            room[h.helper] -= 1
            kept.add(h.number)
    for h in line:
        if h.number not in kept:
            before, urgent = h.helper, weigh(h.need, weight) > 0.0
            h.helper = choose(h, helpers, room) if urgent else -1
            stays = rule.name() == "stable" and h.helper == before
            h.helper_months = h.helper_months if stays else 0
        h.helper_months = min(h.helper_months + 1, 120) if h.helper >= 0 else 0


def in_turn(p, clients, line, ceiling):
    """Give households all they can use, one after another, until the supply ends."""
    yuan = {h.number: [0.0] * 6 for h in clients}
    for d in DOMAINS:
        left = math.floor(p.matched[d] * 1e6)
        for h in line:
            wanted = ceiling * h.need[d]
            steps = math.ceil(wanted * 1e6)
            yuan[h.number][d] = wanted if left >= steps else left / 1e6
            left = max(left - steps, 0)
    return [yuan[h.number] for h in clients]


def compare(rule, p, part, helpers, wanted):
    """Let each party do what it does best; divide each domain by what households can use."""
    whole = [add(row[d] for row in wanted) for d in DOMAINS]
    serving, skill = [0.0] * 6, [0.0] * 6
    for j, able in helpers.items():
        pull = [whole[d] * power_(able[d], rule.focus) for d in DOMAINS]
        for d in DOMAINS:
            time = part[j] * ratio(pull[d], add(pull))
            serving[d], skill[d] = serving[d] + time, skill[d] + time * able[d]
    skilled = [ratio(skill[d], serving[d]) for d in DOMAINS]
    met = [ratio(min(p.matched[d], whole[d]), whole[d]) for d in DOMAINS]
    return [[row[d] * met[d] for d in DOMAINS] for row in wanted], [skilled for _ in wanted]


def choose(h, helpers, room):
    """Take the free helper that suits what the household lacks; the first of equals."""
    best, most = -1, -1.0
    for j, able in helpers.items():
        fit = add(h.need[d] * able[d] for d in DOMAINS)
        if room[j] > 0 and fit > most:
            best, most = j, fit
    if best >= 0:
        room[best] -= 1
    return best


def suppliers(w, p, side_by_side):
    """Name who supplies services, and how well; officials where there is no organisation."""
    inside = {
        j: list(w.organization[party.stake.who].capability)
        for j, party in enumerate(side_by_side)
        if party.active and party.kind == ORGANIZATION
    }
    if inside:
        return inside
    skill = [w.of(p).services.government_skill] * len(DOMAINS)
    officials = enumerate(side_by_side)
    return {j: skill for j, party in officials if party.active and party.kind == GOVERNMENT}


def divide(supply, helpers, clients, ceiling):
    """Let each helper divide its part of the supply by what its households can use."""
    yuan = [[0.0] * 6 for _ in clients]
    skill = [[0.0] * 6 for _ in clients]
    for d in DOMAINS:
        for j, able in helpers.items():
            wanted = [ceiling * h.need[d] if h.helper == j else 0.0 for h in clients]
            whole = add(wanted)
            for n, h in enumerate(clients):
                if h.helper == j:
                    yuan[n][d] = wanted[n] * ratio(min(supply[j][d], whole), whole)
                    skill[n][d] = able[d]
    return yuan, skill


def alike(p, clients, ceiling):
    """Give everybody the same, but none more than it can use."""
    yuan = [[0.0] * 6 for _ in clients]
    for d in DOMAINS:
        wanted = [ceiling * h.need[d] for h in clients]
        left, level = math.floor(p.matched[d] * 1e6), math.inf
        line = sorted(math.ceil(each * 1e6) for each in wanted)
        for place, steps in enumerate(line):
            if steps * (len(line) - place) > left:
                level = left / 1e6 / (len(line) - place)
                break
            left -= steps
        for n, each in enumerate(wanted):
            yuan[n][d] = min(each, level)
    return yuan
