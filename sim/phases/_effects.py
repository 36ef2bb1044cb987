"""What a month's services change in households and villages."""

from __future__ import annotations

import numpy as np

from sim.actors.household.growth import drifted, raised
from sim.core.access import declared
from sim.core.draws import purpose, uniform
from sim.core.fen import to_fen
from sim.core.maths import hazard
from sim.core.table import Floats, Ints
from sim.core.totals import ratio, total_by
from sim.phases._needs import of_villages, real
from sim.policy import Policy
from sim.world import sections
from sim.world.kinds import AssetChange, Domain
from sim.world.settings.aid import Aid
from sim.world.settings.community import Community
from sim.world.settings.services import Services
from sim.world.window import Window

REPAIR = purpose("implement: house repaired")
ENROL = purpose("implement: insurance taken up")
SCHOOL = purpose("implement: child back at school")
EFFECT_READS = declared(
    "household: village id luck skill_start information_start agency_start market_start"
    " casework registered;"
    "village: county maturity count; county: price; project: village platform_reach"
)
EFFECT_WRITES = declared(
    "household: skill health information agency market safe_house insured enrolled"
    " assets share; county: asset_change;"
    "village: ecology industry"
)
_HUNDRED = 100.0


def serve(w: Window, policy: Policy, rows: Ints, useful: Floats) -> None:
    """Let quality-weighted services work on the households that got them.

    Parameters
    ----------
    w : Window
        Declares `EFFECT_READS` and writes `EFFECT_WRITES`.
    policy : Policy
        The rules and the plan in force.
    rows : array
        Household rows, int64.
    useful : array
        Yuan of service times its quality, float64 of shape (6, len(rows)).
    """
    h = w.household
    village = h.village[rows].astype(np.int64)
    county = w.village.county[village]
    s = w.setting(Services).at(county)
    per_hundred = s.productivity * useful / w.county.price[county] / _HUNDRED
    consumption = policy.plan.of(sections.AidModeShares).consumption
    agency = real(h.agency[rows])
    _raise(w, "skill", rows, s.skill_rate * (0.5 + agency) * per_hundred[Domain.TRAINING])
    _raise(w, "health", rows, s.health_rate * per_hundred[Domain.HEALTH])
    _raise(w, "information", rows, s.information_rate * per_hundred[Domain.INFORMATION])
    counselled = s.counselling * h.casework[rows]
    _raise(w, "agency", rows, s.agency_rate * per_hundred[Domain.INFORMATION] + counselled)
    reach = of_villages(w, w.project.platform_reach)[village]
    buyers = 1.0 + consumption * (w.setting(Aid).at(county).platform_buyers * reach)
    market = s.market_rate * (0.5 + 2.0 * consumption) * buyers * per_hundred[Domain.INDUSTRY]
    _raise(w, "market", rows, market)
    price = w.county.price[county]
    helped = 1.0 + s.casework_take_up * h.casework[rows]
    enrols = helped * useful[Domain.HEALTH] / (s.insurance_cost * price)
    h.insured[rows] |= uniform(ENROL, h.luck[rows], h.id[rows], w.month) < hazard(enrols)
    kept = helped * useful[Domain.TRAINING] / (s.school_cost * price)
    h.enrolled[rows] |= uniform(SCHOOL, h.luck[rows], h.id[rows], w.month) < hazard(kept)
    house = useful[Domain.HOUSING] / (s.house_cost * w.county.price[county])
    repaired = uniform(REPAIR, h.luck[rows], h.id[rows], w.month) < hazard(house)
    h.safe_house[rows] |= repaired
    given = to_fen(s.asset_part * useful[Domain.INDUSTRY])
    h.assets[rows] += given
    np.add.at(w.county.asset_change[AssetChange.GIVEN], county, given)
    industry = w.setting(Community).at(county).funds_to_shares * s.industry_part
    put_in = np.where(h.registered[rows], industry * useful[Domain.INDUSTRY], 0.0)
    h.share[rows] += put_in.astype(np.float32)
    _villages(w, village, useful)


def _raise(w: Window, column: str, rows: Ints, dose: Floats) -> None:
    states = getattr(w.household, column)
    states[rows] = raised(real(states[rows]), dose)


def _villages(w: Window, village: Ints, useful: Floats) -> None:
    v = w.village
    s = w.setting(Services).at(v.county)
    villages = len(v)
    industry = total_by(useful[Domain.INDUSTRY], village, villages)
    v.industry[:] += s.industry_part * industry
    cared = total_by(useful[Domain.ECOLOGY], village, villages)
    each = ratio(cared, v.count.astype(np.float64)) / w.county.price[v.county] / _HUNDRED
    v.ecology[:] = raised(v.ecology, s.productivity * s.ecology_rate * each)


def drift(w: Window) -> None:
    """Let what services once raised fall back slowly; a mature association holds it."""
    h, v = w.household, w.village
    s = w.setting(Services).at(v.county)
    held = 1.0 - s.drift_kept * v.maturity
    for rows, _ in w.blocks:
        village = h.village[rows]
        for column, rate in (
            ("skill", s.drift_skill),
            ("information", s.drift_information),
            ("agency", s.drift_agency),
            ("market", s.drift_market),
        ):
            state, start = getattr(h, column), getattr(h, f"{column}_start")
            back = drifted(real(state[rows]), real(start[rows]), (rate * held)[village])
            state[rows] = back
