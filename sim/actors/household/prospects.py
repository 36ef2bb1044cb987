"""What a household can expect to earn, by what it is and has, in a usual month."""

from __future__ import annotations

import numpy as np

from sim.actors.household import transfers as gifts
from sim.actors.household import work
from sim.actors.household.columns import Number
from sim.actors.household.levels import Levels
from sim.core.ledger import Rows
from sim.core.maths import power
from sim.core.table import Floats, Ints
from sim.world.household import Household
from sim.world.settings.labour import Labour
from sim.world.settings.livelihood import Livelihood


def usual_jobs(h: Household, at: Rows, own: Labour, chance: Number) -> Floats:
    """Give the share of workers in jobs at which a household began, by its starting values.

    Parameters
    ----------
    h : Household
        The table, or a view on it.
    at : array
        Rows, int64, or a slice.
    own : Labour
        Settings, one value each or one per row.
    chance : array or float
        Rate of finding a job at the start, before what the household brings, per month.
    """
    ease = work.openness(
        h.information_start[at], own.information_base, own.information_part,
        h.skill_start[at], own.skill_base, own.skill_part,
        h.agency_start[at], own.agency_base, own.agency_part,
    )  # fmt: skip
    losing = work.losing_rate(
        h.agency_start[at], h.mover[at], own.separation, own.separation_base, own.separation_agency
    )
    return work.usual_employment(ease, h.mover[at], losing, chance)


def expected_income(  # noqa: PLR0913 who, where, when
    h: Household, at: Ints, month: Levels, farm: Floats, own: Labour, home: Livelihood
) -> tuple[Floats, Floats]:
    """Give earned income, and what else is given without an allowance, in a month of usual luck.

    Parameters
    ----------
    h : Household
        The table, with persons, starting values, assets and mover types filled.
    at : array
        Rows, int64 of shape (rows,).
    month : Levels
        Levels, one value each or one per row.
    farm : array
        Farm output of one worker without tools, yuan a month, one per row.
    own, home : Labour, Livelihood
        Settings, one value per row.

    Returns
    -------
    tuple of arrays
        Yuan a month, float64 of shape (rows,) each.
    """
    workers = h.workers[at].astype(np.float64)
    away = usual_jobs(h, at, own, month.start_chance)
    hands = work.farm_hands(workers, workers * away, home.spare_labour, home.other_labour)
    land = work.farm_income(
        farm, power(hands, home.labour_power), np.zeros(len(at)),
        h.assets[at], month.asset_scale,
        h.skill[at], home.skill_base, home.skill_part,
        h.health[at], home.health_base, home.health_part, h.market[at], home.market_loss,
    )  # fmt: skip
    wage = work.wages(
        month.wage, workers * away, h.education[at], h.skill[at],
        own.wage_base, own.wage_education, own.wage_skill,
        h.health[at], own.wage_health_base, own.wage_health,
    )  # fmt: skip
    business = gifts.business_income(
        h.assets[at], h.workers[at], month.limit, home.trap, home.return_low, home.return_high,
        month.threshold, home.return_plain,
    )  # fmt: skip
    given = gifts.regular_income(
        np.zeros(len(at)), h.size[at], h.elders[at], month.universal, month.pension
    )
    return land + wage + business, given
