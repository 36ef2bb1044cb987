"""Health of households: illness, recovery, bills."""

from __future__ import annotations

import numpy as np

from sim.actors.household.columns import Column, Number
from sim.core.engine import Floats, kernel
from sim.core.maths import exp, log

LONGEST_ILLNESS = 100.0
"""Months; the column that counts them is one byte wide."""


@kernel
def illness_rate(health: Column, usual: Number, base: Number, part: Number) -> Floats:
    """Give the monthly rate of falling seriously ill; healthier households fall ill less."""
    return usual * np.maximum(base - part * health.astype(np.float64), 0.0)


@kernel
def recovered(  # noqa: PLR0913 an equation and its numbers
    health: Column,
    start: Column,
    usual: Number,
    base: Number,
    part: Number,
    harm: Number,
    speed: Number,
) -> Floats:
    """Bring health back toward the level at which usual illness leaves its start unchanged."""
    h0 = start.astype(np.float64)
    target = h0 + harm * usual * np.maximum(base - part * h0, 0.0) / speed
    h = health.astype(np.float64)
    return h + speed * (np.minimum(target, 1.0) - h)


@kernel
def illness_months(luck: Floats, mean: Number) -> Floats:
    """Draw how long an illness lasts: a constant chance of ending each month."""
    months = 1.0 + np.floor(log(luck) / log(1.0 - 1.0 / (mean + luck * 0.0)))
    return np.minimum(months, LONGEST_ILLNESS)


@kernel
def own_bill(  # noqa: PLR0913 an equation and its numbers
    chance: Floats,
    price: Number,
    bill_log: Number,
    spread: Number,
    insured: Column,
    information: Column,
    base: Number,
    part: Number,
) -> Floats:
    """Give the month's medical bill in yuan after insurance; `chance` is standard normal."""
    whole = price * exp(bill_log + spread * chance)
    covered = np.minimum(base + part * information.astype(np.float64), 1.0)
    return whole * (1.0 - np.where(insured, covered, 0.0))
