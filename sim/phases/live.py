"""Live: farm, jobs, own business and public transfers of the month."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np

from sim.actors.household import health as illness
from sim.actors.household import transfers as gifts
from sim.actors.household import work
from sim.actors.household.columns import Number, even, evened, few_of, picked
from sim.actors.household.levels import Levels, levels
from sim.actors.household.month import (
    agency_of_month,
    earned_income,
    given_income,
    job_rates,
    restless,
)
from sim.core.access import declared
from sim.core.draws import normal, pair_uniform, purpose
from sim.core.ledger import Rows
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.core.totals import ratio
from sim.phases import Phase
from sim.phases._hiring import employ_poor
from sim.phases._households import Block, county_of, households
from sim.phases._needs import of_villages
from sim.policy import Policy
from sim.world import flows
from sim.world.household import Household
from sim.world.naming import LUCK_READS, names
from sim.world.sections import HarvestPrice
from sim.world.settings.health import Health
from sim.world.settings.labour import Labour
from sim.world.settings.livelihood import Livelihood
from sim.world.settings.transfers import Transfers
from sim.world.window import Window

JOBS = purpose("live: job found, job lost")
BILL = purpose("live: medical bill")


class Live(Phase):
    """Earn and receive: every payment of the month that no project makes."""

    name: ClassVar[str] = "live"
    label: ClassVar[Text] = Text("生计", "live")
    reads_now: ClassVar[tuple[str, ...]] = LUCK_READS + declared(
        "nation: macro; county: nation price line; village: productivity"
        " shock industry; enterprise: county vacancies;"
        "household: size workers elders education skill skill_start health"
        " information information_start agency_start market shock months_ill mover assets"
        " insured allowance_rank earned_mean casework registered; project: village active"
    )
    writes: ClassVar[tuple[str, ...]] = declared(
        "county: tightness staying; enterprise: poor_staff hires hired lasting_jobs;"
        "household: jobs job_memory agency bill allowance earned income"
    )

    def run(self, w: Window, policy: Policy) -> None:
        """Live the month for the whole world."""
        price = policy.plan.of(HarvestPrice)
        fallen = price.enabled and w.month >= price.from_month
        month = levels(w, 1.0 - price.fall if fallen else 1.0)
        labour, livelihood = evened(w.setting(Labour)), evened(w.setting(Livelihood))
        people = np.zeros((2, len(w.county)), np.int64)
        moves = np.zeros((3, len(w.county)), np.int64)
        for block in households(w):
            own = block.settings(labour)
            self._agency(w, block, own, month)
            self._jobs(w, block, own, month, moves)
            block.count(w.household.workers[block.rows], people[0])
            block.count(w.household.jobs[block.rows], people[1])
            self._bills(w, block)
            self._incomes(w, block, own, block.settings(livelihood), month)
        employ_poor(w, moves, self._tightness(w, people))

    def _agency(self, w: Window, block: Block, own: Labour, month: Levels) -> None:
        """Let work done last month strengthen agency, and its lack weaken it.

        g′ = g + work_agency·(1 − g)(J/L − q₀) + transfer_agency·(1 − earned/income), where q₀ is
        the J/L at which finding and losing balance for the starting values: `agency_of_month`, by
        `work.agency_after_work` and `work.usual_employment`.
        """
        h, rows = w.household, block.rows
        h.agency[rows] = agency_of_month(
            h.agency[rows], h.workers[rows], h.jobs[rows], h.income[rows], h.earned[rows],
            own.work_agency, own.transfer_agency,
            h.information_start[rows], own.information_base, own.information_part,
            h.skill_start[rows], own.skill_base, own.skill_part,
            h.agency_start[rows], own.agency_base, own.agency_part, h.mover[rows],
            block.of_county(month.start_chance), own.separation, own.separation_base,
            own.separation_agency,
        )  # fmt: skip

    def _jobs(self, w: Window, block: Block, own: Labour, month: Levels, moves: Ints) -> None:
        """Let workers lose and find jobs; note how many of the registered do.

        Each worker without a job finds one with H(rate), rate = offers · tightness · openness ·
        mover · (1 + memory_part·memory) · (1 − sick_loss if ill), and each job is lost with
        H(separation·(separation_base − separation_agency·g)⁺/√mover): `job_rates`, by
        `work.finding_rate` and `work.losing_rate`; H(r) = 1 − exp(−r). `restless` picks by a bound
        the few for whom luck can decide anything.
        """
        h, rows = w.household, block.rows
        block.count(h.jobs[rows] * h.registered[rows], moves[0])
        chance = block.of_county(month.chance)
        find, lose = pair_uniform(JOBS, *names(w, rows), w.month)
        some = np.flatnonzero(
            restless(find, lose, h.workers[rows], h.jobs[rows], *_search(h, rows, own, chance))
        )
        at, few = some + rows.start, picked(own, some)
        finding, losing = job_rates(*_search(h, at, few, few_of(chance, some)))
        held = h.jobs[at]
        found = work.how_many(h.workers[at] - held, finding, find[some]).astype(np.int8)
        lost = work.how_many(held, losing, lose[some]).astype(np.int8)
        h.job_memory[rows] = work.faded(h.job_memory[rows], own.memory_kept)
        h.job_memory[at] = np.where(lost > 0, 1.0, h.job_memory[at])
        h.jobs[at] = held + found - lost
        listed, county = h.registered[at], county_of(w, at)
        np.add.at(moves[1], county, (found * listed).astype(np.int64))
        np.add.at(moves[2], county, (lost * listed).astype(np.int64))

    def _bills(self, w: Window, block: Block) -> None:
        """Draw the medical bills of the ill: p·exp(bill_log + bill_spread·ε), less insurance.

        The insured pay 1 − (insurance_base + insurance_information·ι) of it: `health.own_bill`.
        """
        h, rows = w.household, block.rows
        h.bill[rows] = 0.0
        ill = np.flatnonzero(h.months_ill[rows] > 0)
        if not len(ill):
            return
        at = ill + rows.start
        # a bill is rare, so its settings are taken per row whether they differ or not
        county = county_of(w, at)
        few = w.setting(Health).at(county)
        h.bill[at] = illness.own_bill(
            normal(BILL, *names(w, at), w.month), w.county.price[county],
            few.bill_log, few.bill_spread, h.insured[at], h.information[at],
            few.insurance_base, few.insurance_information,
        )  # fmt: skip

    def _incomes(
        self, w: Window, block: Block, own: Labour, home: Livelihood, month: Levels
    ) -> None:
        """Pay what was earned and what is given; `earned_income` adds up three equations.

        Farm: F = level · labour · exp(u) · (1 + A/scale)^¼ · skill · health · market, where
        `month.farm` is the village's level with its luck and season (`levels._farm`) and labour
        is looked up in `month.labour`, a table of hands^labour_power by workers, jobs and illness
        (`work.farm_labour`): `work.farm_income`. Jobs: wage · J · education and skill · health:
        `work.wages`. Own business: low returns below a threshold of assets, high ones above it:
        `transfers.business_income`. What is given: `_given`.
        """
        h, rows = w.household, block.rows
        code = work.labour_code(h.workers[rows], h.jobs[rows], h.months_ill[rows])
        table = month.labour.ravel()
        labour = table.take(code if len(month.labour) == 1 else block.county * work.CODES + code)
        earned, *whole = earned_income(
            block.of_village(month.farm), labour, h.shock[rows],
            h.assets[rows], block.of_county(month.asset_scale),
            h.skill[rows], home.skill_base, home.skill_part,
            h.health[rows], home.health_base, home.health_part, h.market[rows], home.market_loss,
            block.of_county(month.wage), h.jobs[rows], h.education[rows],
            own.wage_base, own.wage_education, own.wage_skill,
            own.wage_health_base, own.wage_health,
            h.workers[rows], block.of_county(month.limit), home.trap, home.return_low,
            home.return_high, block.of_county(month.threshold), home.return_plain,
        )  # fmt: skip
        h.earned[rows] = earned
        h.income[rows] = earned + self._given(w, block, month)
        sources = (flows.FARM_SALE, flows.WAGE, flows.BUSINESS)
        w.ledger.move_block(zip(sources, whole, strict=True), "household", rows, receive=True)

    def _given(self, w: Window, block: Block, month: Levels) -> Floats:
        """Pay pensions, universal transfers and, to those enrolled in January, the allowance.

        Pension · elders, universal · n, and fill·(standard·n − regular)⁺, where regular is the mean
        earned income with the first two: `given_income`. Enrolled in January are those with regular
        < standard·n and a rank below the coverage: `transfers.entitled`.
        """
        h, rows = w.household, block.rows
        standard, size = block.of_county(month.standard), h.size[rows]
        each, old = block.of_county(month.universal), block.of_county(month.pension)
        if w.moment.is_january:
            usual = gifts.regular_income(h.earned_mean[rows], size, h.elders[rows], each, old)
            h.allowance[rows] = gifts.entitled(
                usual, size, h.allowance_rank[rows], standard, _covered(w, block, month)
            )
        given, *whole = given_income(
            h.earned_mean[rows], size, h.elders[rows], h.allowance[rows], each, old, standard,
            block.of_county(month.fill),
        )  # fmt: skip
        sources = (flows.PENSION, flows.UNIVERSAL_TRANSFER, flows.ALLOWANCE)
        w.ledger.move_block(zip(sources, whole, strict=True), "household", rows, receive=True)
        return given

    def _tightness(self, w: Window, people: Ints) -> Floats:
        """Set how easily jobs are found next month: min(1, √(vacancies/seekers)).

        Vacancies are those outside, of enterprises and of village industry, by county.
        Give the vacancies of each county, float64 of shape (counties,).
        """
        labour, (workers, held) = w.setting(Labour), people.astype(np.float64)
        seekers = workers - held
        local = np.zeros(len(seekers))
        np.add.at(local, w.enterprise.county, w.enterprise.vacancies)
        works = np.zeros(len(seekers))
        np.add.at(works, w.village.county, w.village.industry)
        vacancies: Floats = labour.vacancies * workers + local + works / labour.capital_per_job
        ease = np.sqrt(ratio(vacancies, seekers))
        w.county.tightness[:] = np.where(seekers > 0.0, np.minimum(ease, 1.0), 1.0)
        return vacancies


def _covered(w: Window, block: Block, month: Levels) -> Number:
    """Give the coverage of the allowance; caseworkers see to it that their clients get it."""
    coverage = block.of_county(month.coverage)
    helped = w.household.casework[block.rows]
    if not w.project.active.any() or not helped.any():
        return coverage
    more = block.of_county(even(w.setting(Transfers).casework_cover))
    running = block.of_village(of_villages(w, w.project.active))
    total: Floats = coverage + more * (helped & running)
    return total


def _search(h: Household, at: Rows, own: Labour, chance: Number) -> tuple[Any, ...]:
    """List what `job_rates` asks of some households."""
    return (
        h.information[at], own.information_base, own.information_part,
        h.skill[at], own.skill_base, own.skill_part,
        h.agency[at], own.agency_base, own.agency_part,
        h.mover[at], h.job_memory[at], own.memory_part, h.months_ill[at], own.sick_loss,
        chance, own.separation, own.separation_base, own.separation_agency,
    )  # fmt: skip
