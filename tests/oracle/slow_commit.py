"""The slow month, project side: money reaches projects; who takes part, and how hard."""

from __future__ import annotations

import math

from sim.world import sections
from tests.oracle.scalar_draws import normal_, purpose_
from tests.oracle.scalar_maths import exp_, logistic_, normal_cdf_
from tests.oracle.slow_choice import answers, laid_out, margins, wishes_to_join
from tests.oracle.slow_contracts import book_sales, buy_hours, offer_jobs, sign
from tests.oracle.slow_game import payoffs, present
from tests.oracle.slow_incomes import incomes, kept, settle_ventures
from tests.oracle.slow_needs import hours_of, is_let_in, load_of
from tests.oracle.slow_offers import free_volunteers
from tests.oracle.slow_purse import collect, fund, overheads
from tests.oracle.slow_world import (
    A_YEAR_ON,
    COMMUNITY,
    ENTERPRISE,
    GOVERNMENT,
    HOUSEHOLD,
    ORGANIZATION,
    add,
    between,
    ratio,
    to_fen,
    total,
)


def commit(w, policy):
    """Fund, equip, decide to take part, decide how hard, post own money."""
    if not any(p.active for p in w.project):
        stand_still(w, policy)
        return
    sign(w, policy)
    fund(w, policy)
    left = [overheads(w, policy, p) for p in w.project]
    hours = hours_of(w, policy)
    offered = hours_of(w, policy, offered=True)
    bought = []
    for p in w.project:
        yuan, officials, worked = buy_hours(w, policy, p, offered, left[p.number])
        for number, part in worked.items():
            hours[number], offered[number] = hours[number] * part, offered[number] * part
        staff(w, policy, p, hours, officials)
        bought.append(yuan)
    book_sales(w)
    look_for_gaps(w)
    for p in w.project:
        order(w, p)
        p.load = load_of(w, policy, p)
        funds = max(left[p.number] - bought[p.number], 0.0)
        for s in p.stakes:
            equip(w, policy, p, s, (offered[s.number], funds))
    join(w, policy)
    told_to_join(w, policy)
    projects = laid_out(w, policy)
    work(w, policy, projects)
    offer_jobs(w, policy, projects)
    post_own_money(w, policy)
    incomes(w, policy)
    settle_ventures(w)


def stand_still(w, policy):
    """Let partners earn and spend while no project runs."""
    for p in w.project:
        p.budget = p.staffed = p.hours = p.load = p.incubation_hours = p.training_hours = 0.0
        for s in p.stakes:
            s.instalment = 0.0
    offer_jobs(w, policy)
    incomes(w, policy)
    settle_ventures(w)


def staff(w, policy, p, hours, officials):
    """Add volunteers to the hours worked; assessment, meetings and incubation take their part."""
    services = w.of(p).services
    worked = add(hours[s.number] for s in p.stakes) + officials
    guided = services.volunteers_per_worker * worked / services.staff_hours
    helpers = min(free_volunteers(w, p), guided)
    given = helpers * services.volunteer_hours if p.active else 0.0
    p.home.volunteered += total([given + p.enforcement_hours])
    volunteers = given * services.volunteer_value
    p.staffed = worked + volunteers if p.active else 0.0
    p.incubation_hours = policy.plan.of(sections.Project).incubation_share * p.staffed
    p.training_hours = min(services.cadre_hours * p.home.workers, p.staffed)
    busy = p.assessment_hours + p.overhead_hours + p.incubation_hours + p.training_hours
    p.hours = max(p.staffed - busy, 0.0)


def equip(w, policy, p, s, given):
    """Give a party its funds, people, technology and information for the month."""
    hours, funds = given
    if not p.active or s.who < 0:
        s.resources = [0.0] * 4
        return
    services, v = w.of(p).services, p.home
    hour, value = services.hour_value, services.asset_value
    helper = hour * services.volunteer_value
    if s.kind == GOVERNMENT:
        people = v.workers * services.village_worker_hours * hour
        s.resources = [funds, people, w.place(p).technology * value, 0.5 * value]
    elif s.kind == COMMUNITY:
        own = services.own_part_community * w.yuan("association", v.number)
        people = free_volunteers(w, p) * services.volunteer_hours * helper
        s.resources = [own, people, 0.0, value]
    elif s.kind == HOUSEHOLD:
        most = services.own_part_budget * p.budget
        own = min(services.own_part_household * v.able_income, most)
        s.resources = [own, v.labour * services.household_hours * helper, 0.0, 0.0]
    elif s.kind == ORGANIZATION:
        o = w.organization[s.who]
        skill = 0.25 * add(o.precise)
        gift = w.yuan("organization", o.number) / 12.0 if o.kind == 0 else 0.0
        gift = gift * part_of(w, p, s, 0)
        ties = w.of(o).partnership.industry_ties[o.kind] * o.precise[1]
        s.resources = [gift, hours * hour, skill * value, value * ties]
    else:
        e = w.enterprise[s.who]
        gift = w.of(e).money.gift_share * max(e.profit_year, 0.0) / 12.0 * e.mission
        gift = gift * kept(w, policy, "enterprise")
        bought = max(orders_of(w, p, s) + s.orders_won, 0.0)
        bought = bought * (0.5 + policy.plan.of(sections.AidModeShares).consumption)
        orders = services.order_value * bought
        s.resources = [gift * part_of(w, p, s, 0), 0.0, e.technology * value, orders]


