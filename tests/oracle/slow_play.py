"""The slow round of the public-goods game: player after player, with plain numbers."""

from __future__ import annotations

from types import SimpleNamespace

from sim.world.public_goods import PlayerTypes, PublicGoods
from tests.oracle.scalar_draws import normal_, purpose_, uniform_, words_
from tests.oracle.scalar_maths import logistic_
from tests.oracle.slow_choice import answers
from tests.oracle.slow_game import A_LITTLE, put_in, raw_output
from tests.oracle.slow_world import A_YEAR_ON, add, between, known, ratio


def play(w, policy):
    """Seat the players, let them give, share and fine, and let them look at each other."""
    told = policy.plan.of(PublicGoods)
    if not told.enabled:
        return
    incentives = policy.incentives if policy.programme else ()
    for p, seated in zip(w.project, seats(w, told), strict=True):
        group = [player(w, p, s, told) for s in seated]
        share, _ = expected(policy, incentives, told, group)
        moved = []
        for j, (s, one) in enumerate(zip(seated, group, strict=True)):
            s.margin = margin(policy, incentives, told, group, j)
            theta, imitated = mind(s, policy)
            theta = 0.0 if len(group) <= 1 else theta
            answer = answers(group, share)[j] * imitated
            gain = logistic_(s.margin / one.game.choice_scale)
            wanted = theta * answer + (1.0 - theta) * gain
            step = s.effort + one.game.inertia * (wanted - s.effort)
            luck = normal_(purpose_("play: chance in giving"), s.luck, s.id, w.month)
            moved.append(between(0.0, step + one.game.effort_noise * luck, 1.0))
        given = [other(one, e) for one, e in zip(group, moved, strict=True)]
        divide(policy, incentives, told, p, seated, given)
        whole = add(moved)
        for s, e in zip(seated, moved, strict=True):
            others = (whole - e) / (len(moved) - 1) if len(moved) > 1 else e
            s.effort = e
            s.belief = s.belief + w.of(p).game.learning * (others - s.belief)


def seats(w, told):
    """Give the players of each group, drawn anew in each round where they are strangers."""
    n, order = told.players, list(w.stake)
    if told.matching == "strangers":
        home = {s.number: w.project[s.number // n].county for s in w.stake}
        for s in w.stake:
            s.__dict__["lot"] = words_(purpose_("play: who sits with whom"), s.luck, s.id, w.month)
        order.sort(key=lambda s: (home[s.number], s.__dict__["lot"][0], s.id))
    return [order[first : first + n] for first in range(0, len(order), n)]


def player(w, p, s, told):
    """Lay one player out as a party of a project."""
    there = SimpleNamespace(active=True, kind=s.kind, effort=s.effort, helping=0.0, need=0.0)
    there.endowment, there.outlay, there.game = told.tokens, s.outlay, w.of(p).game
    return there


def other(party, effort):
    return SimpleNamespace(**(party.__dict__ | {"effort": effort}))


def mind(s, policy):
    """Say how far a player answers the others, and which share of tokens it then imitates."""
    types, weight = policy.plan.of(PlayerTypes), policy.plan.of(PublicGoods).reciprocity
    drawn = uniform_(purpose_("play: type of player"), s.luck, s.id, 0)
    if drawn < types.conditional:
        return weight, s.belief
    if drawn < types.conditional + types.free_rider:
        return 0.0, s.belief
    return weight, min(s.belief, 1.0 - s.belief)


def fines(incentives, group):
    """Let peers take for what is withheld, or, if antisocial, for what is given beyond them."""
    taken = [0.0] * len(group)
    for rule in incentives:
        known(rule, "graduated_sanction")
        assert rule.form == "public_goods"
        whole = add(one.effort for one in group)
        for j, one in enumerate(group):
            mean = ratio(whole - one.effort, float(len(group) - 1))
            stands = rule.norm * (1.0 - rule.antisocial)
            short = max(max(mean, stands) - one.effort, 0.0)
            over = max(one.effort - mean, 0.0)
            part = rule.slope * ((1.0 - rule.antisocial) * short + rule.antisocial * over)
            taken[j] = taken[j] + (part * one.endowment if len(group) > 1 else 0.0)
    return taken


def shares(policy, told, group):
    known(policy.benefit_sharing, "equal")
    surplus = raw_output(group, policy.responsibility.clarity) * (told.common_return * told.players)
    return [surplus * ratio(1.0, float(len(group))) for _ in group]


def expected(policy, incentives, told, group):
    """Give what each gets of the pot, and what is left of it after fines."""
    share, taken = shares(policy, told, group), fines(incentives, group)
    return share, [got - fine for got, fine in zip(share, taken, strict=True)]


def margin(policy, incentives, told, group, j):
    """Give what one more token in the pot is worth to its giver."""
    one, game = group[j], group[j].game
    more = list(group)
    more[j] = other(one, one.effort + A_LITTLE)
    _, now = expected(policy, incentives, told, group)
    _, then = expected(policy, incentives, told, more)
    unit = A_LITTLE * one.endowment
    gains = [
        game.private[one.kind] * (after - before) / unit
        for after, before in zip(then, now, strict=True)
    ]
    clarity = policy.responsibility.clarity
    common = (raw_output(more, clarity) - raw_output(group, clarity)) / unit
    crowded = 1.0 - game.crowding * between(0.0, gains[j], 1.0)
    care = game.mission * game.mission_of[one.kind] * crowded
    pressure = game.peer_pressure * game.visibility
    others = add(gains) - gains[j]
    return gains[j] + pressure * others + care * common - game.own_cost[one.kind]


def divide(policy, incentives, told, p, seated, given):  # noqa: PLR0913 a round has that much
    """Divide the pot, fine, and note what everybody gave and took home."""
    share, taken = shares(policy, told, given), fines(incentives, given)
    p.output = raw_output(given, policy.responsibility.clarity)
    p.surplus = p.output * (told.common_return * told.players)
    kept = [one.endowment - put_in(one) for one in given]
    home = [k + got - fine for k, got, fine in zip(kept, share, taken, strict=True)]
    p.fined, p.earned = add(taken) / len(given), add(home) / len(given)
    for s, one, got in zip(seated, given, share, strict=True):
        s.received = s.received * A_YEAR_ON + got
        s.outlay = s.outlay * A_YEAR_ON + put_in(one)
