"""The slow month, project side: three boards look at projects, and an evaluation judges them."""

from __future__ import annotations

import math

from sim.world import sections
from tests.oracle.scalar_draws import normal_, purpose_
from tests.oracle.scalar_maths import exp_, log_
from tests.oracle.slow_appraisal import marks
from tests.oracle.slow_choice import laid_out
from tests.oracle.slow_game import parties
from tests.oracle.slow_needs import contract_month, true_needs
from tests.oracle.slow_six import six_dimensions
from tests.oracle.slow_world import ORGANIZATION, add, between, known, ratio, total, weigh

GOOD, USUAL, WEAK, BAD = range(4)


def evaluate(w, policy):
    """Supervise, measure the six dimensions, and judge where a judgement is due."""
    for c in w.county:
        c.inspection = policy.plan.of(sections.Government).inspection
    for p in w.project:
        p.six = six_dimensions(w, p, w.month)
    look_at_needs(w)
    if any(p.active for p in w.project):
        look(w, policy)


def look(w, policy):
    """Supervise projects and organisations, and judge where a judgement is due."""
    for p in w.project:
        supervise(w, policy, p)
    appraise(w, policy)
    rule, due = policy.evaluation, set()
    for p in w.project:
        if p.active and is_due(rule, contract_month(w, policy, p)):
            judge(w, policy, p)
            due.add(p.number)
    for o in w.organization:
        take_a_lesson(w, o, due)


def take_a_lesson(w, o, due):
    """Let an organisation in judged projects gain in its precise skills."""
    if any(p.number in due for p in works_in(w, o)):
        lesson = w.of(o).partnership.lesson
        o.precise = [each + lesson * (1.0 - each) for each in o.precise]


def look_at_needs(w):
    """Look at everybody's needs each quarter, from the first service on."""
    if w.date[1] % 3 == 0 and any(h.client for h in w.household):
        for p in w.project:
            needs_of(w, p)


def needs_of(w, p):
    """Note what has become of the needs of clients and of the registered who were not served."""
    weight = w.of(p).services.weight
    served = [h for h in p.home.households if h.client]
    others = [h for h in p.home.households if h.registered and not h.client]
    for place, people in enumerate((served, others)):
        now = [weigh(true_needs(w, h), weight) for h in people]
        pairs = list(zip(people, now, strict=True))
        p.need_taken[place] = total((h.need_start - need) * h.size for h, need in pairs)
        p.need_whole[place] = total(h.need_start * h.size for h in people)


def satisfaction(p):
    """Give clients' mean satisfaction, one half where there are none, and their number."""
    clients = [h.satisfaction for h in p.home.households if h.client]
    return (ratio(total(clients), float(len(clients))) if clients else 0.5), len(clients)


def supervise(w, policy, p):
    s, inspection = w.of(p).supervision, w.place(p).inspection
    whole, own = 0.0, 0.0
    for party in parties(w, policy, p):
        if party.active and party.kind == ORGANIZATION:
            whole = whole + party.endowment
            own = own + party.endowment * w.organization[party.stake.who].governance
    governed = ratio(own, whole) if whole > 0.0 else 0.5
    boards = policy.plan.of(sections.Supervision)
    inspection = inspection if boards.purchaser else 0.0
    own = s.audit_weight * governed if boards.contractor else 0.0
    complaints = s.complaint_weight * (1.0 - satisfaction(p)[0]) if boards.beneficiary else 0.0
    missed = (1.0 - s.inspection_weight * inspection) * (1.0 - own) * (1.0 - complaints)
    p.detection = 1.0 - missed
    if p.active:
        p.leakage = s.leakage * (1.0 - governed) * exp_(-s.leakage_slope * p.detection)
        w.charge("evaluation_cost", p, s.inspection_cost * inspection)


def appraise(w, policy):
    """Note how organisations do, grade them in December, and see how far needs have fallen."""
    projects = laid_out(w, policy)
    for o in w.organization:
        perform(w, policy, o)
        if w.date[1] == 12:
            give_grade(w, o, projects)
    if any(rule.measures_results for rule in policy.incentives):
        for p in w.project:
            note_results(w, p)


def give_grade(w, o, projects):
    """Grade an organisation at work, 1A to 5A, by its mean marks over its projects."""
    found = []
    for p, (side_by_side, terms) in zip(w.project, projects, strict=True):
        weights = w.of(p).supervision.appraisal
        for party in side_by_side:
            if party.kind == ORGANIZATION and party.stake.who == o.number:
                mark = marks(weights, party, terms, p.output)
                found += [] if mark is None else [mark]
    if found:
        mean = total(found, 2.0**40) / len(found)
        o.grade = 1 + sum(mean >= cut for cut in w.of(o).supervision.grade_from)


def note_results(w, p):
    """Note the needs of those served at the start, and how far they have fallen."""
    clients = [h for h in p.home.households if h.client]
    weights = w.of(p).services.weight
    fall = [max(h.need_start - weigh(true_needs(w, h), weights), 0.0) * h.size for h in clients]
    p.results = total(fall)
    p.results_from = total(h.need_start * h.size for h in clients)


def works_in(w, o):
    """List the running projects that an organisation takes part in, once for each place."""
    return [
        p
        for p in w.project
        for s in p.stakes
        if p.active and s.kind == ORGANIZATION and s.who == o.number and s.inside > 0.0
    ]


def marks_of(w, policy, p):
    """Mark a project's service by delivery and contentment, and by jobs as far as planned."""
    usual = 0.5 * (min(ratio(p.delivered, p.planned), 1.0) + satisfaction(p)[0])
    listed = p.placed + p.seekers
    goal = w.of(p).aid.placement_goal * listed
    part = policy.plan.of(sections.AidModeShares).employment if listed > 0.0 else 0.0
    return (1.0 - part) * usual + part * min(ratio(p.placed, goal), 1.0)


