"""What an enterprise earns, keeps and can give; its type is a row of settings."""

from __future__ import annotations

import numpy as np

from sim.core.table import Floats, Ints
from sim.world.settings.money import Money

MONTHS = 12.0


def profit(capital: Floats, kind: Ints, money: Money) -> Floats:
    """Give the month's profit, yuan: the rate of its type on the capital."""
    rows = np.arange(len(kind))
    return np.maximum(capital * money.profit_rate[kind, rows] / MONTHS, 0.0)


def gift_at_most(profit_year: Floats, money: Money) -> Floats:
    """Give the most that an enterprise can give away in a month, yuan."""
    return money.gift_share * np.maximum(profit_year, 0.0) / MONTHS
