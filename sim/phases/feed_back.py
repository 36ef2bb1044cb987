"""反馈: what was seen changes classes, trust, credibility, staff and who is still there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.actors.household.answer import answered, needs_met
from sim.actors.household.columns import even
from sim.actors.household.growth import raised
from sim.actors.organization.staff import laid_off, leaving, staffed, without_cash
from sim.actors.organization.standing import credible, governed, legitimate
from sim.core.access import declared
from sim.core.calendar import A_YEAR_ON
from sim.core.draws import purpose, uniform
from sim.core.engine import by
from sim.core.table import Bools, Floats, Ints
from sim.core.text import Text
from sim.core.totals import down, ratio, total_by
from sim.phases import Phase
from sim.phases._entry import ENTRY_READS, ENTRY_WRITES, enter, learn, working
from sim.phases._households import Even, Some, households
from sim.phases._needs import NEED_READS, contentment, of_villages, real, six_needs_of
from sim.phases._purse import everybody
from sim.policy import Policy
from sim.rules.evaluation import A, C, D
from sim.world import flows
from sim.world.kinds import Domain, Party, Source
from sim.world.settings.money import Money
from sim.world.settings.partnership import Partnership
from sim.world.settings.supervision import Supervision
from sim.world.window import Window

SCANDAL = purpose("feed back: scandal")
_YEAR = 12.0

HEAVIEST = 1000.0
"""Hours needed per hour at hand are counted up to here; A, more only says that nobody is there."""


class FeedBack(Phase):
    """Let households, the public, purchasers and staff answer to what they saw."""

    name = "feed_back"
    label = Text("反馈", "feedback")
    reads_now = (
        *NEED_READS,
        *ENTRY_READS,
        *declared(
            "household: client served exit_month registered;"
            "village: given_year work_team;"
            "project: village county active grade quality delay trust_loss leakage"
            " detection first_month; stake: kind who inside; organization: county id"
            " contractor staff_start; county: price luck; project: load staffed"
        ),
    )
    reads_before = declared("household: served; project: active")
    writes = (
        *ENTRY_WRITES,
        *declared(
            "household: satisfaction trust; project: multiplier;"
            "organization: credibility legitimacy governance turnover staff load broke_months alive"
            " sources; village: broken legitimacy visible_effect exits_per_yuan given_last;"
            "stake: received inside; enterprise: gifts_year; county: public_cost"
        ),
    )

    def run(self, w: Window, policy: Policy) -> None:
        """Households, classes, organisations, money of ended projects, the year."""
        self._households(w)
        self._classes(w)
        if len(w.organization):
            self._organizations(w)
            leaves = _staff(w)
            learn(w, leaves)
            enter(w, policy)
        _return_money(w)
        if w.moment.is_january:
            _year(w)
        w.stake.received[:] *= A_YEAR_ON
        w.organization.sources[:] *= A_YEAR_ON
        w.enterprise.gifts_year[:] *= A_YEAR_ON

    def _households(self, w: Window) -> None:
        """Let clients judge how far their true needs were met, and trust accordingly."""
        h, p = w.household, w.project
        if not (p.active | w.before.project.active | (p.trust_loss != 0.0)).any():
            return  # nobody was served in either month, so that nothing can have changed
        active = of_villages(w, p.active)
        lately = of_villages(w, p.active | w.before.project.active)
        told = Told(
            running=active, quality=of_villages(w, p.quality),
            delay=of_villages(w, p.delay), loss=of_villages(w, p.trust_loss),
        )  # fmt: skip
        doubting = ~lately & (told.loss != 0.0)
        had, lost = np.zeros(len(w.village)), np.zeros(len(w.village))
        for block in households(w):
            client = h.client[block.rows]
            _doubt(w, block.some(client & block.of_village(doubting)), told)
            some = block.some(client & block.of_village(lately))
            if len(some):
                served, broken = _answer(w, some, told)
                village = some.village - block.villages.start
                villages = block.villages.stop - block.villages.start
                had[block.villages] = total_by(served, village, villages)
                lost[block.villages] = total_by(broken, village, villages)
        if h.client.any():
            _note_breaks(w, had, lost)

    def _classes(self, w: Window) -> None:
        """Support class A, rectify class C, count class D; an unjudged project is class B."""
        p = w.project
        s = w.setting(Supervision).at(p.county)
        better = np.where(p.grade == A, s.support_good, 1.0)
        p.multiplier[:] = np.where((p.grade == C) | (p.grade == D), s.rectify, better)

    def _organizations(self, w: Window) -> None:
        """Let the standing of organisations and of outsiders in villages follow from work."""
        o, p = w.organization, w.project
        # where no project runs, nobody asks how content its clients are
        content = contentment(w)[0] if p.active.any() else np.full(len(p), 0.5)
        quality = down(p.quality) / len(Domain)
        mask, rows = working(w)
        busy = np.bincount(rows, minlength=len(o)) > 0
        s = w.setting(Supervision).at(o.county)
        o.load[:] = 0.0
        if len(rows):
            _judge_partners(w, mask, rows, (content, quality))
        own = w.setting(Partnership).at(o.county)
        o.governance[:] = np.where(o.alive, governed(o, busy, s, own), o.governance)
        v = w.village
        topic = w.setting(Supervision).at(v.county)
        running = of_villages(w, p.active.astype(np.float64))
        approval = of_villages(w, content) - 0.5
        team = topic.team_legitimacy * v.work_team * running
        legitimacy = raised(v.legitimacy, team) + topic.legitimacy_step * running * approval
        v.legitimacy[:] = np.minimum(np.maximum(legitimacy, 0.0), 1.0)
        effect = np.where(running > 0.0, of_villages(w, quality), 0.0)
        v.visible_effect[:] += topic.effect_step * (effect - v.visible_effect)


def _judge_partners(w: Window, mask: Bools, rows: Ints, seen: tuple[Floats, Floats]) -> None:
    """Let load, credibility and legitimacy of organisations at work follow from their projects.

    `seen` is how content clients are, and the quality of services, by project.
    """
    o, p = w.organization, w.project
    content, quality = seen
    project = np.nonzero(mask)[0]
    number = total_by(np.ones(len(rows)), rows, len(o))
    busy = number > 0.0
    s = w.setting(Supervision).at(o.county)

    def mean(values: Floats) -> Floats:
        return ratio(total_by(values[project], rows, len(o)), number)

    o.load[:] = mean(np.minimum(ratio(p.load, p.staffed), HEAVIEST))
    leaks = mean(p.leakage * p.detection)
    luck = uniform(SCANDAL, w.county.luck[o.county], o.id, w.month)
    scandal = busy & (luck < s.scandal_rate * leaks)
    credibility = credible(o, mean(quality), scandal, s)
    o.credibility[:] = np.where(busy, credibility, o.credibility)
    legitimacy = legitimate(o, mean(content) - 0.5, s)
    o.legitimacy[:] = np.where(busy, legitimacy, o.legitimacy)


@dataclass(frozen=True, slots=True)
class Told:
    """What households see of their village's project, by village."""

    running: Bools
    quality: Floats
    delay: Floats
    loss: Floats


