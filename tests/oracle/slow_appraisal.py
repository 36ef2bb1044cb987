"""The slow yearly appraisal: organisations are marked and ranked, the last pay the first."""

from __future__ import annotations

import math

from tests.oracle.scalar_maths import logistic_
from tests.oracle.slow_world import add, known, ratio, total


def appraisal(policy, projects, outputs, yearly, luck=None):
    """Rank organisations county by county; what they gain, what they lose, what it costs."""
    count = [len(side_by_side) for side_by_side, _ in projects]
    prize = [[0.0] * many for many in count]
    fine, cost = [[0.0] * many for many in count], [0.0] * len(projects)
    for rule in policy.incentives:
        known(rule, "appraisal_ranking")
        scores = [
            [marks(rule, party, terms, output) for party in side_by_side]
            for (side_by_side, terms), output in zip(projects, outputs, strict=True)
        ]
        worth = [
            [0.0 if score is None else yearly * party.contract for score, party in pairs]
            for pairs in zipped(scores, projects)
        ]
        if luck is not None:
            scores = [
                [None if s is None else s + rule.error * e for s, e in zip(*pair, strict=True)]
                for pair in zip(scores, luck, strict=True)
            ]
        soft = rule.softness if luck is None else 0.0
        first = leading(rule, scores, projects, (rule.top, rule.top_mark, soft))
        turned = [[None if s is None else -s for s in row] for row in scores]
        worst = leading(rule, turned, projects, (rule.bottom, -rule.bottom_mark, soft))
        for n, row in enumerate(worth):
            fine[n] = [rule.stake * each * worst[n][j] for j, each in enumerate(row)]
            prize[n] = [rule.stake * each * first[n][j] for j, each in enumerate(row)]
            cost[n] = rule.cost_share * add(row)
        prize = paid_by(fine, prize, projects)
    return prize, fine, cost


def zipped(scores, projects):
    return [zip(row, side, strict=True) for row, (side, _) in zip(scores, projects, strict=True)]


def marks(rule, party, terms, output):
    """Mark an organisation by what can be seen of it; nobody else is marked."""
    if party.appraised is None or not party.active:
        return None
    basic, own, service = party.appraised
    groups = [(rule.conditions, basic), (rule.construction, own)]
    groups.append((rule.service, 0.5 * (service + party.effort)))
    if terms.planned > 0.0:
        groups.append((rule.performance, min(ratio(output, terms.planned), 1.0)))
    whole = add(weight for weight, _ in groups)
    return ratio(add(weight * mark for weight, mark in groups), whole)


def leading(rule, scores, projects, cut):
    """Find who leads each county by its mean score, or the chance of it; by party."""
    share, instead, soft = cut
    of_actor = {}
    for (side_by_side, terms), row in zip(projects, scores, strict=True):
        for party, score in zip(side_by_side, row, strict=True):
            if score is not None:
                of_actor.setdefault((terms.county, party.stake.who), []).append(score)
    leads = {}
    for county in sorted({where for where, _ in of_actor}):
        mean = {
            who: total(found, 2.0**40) / len(found)
            for (where, who), found in sorted(of_actor.items())
            if where == county
        }
        line = sorted(mean, key=lambda who: -mean[who])
        winners = int(share * len(line))
        inside = mean[line[max(winners - 1, 0)]]
        outside = mean[line[min(winners, len(line) - 1)]]
        level = 0.5 * (inside + outside) if winners > 0 else math.inf
        few = len(line) < rule.few
        level = instead if few else level
        for place, who in enumerate(line):
            leads[county, who] = (
                logistic_((mean[who] - level) / soft)
                if soft > 0.0
                else float(mean[who] >= level if few else place < winners)
            )
    return [
        [
            0.0 if score is None else leads[terms.county, party.stake.who]
            for score, party in zip(row, side, strict=True)
        ]
        for (side, terms), row in zip(projects, scores, strict=True)
    ]


def paid_by(fines, wanted, projects):
    """Scale what winners want down, county by county, to what the fines bring in."""
    made = []
    for (_, terms), row in zip(projects, wanted, strict=True):
        own = [n for n, (_, other) in enumerate(projects) if other.county == terms.county]
        brought = total((add(fines[n]) for n in own), 2.0**30)
        asked = total((add(wanted[n]) for n in own), 2.0**30)
        made.append([each * min(ratio(brought, asked), 1.0) for each in row])
    return made
