"""The slow month, village by village: the association, its members, ties, collective profit."""

from __future__ import annotations

import math

from tests.oracle.scalar_draws import pair_uniform_, purpose_
from tests.oracle.scalar_maths import hazard_
from tests.oracle.slow_service import raised
from tests.oracle.slow_world import ORGANIZATION, between, ratio, split_whole, to_fen, total

STAGES = (0.10, 0.25, 0.40, 0.60)


def organise(w, policy):
    """Let the village's own strength grow out of support, and work by itself."""
    del policy
    parts = [part_of(v) for v in w.village]
    county = [note_county(w, v) for v in w.village]
    for v, part, (stands, whole) in zip(w.village, parts, county, strict=True):
        association(w, v, part, stands)
        members(w, v, part, whole)
    short = [mutual_aid(w, v) for v in w.village]
    for c in w.county:
        link(w, [v for v in w.village if v.county == c.number], short)
    for v, part in zip(w.village, parts, strict=True):
        for h in v.households:
            helped(w, v, h)
        ties(w, v, part)
        partners = [s for s in v.project.stakes if s.kind == ORGANIZATION and s.who >= 0]
        here = v.project.active and any(s.inside > 0.0 for s in partners)
        v.entered = v.entered or here
        collective_profit(w, v)


def note_county(w, v):
    """Say what part of a county's villages is registered, and of its households a member."""
    own = [o for o in w.village if o.county == v.county]
    stands = ratio(total(o.stage >= 3 for o in own), float(len(own)))
    joined = ratio(total(part_of(o) * len(o.households) for o in own), float(len(own)))
    whole = ratio(total(float(len(o.households)) for o in own), float(len(own)))
    return stands, joined / max(whole, 1.0)


def part_of(v):
    return ratio(float(sum(h.member for h in v.households)), float(len(v.households)))


def association(w, v, part, stands):
    c = w.of(v).community
    hours = min(total([v.project.incubation_hours]) / c.incubation_hours, 1.0)
    listed = [h for h in v.households if h.registered]
    surveyed = ratio(float(sum(h.file_age >= 0 for h in listed)), float(len(listed)))
    falls = hours * ((v.cohesion + v.norm) * (1.0 - c.survey_weight * (1.0 - surveyed)))
    own = c.growth * v.maturity * (1.0 - v.maturity) * (v.maturity - c.threshold)
    grown = v.maturity + own + c.incubation * falls * (0.5 + v.charter)
    grown = grown + c.example * stands * (1.0 - v.maturity)
    v.maturity = between(min(v.maturity, c.unaided), grown, 1.0)
    trained = v.charter + c.charter_gain * hours * (1.0 - v.charter)
    v.charter = max(trained - c.charter_drift * v.charter, 0.0)
    within = sum(v.maturity >= least for least in STAGES)
    within = min(within, 2) if v.charter < c.registered_charter else within
    within = min(within, 3) if part < c.mature_members else within
    v.stage = min(v.stage + 1, within)


def members(w, v, part, whole):
    c = w.of(v).community
    followed = part + c.neighbour * max(whole - part, 0.0)
    join = hazard_(c.innovation + c.imitation * followed if v.stage > 0 else 0.0)
    leave = hazard_(c.leaving * (1.0 - v.maturity))
    for h in v.households:
        comes, goes = pair_uniform_(
            purpose_("organise: joining and leaving"), h.luck, h.id, w.month
        )
        h.member = goes >= leave if h.member else comes < join


def mutual_aid(w, v):
    """Collect fees, and pay part of the bills of ill members; fen that it could not pay them."""
    c, price = w.of(v).community, w.place(v).price
    for h in v.households:
        due = to_fen(c.fee * price) if h.member else 0
        fen = min(due, w.books["household"][h.number])
        w.pay("member_fee", "household", h.number, "association", v.number, fen)
    wanted = [c.aid_share * h.bill if h.member else 0.0 for h in v.households]
    part, short = min(ratio(w.yuan("association", v.number), total(wanted)), 1.0), []
    for h, yuan in zip(v.households, wanted, strict=True):
        fen = math.floor(yuan * part * 100.0)
        w.pay("mutual_aid", "association", v.number, "household", h.number, fen)
        short.append(math.floor(yuan * 100.0) - fen if v.stage >= 3 else 0)
    return short