def _answer(w: Window, some: Some, told: Told) -> tuple[Bools, Bools]:
    """Let some clients judge what they saw; say who was served last month and who no more."""
    h, own, topic = w.household, some.village, Even(w.setting(Supervision))
    s = some.settings(topic)
    hoped = some.of_county(even(w.setting(Supervision).hoped_service * w.county.price))
    got, quality = map(some.to, h.served), (by(quality, own) for quality in told.quality)
    met = needs_met(*(*six_needs_of(w, some), *got, *quality, hoped, s.hoped_quality))
    had = down(real(some.of(w.before.household.served))) > 0.0
    has = down(real(some.of(h.served))) > 0.0
    satisfaction, trust, broken = answered(
        met, some.to(h.satisfaction), some.to(h.trust), had, has,
        by(told.running, own), by(told.delay, own), by(told.loss, own),
        s.delay_annoys, s.satisfaction_memory, s.broken_service, s.trust_step,
    )  # fmt: skip
    h.satisfaction[some.at], h.trust[some.at] = satisfaction, trust
    return had, broken


def _doubt(w: Window, some: Some, told: Told) -> None:
    """Let some clients lose trust where nobody was served in either month: all that can move."""
    trust = real(some.of(w.household.trust)) - told.loss[some.village]
    w.household.trust[some.at] = np.minimum(np.maximum(trust, 0.0), 1.0)


def _note_breaks(w: Window, had: Floats, lost: Floats) -> None:
    """Keep a running mean of the part of those served whose service broke off this month."""
    v = w.village
    mean = v.broken + (ratio(lost, had) - v.broken) / _YEAR
    v.broken[:] = np.where(had > 0.0, mean, v.broken)


def _staff(w: Window) -> Floats:
    """Let staff leave and be replaced, and organisations without cash close; who left, in parts."""
    o = w.organization
    s = w.setting(Supervision).at(o.county)
    money = w.setting(Money).at(o.county)
    cash = w.ledger.yuan("organization")
    own = w.setting(Partnership).at(o.county)
    leaves = leaving(o, s, own)
    wage = money.salary * own.pay
    o.staff[:] = staffed(o, leaves, cash, wage, s)
    counts = np.ones(o.sources.shape)
    counts[Source.STATE] = 0.0  # a contract that is over pays nobody
    counts[Source.STATE, working(w)[1]] = 1.0
    carried = down(o.sources * counts) / _YEAR
    o.staff[:] -= laid_off(o, cash, carried, wage, s, own)
    o.turnover[:] = o.turnover * A_YEAR_ON + leaves
    broke = without_cash(o, cash + carried, wage)
    o.broke_months[:] = np.where(broke, o.broke_months + 1, 0)
    o.alive[:] = o.alive & (o.broke_months < s.exit_months)
    mine = (w.stake.kind == Party.ORGANIZATION) & (w.stake.who >= 0)
    closed = mine & ~o.alive[np.where(mine, w.stake.who, 0)]
    w.stake.inside[closed] = 0.0
    return leaves


def _return_money(w: Window) -> None:
    """Give what is left of ended projects back to whoever granted it."""
    p = w.project
    for pot in ("escrow", "pool"):
        fen = np.where(p.active, 0, w.ledger.balance(pot))
        w.ledger.move(flows.RETURNED, pot, everybody(len(p)), "county", p.county, fen)
    counties = len(w.county)
    waiting = p.active | (p.first_month > w.month)
    idle = total_by(waiting.astype(np.float64), p.county, counties) <= 0.0
    left = np.where(idle, w.ledger.balance("county"), 0)
    rows = everybody(counties)
    w.ledger.move(flows.RETURNED, "county", rows, "outside", rows, left)
    w.county.public_cost[:] -= left / 100.0


def _year(w: Window) -> None:
    """Note in January what each village was given and how many households left poverty."""
    h, v = w.household, w.village
    fresh = h.registered & (h.exit_month > w.month - 12) & (h.exit_month > 0)
    exits = total_by(fresh.astype(np.float64), h.village, len(v))
    v.exits_per_yuan[:] = np.where(v.given_year > 0.0, ratio(exits, v.given_year), np.nan)
    v.given_last[:] = v.given_year
