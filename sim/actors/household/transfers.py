"""What households receive without working for it, and what they own that earns."""

from __future__ import annotations

import numpy as np

from sim.actors.household.columns import Column, Number
from sim.core.engine import Floats, kernel
from sim.core.table import Bools


@kernel
def regular_income(
    earned_mean: Column, size: Column, elders: Column, universal: Number, pension: Number
) -> Floats:
    """Give what a household lives on before the allowance, yuan a month."""
    gifts = size.astype(np.float64) * universal + elders.astype(np.float64) * pension
    return earned_mean.astype(np.float64) + gifts


@kernel
def entitled(
    regular: Floats, size: Column, rank: Column, standard: Number, coverage: Number
) -> Bools:
    """Say who is enrolled for the allowance: below its standard, and within what it covers."""
    return (regular < standard * size.astype(np.float64)) & (rank.astype(np.float64) < coverage)


@kernel
def allowance(
    enrolled: Column, regular: Floats, size: Column, standard: Number, fill: Number
) -> Floats:
    """Give the month's allowance in yuan: part of the gap to its standard."""
    gap = np.maximum(standard * size.astype(np.float64) - regular, 0.0)
    return np.where(enrolled, fill * gap, 0.0)


@kernel
def business_income(  # noqa: PLR0913 an equation and its numbers
    assets: Column,
    workers: Column,
    limit: Number,
    trap: Number,
    low: Number,
    high: Number,
    threshold: Number,
    plain: Number,
) -> Floats:
    """Give the month's income from own business in yuan; limit and threshold are in fen.

    max(low·used, high·(used − threshold)⁺)/12, used = min(A, limit·L): returns are low below the
    threshold and high above it; without this trap they are plain·used/12.
    """
    used = np.minimum(assets.astype(np.float64), limit * workers.astype(np.float64))
    steep = np.maximum(low * used, high * np.maximum(used - threshold, 0.0))
    # fen a year to yuan a month
    return (trap * steep + (1.0 - trap) * plain * used) / 1200.0
