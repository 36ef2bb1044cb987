"""需求评估: who needs what, as far as workers have the hours to find out."""

from __future__ import annotations

import numpy as np

from sim.actors.household.columns import even
from sim.actors.household.needs import awaits_visit, judged
from sim.core.access import declared
from sim.core.draws import normal, purpose
from sim.core.queues import in_line
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.core.totals import down, ratio, total_by
from sim.phases import Phase
from sim.phases._households import Even, Some, households
from sim.phases._means import (
    contractor_hours,
    helpers_hours,
    hours_by_method,
    let_in,
    project_load,
)
from sim.phases._needs import (
    NEED_READS,
    VILLAGE_WRITES,
    look_at_villages,
    of_villages,
    real,
    true_needs,
    weights_of,
)
from sim.phases._offers import ability
from sim.policy import Policy
from sim.world import methods, sections
from sim.world.contracts import month_of_contract
from sim.world.kinds import Domain, Party, Skill
from sim.world.naming import LUCK_READS, names
from sim.world.production import row_sum
from sim.world.settings.money import Money
from sim.world.settings.services import Services
from sim.world.weighing import weighed
from sim.world.window import Window

JUDGED = tuple(purpose(f"assess: error in {domain.name.lower()}") for domain in Domain)
_PRIOR_WEIGHT = 10.0
"""A first guess of needs counts like this many visits; A, a choice of method."""


class Assess(Phase):
    """Start and end projects, visit households, judge their needs, plan the mix of services."""

    name = "assess"
    label = Text("需求评估", "needs assessment")
    reads_now = (
        *NEED_READS,
        *LUCK_READS,
        *declared(
            "household: registered poor trust;"
            "village: cadre_skill workers pilot volunteers;"
            "county: technology; project: village county first_month last_month"
            " sees_from id enforcement_hours offers_seen; stake: kind who inside id luck;"
            "organization: county kind alive staff contractor precise capability"
            " legitimacy; village: legitimacy"
        ),
    )
    writes = (
        *VILLAGE_WRITES,
        *declared(
            "household: need file_age casework;"
            "project: active age prior assessment_hours domain_share method_share"
            " last_grades; stake: inside"
        ),
    )

    def run(self, w: Window, policy: Policy) -> None:
        """Projects run, villages are looked at, households visited, services planned."""
        p = w.project
        on_time = (p.first_month <= w.month) & (w.month <= p.last_month)
        p.last_grades[:] = np.where(_renewed(w, policy), 0, p.last_grades)
        p.active[:] = on_time & (p.last_grades < STOPPED) & policy.programme
        p.age[:] = np.where(p.active, p.age + 1, p.age)
        p.assessment_hours[:] = 0.0
        if p.active.any():
            _knock(w, policy)
            self._visit(w, policy)
            _plan(w, policy, look_at_villages(w))

    def _visit(self, w: Window, policy: Policy) -> None:
        p = w.project
        services = w.setting(Services).at(p.county)
        method = policy.plan.of(sections.Assessment).method
        if method == "none":
            return  # the register's first guess stands for everybody
        per_visit = getattr(services, f"{method}_hours")
        load = project_load(w, policy)
        staff = row_sum(contractor_hours(w, load))
        officials = w.village.workers[p.village] * services.village_worker_hours
        hours = staff + helpers_hours(w, staff) + np.where(p.active, officials, 0.0)
        visits = np.floor(services.assessment_share * hours / per_visit).astype(np.int64)
        rows = self._due(w, of_villages(w, visits))
        done = total_by(np.ones(len(rows)), w.household.village[rows], len(w.village))
        p.assessment_hours[:] = done[p.village] * per_visit
        _age_files(w)
        if len(rows):
            self._judge(w, method, rows)

    def _due(self, w: Window, visits: Ints) -> Ints:
        """Find who is visited: the first in each village without a file that is still good."""
        h, p, life = w.household, w.project, even(w.setting(Services).file_life)
        running, seen_from = of_villages(w, p.active), of_villages(w, p.sees_from)
        found = []
        for block in households(w):
            if not running[block.villages].any():
                continue
            rows = block.rows
            due = awaits_visit(
                h.registered[rows], h.information[rows], h.workers[rows], h.file_age[rows],
                block.by_village(running), block.by_village(seen_from), block.by_county(life),
            )  # fmt: skip
            line = np.concatenate([[0], np.cumsum(due)])  # how many stand before each, and in all
            last = line[block.starts[:-1]] + visits[block.villages]
            first = due & (line[1:] <= last.repeat(np.diff(block.starts)))
            found.append(np.flatnonzero(first) + rows.start)
        return np.concatenate(found)

    def _judge(self, w: Window, method: str, rows: Ints) -> None:
        h = w.household
        village = h.village[rows].astype(np.int64)
        services = w.setting(Services).at(w.village.county[village])
        technology = w.county.technology[w.village.county[village]]
        sure = (1.0 + technology) * (0.5 + real(h.trust[rows]))
        sure = sure * (0.5 + w.village.cadre_skill[village])
        sure = sure * (0.5 + of_villages(w, _precise(w))[village])
        error = getattr(services, f"{method}_noise") / sure
        bias = services.questionnaire_bias if method == "questionnaire" else 0.0 * error
        prior = of_villages(w, w.project.prior)[:, village]
        truth, name = true_needs(w, rows), names(w, rows)
        for domain, luck in enumerate(JUDGED):
            chance = normal(luck, *name, w.month)
            found = judged(
                truth[domain] + bias, prior[domain], error, chance, services.prior_spread
            )
            h.need[domain, rows] = found
        h.file_age[rows] = 0
        _learn(w, rows, village)


STOPPED = 2
"""A project judged D this many times in a row is stopped."""


