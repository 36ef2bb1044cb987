"""评估: three boards look at projects; the evaluation rule judges them."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.actors.household.sums import fallen_needs
from sim.core.access import declared
from sim.core.draws import normal, purpose
from sim.core.maths import exp
from sim.core.table import Bools, Floats
from sim.core.text import Text
from sim.core.totals import ratio, total_by
from sim.phases import Phase
from sim.phases._appraisal import grade
from sim.phases._governance import governance_of
from sim.phases._households import Some, households
from sim.phases._needs import NEED_READS, contentment, real, six_needs_of, weights_of
from sim.phases._placement import placement_marks
from sim.phases._purse import charge
from sim.phases._stakes import READS, stakes_of
from sim.phases._sustainability import SIX_READS, six_dimensions
from sim.policy import Policy
from sim.rules.evaluation import D, Findings
from sim.world import flows, sections
from sim.world.contracts import month_of_contract
from sim.world.kinds import Party
from sim.world.settings.partnership import Partnership
from sim.world.settings.services import Services
from sim.world.settings.supervision import Supervision
from sim.world.stakes import Stakes
from sim.world.weighing import weighed
from sim.world.window import Window

ERROR = purpose("evaluate: error of a score")
_YEAR = 12.0
_QUARTER = 3
SEEN = tuple(purpose(f"evaluate: error in dimension {side}") for side in range(6))


class Evaluate(Phase):
    """Supervise, measure the six dimensions, and judge where a judgement is due."""

    name = "evaluate"
    label = Text("评估", "evaluation")
    reads_now = (
        *READS,
        *SIX_READS,
        *NEED_READS,
        *declared(
            "project: placed seekers age first_month id luck matched domain_share;"
            "household: need_start; organization: county; county: inspection"
        ),
    )
    writes = declared(
        "project: detection leakage six score grade last_grades cost need_taken need_whole six_seen"
        " results results_from; county: inspection; organization: performance precise grade"
    )

    def run(self, w: Window, policy: Policy) -> None:
        """Boards first, then the six dimensions, then the score."""
        w.county.inspection[:] = policy.plan.of(sections.Government).inspection
        w.project.six[:] = six_dimensions(w, w.month)
        if w.moment.month_of_year % _QUARTER == 0 and w.household.client.any():
            _look_at_needs(w)
        if not w.project.active.any():
            return
        stakes = stakes_of(w, policy)
        content, clients = contentment(w)
        self._supervise(w, policy, stakes, content)
        self._performance(w, policy, stakes, content)
        if w.moment.is_december:
            grade(w, stakes)
        self._results(w, policy)
        p = w.project
        month = month_of_contract(policy.plan, w.month, p.first_month, p.age)
        due = policy.evaluation.due(month) & p.active
        if due.any():
            self._judge(w, policy, stakes, (content, clients), due)

    def _supervise(self, w: Window, policy: Policy, stakes: Stakes, content: Floats) -> None:
        p = w.project
        s = w.setting(Supervision).at(p.county)
        governed = governance_of(w, stakes)
        boards = policy.plan.of(sections.Supervision)
        inspection = w.county.inspection[p.county] * boards.purchaser
        own = s.audit_weight * governed * boards.contractor
        complaints = s.complaint_weight * (1.0 - content) * boards.beneficiary
        missed = (1.0 - s.inspection_weight * inspection) * (1.0 - own) * (1.0 - complaints)
        p.detection[:] = 1.0 - missed
        leak = s.leakage * (1.0 - governed) * exp(-s.leakage_slope * p.detection)
        p.leakage[:] = np.where(p.active, leak, p.leakage)
        cost = np.where(p.active, s.inspection_cost * inspection, 0.0)
        charge(w, flows.EVALUATION_COST, cost)

    def _performance(self, w: Window, policy: Policy, stakes: Stakes, content: Floats) -> None:
        """Keep what is known of each organisation's service: delivery, satisfaction, jobs."""
        mask = stakes.of(Party.ORGANIZATION)
        if not mask.any():
            return
        p = w.project
        done = np.minimum(ratio(p.delivered, p.planned), 1.0)
        marks = placement_marks(w, policy, 0.5 * (done + content))
        shown = np.broadcast_to(marks[:, None], mask.shape)
        rows = stakes.actor[mask]
        number = total_by(np.ones(len(rows)), rows, len(w.organization))
        mean = ratio(total_by(shown[mask], rows, len(w.organization)), number)
        w.organization.performance[:] = np.where(number > 0.0, mean, w.organization.performance)

    def _results(self, w: Window, policy: Policy) -> None:
        """Find out how far needs have fallen, where somebody is paid by it."""
        if any(rule.measures_results for rule in policy.incentives):
            w.project.results[:], w.project.results_from[:] = _need_reduction(w)

    def _judge(
        self,
        w: Window,
        policy: Policy,
        stakes: Stakes,
        rated: tuple[Floats, Floats],
        due: np.ndarray,
    ) -> None:
        p = w.project
        content, clients = rated
        services = w.setting(Services).at(p.county)
        planned = p.domain_share * stakes.planned
        taken, at_start = _need_reduction(w)
        _see(w, due)
        findings = Findings(
            delivered=p.matched.T.copy(),
            planned=planned.T.copy(),
            weights=services.weight.T,
            satisfaction=content,
            clients=clients * policy.plan.of(sections.Supervision).beneficiary,
            six=p.six_seen.T.copy(),
            effort=stakes.effort,
            active=stakes.active,
            need_reduction=taken,
            planned_reduction=services.promised_reduction * at_start,
            budget=p.budget * _YEAR,
        )
        score = policy.evaluation.score(findings, normal(ERROR, p.luck, p.id, w.month))
        charge(w, flows.EVALUATION_COST, np.where(due, score.cost, 0.0))
        p.score[:] = np.where(due, score.value, p.score)
        judged = policy.evaluation.grade(score.value, findings)
        p.grade[:] = np.where(due, judged, p.grade)
        worst = np.where(judged == D, p.last_grades + 1, 0)
        p.last_grades[:] = np.where(due, worst, p.last_grades)
        _learn(w, stakes, due)


