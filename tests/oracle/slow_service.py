"""The slow month, project side: partners produce; services find needs and reach households."""

from __future__ import annotations

import math

from sim.world import methods, sections
from tests.oracle.scalar_draws import purpose_, uniform_
from tests.oracle.scalar_maths import exp_, hazard_, power_
from tests.oracle.slow_choice import laid_out
from tests.oracle.slow_game import failure_rate, monthly, put_in, raw_output
from tests.oracle.slow_pairing import pair
from tests.oracle.slow_placement import place_in_jobs
from tests.oracle.slow_world import (
    A_YEAR_ON,
    DOMAINS,
    ECOLOGY,
    GOVERNMENT,
    HEALTH,
    HOUSING,
    INDUSTRY,
    INFORMATION,
    ORGANIZATION,
    TRAINING,
    add,
    in_32_bits,
    ratio,
    to_fen,
    total,
    weigh,
)


def implement(w, policy):
    """Let states fall back; then produce, match, serve, and let the services work."""
    for h in w.household:
        fall_back(w, h)
        h.served = [0.0] * 6
        h.served_year = h.served_year * in_32_bits(A_YEAR_ON)
    if not any(p.active for p in w.project):
        for p in w.project:
            p.output, p.surplus, p.failed = 0.0, 0.0, False
        return
    projects = laid_out(w, policy)
    for p, (side_by_side, terms) in zip(w.project, projects, strict=True):
        produce(w, p, side_by_side, terms)
    for p, (side_by_side, _) in zip(w.project, projects, strict=True):
        clients = clients_of(p, policy)
        match(w, p, clients)
        reach(w, policy, p, side_by_side, clients)


def fall_back(w, h):
    services = w.of(h).services
    held = 1.0 - services.drift_kept * w.village[h.village].maturity
    for name in ("skill", "information", "agency", "market"):
        state, start = getattr(h, name), getattr(h, f"{name}_start")
        rate = getattr(services, f"drift_{name}") * held
        setattr(h, name, state - rate * (state - start))


def produce(w, p, side_by_side, terms):
    game = w.of(p).game
    luck = uniform_(purpose_("implement: failure"), p.luck, p.id, w.month)
    p.failed = p.active and luck < monthly(failure_rate(side_by_side))
    lost = game.loss_share if p.failed else 0.0
    output = max(raw_output(side_by_side, terms.clarity), 0.0) * terms.hindered * (1.0 - lost)
    p.output = output if p.active else 0.0
    p.loss = terms.at_risk if p.failed else 0.0
    agreed = game.agreed * add(party.endowment if party.active else 0.0 for party in side_by_side)
    keeps = A_YEAR_ON if p.active else 1.0
    p.output_year = p.output_year * keeps + p.output
    p.planned = p.planned * keeps + (agreed if p.active else 0.0)
    p.cost = p.cost + inputs(w, p, side_by_side)


def inputs(w, p, side_by_side):
    """Spend the month's money on inputs, the leaking part on nothing; yuan of cost."""
    public = [
        party.effort * party.stake.resources[0]
        if party.active and party.kind == GOVERNMENT
        else 0.0
        for party in side_by_side
    ]
    own = [0.0 if party.kind == GOVERNMENT else party.funds for party in side_by_side]
    wanted = add(public) + add(own)
    leaked = w.spend_escrow("diversion", p, wanted * p.leakage)
    used = w.spend_escrow("input", p, wanted * (1.0 - p.leakage))
    money = add(one + other for one, other in zip(public, own, strict=True))
    in_kind = add(put_in(party) for party in side_by_side) - money
    return leaked + used + max(in_kind, 0.0)


def clients_of(p, policy):
    """Name the households that the project can serve, as its lists and files have them."""
    found = []
    for h in p.home.households if p.active else ():
        luck = uniform_(purpose_("implement: who is on the list"), h.luck, h.id, 0)
        listed = luck >= p.left_out if h.registered else luck < p.let_in
        unseen = policy.plan.of(sections.Assessment).method == "none"
        if listed and (unseen or not p.own_clients or h.file_age >= 0):
            found.append(h)
    return found


def match(w, p, clients):
    """Find how much of what is needed and of what is offered meets, domain by domain."""
    services = w.of(p).services
    doubled = 1.0 - services.duplicates * (1.0 - p.deduplicated)
    ceiling, found = services.ceiling * w.place(p).price, []
    for d in DOMAINS:
        p.demand[d] = ceiling * total(h.need[d] for h in clients) if p.active else 0.0
        found.append(met(p.demand[d], p.output * p.domain_share[d] * doubled, p.sharpness))
    stray = p.misrouted * add(found) / 6
    for d in DOMAINS:
        p.matched[d] = min(found[d] * (1.0 - p.misrouted) + stray, p.demand[d])
    p.delivered = p.delivered * (A_YEAR_ON if p.active else 1.0) + add(p.matched)


