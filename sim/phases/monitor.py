"""Monitor: income of twelve months, poverty, exit and return, support against return."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.actors.household import standing
from sim.actors.household.columns import even, evened
from sim.actors.household.growth import raised
from sim.core.access import declared
from sim.core.draws import pair_uniform, purpose, uniform
from sim.core.fen import to_fen
from sim.core.maths import power
from sim.core.table import Bools, Floats, Ints
from sim.core.text import Text
from sim.core.totals import total_by
from sim.phases import Phase
from sim.phases._households import Block, households
from sim.phases._support import pay_support, pay_visits
from sim.policy import Policy
from sim.world.guarantees import guarantees
from sim.world.naming import LUCK_READS, names
from sim.world.sections import Monitoring, Time
from sim.world.settings.poverty import Poverty
from sim.world.window import Window

ALERT = purpose("monitor: alert noticed, months until support")
JOB = purpose("monitor: job by support")
LATER = 24
"""Months after the end of a project at which its lasting gain is measured; S Y, lasting effect."""
_QUARTER = 3.0


class Monitor(Phase):
    """See who is poor, who has left poverty and who returns; support those at risk if so planned.

    Income of twelve months is kept in running form: each month replaces an average one of the
    calendar year before, so that in December it is the income of the year. Exit and return are
    judged in December: exit needs the exit standard and all guarantees, return is an income below
    the poverty line after exit.
    """

    name: ClassVar[str] = "monitor"
    label: ClassVar[Text] = Text("监测", "monitor")
    reads_now: ClassVar[tuple[str, ...]] = LUCK_READS + declared(
        "county: price line line_lived exit_standard;"
        "project: village platform_use;"
        "household: size workers registered earned months_ill bill insured"
        " enrolled safe_house safe_water earned_start"
    )
    writes: ClassVar[tuple[str, ...]] = declared(
        "county: public_cost; household: income earned_mean income_mean earned_last income_last"
        " jobs poor exited exit_month relapses at_risk_months watched market; village: gain_later"
    )

    def run(self, w: Window, policy: Policy) -> None:
        """Judge how every household stands at the end of the month."""
        plan = policy.plan.of(Monitoring)
        watched = plan.enabled and w.month > 0  # the run-in is the same under every arrangement
        line, lived = even(w.county.line / 12.0), even(w.county.line_lived / 12.0)
        standard = even(w.county.exit_standard / 12.0)
        poverty = evened(w.setting(Poverty))
        seen = _noticing(w, plan.every_months)
        for block in households(w):
            own = block.settings(poverty)
            level = block.of_county(lived)
            if watched:
                self._support(w, block, own, block.of_county(line))
                if w.moment.month_of_year % plan.every_months == 0:
                    self._visit(w, block, level, seen)
            self._means(w, block, level)
            if w.moment.is_december:
                self._judge(w, block, block.of_county(standard))
        if w.month == policy.plan.of(Time).project_months + LATER:
            _gain(w)

    def _means(self, w: Window, block: Block, line: Floats | float) -> None:
        h, rows = w.household, block.rows
        if w.moment.is_january:
            h.earned_last[rows], h.income_last[rows] = h.earned_mean[rows], h.income_mean[rows]
        h.earned_mean[rows] = standing.carried_on(
            h.earned_mean[rows], h.earned_last[rows], h.earned[rows]
        )
        h.income_mean[rows] = standing.carried_on(
            h.income_mean[rows], h.income_last[rows], h.income[rows]
        )
        h.poor[rows] = standing.below(h.income_mean[rows], h.size[rows], line)
        h.at_risk_months[rows] += h.exited[rows]

    def _judge(self, w: Window, block: Block, standard: Floats | float) -> None:
        """Let households leave poverty, and count those that have returned."""
        h, rows = w.household, block.rows
        was_out = h.exited[rows].copy()
        back = was_out & h.poor[rows]
        school, insured, house, water = guarantees(w, rows)
        safe = school & insured & house & water
        enough = ~standing.below(h.income_mean[rows], h.size[rows], standard)
        out = h.registered[rows] & ~was_out & safe & enough & ~h.poor[rows]
        h.relapses[rows] += back
        h.exited[rows] = (was_out & ~back) | out
        h.exit_month[rows] = np.where(out, w.month, h.exit_month[rows])

    def _support(self, w: Window, block: Block, own: Poverty, line: Floats | float) -> None:
        """Top up the income of households under support."""
        h, rows = w.household, block.rows
        months = w.setting(Poverty).support_months[block.county]
        under = np.flatnonzero((h.watched[rows] > 0) & (h.watched[rows] <= months))
        at, county = under + rows.start, block.county[under]
        level = (own.support_level * line) + np.zeros(len(block.county))
        gap = standing.support_gap(h.income[at], h.size[at], level[under])
        pay_support(w, county, at, to_fen(gap))
        h.income[at] += gap
        begins = h.watched[at] == months[under]
        _place(w, at[begins], county[begins])
        h.watched[rows] = np.maximum(h.watched[rows] - 1, 0)

    def _visit(self, w: Window, block: Block, line: Floats | float, seen: Floats) -> None:
        """Look in on those who have left poverty or live just above it; help those in danger."""
        h, rows = w.household, block.rows
        looked_at = h.exited[rows] | ~h.registered[rows]
        pay_visits(w, block.county[looked_at])
        danger = np.flatnonzero(looked_at & (h.watched[rows] == 0) & self._alert(w, block, line))
        at = danger + rows.start
        luck, delay = pair_uniform(ALERT, *names(w, at), w.month)
        noticed = luck < seen[h.village[at]]
        self._respond(w, at[noticed], block.county[danger[noticed]], delay[noticed])

    def _alert(self, w: Window, block: Block, line: Floats | float) -> Bools:
        h, rows = w.household, block.rows
        poverty = w.setting(Poverty)
        usual, ill = poverty.alert[block.county], poverty.alert_ill[block.county]
        level = np.where(h.months_ill[rows] != 0, ill, usual)  # or has been
        alert: Bools = standing.below(h.income_mean[rows], h.size[rows], level * line)
        return alert

    def _respond(self, w: Window, at: Ints, county: Ints, delay: Floats) -> None:
        """Let support begin within a few months; emergency aid for the ill at once."""
        h, poverty = w.household, w.setting(Poverty).at(county)
        wait = np.floor(delay * poverty.support_delay)
        h.watched[at] = np.minimum(poverty.support_months + wait, 127.0).astype(np.int8)
        ill = h.months_ill[at] > 0
        limit = poverty.emergency_limit * w.county.price[county]
        aid = np.where(ill, np.minimum(h.bill[at] * h.months_ill[at], limit), 0.0)
        pay_support(w, county, at, to_fen(aid), emergency=True)


def _place(w: Window, at: Ints, county: Ints) -> None:
    """Find a job for some who come under support, and buyers for the produce of the others."""
    h, poverty = w.household, w.setting(Poverty).at(county)
    lucky = uniform(JOB, *names(w, at), w.month) < poverty.support_job
    hired = lucky & (h.months_ill[at] <= 0) & (h.jobs[at] < h.workers[at])
    h.jobs[at] += hired
    orders = np.where(hired, 0.0, poverty.support_order)
    h.market[at] = raised(h.market[at].astype(np.float64), orders)


def _gain(w: Window) -> None:
    """Note how far earned income stands above its start, two years after the end."""
    h, v = w.household, w.village
    gain = h.earned_mean.astype(np.float64) - h.earned_start
    v.gain_later[:] = 12.0 * total_by(gain, h.village, len(v))


def _noticing(w: Window, every_months: int) -> Floats:
    """Give each village's chance that a visit notices a household in danger.

    Who looks more often than once a quarter misses as much in the quarter as a whole; a visit
    that comes less often sees no more for that.
    """
    use = np.zeros(len(w.village.county))
    np.maximum.at(use, w.project.village, w.project.platform_use)
    poverty = w.setting(Poverty).at(w.village.county)
    missed = poverty.missed * (1.0 - poverty.platform_help * use)
    part = np.full(len(use), min(every_months / _QUARTER, 1.0))
    chance: Floats = 1.0 - power(missed, part)
    return chance
