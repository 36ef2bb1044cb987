"""What a month's services change in households and villages."""

from __future__ import annotations

import numpy as np

from sim.actors.household.columns import even
from sim.actors.household.growth import fallen_back, grown, raised
from sim.core.access import declared
from sim.core.draws import purpose, uniform
from sim.core.fen import to_fen
from sim.core.maths import hazard
from sim.core.table import Bools, Floats
from sim.core.totals import add_at, ratio
from sim.phases._households import Even, Some, households
from sim.phases._needs import of_villages
from sim.policy import Policy
from sim.world import sections
from sim.world.kinds import AssetChange, Domain
from sim.world.naming import LUCK_READS
from sim.world.settings.aid import Aid
from sim.world.settings.community import Community
from sim.world.settings.services import Services
from sim.world.window import Window

REPAIR = purpose("implement: house repaired")
ENROL = purpose("implement: insurance taken up")
SCHOOL = purpose("implement: child back at school")
EFFECT_READS = LUCK_READS + declared(
    "household: skill_start information_start agency_start market_start"
    " casework registered;"
    "village: maturity count; county: price; project: village platform_reach"
)
EFFECT_WRITES = declared(
    "household: skill health information agency market safe_house insured enrolled"
    " assets share; county: asset_change;"
    "village: ecology industry"
)
_HUNDRED = 100.0


def serve(w: Window, policy: Policy, some: Some, useful: Floats, services: Even[Services]) -> None:
    """Let quality-weighted services work on the households that got them.

    X′ = 1 − (1 − X)·exp(−rate·dose), dose = productivity·useful/(100·price), for skill
    (times ½ + g), health, information, agency (besides counselling of casework) and market
    access (the more of the money buys produce, the more): `growth.grown`, by `growth.raised`.
    Assets are given in kind, and industry counts in the register of shares.

    Parameters
    ----------
    w : Window
        Declares `EFFECT_READS` and writes `EFFECT_WRITES`.
    policy : Policy
        The rules and the plan in force.
    some : Some
        The households.
    useful : array
        Yuan of service times its quality, float64 of shape (6, len(some)).
    services : Even
        The settings of services.
    """
    h, s = w.household, some.settings(services)
    price = some.of_county(even(w.county.price))
    at = some.at
    h.skill[at], h.health[at], h.information[at], h.agency[at], h.market[at] = grown(
        some.of(h.skill), some.of(h.health), some.of(h.information), some.of(h.agency),
        some.of(h.market), some.of(h.casework), useful[Domain.TRAINING], useful[Domain.HEALTH],
        useful[Domain.INFORMATION], useful[Domain.INDUSTRY], s.productivity, price,
        s.skill_rate, s.health_rate, s.information_rate, s.agency_rate, s.counselling,
        s.market_rate, policy.plan.of(sections.AidModeShares).consumption,
        some.of_county(even(w.setting(Aid).platform_buyers)),
        of_villages(w, w.project.platform_reach)[some.village],  # laid out: quicker where exp is
    )  # fmt: skip
    _take_up(w, some, useful)
    given = to_fen(some.laid(services.asset_part) * useful[Domain.INDUSTRY])
    h.assets[at] += given
    add_at(w.county.asset_change[AssetChange.GIVEN], some.county, given)
    part = w.setting(Community).funds_to_shares * w.setting(Services).industry_part
    whole = some.laid(even(part)) * useful[Domain.INDUSTRY]
    h.share[at] += np.where(some.of(h.registered), whole, 0.0).astype(np.float32)


def counsel(w: Window, some: Some, left_out: Bools) -> None:
    """Let casework strengthen those, too, to whom no service comes this month.

    Parameters
    ----------
    w : Window
        Declares `EFFECT_READS` and writes `EFFECT_WRITES`.
    some : Some
        The households that can be served.
    left_out : array
        To whom of them no service comes; for the others `serve` does it, bool.
    """
    _, others = some.where(left_out & some.of(w.household.casework))
    if len(others):
        agency = others.of(w.household.agency)
        counselling = w.setting(Services).counselling[others.county]
        w.household.agency[others.at] = raised(agency.astype(np.float64), counselling)


def _take_up(w: Window, some: Some, useful: Floats) -> None:
    """Let those take up insurance, school and a safe house who do without, as services help."""
    h, topic = w.household, w.setting(Services)
    for column, domain, luck, cost in (
        (h.insured, Domain.HEALTH, ENROL, topic.insurance_cost),
        (h.enrolled, Domain.TRAINING, SCHOOL, topic.school_cost),
        (h.safe_house, Domain.HOUSING, REPAIR, topic.house_cost),
    ):
        places, without = some.where(~some.of(column))
        if not len(without):
            continue
        county, at = without.county, without.at
        helped = 1.0
        if domain != Domain.HOUSING:
            helped = 1.0 + topic.casework_take_up[county] * without.of(h.casework)
        rate = helped * useful[domain, places] / (cost * w.county.price)[county]
        drawn = uniform(luck, *without.names, w.month)
        column[at] = drawn < hazard(rate)


def serve_villages(w: Window, industry: Floats, cared: Floats) -> None:
    """Let useful services build up villages' industry and their land; yuan, (villages,)."""
    v = w.village
    s = w.setting(Services).at(v.county)
    v.industry[:] += s.industry_part * industry
    each = ratio(cared, v.count.astype(np.float64)) / w.county.price[v.county] / _HUNDRED
    v.ecology[:] = raised(v.ecology, s.productivity * s.ecology_rate * each)


def drift(w: Window) -> None:
    """Let what services once raised fall back slowly; a mature association holds it.

    X′ = X − drift·(1 − drift_kept·as)(X − X₀) for skill, information, agency and market access:
    `growth.drifted`, for all four by
    `growth.fallen_back`.
    """
    h, v = w.household, w.village
    held = even(1.0 - w.setting(Services).at(v.county).drift_kept * v.maturity)
    services = Even(w.setting(Services))
    for block in households(w):
        rows, s = block.rows, block.everybody.settings(services)
        h.skill[rows], h.information[rows], h.agency[rows], h.market[rows] = fallen_back(
            h.skill[rows], h.skill_start[rows], h.information[rows], h.information_start[rows],
            h.agency[rows], h.agency_start[rows], h.market[rows], h.market_start[rows],
            held if isinstance(held, float) else block.of_village(held),
            s.drift_skill, s.drift_information, s.drift_agency, s.drift_market,
        )  # fmt: skip