def part_of(w, p, s, resource):
    """Give a project's part of what a partner gives: by what is missing in each of its projects."""
    mine = [o for o in w.project for t in o.stakes if same(s, t) and o.active]
    needed = total(o.missing[resource] for o in mine)
    if needed > 0.0:
        return p.missing[resource] / needed
    return ratio(1.0, float(len(mine)))


def same(s, t):
    return s.kind == t.kind and s.who == t.who


def look_for_gaps(w):
    """Set the demand for each resource against what partners are seen to have."""
    for p in w.project:
        aid, names = w.of(p).aid, ("funds", "people", "technology", "information")
        whole = max(add(p.demand), p.budget)
        noise = aid.survey_noise * (1.0 - p.platform_reach)
        for r, name in enumerate(names):
            there = add(s.resources[r] * (s.inside * (s.who >= 0)) for s in p.stakes)
            luck = normal_(purpose_(f"commit: survey of {name}"), p.luck, p.id, w.month)
            gap = max(aid.resource_mix[r] * whole - there * exp_(noise * luck), 0.0)
            p.missing[r] = gap if p.active else 0.0


def order(w, p):
    """Note what enterprises buy through a project."""
    for s in p.stakes if p.active else ():
        if s.kind == ENTERPRISE and s.who >= 0:
            s.orders = orders_of(w, p, s)


def orders_of(w, p, s):
    """Give the produce that an enterprise buys a month through one of its projects."""
    return w.enterprise[s.who].orders / 12.0 * part_of(w, p, s, 3)


def join(w, policy):
    """Let each party, in its quarter, decide whether to take part; households by and by."""
    year, month, _ = w.date
    quarter, first = divmod(month - 1, 3)
    starts = [p.active and p.age <= 1 for p in w.project]
    if first != 0 and not any(starts):
        return
    wishes = wishes_to_join(w, policy)
    for p in w.project:
        for j, s in enumerate(p.stakes):
            closed = s.kind == ORGANIZATION and s.who >= 0 and not w.organization[s.who].alive
            if not p.active or s.who < 0 or closed:
                continue
            wish = wishes[p.number][j]
            if s.kind == HOUSEHOLD:
                step = 0.25 if first == 0 else 0.0
                s.inside = wish if starts[p.number] else s.inside + step * (wish - s.inside)
            elif starts[p.number] or (s.id % 4 == quarter and first == 0):
                lasting = w.of(p).game.lasting_taste
                luck = normal_(purpose_("commit: taste of the year"), s.luck, s.id, year)
                taste = math.sqrt(lasting) * s.taste + math.sqrt(1.0 - lasting) * luck
                wants = normal_cdf_(taste) < wish
                s.inside = 1.0 if wants and is_let_in(w, policy, p, s) else 0.0


def told_to_join(w, policy):
    """Let those for whom it is prescribed take part or stay away."""
    for p in w.project:
        for s in p.stakes:
            closed = s.kind == ORGANIZATION and s.who >= 0 and not w.organization[s.who].alive
            if p.active and s.who >= 0 and not closed:
                s.inside = prescribed(w, policy, s, "take_part", s.inside)