def link(w, own, short):
    """Let registered associations pay what others of the county cannot pay to their sick."""
    need = {v.number: sum(short[v.number]) for v in own}
    spare = {
        v.number: w.books["association"][v.number] if v.stage >= 3 and not need[v.number] else 0
        for v in own
    }
    offer = [math.floor(w.of(v).community.link_share * spare[v.number]) for v in own]
    moved = min(sum(need.values()), sum(offer))
    if not moved:
        return
    gives = [min(pair) for pair in zip(split_whole(moved, offer), offer, strict=True)]
    gets = split_whole(sum(gives), [need[v.number] for v in own])
    queue = [[v, fen] for v, fen in zip(own, gives, strict=True)]
    for v, wanted in zip(own, gets, strict=True):
        still = wanted
        for entry in queue:
            fen = min(entry[1], still)
            entry[1], still = entry[1] - fen, still - fen
            w.pay("linked_aid", "association", entry[0].number, "association", v.number, fen)
        if wanted:
            parts = split_whole(wanted, short[v.number])
            for h, fen in zip(v.households, parts, strict=True):
                w.pay("mutual_aid", "association", v.number, "household", h.number, fen)


def helped(w, v, h):
    c, s = w.of(v).community, w.of(v).services
    if h.member:
        worth = c.helping_hours * v.maturity * s.hour_value * s.volunteer_value * c.helping_skill
        dose = s.productivity * worth / w.place(v).price / 100.0
        h.information = raised(h.information, s.information_rate * dose)
        h.agency = raised(h.agency, s.agency_rate * dose)


def ties(w, v, part):
    """Let cohesion, norm, volunteers and village workers answer to what happens."""
    c, s, p = w.of(v).community, w.of(v).services, v.project
    running = 1.0 if p.active else 0.0
    care = min(total([p.hours * p.method_share[2]]) / s.community_hours, 1.0)
    gain = c.cohesion_gain * care + c.team_gain * v.work_team * running
    back = c.cohesion_drift * (1.0 - s.drift_kept * v.maturity)
    v.cohesion = raised(v.cohesion, gain) - back * (v.cohesion - v.cohesion_start)
    more = c.norm_gain * max(v.maturity - STAGES[0], 0.0) + c.climate * part
    v.norm = raised(v.norm, more) - c.norm_drift * (v.norm - v.norm_start)
    pull = 1.0 + (v.cohesion - v.cohesion_start) + c.effect_pull * v.visible_effect
    wanted = v.volunteers_start * pull
    v.volunteers = v.volunteers + c.volunteer_speed * (wanted - v.volunteers)
    trained = min(ratio(total([p.training_hours]), s.cadre_hours * v.workers), 1.0)
    learned = raised(v.cadre_skill, c.cadre_gain * trained)
    v.cadre_skill = learned - c.cadre_drift * (learned - 0.4) * (1.0 - running)


def collective_profit(w, v):
    """Earn on village industry; pay on shares, fund the association, do public works."""
    c = w.of(v).community
    profit = to_fen(max(v.industry * c.industry_return / 12.0, 0.0))
    w.pay("collective_profit", "outside", v.county, "collective", v.number, profit)
    cash = w.books["collective"][v.number]
    dividend = math.floor(cash * c.dividend_part)
    fund = min(math.floor(cash * c.fund_part), cash - dividend)
    listed = [h for h in v.households if h.registered]
    if dividend > 0 and listed:
        parts = split_whole(dividend, [max(h.share, 0.0) for h in listed])
        for h, fen in zip(listed, parts, strict=True):
            w.pay("collective_dividend", "collective", v.number, "household", h.number, fen)
    w.pay("collective_fund", "collective", v.number, "association", v.number, fund)
    works = cash - dividend - fund
    w.pay("public_works", "collective", v.number, "outside", v.county, works)