def met(demand, supply, sharpness):
    """Give D S / (D^l + S^l)^(1/l), with the larger side taken out."""
    small, large = min(demand, supply), max(demand, supply)
    if small <= 0.0:
        return 0.0
    if sharpness >= 20.0:
        return small
    return small / power_(1.0 + power_(small / large, sharpness), 1.0 / sharpness)


def reach(w, policy, p, side_by_side, clients):
    """Divide the services among the clients, and let them work."""
    ease = ease_of(w, policy, p, side_by_side, clients)
    yuan, skill = pair(w, policy, p, side_by_side, clients)
    good = [
        [y * (k * e) for y, k, e in zip(row, can, ease, strict=True)]
        for row, can in zip(yuan, skill, strict=True)
    ]
    for d in DOMAINS:
        whole = total(row[d] for row in yuan)
        useful = total(row[d] for row in good)
        p.quality[d] = ratio(useful, whole) if whole > 0.0 else p.quality[d]
    note(p, clients, yuan)
    industry = total(row[INDUSTRY] for row in good)
    p.surplus = w.of(p).game.sale_value * industry if p.active else 0.0
    for d, cash in ((HEALTH, emergency), (TRAINING, for_school)):
        paid = cash(w, policy, p, clients, yuan)
        p.cost = p.cost + total(paid)
        for row, each in zip(good, paid, strict=True):
            row[d] = max(row[d] - each, 0.0)
    for h, row in zip(clients, good, strict=True):
        help_household(w, policy, h, row)
    for h, row in zip(clients, good, strict=True):
        begin_business(w, h, row[TRAINING])
    place_in_jobs(w, policy, p, zip(clients, good, strict=True))
    help_village(w, p.home, good)


def ease_of(w, policy, p, side_by_side, clients):
    """Give what of a worker's skill comes through: fit of methods, time, governance."""
    services = w.of(p).services
    together = 0.5 + 0.5 * cohesion(w, policy, p, clients)
    time = min(ratio(p.hours, p.load), 1.0)
    whole, own = 0.0, 0.0
    for party in side_by_side:
        if party.active and party.kind == ORGANIZATION:
            whole = whole + party.endowment
            own = own + party.endowment * w.organization[party.stake.who].governance
    governed = ratio(own, whole) if whole > 0.0 else 0.5
    made = []
    for d in DOMAINS:
        suits = (
            services.fit_casework[d],
            services.fit_group_work[d] * together,
            services.fit_community_work[d],
        )
        used = [share * suit for share, suit in zip(p.method_share, suits, strict=True)]
        weighed = [use * suit for use, suit in zip(used, suits, strict=True)]
        made.append(ratio(add(weighed), add(used)) * time * (0.5 + 0.5 * governed))
    return made


def cohesion(w, policy, p, clients):
    """Give how well groups hold together: alike in needs, of a good size."""
    services = w.of(p).services
    needs = [weigh(h.need, services.weight) for h in clients]
    count = float(len(clients))
    mean = ratio(total(needs), count)
    variance = ratio(total((need - mean) * (need - mean) for need in needs), count)
    alike = max(1.0 - variance / services.cohesion_variance, 0.0)
    people = policy.plan.of(methods.GroupWork).people_per_group
    away = (people - services.group_size) / services.group_width
    return alike * exp_(-away * away)


def note(p, clients, yuan):
    """Write down who got how much, and what part of it went to the poorer ones."""
    for h, row in zip(clients, yuan, strict=True):
        h.served = row
        h.served_year = h.served_year + in_32_bits(add(row))
        h.client = h.client or add(row) > 0.0
    heads = [ratio(h.income_mean, h.size) for h in clients]
    mean = ratio(total(heads), float(len(clients)))
    got = [add(row) for row in yuan]
    poorer = total(g for g, head in zip(got, heads, strict=True) if head < mean)
    p.poorer_share = ratio(poorer, total(got)) if total(got) > 0.0 else p.poorer_share


def emergency(w, policy, p, clients, yuan):
    """Pay part of the health service as cash to the ill; yuan paid to each."""
    services = w.of(p).services
    part = min(services.emergency_part * policy.plan.of(sections.AidModeShares).funds, 1.0)
    wanted = [
        min(part * row[HEALTH], services.emergency_most) if h.months_ill > 0 else 0.0
        for h, row in zip(clients, yuan, strict=True)
    ]
    return pay_out(w, p, clients, wanted, "emergency_aid")


