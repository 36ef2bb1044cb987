"""What slow parties weigh: inside or outside, a little more effort, a little more help."""

from __future__ import annotations

from types import SimpleNamespace

from tests.oracle.scalar_maths import logistic_
from tests.oracle.slow_game import A_LITTLE, parties, payoffs, present, put_in, terms_of
from tests.oracle.slow_world import add, between, ratio


def laid_out(w, policy, *, whole=False):
    """Lay out all projects with their parties and terms."""
    made = []
    for p in w.project:
        side_by_side = parties(w, policy, p, whole=whole)
        made.append((side_by_side, terms_of(w, policy, p, side_by_side)))
    return made


def pictured(projects, place, **changes):
    """Picture the party at one place of every project otherwise; the others stay as they are."""
    made = []
    for side_by_side, terms in projects:
        others = list(side_by_side)
        party = others[place]
        new = {name: change(party) for name, change in changes.items()}
        if "effort" in new and party.effort > 0.0:  # own money is posted as far as effort goes
            new["funds"] = party.funds * (new["effort"] / party.effort)
        others[place] = SimpleNamespace(**(party.__dict__ | new))
        made.append((others, terms))
    return made


def wishes_to_join(w, policy):
    """Give the probability with which each party of ordinary taste would take part."""
    projects = laid_out(w, policy, whole=True)
    wishes = [[0.0] * len(side_by_side) for side_by_side, _ in projects]
    for place in range(len(wishes[0])):
        inside = pictured(
            projects,
            place,
            active=lambda party: party.endowment > 0.0,
            effort=lambda party: max(party.effort, party.game.trial_effort),
        )
        outside = pictured(projects, place, active=lambda _: False)
        with_it, without = payoffs(policy, inside), payoffs(policy, outside)
        for n, (side_by_side, _) in enumerate(inside):
            party, game = side_by_side[place], side_by_side[place].game
            gap = entitlement(side_by_side)[place] * add(with_it[n].share)
            gap = gap - with_it[n].share[place]
            unfair = game.shortfall_weight * max(gap, 0.0)
            unfair = unfair + game.excess_weight * max(-gap, 0.0)
            gain = game.private[party.kind] * with_it[n].private[place]
            mission = party.mission
            care = mission * (with_it[n].output - without[n].output)
            effort = party.effort * party.endowment
            worth = gain + care - game.own_cost[party.kind] * effort - unfair
            per_yuan = worth / (party.endowment if party.endowment > 0.0 else 1.0)
            better = per_yuan - game.outside_option[party.kind]
            wishes[n][place] = logistic_(better / game.taste_scale)
    return wishes


def entitlement(side_by_side):
    """Say what part of the surplus each party thinks is its due, by its own norm."""
    whole = add(put_in(party) for party in side_by_side)
    needed = add(party.need if party.active else 0.0 for party in side_by_side)
    count, due = max(len(present(side_by_side)), 1), []
    for party in side_by_side:
        norm = party.game.merit_norm[party.kind]
        even = party.active / count
        need = party.need if party.active else 0.0
        by_need = need / needed if needed > 0.0 else even
        merit = put_in(party) / (whole if whole > 0.0 else 1.0)
        due.append(norm * merit + (1.0 - norm) * (0.5 * even + 0.5 * by_need))
    return due


def margins(policy, projects, place):
    """Give the marginal payoff of effort and of helping of the party at one place of each."""
    now = payoffs(policy, projects)
    harder = payoffs(policy, pictured(projects, place, effort=lambda s: s.effort + A_LITTLE))
    kinder = payoffs(policy, pictured(projects, place, helping=lambda s: s.helping + A_LITTLE))
    made = []
    for n, (side_by_side, _) in enumerate(projects):
        party, game = side_by_side[place], side_by_side[place].game
        unit = A_LITTLE * max(party.endowment, 1e-9)
        gains = [
            game.private[other.kind] * (harder[n].private[k] - now[n].private[k]) / unit
            for k, other in enumerate(side_by_side)
        ]
        own, others = gains[place], add(gains) - gains[place]
        crowded = 1.0 - game.crowding * between(0.0, own, 1.0)
        care = party.mission * crowded
        common = (harder[n].output - now[n].output) / unit
        pressure = game.peer_pressure * game.visibility
        effort = own + pressure * others + care * common - game.own_cost[party.kind]
        helped = game.private[party.kind] * (kinder[n].private[place] - now[n].private[place])
        helping = (helped + care * (kinder[n].output - now[n].output)) / unit
        alive = party.active and party.endowment > 0.0
        made.append((effort, helping) if alive else (0.0, 0.0))
    return made


def answers(side_by_side, share):
    """Say how far each party answers the others' effort in kind, given what it gets."""
    surplus, made = add(share), []
    outlay = add(party.outlay if party.active else 0.0 for party in side_by_side) / 12.0
    at_stake = ratio(surplus, surplus + outlay)
    for party, due, got in zip(side_by_side, entitlement(side_by_side), share, strict=True):
        game, part = party.game, got / (surplus if surplus > 0.0 else 1.0)
        short = between(0.0, max(due - part, 0.0) / max(due, 0.02), 1.0)
        over = between(0.0, max(part - due, 0.0) / max(due, 0.02), 1.0)
        hurt = game.shortfall_weight * short + game.excess_weight * over
        made.append(game.fairness_base * between(0.0, 1.0 - hurt * at_stake, 1.25))
    return made
