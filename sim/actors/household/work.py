"""What households earn: the farm, jobs away from home, wages."""

from __future__ import annotations

import numpy as np

from sim.actors.household.columns import Column, Number
from sim.core.engine import Floats, Ints, kernel
from sim.core.maths import exp, hazard, power
from sim.core.table import Bools

MOST_WORKERS = 3
CODES = 8 * (MOST_WORKERS + 1)
"""How many states `labour_code` tells apart."""


@kernel
def labour_code(workers: Column, jobs: Column, months_ill: Column) -> Ints:
    """Give a number to each state of a household's labour: workers, jobs held, illness."""
    sick = np.where(months_ill > 0, 1, 0)
    return workers.astype(np.int64) * 8 + jobs.astype(np.int64) * 2 + sick


def farm_labour(exponent: Floats, sick_loss: Floats, spare: Floats, other: Floats) -> Floats:
    """Give what labour adds to farm output in each state of `labour_code`.

    Parameters
    ----------
    exponent, sick_loss, spare, other : array
        Settings, float64 of shape (counties,).

    Returns
    -------
    array
        float64 of shape (counties, CODES).
    """
    code = np.arange(CODES)
    workers, jobs, sick = code // 8, code // 2 % 4, code % 2
    at_work = workers * (1.0 - sick_loss[:, None] * sick)
    labour = farm_hands(at_work, jobs, spare[:, None], other[:, None])
    flat = np.repeat(exponent, CODES)
    return power(labour.ravel(), flat).reshape(-1, CODES)


def farm_hands(workers: Floats, jobs: Column, spare: Number, other: Number) -> Floats:
    """Count the workers on the farm: those at home, and at least a little of everybody."""
    hands: Floats = np.maximum(workers - jobs, spare * workers + other)
    return hands


@kernel
def farm_income(  # noqa: PLR0913, PLR0917 an equation and its numbers
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
) -> Floats:
    """Give the month's farm income in yuan; assets A and their scale are in fen.

    F = level · labour · exp(u) · (1 + A/scale)^¼ · (skill_base + skill_part·s)
    · (health_base + health_part·h) · (1 − market_loss·(1 − μ)).

    `level` is the village's: yearly output/12 · growth · season · productivity · exp(uv + um), by
    `levels._farm`; `labour` is what the workers at home make of it, hands^labour_power, by
    `farm_labour`; `shock` is the household's own luck u.
    """
    tools = np.sqrt(np.sqrt(1.0 + assets.astype(np.float64) / asset_scale))
    care = (skill_base + skill_part * skill.astype(np.float64)) * (
        health_base + health_part * health.astype(np.float64)
    )
    price = 1.0 - market_loss * (1.0 - market.astype(np.float64))
    return level * labour * exp(shock.astype(np.float64)) * tools * care * price


@kernel
def openness(  # noqa: PLR0913 an equation and its numbers
    information: Column,
    information_base: Number,
    information_part: Number,
    skill: Column,
    skill_base: Number,
    skill_part: Number,
    agency: Column,
    agency_base: Number,
    agency_part: Number,
) -> Floats:
    """Say how easily a household's workers find jobs, by what it knows, can and dares.

    (information_base + information_part·ι)(skill_base + skill_part·s)(agency_base + agency_part·g).
    """
    return (
        (information_base + information_part * information.astype(np.float64))
        * (skill_base + skill_part * skill.astype(np.float64))
        * (agency_base + agency_part * agency.astype(np.float64))
    )


@kernel
def losing_rate(agency: Column, mover: Column, level: Number, base: Number, part: Number) -> Floats:
    """Give the monthly rate at which a job is lost: level·(base − part·g)⁺/√mover."""
    steady = np.maximum(base - part * agency.astype(np.float64), 0.0)
    return level * steady / np.sqrt(mover.astype(np.float64))


