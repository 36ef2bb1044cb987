"""资源整合: money reaches the projects; who takes part, and how hard they work."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sim.actors.effort import Pull, adapt, adapt_helping, response
from sim.actors.parties import Motives, motives
from sim.core.access import declared
from sim.core.draws import normal, purpose
from sim.core.maths import normal_cdf
from sim.core.table import Bools, Floats
from sim.core.taken import flat
from sim.core.text import Text
from sim.core.totals import total_by
from sim.phases import Phase
from sim.phases._contracts import CONTRACT_READS, CONTRACT_WRITES, buy_hours, sign
from sim.phases._demand import DEMAND_READS, DEMAND_WRITES, look_for_gaps
from sim.phases._funding import (
    FUNDING_READS,
    FUNDING_WRITES,
    fund,
    overheads,
)
from sim.phases._hiring import offer_jobs
from sim.phases._incomes import INCOMES_READS, INCOMES_WRITES, incomes
from sim.phases._margins import margins
from sim.phases._means import (
    contractor_hours,
    enterprise_orders,
    let_in,
    offered_hours,
    open_to,
    project_load,
    resources,
    volunteer_hours,
)
from sim.phases._participation import wish_to_join
from sim.phases._pictures import Scene
from sim.phases._posting import own_parts
from sim.phases._prescribed import prescribed
from sim.phases._stakes import READS, stakes_of
from sim.phases._terms import TERMS_READS, terms_of
from sim.policy import Policy
from sim.world import sections
from sim.world.kinds import Party
from sim.world.production import row_sum
from sim.world.settings.game import Game
from sim.world.settings.services import Services
from sim.world.stakes import Stakes
from sim.world.window import Window

EFFORT = purpose("commit: chance in effort")
YEAR_TASTE = purpose("commit: taste of the year")
_REVIEWS_A_YEAR = 4


class Commit(Phase):
    """Pass the money on, let every party decide whether and how hard to take part."""

    name = "commit"
    label = Text("资源整合", "resource integration")
    reads_now = (
        *READS,
        *TERMS_READS,
        *FUNDING_READS,
        *INCOMES_READS,
        *DEMAND_READS,
        *CONTRACT_READS,
        *declared(
            "county: line_lived staying technology; project: id age overhead_hours assessment_hours"
            " enforcement_hours;"
            "stake: id luck taste;"
            "village: norm norm_start volunteers workers labour able_income pilot legitimacy;"
            "enterprise: orders technology; organization: kind alive staff;"
            "household: income_mean size"
        ),
    )
    writes = (
        *FUNDING_WRITES,
        *INCOMES_WRITES,
        *DEMAND_WRITES,
        *CONTRACT_WRITES,
        *declared(
            "stake: resources inside effort helping posted margin outlay received;"
            "project: staffed hours load incubation_hours training_hours planned cost;"
            "enterprise: gifts_year vacancies; village: volunteered"
        ),
    )

    def run(self, w: Window, policy: Policy) -> None:
        """Fund, equip, decide to take part, decide how hard, post own money."""
        if not w.project.active.any():
            for column in (w.project.budget, w.project.staffed, w.project.hours, w.project.load):
                column[:] = 0.0
            w.project.incubation_hours[:] = 0.0
            w.project.training_hours[:] = 0.0
            w.stake.instalment[:] = 0.0
            offer_jobs(w, policy)
            incomes(w, policy)
            return
        sign(w, policy)
        fund(w, policy)
        left = overheads(w, policy)
        load = project_load(w, policy)
        offered = offered_hours(w, load)
        bought = buy_hours(w, policy, offered, left)
        self._staff(w, policy, contractor_hours(w, load) * bought.worked, bought.officials)
        w.project.load[:] = load
        funds = np.maximum(left - bought.yuan, 0.0)
        look_for_gaps(w)
        w.stake.orders[:] += enterprise_orders(w).reshape(-1)
        made = resources(w, policy, offered * bought.worked, funds)
        w.stake.resources[:] = made.reshape(4, -1)
        self._join(w, policy)
        self._told_to_join(w, policy)
        stakes = stakes_of(w, policy)
        self._work(w, policy, stakes)
        offer_jobs(w, policy, stakes)
        own_parts(w, policy)
        incomes(w, policy)

    def _staff(self, w: Window, policy: Policy, hours: Floats, officials: Floats) -> None:
        worked = row_sum(hours) + officials
        given = np.where(w.project.active, volunteer_hours(w, worked), 0.0)
        watched = given + w.project.enforcement_hours
        w.village.volunteered[:] += total_by(watched, w.project.village, len(w.village))
        value = w.setting(Services).at(w.project.county).volunteer_value
        staffed = np.where(w.project.active, worked + given * value, 0.0)
        incubation = policy.plan.of(sections.Project).incubation_share * staffed
        busy = w.project.assessment_hours + w.project.overhead_hours + incubation
        busy = busy + self._train(w, staffed)
        w.project.staffed[:] = staffed
        w.project.incubation_hours[:] = incubation
        w.project.hours[:] = np.maximum(staffed - busy, 0.0)

    def _train(self, w: Window, staffed: Floats) -> Floats:
        """Train the village workers, as far as there are hours; hours that it takes."""
        wanted = w.setting(Services).at(w.project.county).cadre_hours
        hours = np.minimum(wanted * w.village.workers[w.project.village], staffed)
        w.project.training_hours[:] = hours
        return hours

    def _join(self, w: Window, policy: Policy) -> None:
        """Let those whose turn it is decide whether to take part.

        P = σ((U/W − outside_option)/taste_scale) is the wish of a party of ordinary taste,
        `wish_to_join`; a party is in where Φ(√lasting·z + √(1 − lasting)·z of the year) < P, and
        an organisation only where its village lets it in. Households move toward P as a share.
        """
        starts = w.project.active & (w.project.age <= 1)
        if not _quarter_begins(w) and not starts.any():
            return
        full = stakes_of(w, policy, whole=True)
        wish = np.zeros(full.shape)
        rows = np.flatnonzero(w.project.active)  # nobody could take part in the others
        scene = Scene(policy, full, terms_of(w, policy, full), _caring(w, full)).at(rows)
        wish[rows] = wish_to_join(policy, scene.stakes, scene.terms, scene.motive)
        taste = _taste(w)
        joins = (normal_cdf(flat(taste)).reshape(taste.shape) < wish).astype(np.float64)
        joins = joins * let_in(w, policy)
        moved = np.where(
            full.kind == Party.HOUSEHOLD, _moved(w, wish, starts), _decided(w, joins, starts)
        )
        present = open_to(w) & w.project.active[:, None]
        inside = w.stake.inside.reshape(-1, w.places)
        w.stake.inside[:] = np.where(present, moved, inside).reshape(-1)

    def _told_to_join(self, w: Window, policy: Policy) -> None:
        """Let those for whom it is prescribed take part, or stay away."""
        inside = w.stake.inside.reshape(-1, w.places)
        told = prescribed(w, policy, "take_part", inside)
        present = open_to(w) & w.project.active[:, None]
        w.stake.inside[:] = np.where(present, told, inside).reshape(-1)

    def _work(self, w: Window, policy: Policy, stakes: Stakes) -> None:
        game = w.setting(Game).at(w.project.county)
        motive = _caring(w, stakes)
        terms = terms_of(w, policy, stakes)
        margin = margins(policy, stakes, terms, motive)
        village = w.project.village
        risen = (w.village.norm - w.village.norm_start)[village][:, None]
        chance = normal(EFFORT, w.stake.luck, w.stake.id, w.month).reshape(stakes.shape)
        answer = response(stakes, margin.share, motive, game) * stakes.belief
        pull = Pull(margin=margin.effort, answer=answer, norm=risen, chance=chance)
        wanted = prescribed(w, policy, "effort", adapt(stakes, pull, motive, game))
        effort = np.where(stakes.active, wanted, stakes.effort)
        helping = adapt_helping(stakes.helping, margin.helping, game)
        helping = prescribed(w, policy, "helping", helping)
        w.stake.effort[:] = effort.reshape(-1)
        w.stake.helping[:] = np.where(stakes.active, helping, stakes.helping).reshape(-1)
        w.stake.margin[:] = margin.effort.reshape(-1)


def _quarter_begins(w: Window) -> bool:
    return (w.moment.month_of_year - 1) % 3 == 0


def _taste(w: Window) -> Floats:
    """Give each party's taste for taking part: in part lasting, in part the year's, (P, places)."""
    lasting = w.setting(Game).at(w.project.county).lasting_taste[:, None]
    year = normal(YEAR_TASTE, w.stake.luck, w.stake.id, w.moment.year)
    taste = np.sqrt(lasting) * w.stake.taste.reshape(-1, w.places)
    return taste + np.sqrt(1.0 - lasting) * year.reshape(-1, w.places)


def _moved(w: Window, wish: Floats, starts: Bools) -> Floats:
    """Move the part of households that is in: a quarter of the way each quarter, at once first."""
    inside = w.stake.inside.reshape(-1, w.places)
    step = 1.0 / _REVIEWS_A_YEAR if _quarter_begins(w) else 0.0
    return np.where(starts[:, None], wish, inside + step * (wish - inside))


def _decided(w: Window, joins: Floats, starts: Bools) -> Floats:
    """Let others decide anew once a year, each in a quarter of its own, and at the start."""
    turn = (w.stake.id.reshape(-1, w.places) % np.uint64(_REVIEWS_A_YEAR)).astype(np.int64)
    quarter = (w.moment.month_of_year - 1) // 3
    due = ((turn == quarter) & _quarter_begins(w)) | starts[:, None]
    return np.where(due, joins, w.stake.inside.reshape(-1, w.places))


def _caring(w: Window, stakes: Stakes) -> Motives:
    """Give what drives the parties; a firm cares as far as it feels responsible."""
    motive = motives(w.setting(Game).at(w.project.county), stakes.kind)
    firm = stakes.kind == Party.ENTERPRISE
    if not len(w.enterprise):
        return motive
    own = w.enterprise.mission[np.where(firm & (stakes.actor >= 0), stakes.actor, 0)]
    return replace(motive, mission=motive.mission * np.where(firm, own, 1.0))
