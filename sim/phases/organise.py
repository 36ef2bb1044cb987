"""社区: the association grows or withers, volunteers come and go, collective profit is paid."""

from __future__ import annotations

import numpy as np

from sim.actors.community.association import (
    REGISTERED,
    advanced,
    chartered,
    comings_and_goings,
    cultivable,
    matured,
)
from sim.actors.community.ties import Work, cadre_skill, cohesion, norm, volunteers
from sim.actors.household.growth import raised
from sim.core.access import declared
from sim.core.draws import pair_uniform, purpose
from sim.core.fen import split_groups, to_fen
from sim.core.table import Bools, Floats
from sim.core.text import Text
from sim.core.totals import ratio, total_by
from sim.phases import Phase
from sim.phases._associations import help_each_other, in_county, of_village
from sim.phases._needs import real
from sim.phases._purse import everybody, up_to
from sim.policy import Policy
from sim.world import flows
from sim.world.kinds import Method, Party
from sim.world.settings.community import Community
from sim.world.settings.services import Services
from sim.world.window import Window

MEMBER = purpose("organise: joining and leaving")
_YEAR = 12.0
_HUNDRED = 100.0


class Organise(Phase):
    """Let the village's own strength grow out of support, and work by itself."""

    name = "organise"
    label = Text("社区", "community")
    reads_now = declared(
        "village: county count industry cohesion_start norm_start volunteers_start work_team"
        " workers visible_effect; county: price;"
        "household: village id luck share bill registered file_age;"
        "project: village active incubation_hours hours method_share training_hours;"
        "stake: kind who inside"
    )
    writes = declared(
        "village: maturity stage charter cohesion norm volunteers cadre_skill entered;"
        "household: member information agency"
    )

    def run(self, w: Window, policy: Policy) -> None:
        """Association, members, mutual help, ties, collective profit."""
        del policy
        c = w.setting(Community).at(w.village.county)
        hours = of_village(w, w.project.incubation_hours) / c.incubation_hours
        part = _part(w)
        self._association(w, c, np.minimum(hours, 1.0), part)
        self._members(w, part)
        self._mutual_aid(w)
        self._helping(w, c)
        self._ties(w, c, part)
        w.village.entered[:] |= of_village(w, _visited(w)) > 0.0
        _collective_profit(w, c)

    def _association(self, w: Window, c: Community, incubation: Floats, part: Floats) -> None:
        v = w.village
        falls = incubation
        if incubation.any():
            falls = incubation * cultivable(v.cohesion, v.norm, _surveyed(w), c)
        stands = (v.stage >= REGISTERED).astype(np.float64)
        v.maturity[:] = matured(v.maturity, v.charter, falls, in_county(w, stands), c)
        v.charter[:] = chartered(v.charter, incubation, c)
        v.stage[:] = advanced(v.stage, v.maturity, v.charter, part, c)

    def _members(self, w: Window, part: Floats) -> None:
        h, v = w.household, w.village
        c = w.setting(Community).at(v.county)
        whole = in_county(w, part * v.count) / np.maximum(in_county(w, real(v.count)), 1.0)
        followed = part + c.neighbour * np.maximum(whole - part, 0.0)
        join, leave = comings_and_goings(followed, v.maturity, v.stage, c)
        # luck decides nothing for those who are not members and live where nobody can join
        rows = np.flatnonzero(h.member | (join > 0.0)[h.village])
        village, member = h.village[rows], h.member[rows]
        comes, goes = pair_uniform(MEMBER, h.luck[rows], h.id[rows], w.month)
        h.member[rows] = np.where(member, goes >= leave[village], comes < join[village])

    def _mutual_aid(self, w: Window) -> None:
        """Collect fees and pay part of the bills of ill members, pro rata when short."""
        h, v = w.household, w.village
        rows = np.flatnonzero(h.member)
        village = h.village[rows].astype(np.int64)
        c = w.setting(Community).at(v.county[village])
        fen = up_to(c.fee * w.county.price[v.county[village]], w.ledger.balance("household")[rows])
        w.ledger.move(flows.MEMBER_FEE, "household", rows, "association", village, fen)
        wanted = c.aid_share * real(h.bill[rows])
        asked = total_by(wanted, village, len(v))
        part = np.minimum(ratio(w.ledger.yuan("association"), asked), 1.0)[village]
        paid = np.floor(wanted * part * _HUNDRED).astype(np.int64)
        w.ledger.move(flows.MUTUAL_AID, "association", village, "household", rows, paid)
        short = np.floor(wanted * _HUNDRED).astype(np.int64) - paid
        help_each_other(w, rows, village, short)

    def _helping(self, w: Window, c: Community) -> None:
        """Let the association work for its members, also when no project runs."""
        h, v = w.household, w.village
        s = w.setting(Services).at(v.county)
        worth = c.helping_hours * v.maturity * s.hour_value * s.volunteer_value * c.helping_skill
        dose = s.productivity * worth / w.county.price[v.county] / _HUNDRED
        rows = np.flatnonzero(h.member)
        village = h.village[rows]
        for column, rate in (("information", s.information_rate), ("agency", s.agency_rate)):
            states = getattr(h, column)
            states[rows] = raised(real(states[rows]), (rate * dose)[village])

    def _ties(self, w: Window, c: Community, part: Floats) -> None:
        v, p = w.village, w.project
        work = p.hours * p.method_share[Method.COMMUNITY_WORK]
        s = w.setting(Services).at(v.county)
        asked = s.cadre_hours * v.workers
        done = Work(
            care=np.minimum(of_village(w, work) / s.community_hours, 1.0),
            running=of_village(w, p.active.astype(np.float64)),
            trained=np.minimum(ratio(of_village(w, p.training_hours), asked), 1.0),
            kept=s.drift_kept,
        )
        v.cohesion[:] = cohesion(v, done, c)
        v.norm[:] = norm(v, part, c)
        v.volunteers[:] = volunteers(v, c)
        v.cadre_skill[:] = cadre_skill(v, done, c)


