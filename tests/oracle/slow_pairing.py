"""Slow pairing: one household after another keeps or chooses its helper."""

from __future__ import annotations

import math

from tests.oracle.scalar_draws import purpose_, uniform_
from tests.oracle.slow_game import put_in
from tests.oracle.slow_world import DOMAINS, GOVERNMENT, ORGANIZATION, add, known, ratio, weigh


def pair(w, policy, p, side_by_side, clients):
    """Pair helpers and households; yuan and the helper's skill for each client and domain."""
    rule, services = policy.targeting, w.of(p).services
    helpers = suppliers(w, p, side_by_side)
    given = [put_in(party) if j in helpers else 0.0 for j, party in enumerate(side_by_side)]
    part = [ratio(each, add(given)) for each in given]
    if rule.name() == "quota":
        return alike(p, part, helpers, clients, services.ceiling * w.place(p).price)
    known(rule, "pairing")
    room = [
        math.floor(p.hours * part[j] / rule.hours_a_household) if j in helpers else 0
        for j in range(len(part))
    ]
    ties = purpose_("implement: ties between households")
    luck = {h.number: uniform_(ties, h.luck, h.id, w.month) for h in clients}
    weight = w.settings[0].services.weight
    line = sorted(clients, key=lambda h: (-weigh(h.need, weight), luck[h.number]))
    kept = set()
    for h in line:
        if h.helper >= 0 and h.helper_months < rule.term and room[h.helper] > 0:
            room[h.helper] -= 1
            kept.add(h.number)
    for h in line:
        if h.number not in kept:
            urgent = weigh(h.need, weight) > 0.0
            h.helper = choose(h, helpers, room) if urgent else -1
            h.helper_months = 0
        h.helper_months = min(h.helper_months + 1, 120) if h.helper >= 0 else 0
    supply = [[each * p.matched[d] for d in DOMAINS] for each in part]
    return divide(supply, helpers, clients, services.ceiling * w.place(p).price)


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


def alike(p, part, helpers, clients, ceiling):
    """Give everybody the same, but none more than it can use; all helpers serve all."""
    yuan = [[0.0] * 6 for _ in clients]
    skill = [add(part[j] * able[d] for j, able in helpers.items()) for d in DOMAINS]
    for h in clients:
        h.helper, h.helper_months = -1, 0
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
    return yuan, [skill for _ in clients]