@kernel
def finding_rate(  # noqa: PLR0913 an equation and its numbers
    level: Number,
    openness: Floats,
    mover: Column,
    memory: Column,
    memory_part: Number,
    months_ill: Column,
    sick_loss: Number,
) -> Floats:
    """Give the monthly rate at which a worker without a job finds one.

    level · openness · mover · (1 + memory_part·memory) · (1 − sick_loss if ill); `level` is how
    many jobs are on offer, by `levels._offers`, times the tightness of the labour market.
    """
    known = 1.0 + memory_part * memory.astype(np.float64)
    free = 1.0 - np.where(months_ill > 0, sick_loss, 0.0)
    return level * openness * mover.astype(np.float64) * known * free


@kernel
def may_change(  # noqa: PLR0913 an equation and its numbers
    workers: Column,
    jobs: Column,
    finding: Floats,
    losing: Floats,
    luck_find: Floats,
    luck_lose: Floats,
) -> Bools:
    """Pick the few households whose jobs may change, by a bound that is quick to compute."""
    held = jobs.astype(np.float64)
    idle = workers.astype(np.float64) - held
    return (luck_find < idle * finding) | (luck_lose < held * losing)


@kernel
def faded(memory: Column, kept: Number) -> Floats:
    """Let the memory of earlier jobs fade."""
    return kept * memory.astype(np.float64)


@kernel
def how_many(people: Column, rate: Floats, luck: Floats) -> Floats:
    """Draw how many of up to three people meet an event of that monthly rate."""
    n = people.astype(np.float64)
    p = hazard(rate)
    q = 1.0 - p
    first, second, third = n > 0.0, n > 1.0, n >= MOST_WORKERS
    none = np.where(first, q, 1.0) * np.where(second, q, 1.0) * np.where(third, q, 1.0)
    one = n * p * np.where(second, q, 1.0) * np.where(third, q, 1.0)
    three = np.where(third, p * p * p, 0.0)
    most = np.where(second, 1.0 - none - one, 0.0)
    return (
        np.where(luck < 1.0 - none, 1.0, 0.0)
        + np.where(luck < most, 1.0, 0.0)
        + np.where(luck < three, 1.0, 0.0)
    )


@kernel
def wages(  # noqa: PLR0913, PLR0917 an equation and its numbers
    level: Number,
    jobs: Column,
    education: Column,
    skill: Column,
    base: Number,
    education_part: Number,
    skill_part: Number,
    health: Column,
    health_base: Number,
    health_part: Number,
) -> Floats:
    """Give the month's wages in yuan that workers bring home.

    level · J · (base + education_part·education + skill_part·s) · (health_base + health_part·h).
    """
    worth = (
        base + education_part * education.astype(np.float64) + skill_part * skill.astype(np.float64)
    )
    fit = health_base + health_part * health.astype(np.float64)
    return level * jobs.astype(np.float64) * worth * fit


@kernel
def usual_employment(openness: Floats, mover: Column, losing: Floats, level: Number) -> Floats:
    """Give the share of workers in jobs at which finding and losing balance."""
    found = level * openness * mover.astype(np.float64)
    return found / (found + losing)


@kernel
def agency_after_work(  # noqa: PLR0913 an equation and its numbers
    agency: Column,
    workers: Column,
    jobs: Column,
    usual: Floats,
    part: Number,
    income: Column,
    earned: Column,
    transfer_part: Number,
) -> Floats:
    """Let agency grow with more work than at the start, and shrink with less.

    g′ = g + part·(1 − g)(J/L − usual) + transfer_part·(1 − earned/income), within 0..1.
    What living on transfers does to it is contested, and nothing by default.
    """
    g = agency.astype(np.float64)
    count = workers.astype(np.float64)
    away = jobs.astype(np.float64) / np.maximum(count, 1.0)
    change = np.where(count > 0.0, part * (1.0 - g) * (away - usual), 0.0)
    all_of_it = np.maximum(income.astype(np.float64), 0.01)
    given = np.minimum(np.maximum(1.0 - earned.astype(np.float64) / all_of_it, 0.0), 1.0)
    return np.minimum(np.maximum(g + change + transfer_part * given, 0.0), 1.0)