def _learn(w: Window, stakes: Stakes, due: np.ndarray) -> None:
    """Let organisations take a lesson in their four precise skills from each evaluation."""
    if not len(w.organization):
        return
    mask = stakes.of(Party.ORGANIZATION) & due[:, None]
    taught = np.zeros(len(w.organization), np.bool_)
    taught[stakes.actor[mask]] = True
    lesson = w.setting(Partnership).at(w.organization.county).lesson * taught
    w.organization.precise[:] += lesson * (1.0 - w.organization.precise)


def _see(w: Window, due: Bools) -> None:
    """Note how the six dimensions look to those who judge: not quite as they are."""
    p = w.project
    error = w.setting(Supervision).at(p.county).seen_error
    for side, luck in enumerate(SEEN):
        off = error * normal(luck, p.luck, p.id, w.month)
        seen = np.minimum(np.maximum(p.six[side] + off, 0.0), 100.0)
        p.six_seen[side] = np.where(due, seen, p.six_seen[side])


def _look_at_needs(w: Window) -> None:
    """Note what has become of the needs of clients and of the registered who were not served."""
    h, p = w.household, w.project
    taken, whole = np.zeros((2, len(w.village))), np.zeros((2, len(w.village)))
    for block in households(w):
        some, rows = block.everybody, block.rows
        now: list[Any] = [*six_needs_of(w, some), *weights_of(w, some)]
        served, others, served_then, others_then = block.totals(
            fallen_needs, h.client[rows], h.registered[rows], h.size[rows], h.need_start[rows], *now
        )
        taken[:, block.villages] = served, others
        whole[:, block.villages] = served_then, others_then
    p.need_taken[:], p.need_whole[:] = taken[:, p.village], whole[:, p.village]


def _fallen(w: Window, some: Some) -> Floats:
    """Give how far the needs of some households have fallen since the start."""
    needs: list[Any] = [*six_needs_of(w, some), *weights_of(w, some)]
    return real(some.of(w.household.need_start)) - weighed(*needs)


def _need_reduction(w: Window) -> tuple[Floats, Floats]:
    """Give what has been taken away of clients' needs since the start, and these needs."""
    h = w.household
    taken, whole = np.zeros(len(w.village)), np.zeros(len(w.village))
    for block in households(w):
        some = block.some(h.client[block.rows])
        size, village = real(some.of(h.size)), some.village - block.villages.start
        villages = block.villages.stop - block.villages.start
        fallen = np.maximum(_fallen(w, some), 0.0)
        start = real(some.of(h.need_start))
        taken[block.villages] = total_by(fallen * size, village, villages)
        whole[block.villages] = total_by(start * size, village, villages)
    return taken[w.project.village], whole[w.project.village]
