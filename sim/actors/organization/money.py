"""What an organisation lives on besides projects; its type is a row of settings."""

from __future__ import annotations

import numpy as np

from sim.core.table import Floats
from sim.world.organization import Organization
from sim.world.settings.money import Money


def wage_bill(o: Organization, money: Money) -> Floats:
    """Give the month's salaries of each organisation, yuan."""
    return o.staff * money.salary * o.alive


def donations(o: Organization, money: Money) -> Floats:
    """Give the month's donations, yuan: as many salaries as its type raises, more if trusted."""
    covered = money.donations[o.kind, np.arange(len(o))]
    trusted = 1.0 + money.donation_credibility * (o.credibility - 0.5)
    return np.maximum(wage_bill(o, money) * covered * trusted, 0.0)