def _visited(w: Window) -> Floats:
    """Say where a running project has a social organisation inside, 1 or 0, (projects,)."""
    s = w.stake
    there = (s.kind == Party.ORGANIZATION) & (s.who >= 0) & (s.inside > 0.0)
    some: Bools = np.any(there.reshape(-1, w.places), axis=1) & w.project.active
    return some.astype(np.float64)


def _part(w: Window) -> Floats:
    """Give members as a share of each village's households, (villages,)."""
    members = total_by(w.household.member.astype(np.float64), w.household.village, len(w.village))
    return ratio(members, w.village.count.astype(np.float64))


def _surveyed(w: Window) -> Floats:
    """Give the share of registered households whose needs somebody has looked at, (villages,)."""
    h, villages = w.household, len(w.village)
    seen = total_by((h.registered & (h.file_age >= 0)).astype(np.float64), h.village, villages)
    return ratio(seen, total_by(h.registered.astype(np.float64), h.village, villages))


def _collective_profit(w: Window, c: Community) -> None:
    """Earn on village industry; pay households on their shares, fund the association, do works."""
    v, h = w.village, w.household
    rows = everybody(len(v))
    profit = to_fen(np.maximum(v.industry * c.industry_return / _YEAR, 0.0))
    w.ledger.move(flows.COLLECTIVE_PROFIT, "outside", v.county, "collective", rows, profit)
    cash = w.ledger.balance("collective")
    dividend = np.floor(cash * c.dividend_part).astype(np.int64)
    fund = np.minimum(np.floor(cash * c.fund_part).astype(np.int64), cash - dividend)
    works = cash - dividend - fund
    earners = np.flatnonzero((dividend > 0)[h.village] & h.registered)
    if len(earners):
        village = h.village[earners].astype(np.int64)
        weight = np.maximum(real(h.share[earners]), 0.0)
        fen = split_groups(dividend, weight, village)
        w.ledger.move(flows.COLLECTIVE_DIVIDEND, "collective", village, "household", earners, fen)
    w.ledger.move(flows.COLLECTIVE_FUND, "collective", rows, "association", rows, fund)
    w.ledger.move(flows.PUBLIC_WORKS, "collective", rows, "outside", v.county, works)
