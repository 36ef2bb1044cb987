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
from sim.actors.household.columns import even
from sim.actors.household.growth import raised
from sim.core.access import declared
from sim.core.draws import pair_uniform, purpose
from sim.core.engine import by
from sim.core.fen import split_groups, to_fen
from sim.core.table import Bools, Floats, Ints
from sim.core.text import Text
from sim.core.totals import ratio, total_by
from sim.phases import Phase
from sim.phases._associations import in_county, lend_across_villages, sum_by_village
from sim.phases._households import Block, Some, households
from sim.phases._needs import real
from sim.phases._purse import everybody, up_to
from sim.policy import Policy
from sim.world import flows
from sim.world.kinds import Method, Party
from sim.world.naming import LUCK_READS
from sim.world.production import row_any
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
    reads_now = LUCK_READS + declared(
        "village: count industry cohesion_start norm_start volunteers_start work_team"
        " workers visible_effect; county: price;"
        "household: share bill registered file_age;"
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
        hours = sum_by_village(w, w.project.incubation_hours) / c.incubation_hours
        part = _part(w)
        self._association(w, c, np.minimum(hours, 1.0), part)
        self._households(w, c, part)
        self._ties(w, c, part)
        w.village.entered[:] |= sum_by_village(w, _visited(w)) > 0.0
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

    def _households(self, w: Window, c: Community, part: Floats) -> None:
        """Let households join and leave; let the association help its members."""
        v = w.village
        whole = in_county(w, part * v.count) / np.maximum(in_county(w, real(v.count)), 1.0)
        followed = part + c.neighbour * np.maximum(whole - part, 0.0)
        join, leave = comings_and_goings(followed, v.maturity, v.stage, c)
        s = w.setting(Services).at(v.county)
        worth = c.helping_hours * v.maturity * s.hour_value * s.volunteer_value * c.helping_skill
        dose = s.productivity * worth / w.county.price[v.county] / _HUNDRED
        doses = s.information_rate * dose, s.agency_rate * dose
        asking = []
        for block in households(w):
            _join_and_leave(w, block, join, leave)
            members = block.some(w.household.member[block.rows])
            if len(members):
                asking.append(_pay_claims(w, members))
                _serve_members(w, members, *doses)
        if asking:
            rows, short = (np.concatenate(each) for each in zip(*asking, strict=True))
            lend_across_villages(w, rows, w.household.village[rows].astype(np.int64), short)

    def _ties(self, w: Window, c: Community, part: Floats) -> None:
        v, p = w.village, w.project
        work = p.hours * p.method_share[Method.COMMUNITY_WORK]
        s = w.setting(Services).at(v.county)
        asked = s.cadre_hours * v.workers
        done = Work(
            care=np.minimum(sum_by_village(w, work) / s.community_hours, 1.0),
            running=sum_by_village(w, p.active.astype(np.float64)),
            trained=np.minimum(ratio(sum_by_village(w, p.training_hours), asked), 1.0),
            kept=s.drift_kept,
        )
        v.cohesion[:] = cohesion(v, done, c)
        v.norm[:] = norm(v, part, c)
        v.volunteers[:] = volunteers(v, c)
        v.cadre_skill[:] = cadre_skill(v, done, c)


def _join_and_leave(w: Window, block: Block, join: Floats, leave: Floats) -> None:
    h = w.household
    # luck decides nothing for those who are not members and live where nobody can join
    some = block.some(h.member[block.rows] | block.of_village(join > 0.0))
    if len(some):
        comes, goes = pair_uniform(MEMBER, *some.names, w.month)
        stays = goes >= leave[some.village]
        h.member[some.at] = np.where(some.of(h.member), stays, comes < join[some.village])


def _pay_claims(w: Window, members: Some) -> tuple[Ints, Ints]:
    """Collect fees and pay part of the bills of ill members, pro rata when short.

    Give the rows whose claims could not be paid in full, and the fen that are missing.
    """
    h, topic, at = w.household, w.setting(Community), members.at
    village = members.village.astype(np.int64)
    fee = members.laid(even(topic.fee * w.county.price)) + np.zeros(len(members))
    fen = up_to(fee, w.ledger.balance("household")[at])
    w.ledger.move(flows.MEMBER_FEE, "household", at, "association", village, fen)
    wanted = members.laid(even(topic.aid_share)) * real(members.of(h.bill))
    first = int(village[0])
    own = village - first
    asked = total_by(wanted, own, int(own[-1]) + 1)
    cash = w.ledger.balance("association")[first : first + len(asked)] / _HUNDRED
    part = np.minimum(ratio(cash, asked), 1.0)[own]
    paid = np.floor(wanted * part * _HUNDRED).astype(np.int64)
    w.ledger.move(flows.MUTUAL_AID, "association", village, "household", at, paid)
    short = np.floor(wanted * _HUNDRED).astype(np.int64) - paid
    some = np.flatnonzero(short)
    return members.rows[some], short[some]


def _serve_members(w: Window, members: Some, information: Floats, agency: Floats) -> None:
    """Let the association work for its members, also when no project runs."""
    h = w.household
    for states, dose in ((h.information, information), (h.agency, agency)):
        states[members.at] = raised(real(members.of(states)), by(dose, members.village))


def _visited(w: Window) -> Floats:
    """Say where a running project has a social organisation inside, 1 or 0, (projects,)."""
    s = w.stake
    there = (s.kind == Party.ORGANIZATION) & (s.who >= 0) & (s.inside > 0.0)
    some: Bools = row_any(there.reshape(-1, w.places)) & w.project.active
    return some.astype(np.float64)


def _part(w: Window) -> Floats:
    """Give members as a share of each village's households, (villages,)."""
    members = total_by(w.household.member, w.household.village, len(w.village))
    return ratio(members, w.village.count.astype(np.float64))


def _surveyed(w: Window) -> Floats:
    """Give the share of registered households whose needs somebody has looked at, (villages,)."""
    h, villages = w.household, len(w.village)
    seen = total_by(h.registered & (h.file_age >= 0), h.village, villages)
    return ratio(seen, total_by(h.registered, h.village, villages))


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
    paying = dividend > 0
    for block in households(w):
        if paying[block.villages].any():
            some = block.some(block.of_village(paying) & h.registered[block.rows])
            village = some.village.astype(np.int64)
            weight = np.maximum(real(some.of(h.share)), 0.0)
            fen = split_groups(dividend, weight, village)
            w.ledger.move(
                flows.COLLECTIVE_DIVIDEND, "collective", village, "household", some.at, fen
            )
    w.ledger.move(flows.COLLECTIVE_FUND, "collective", rows, "association", rows, fund)
    w.ledger.move(flows.PUBLIC_WORKS, "collective", rows, "outside", v.county, works)