def for_school(w, policy, p, clients, yuan):
    """Pay part of the training as cash to families in want with students; yuan paid to each."""
    services, fee = w.of(p).services, w.of(p).spending.school * w.place(p).price
    part = min(services.school_part * policy.plan.of(sections.AidModeShares).funds, 1.0)
    wanted = [
        min(part * row[TRAINING], fee * h.students) if h.unmet > 0.0 else 0.0
        for h, row in zip(clients, yuan, strict=True)
    ]
    return pay_out(w, p, clients, wanted, "school_aid")


def pay_out(w, p, clients, wanted, flow):
    """Pay cash out of escrow, pro rata where it does not reach; yuan paid to each."""
    part, paid = min(ratio(w.yuan("escrow", p.number), total(wanted)), 1.0), []
    for h, each in zip(clients, wanted, strict=True):
        fen = math.floor(each * part * 100.0)
        w.pay(flow, "escrow", p.number, "household", h.number, fen)
        paid.append(fen / 100.0)
    return paid


def begin_business(w, h, training):
    """Let some who learn begin a business of their own, with a small loan."""
    s, price = w.of(h).services, w.place(h).price
    if training <= 0.0 or h.workers == 0 or h.business:
        return
    ready = s.startup_base + s.startup_slope * h.skill * h.agency
    luck = uniform_(purpose_("implement: own business begun"), h.luck, h.id, w.month)
    if luck < hazard_(ready * min(training / (100.0 * price), 1.0)):
        fen, home = to_fen(s.startup_loan * price), w.county_of(h)
        w.pay("loan", "outside", home, "household", h.number, fen)
        w.pay("asset_purchase", "household", h.number, "outside", home, fen)
        h.debt += fen
        h.assets += fen
        h.business = True
        w.place(h).asset_change[0] += fen


def raised(state, dose):
    return 1.0 - (1.0 - state) * exp_(-dose)


def help_household(w, policy, h, row):
    """Let services raise states, insure, repair the house and add to assets."""
    s, price = w.of(h).services, w.place(h).price
    dose = [s.productivity * each / price / 100.0 for each in row]
    sold = 0.5 + 2.0 * policy.plan.of(sections.AidModeShares).consumption
    h.skill = raised(h.skill, s.skill_rate * (0.5 + h.agency) * dose[TRAINING])
    h.health = raised(h.health, s.health_rate * dose[HEALTH])
    h.information = raised(h.information, s.information_rate * dose[INFORMATION])
    counselled = s.counselling if h.casework else 0.0
    h.agency = raised(h.agency, s.agency_rate * dose[INFORMATION] + counselled)
    reach = w.village[h.village].project.platform_reach
    consumption = policy.plan.of(sections.AidModeShares).consumption
    better = s.market_rate * sold * (1.0 + consumption * (w.of(h).aid.platform_buyers * reach))
    h.market = raised(h.market, better * dose[INDUSTRY])
    luck = uniform_(purpose_("implement: insurance taken up"), h.luck, h.id, w.month)
    helped = 1.0 + s.casework_take_up * h.casework
    insures = helped * row[HEALTH] / (s.insurance_cost * price)
    h.insured = h.insured or luck < hazard_(insures)
    luck = uniform_(purpose_("implement: child back at school"), h.luck, h.id, w.month)
    back = helped * row[TRAINING] / (s.school_cost * price)
    h.enrolled = h.enrolled or luck < hazard_(back)
    luck = uniform_(purpose_("implement: house repaired"), h.luck, h.id, w.month)
    repaired = luck < hazard_(row[HOUSING] / (s.house_cost * price))
    h.safe_house = h.safe_house or repaired
    h.assets += to_fen(s.asset_part * row[INDUSTRY])
    w.place(h).asset_change[1] += to_fen(s.asset_part * row[INDUSTRY])
    if h.registered:
        part = w.of(h).community.funds_to_shares * s.industry_part
        h.share = h.share + in_32_bits(part * row[INDUSTRY])


def help_village(w, v, good):
    s = w.of(v).services
    v.industry = v.industry + s.industry_part * total(row[INDUSTRY] for row in good)
    each = ratio(total(row[ECOLOGY] for row in good), float(len(v.households)))
    each = each / w.place(v).price / 100.0
    v.ecology = raised(v.ecology, s.productivity * s.ecology_rate * each)
