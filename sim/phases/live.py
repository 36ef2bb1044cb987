"""Live: farm, jobs, own business and public transfers of the month."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.actors.household import health as illness
from sim.actors.household import transfers as gifts
from sim.actors.household import work
from sim.actors.household.columns import evened
from sim.actors.household.levels import Levels, levels
from sim.actors.household.prospects import usual_jobs
from sim.actors.household.wealth import fen
from sim.core.access import declared
from sim.core.draws import normal, pair_uniform, purpose
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.core.totals import ratio
from sim.phases import Phase
from sim.phases._households import Block, households
from sim.policy import Policy
from sim.world import flows
from sim.world.sections import HarvestPrice
from sim.world.settings.health import Health
from sim.world.settings.labour import Labour
from sim.world.settings.livelihood import Livelihood
from sim.world.window import Window

JOBS = purpose("live: job found, job lost")
BILL = purpose("live: medical bill")


class Live(Phase):
    """Earn and receive: every payment of the month that no project makes."""

    name: ClassVar[str] = "live"
    label: ClassVar[Text] = Text("生计", "live")
    reads_now: ClassVar[tuple[str, ...]] = declared(
        "nation: macro; county: nation luck price line; village: county first count productivity"
        " shock industry; enterprise: county vacancies;"
        "household: village id luck size workers elders education skill skill_start health"
        " information information_start agency_start market shock months_ill mover assets"
        " insured allowance_rank earned_mean"
    )
    writes: ClassVar[tuple[str, ...]] = declared(
        "county: tightness; household: jobs job_memory agency bill allowance earned income"
    )

    def run(self, w: Window, policy: Policy) -> None:
        """Live the month for the whole world."""
        price = policy.plan.of(HarvestPrice)
        fallen = price.enabled and w.month >= price.from_month
        month = levels(w, 1.0 - price.fall if fallen else 1.0)
        labour, livelihood = evened(w.setting(Labour)), evened(w.setting(Livelihood))
        idle = np.zeros(len(w.village), np.int64)
        staff = np.zeros(len(w.village), np.int64)
        for block in households(w):
            own = block.settings(labour)
            self._agency(w, block, own, month)
            idle[block.villages], staff[block.villages] = self._jobs(w, block, own, month)
            self._bills(w, block)
            self._incomes(w, block, own, block.settings(livelihood), month)
        self._tightness(w, idle, staff)

    def _agency(self, w: Window, block: Block, own: Labour, month: Levels) -> None:
        """Let work done last month strengthen agency, and its lack weaken it."""
        h, rows = w.household, block.rows
        usual = usual_jobs(h, rows, own, block.of_county(month.start_chance))
        income, earned = h.income[rows].astype(np.float64), h.earned[rows].astype(np.float64)
        given = np.minimum(np.maximum(ratio(income - earned, income), 0.0), 1.0)
        h.agency[rows] = work.agency_after_work(
            h.agency[rows], h.workers[rows], h.jobs[rows], usual, own.work_agency,
            given, own.transfer_agency,
        )  # fmt: skip

    def _jobs(self, w: Window, block: Block, own: Labour, month: Levels) -> tuple[Ints, Ints]:
        """Let workers lose and find jobs; idle workers and workers of each village."""
        h, rows = w.household, block.rows
        ease = work.openness(
            h.information[rows], own.information_base, own.information_part,
            h.skill[rows], own.skill_base, own.skill_part,
            h.agency[rows], own.agency_base, own.agency_part,
        )  # fmt: skip
        finding = work.finding_rate(
            block.of_county(month.chance), ease, h.mover[rows], h.job_memory[rows],
            own.memory_part, h.months_ill[rows], own.sick_loss,
        )  # fmt: skip
        losing = work.losing_rate(
            h.agency[rows], h.mover[rows], own.separation, own.separation_base,
            own.separation_agency,
        )  # fmt: skip
        luck, other = pair_uniform(JOBS, h.luck[rows], h.id[rows], w.month)
        some = np.flatnonzero(
            work.may_change(h.workers[rows], h.jobs[rows], finding, losing, luck, other)
        )
        at = some + rows.start
        held = h.jobs[at]
        found = work.how_many(h.workers[at] - held, finding[some], luck[some]).astype(np.int8)
        lost = work.how_many(held, losing[some], other[some]).astype(np.int8)
        h.job_memory[rows] = own.memory_kept * h.job_memory[rows].astype(np.float64)
        h.job_memory[at] = np.where(lost > 0, 1.0, h.job_memory[at])
        h.jobs[at] = held + found - lost
        idle = h.workers[rows].astype(np.int64) - h.jobs[rows]
        return _by_village(w, block, idle), _by_village(w, block, h.workers[rows].astype(np.int64))

    def _bills(self, w: Window, block: Block) -> None:
        """Draw the medical bills of the ill."""
        h, rows = w.household, block.rows
        h.bill[rows] = 0.0
        ill = np.flatnonzero(h.months_ill[rows] > 0)
        if not len(ill):
            return
        at = ill + rows.start
        # a bill is rare, so its settings are taken per row whether they differ or not
        few = w.setting(Health).at(block.county[ill])
        h.bill[at] = illness.own_bill(
            normal(BILL, h.luck[at], h.id[at], w.month), w.county.price[block.county[ill]],
            few.bill_log, few.bill_spread, h.insured[at], h.information[at],
            few.insurance_base, few.insurance_information,
        )  # fmt: skip

    def _incomes(
        self, w: Window, block: Block, own: Labour, home: Livelihood, month: Levels
    ) -> None:
        """Pay what was earned and what is given."""
        h, rows = w.household, block.rows
        code = work.labour_code(h.workers[rows], h.jobs[rows], h.months_ill[rows])
        table = month.labour.ravel()
        labour = table[code] if len(month.labour) == 1 else table[block.county * work.CODES + code]
        farm = work.farm_income(
            block.of_village(month.farm), labour, h.shock[rows],
            h.assets[rows], block.of_county(month.asset_scale),
            h.skill[rows], home.skill_base, home.skill_part,
            h.health[rows], home.health_base, home.health_part, h.market[rows], home.market_loss,
        )  # fmt: skip
        wage = work.wages(
            block.of_county(month.wage), h.jobs[rows], h.education[rows], h.skill[rows],
            own.wage_base, own.wage_education, own.wage_skill,
            h.health[rows], own.wage_health_base, own.wage_health,
        )  # fmt: skip
        business = gifts.business_income(
            h.assets[rows], h.workers[rows], block.of_county(month.limit), home.trap,
            home.return_low, home.return_high, block.of_county(month.threshold),
            home.return_plain,
        )  # fmt: skip
        h.earned[rows] = farm + wage + business
        h.income[rows] = farm + wage + business + self._given(w, block, month)
        for flow, yuan in (
            (flows.FARM_SALE, farm), (flows.WAGE, wage), (flows.BUSINESS, business),
        ):  # fmt: skip
            w.ledger.move(flow, "outside", block.county, "household", rows, fen(yuan))

    def _given(self, w: Window, block: Block, month: Levels) -> Floats:
        """Pay pensions, universal transfers and, to those enrolled in January, the allowance."""
        h, rows = w.household, block.rows
        line, size = block.of_county(month.line), h.size[rows]
        each, old = block.of_county(month.universal), block.of_county(month.pension)
        usual = gifts.regular_income(h.earned_mean[rows], size, h.elders[rows], each, old)
        if w.moment.is_january:
            h.allowance[rows] = gifts.entitled(
                usual, size, h.allowance_rank[rows], line, block.of_county(month.coverage)
            )
        help_ = gifts.allowance(h.allowance[rows], usual, size, line, block.of_county(month.fill))
        pension = h.elders[rows].astype(np.float64) * old
        universal = size.astype(np.float64) * each
        for flow, yuan in (
            (flows.PENSION, pension), (flows.UNIVERSAL_TRANSFER, universal),
            (flows.ALLOWANCE, help_),
        ):  # fmt: skip
            w.ledger.move(flow, "outside", block.county, "household", rows, fen(yuan))
        return pension + universal + help_

    def _tightness(self, w: Window, idle: Ints, staff: Ints) -> None:
        """Set how easily jobs are found next month: vacancies against those who look for one."""
        labour, counties = w.setting(Labour), len(w.county)
        seekers = _by_county(idle, w.village.county, counties)
        workers = _by_county(staff, w.village.county, counties)
        local = np.zeros(counties)
        np.add.at(local, w.enterprise.county, w.enterprise.vacancies)
        works = np.zeros(counties)
        np.add.at(works, w.village.county, w.village.industry)
        vacancies = labour.vacancies * workers + local + works / labour.capital_per_job
        ease = np.sqrt(ratio(vacancies, seekers.astype(np.float64)))
        w.county.tightness[:] = np.where(seekers > 0, np.minimum(ease, 1.0), 1.0)


def _by_village(w: Window, block: Block, people: Ints) -> Ints:
    """Add up whole people over the households of each village of a block."""
    running = np.r_[0, np.cumsum(people, dtype=np.int64)]
    first = w.village.first[block.villages] - block.rows.start
    total: Ints = running[first + w.village.count[block.villages]] - running[first]
    return total


def _by_county(people: Ints, county: Ints, counties: int) -> Ints:
    total = np.zeros(counties, np.int64)
    np.add.at(total, county, people)
    return total
