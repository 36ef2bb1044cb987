"""The equations of a month put together, so that one pass over the households does them all."""

from __future__ import annotations

import numpy as np

from sim.actors.household.columns import Column, Number
from sim.actors.household.health import illness_rate, recovered
from sim.actors.household.transfers import allowance, business_income, regular_income
from sim.actors.household.wealth import fen
from sim.actors.household.work import (
    agency_after_work,
    farm_income,
    finding_rate,
    losing_rate,
    may_change,
    openness,
    usual_employment,
    wages,
)
from sim.core.engine import Floats, Ints, kernel
from sim.core.table import Bools


@kernel
def luck_of_month(  # noqa: PLR0913, PLR0917 an equation and its numbers
    luck: Floats,
    lot: Floats,
    shock: Column,
    memory: Number,
    swing: Number,
    health: Column,
    start: Column,
    illness: Number,
    usual: Number,
    base: Number,
    part: Number,
    harm: Number,
    speed: Number,
) -> tuple[Floats, Floats, Bools]:
    """Give the own shock, health after recovery, and the few who may fall ill.

    `luck` is drawn from the standard normal curve, `lot` evenly between 0 and 1.
    """
    lasting = memory * shock.astype(np.float64) + swing * luck
    better = recovered(health, start, usual, base, part, harm, speed)
    return lasting, better, lot < illness_rate(health, illness, base, part)


@kernel
def agency_of_month(  # noqa: PLR0913, PLR0917 an equation and its numbers
    agency: Column,
    workers: Column,
    jobs: Column,
    income: Column,
    earned: Column,
    work_part: Number,
    transfer_part: Number,
    information: Column,
    information_base: Number,
    information_part: Number,
    skill: Column,
    skill_base: Number,
    skill_part: Number,
    agency_start: Column,
    agency_base: Number,
    agency_part: Number,
    mover: Column,
    chance: Number,
    separation: Number,
    separation_base: Number,
    separation_agency: Number,
) -> Floats:
    """Give agency after last month's work, against the work usual at the start."""
    ease = openness(
        information, information_base, information_part, skill, skill_base, skill_part,
        agency_start, agency_base, agency_part,
    )  # fmt: skip
    losing = losing_rate(agency_start, mover, separation, separation_base, separation_agency)
    usual = usual_employment(ease, mover, losing, chance)
    return agency_after_work(agency, workers, jobs, usual, work_part, income, earned, transfer_part)


@kernel
def job_rates(  # noqa: PLR0913, PLR0917 an equation and its numbers
    information: Column,
    information_base: Number,
    information_part: Number,
    skill: Column,
    skill_base: Number,
    skill_part: Number,
    agency: Column,
    agency_base: Number,
    agency_part: Number,
    mover: Column,
    memory: Column,
    memory_part: Number,
    months_ill: Column,
    sick_loss: Number,
    chance: Number,
    separation: Number,
    separation_base: Number,
    separation_agency: Number,
) -> tuple[Floats, Floats]:
    """Give the monthly rates of finding a job, per idle worker, and of losing one, per job."""
    ease = openness(
        information, information_base, information_part, skill, skill_base, skill_part,
        agency, agency_base, agency_part,
    )  # fmt: skip
    finding = finding_rate(chance, ease, mover, memory, memory_part, months_ill, sick_loss)
    return finding, losing_rate(agency, mover, separation, separation_base, separation_agency)


@kernel
def restless(  # noqa: PLR0913, PLR0917 an equation and its numbers
    find: Floats,
    lose: Floats,
    workers: Column,
    jobs: Column,
    information: Column,
    information_base: Number,
    information_part: Number,
    skill: Column,
    skill_base: Number,
    skill_part: Number,
    agency: Column,
    agency_base: Number,
    agency_part: Number,
    mover: Column,
    memory: Column,
    memory_part: Number,
    months_ill: Column,
    sick_loss: Number,
    chance: Number,
    separation: Number,
    separation_base: Number,
    separation_agency: Number,
) -> Bools:
    """Pick the few households whose jobs may change this month, by their lots between 0 and 1."""
    finding, losing = job_rates(
        information, information_base, information_part, skill, skill_base, skill_part,
        agency, agency_base, agency_part, mover, memory, memory_part, months_ill, sick_loss,
        chance, separation, separation_base, separation_agency,
    )  # fmt: skip
    return may_change(workers, jobs, finding, losing, find, lose)


@kernel
def earned_income(  # noqa: PLR0913, PLR0917 an equation and its numbers
    level: Floats,
    labour: Floats,
    shock: Column,
    assets: Column,
    asset_scale: Number,
    skill: Column,
    skill_base: Number,
    skill_part: Number,
    health: Column,
    health_base: Number,
    health_part: Number,
    market: Column,
    market_loss: Number,
    wage: Number,
    jobs: Column,
    education: Column,
    wage_base: Number,
    wage_education: Number,
    wage_skill: Number,
    wage_health_base: Number,
    wage_health: Number,
    workers: Column,
    limit: Number,
    trap: Number,
    return_low: Number,
    return_high: Number,
    threshold: Number,
    return_plain: Number,
) -> tuple[Floats, Ints, Ints, Ints]:
    """Give what was earned, in yuan, and in fen what came from farm, jobs and own business."""
    land = farm_income(
        level, labour, shock, assets, asset_scale, skill, skill_base, skill_part,
        health, health_base, health_part, market, market_loss,
    )  # fmt: skip
    away = wages(
        wage, jobs, education, skill, wage_base, wage_education, wage_skill,
        health, wage_health_base, wage_health,
    )  # fmt: skip
    business = business_income(
        assets, workers, limit, trap, return_low, return_high, threshold, return_plain
    )
    return land + away + business, fen(land), fen(away), fen(business)


@kernel
def given_income(  # noqa: PLR0913 an equation and its numbers
    earned_mean: Column,
    size: Column,
    elders: Column,
    enrolled: Column,
    universal: Number,
    pension: Number,
    standard: Number,
    fill: Number,
) -> tuple[Floats, Ints, Ints, Ints]:
    """Give what was received, in yuan, and in fen pensions, universal transfers, allowance."""
    regular = regular_income(earned_mean, size, elders, universal, pension)
    help_ = allowance(enrolled, regular, size, standard, fill)
    old = elders.astype(np.float64) * pension
    everybody = size.astype(np.float64) * universal
    return old + everybody + help_, fen(old), fen(everybody), fen(help_)