def work(w, policy, projects):
    """Move every party's effort and helping toward gain, reciprocity and the village's norm."""
    told = payoffs(policy, projects)
    margin = [margins(policy, projects, place) for place in range(len(projects[0][0]))]
    for p, (side_by_side, _), found in zip(w.project, projects, told, strict=True):
        answer = answers(side_by_side, found.share)
        alone = len(present(side_by_side)) <= 1
        for j, (s, party) in enumerate(zip(p.stakes, side_by_side, strict=True)):
            game, (by_effort, by_helping) = party.game, margin[j][p.number]
            s.margin = by_effort
            if not party.active:
                continue
            theta = 0.0 if alone else game.reciprocity[party.kind]
            gain = logistic_(by_effort / game.choice_scale)
            wanted = theta * (answer[j] * party.belief) + (1.0 - theta) * gain
            wanted = wanted + game.norm_weight * (p.home.norm - p.home.norm_start)
            luck = normal_(purpose_("commit: chance in effort"), s.luck, s.id, w.month)
            moved = s.effort + game.inertia * (wanted - s.effort)
            s.effort = between(0.0, moved + game.effort_noise * luck, 1.0)
            s.effort = prescribed(w, policy, s, "effort", s.effort)
            step = game.helping_step * between(-1.0, by_helping, 1.0)
            moved = s.helping + step * s.helping * (1.0 - s.helping)
            s.helping = prescribed(w, policy, s, "helping", between(0.01, moved, 0.9))


def prescribed(w, policy, s, what, chosen):
    """Give what is prescribed to whoever holds this place, or else what was chosen."""
    for d in policy.decisions:
        if d.what == what and s.who >= 0 and d.number in {None, place_of(w, policy, s, d.who)}:
            chosen = d.value if place_of(w, policy, s, d.who) else chosen
    return chosen


def place_of(w, policy, s, group):
    """Say which one of a group stands behind a place, counted from 1; 0 if it is none of them."""
    p = w.project[s.number // len(w.project[0].stakes)]
    kinds = ("government", "", "enterprises", "community", "households")
    if s.kind in {GOVERNMENT, COMMUNITY, HOUSEHOLD}:
        own = 1 if s.kind == GOVERNMENT else p.id + 1
        return own if kinds[s.kind] == group else 0
    table = w.organization if s.kind == ORGANIZATION else w.enterprise
    rank = 1 + [o.number for o in table if o.county == p.county].index(s.who)
    if s.kind == ENTERPRISE or group == "organizations":
        return (
            rank
            if group in {"organizations", "enterprises"}
            and ((s.kind == ENTERPRISE) == (group == "enterprises"))
            else 0
        )
    partners = policy.plan.of(sections.Contractor), policy.plan.of(sections.LocalOrganizations)
    contractors, locals_ = (one.count if one.enabled else 0 for one in partners)
    if group == "contractor":
        return rank if rank <= contractors else 0
    if group == "local_organizations":
        return rank - contractors if contractors < rank <= contractors + locals_ else 0
    return max(rank - contractors - locals_, 0) if group == "foundations" else 0


def post_own_money(w, policy):
    """Move own money into escrow as far as effort goes, and note what everybody laid out."""
    inside, meant = [0.0] * len(w.stake), [0.0] * len(w.stake)
    for p in w.project:
        for s in p.stakes:
            inside[s.number] = s.effort * (s.inside * p.active)
            part = prescribed(w, policy, s, "own_part", s.effort)
            meant[s.number] = part * (s.inside * p.active) * s.resources[0]
    gifts = [m if s.kind == ENTERPRISE else 0.0 for s, m in zip(w.stake, meant, strict=True)]
    rest = [0.0 if s.kind == ENTERPRISE else m for s, m in zip(w.stake, meant, strict=True)]
    asked = (ORGANIZATION, ENTERPRISE, COMMUNITY)
    given, added = collect(w, "gift", gifts, asked), collect(w, "own_part", rest, asked)
    for e in w.enterprise:
        own = [s.number for s in w.stake if s.kind == ENTERPRISE and s.who == e.number]
        e.gifts_year = e.gifts_year + total(given[n] / 100.0 for n in own)
    for p in w.project:
        house = [s for s in p.stakes if s.kind == HOUSEHOLD]
        paid = from_households(w, p, total([add(meant[s.number] for s in house)]))
        for s in p.stakes:
            n = s.number
            s.posted = given[n] / 100.0 + added[n] / 100.0
            if s.kind == GOVERNMENT:
                s.posted = meant[n]
            if s.kind == HOUSEHOLD:
                s.posted = paid if meant[n] > 0.0 else 0.0
            kept = s.outlay * (A_YEAR_ON if p.active else 1.0)
            s.outlay = kept + inside[n] * add(s.resources)


def from_households(w, p, wanted):
    """Collect from households above the spared line, by income; yuan."""
    v = p.home
    spared = w.of(v).services.spared_line * w.place(v).line_lived / 12.0
    rate, paid = ratio(wanted, v.able_income), []
    for h in v.households:
        yuan = h.income_mean * rate if h.income_mean >= spared * h.size else 0.0
        fen = min(to_fen(max(yuan, 0.0)), w.books["household"][h.number])
        w.pay("own_part", "household", h.number, "escrow", p.number, fen)
        paid.append(fen / 100.0)
    return total(paid)