def perform(w, policy, o):
    """Keep what is known of an organisation's service: delivery and satisfaction."""
    shown = [marks_of(w, policy, p) for p in works_in(w, o)]
    if shown:
        o.performance = ratio(total(shown), float(len(shown)))


def judge(w, policy, p):
    """Score a project by what the rule looks at, and put it into a class."""
    rule = policy.evaluation
    for d, side in enumerate(p.six):
        off = normal_(purpose_(f"evaluate: error in dimension {d}"), p.luck, p.id, w.month)
        seen = between(0.0, side + w.of(p).supervision.seen_error * off, 100.0)
        p.six_seen[d] = side if math.isnan(side) else seen
    luck = normal_(purpose_("evaluate: error of a score"), p.luck, p.id, w.month)
    part, cost = JUDGES[rule.name()](w, policy, p, luck)
    p.score = math.nan if part is None else 100.0 * between(0.0, part, 1.0)
    w.charge("evaluation_cost", p, cost)
    p.grade = grade(rule, p)
    p.last_grades = p.last_grades + 1 if p.grade == BAD else 0


def heard(policy, p):
    """Give what clients say and how many are asked: nobody where they have no board."""
    content, clients = satisfaction(p)
    return content, clients if policy.plan.of(sections.Supervision).beneficiary else 0


def by_sides(_, policy, p, luck):
    """Average the six sides and what those served say; a part of the budget."""
    rule, cost = policy.evaluation, policy.evaluation.cost_share * (p.budget * 12.0)
    sides = [between(0.0, side, 100.0) for side in p.six_seen if not math.isnan(side)]
    if not sides:
        return None, cost
    content, clients = heard(policy, p)
    rated = rule.beneficiary_weight if clients else 0.0
    index = ratio(add(sides), float(len(sides)))
    if rule.average == "geometric":
        index = exp_(ratio(add(log_(max(side, 1.0)) for side in sides), float(len(sides))))
    return (1.0 - rated) * index / 100.0 + rated * content + rule.error * luck / 100.0, cost


def by_outputs(w, policy, p, luck):
    """Hold what was delivered against the plan: industry, training and housing only."""
    rule, weight = policy.evaluation, w.of(p).services.weight
    agreed = w.of(p).game.agreed * add(
        s.endowment if s.active else 0.0 for s in parties(w, policy, p)
    )
    planned = [p.domain_share[d] * agreed for d in COUNTED]
    counted = [weight[d] if plan > 0.0 else 0.0 for d, plan in zip(COUNTED, planned, strict=True)]
    done = [min(ratio(p.matched[d], plan), 1.0) for d, plan in zip(COUNTED, planned, strict=True)]
    cost = rule.cost_share * (p.budget * 12.0)
    if add(counted) <= 0.0:
        return None, cost
    share = ratio(add(c * part for c, part in zip(counted, done, strict=True)), add(counted))
    return share + rule.error * luck / 100.0, cost


def by_clients(_, policy, p, luck):
    """Ask some clients; courtesy lifts what they say."""
    rule, (content, clients) = policy.evaluation, heard(policy, p)
    asked = min(float(clients), float(rule.sample))
    said = content + rule.courtesy + rule.spread * luck / math.sqrt(max(asked, 1.0))
    return (said if asked > 0.0 else None), rule.fee * asked


def by_peers(w, policy, p, luck):
    """Let partners rate each other's effort; some rate everybody full."""
    rule = policy.evaluation
    efforts = [s.effort for s in parties(w, policy, p) if s.active]
    ratings = len(efforts) * (len(efforts) - 1.0)
    mean = ratio(add(efforts), float(len(efforts)))
    seen = mean + rule.error * ratio(luck, math.sqrt(max(ratings, 0.0)))
    told = (1.0 - rule.collusion) * seen + rule.collusion
    return (told if ratings > 0.0 else None), rule.wage * rule.hours * 0.5 * ratings


def by_outsiders(w, policy, p, luck):
    """Hold the need taken from clients against what the plan promised; some is captured."""
    rule, clients = policy.evaluation, [h for h in p.home.households if h.client]
    weight = w.of(p).services.weight
    gone = [max(h.need_start - weigh(true_needs(w, h), weight), 0.0) * h.size for h in clients]
    promised = w.of(p).services.promised_reduction * total(h.need_start * h.size for h in clients)
    found = ratio(total(gone), promised) + rule.spread * luck / math.sqrt(float(rule.sample))
    told = (1.0 - rule.capture) * between(0.0, found, 1.0) + rule.capture
    return (told if promised > 0.0 else None), rule.cost_share * (p.budget * 12.0)


COUNTED = (0, 1, 3)
JUDGES = {
    "six_dimensions": by_sides,
    "outputs": by_outputs,
    "satisfaction": by_clients,
    "peer": by_peers,
    "third_party": by_outsiders,
}


def is_due(rule, month):
    """Say whether a project is judged in a month of its contract."""
    known(rule, "none", *JUDGES)
    if rule.name() == "six_dimensions":
        return month in {rule.first_month, rule.second_month}
    return rule.name() != "none" and month > 0 and month % 12 == 0


def grade(rule, p):
    weak = rule.name() == "six_dimensions" and any(side < rule.a_weakest for side in p.six_seen)
    if math.isnan(p.score):
        return USUAL
    if p.score >= rule.a_from and not weak:
        return GOOD
    return USUAL if p.score >= rule.b_from else WEAK if p.score >= rule.c_from else BAD
