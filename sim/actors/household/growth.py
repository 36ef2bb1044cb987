"""How services change a household, and how a state drifts back without them."""

from __future__ import annotations

import numpy as np

from sim.actors.household.columns import Column, Number
from sim.core.engine import kernel
from sim.core.maths import exp, hazard
from sim.core.table import Floats


@kernel
def raised(state: Floats, dose: Floats) -> Floats:
    """Raise a state between 0 and 1 by a dose; two half doses do what one whole dose does."""
    return 1.0 - (1.0 - state) * exp(-dose)


@kernel
def drifted(state: Column, start: Column, rate: Number) -> Floats:
    """Let a state fall back toward the household's own starting value, never below it."""
    now = state.astype(np.float64)
    return now - rate * (now - start.astype(np.float64))


@kernel
def fallen_back(  # noqa: PLR0913, PLR0917 an equation and its numbers
    skill: Column,
    skill_start: Column,
    information: Column,
    information_start: Column,
    agency: Column,
    agency_start: Column,
    market: Column,
    market_start: Column,
    held: Number,
    skill_rate: Number,
    information_rate: Number,
    agency_rate: Number,
    market_rate: Number,
) -> tuple[Floats, Floats, Floats, Floats]:
    """Let skill, information, agency and market access fall back, each at its rate times `held`."""
    return (
        drifted(skill, skill_start, skill_rate * held),
        drifted(information, information_start, information_rate * held),
        drifted(agency, agency_start, agency_rate * held),
        drifted(market, market_start, market_rate * held),
    )


@kernel
def grown(  # noqa: PLR0913, PLR0917 an equation and its numbers
    skill: Column,
    health: Column,
    information: Column,
    agency: Column,
    market: Column,
    casework: Column,
    training: Floats,
    cure: Floats,
    news: Floats,
    trade: Floats,
    productivity: Number,
    price: Number,
    skill_rate: Number,
    health_rate: Number,
    information_rate: Number,
    agency_rate: Number,
    counselling: Number,
    market_rate: Number,
    buying: Number,
    platform: Number,
    reach: Column,
) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Give skill, health, information, agency and market access after a month's useful services.

    Services are in yuan times their quality; `buying` is the part of money that buys produce, and
    `platform` what more buyers a platform brings where it reaches.
    """
    taught = productivity * training / price / 100.0
    cured = productivity * cure / price / 100.0
    told = productivity * news / price / 100.0
    sold = productivity * trade / price / 100.0
    own = agency.astype(np.float64)
    counselled = counselling * casework.astype(np.float64)
    buyers = 1.0 + buying * (platform * reach)
    return (
        raised(skill.astype(np.float64), skill_rate * (0.5 + own) * taught),
        raised(health.astype(np.float64), health_rate * cured),
        raised(information.astype(np.float64), information_rate * told),
        raised(own, agency_rate * told + counselled),
        raised(market.astype(np.float64), market_rate * (0.5 + 2.0 * buying) * buyers * sold),
    )


@kernel
def begun(  # noqa: PLR0913 an equation and its numbers
    skill: Column, agency: Column, training: Floats, price: Number, base: Number, slope: Number
) -> Floats:
    """Give the chance that somebody who learns begins a business of their own this month."""
    ready = base + slope * skill.astype(np.float64) * agency.astype(np.float64)
    return hazard(ready * np.minimum(training / (100.0 * price), 1.0))
