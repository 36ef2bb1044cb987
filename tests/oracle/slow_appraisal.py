"""The slow yearly appraisal: organisations are marked and ranked, the last pay the first."""

from __future__ import annotations

import math

from tests.oracle.scalar_maths import logistic_
from tests.oracle.slow_world import add, ratio, total


def appraisal_ranking(rule, projects, outputs, moment, own):
    """Rank organisations county by county; what they gain, what they lose, what it costs."""
    scores = [
        [marks(appraisal_weights(rule), party, terms, output) for party in side_by_side]
        for (side_by_side, terms), output in zip(projects, outputs, strict=True)
    ]
    worth = [
        [0.0 if score is None else moment.yearly * party.contract for score, party in pairs]
        for pairs in zipped(scores, projects)
    ]
    if not moment.expected:
        scores = [
            [None if s is None else s + rule.error * e for s, e in zip(*pair, strict=True)]
            for pair in zip(scores, moment.noise, strict=True)
        ]
    soft = rule.softness if moment.expected else 0.0
    first = leading(rule, scores, projects, (rule.top, rule.top_mark, soft))
    turned = [[None if s is None else -s for s in row] for row in scores]
    worst = leading(rule, turned, projects, (rule.bottom, -rule.bottom_mark, soft))
    last = leading(rule, turned, projects, (rule.last, math.inf, 0.0))
    for n, row in enumerate(worth):
        own[n].fine = [rule.stake * each * worst[n][j] for j, each in enumerate(row)]
        own[n].prize = [rule.stake * each * first[n][j] for j, each in enumerate(row)]
        own[n].cost = rule.cost_share * add(row)
        own[n].barred = [each > 0.0 and moment.yearly == 1.0 for each in last[n]]
    prize = paid_by([each.fine for each in own], [each.prize for each in own], projects)
    for each, row in zip(own, prize, strict=True):
        each.prize = row


def appraisal_weights(rule):
    return rule.conditions, rule.construction, rule.service, rule.performance


def zipped(scores, projects):
    return [zip(row, side, strict=True) for row, (side, _) in zip(scores, projects, strict=True)]


def marks(weights, party, terms, output):
    """Mark an organisation by what can be seen of it; nobody else is marked."""
    if party.appraised is None or not party.active:
        return None
    basic, own, service = party.appraised
    groups = [(weights[0], basic), (weights[1], own)]
    groups.append((weights[2], 0.5 * (service + party.effort)))
    if terms.planned > 0.0:
        groups.append((weights[3], min(ratio(output, terms.planned), 1.0)))
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
