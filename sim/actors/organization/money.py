"""What an organisation lives on besides projects; its type is a row of settings."""

from __future__ import annotations

import numpy as np

from sim.core.table import Floats
from sim.world.organization import Organization
from sim.world.settings.money import Money
from sim.world.settings.partnership import Partnership


def wage_bill(o: Organization, money: Money, p: Partnership) -> Floats:
    """Give the month's salaries of each organisation, yuan: market wages times its own level."""
    return o.staff * money.salary * p.pay * o.alive


def donations(o: Organization, money: Money) -> Floats:
    """Give the month's donations, yuan: as many usual salaries as its type raises, by trust."""
    covered = money.donations[o.kind, np.arange(len(o))]
    trusted = 1.0 + money.donation_credibility * (o.credibility - 0.5)
    salaries = o.staff_start * money.salary * o.alive
    return np.maximum(salaries * covered * trusted, 0.0)