def _renewed(w: Window, policy: Policy) -> np.ndarray:
    """Say where a new contract begins, for which the work is put out to tender again."""
    p = w.project
    month = month_of_contract(policy.plan, w.month, p.first_month, p.age)
    renewed: np.ndarray = (month == 1) & (p.age > 1)
    return renewed


def _knock(w: Window, policy: Policy) -> None:
    """Keep organisations out of beginning projects whose village does not let them in."""
    begins = w.project.active & (w.project.age == 1)
    if begins.any():
        inside = w.stake.inside.reshape(-1, w.places)
        kept = np.where(begins[:, None] & ~let_in(w, policy), 0.0, inside)
        w.stake.inside[:] = kept.reshape(-1)


def _precise(w: Window) -> Floats:
    """Give how well those who visit identify and assess needs, 0..1, (projects,)."""
    if not len(w.organization):
        return np.full(len(w.project), 0.5)
    able = 0.5 * (w.organization.precise[Skill.IDENTIFY] + w.organization.precise[Skill.ASSESS])
    who = w.stake.who.reshape(-1, w.places)
    inside = w.stake.inside.reshape(-1, w.places) > 0.0
    there = (w.stake.kind.reshape(-1, w.places) == Party.ORGANIZATION) & (who >= 0) & inside
    number = np.count_nonzero(there, axis=1).astype(np.float64)
    whole = row_sum(np.where(there, able[np.where(there, who, 0)], 0.0))
    return np.where(number > 0.0, ratio(whole, number), 0.5)


def _age_files(w: Window) -> None:
    h, life = w.household, Even(w.setting(Services))
    for block in households(w):
        age = h.file_age[block.rows]
        places = np.flatnonzero((age >= 0) & (age >= block.of_county(life.file_life)))
        if len(places):
            faded = Some(w, places + block.rows.start)
            prior = of_villages(w, w.project.prior)[:, faded.village]
            kept = faded.laid(life.file_fading)
            h.need[:, faded.at] = prior + kept * (faded.of(h.need) - prior)
        age += (age >= 0) & (age < _OLDEST)


_OLDEST = 120
"""Months up to which the age of a file is counted."""


def _learn(w: Window, rows: Ints, village: Ints) -> None:
    """Let what was found in this month's visits correct the expectation for the next ones."""
    villages = len(w.village)
    count = total_by(np.ones(len(rows)), village, villages)[w.project.village]
    for domain in Domain:
        found = total_by(real(w.household.need[domain, rows]), village, villages)
        mean = ratio(found[w.project.village], count)
        weight = count / (count + _PRIOR_WEIGHT)
        prior = w.project.prior[domain]
        w.project.prior[domain] = prior + weight * (mean - prior)


def _plan(w: Window, policy: Policy, needs: Floats) -> None:
    """Move the mix of services toward assessed needs and the planned ways of aid."""
    p = w.project
    services = w.setting(Services).at(p.county)
    asked = needs[:, p.village]
    asked = asked * ability(w)
    asked = asked / np.maximum(down(asked), 1e-9)
    wanted = (1.0 - services.mode_weight) * asked
    wanted = wanted + services.mode_weight * _modes(policy)[:, None]
    money = w.setting(Money).at(p.county)
    by_government = policy.plan.of(sections.Project).implementer == "government"
    months = money.replan_government if by_government else money.replan_organization
    step = np.where(p.age <= 1, 1.0, 1.0 / months)
    moved = p.domain_share + step * (wanted - p.domain_share)
    p.domain_share[:] = np.where(p.active, moved, p.domain_share)
    by_method = np.stack(hours_by_method(policy, services))
    total = down(by_method)
    p.method_share[:] = np.where(total > 0.0, by_method / np.maximum(total, 1e-9), 1.0 / 3.0)
    _choose_casework(w, policy)


def _modes(policy: Policy) -> Floats:
    """Give the domains that the four ways of aid serve, (6,)."""
    modes = policy.plan.of(sections.AidModeShares)
    domains = np.zeros(len(Domain))
    domains[Domain.INDUSTRY] = modes.consumption + 0.5 * modes.employment
    domains[Domain.INFORMATION] = 0.5 * modes.employment
    domains[Domain.TRAINING] = modes.skills
    domains[Domain.HEALTH] = 0.5 * modes.funds
    domains[Domain.HOUSING] = 0.5 * modes.funds
    return domains


def _choose_casework(w: Window, policy: Policy) -> None:
    """Give the households in greatest need of each pilot project a caseworker for a year."""
    h, p = w.household, w.project
    renewed = p.active & (p.age % 12 == 1)
    if not renewed.any():
        return
    pilots = np.maximum(
        total_by(w.village.pilot.astype(np.float64), w.village.county, len(w.county)), 1.0
    )
    clients = policy.plan.of(methods.Casework).households / pilots[p.county]
    # whole places that add up to the plan over the county's pilot villages
    place = (p.id & np.uint64(0xFFFFFF)).astype(np.float64)
    whole = np.floor(clients * (place + 1.0) + 1e-9) - np.floor(clients * place + 1e-9)
    places = np.where(w.village.pilot[p.village], whole, 0.0).astype(np.int64)
    fresh, most = of_villages(w, renewed), of_villages(w, places)
    for block in households(w):
        some = block.some(block.of_village(fresh))
        if not len(some):
            continue
        need = weighed(*(*some.of(h.need), *weights_of(w, some)))
        need = np.where(some.of(h.registered), need, -1.0)
        village = some.village.astype(np.int64)
        line = in_line(village, need, np.zeros(len(some)))
        rank = np.empty(len(some), np.int64)
        rank[line] = np.arange(len(some)) - np.searchsorted(village, village)
        h.casework[some.at] = some.of(h.registered) & (rank < most[village])
