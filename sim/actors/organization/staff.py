"""Who leaves an organisation, who is hired, and when it has to close."""

from __future__ import annotations

import numpy as np

from sim.core.maths import exp, hazard
from sim.core.table import Bools, Floats
from sim.core.totals import down
from sim.world.organization import Organization
from sim.world.settings.money import Money
from sim.world.settings.partnership import Partnership
from sim.world.settings.supervision import Supervision

_LEAST_STAFF = 1e-9
_MOST_OVERLOAD = 5.0
_MONTHS = 12.0


def leaving(o: Organization, s: Supervision, p: Partnership) -> Floats:
    """Give the share of staff that leaves in a month: more for too much work or too little pay."""
    overload = np.minimum(np.maximum(o.load - 1.0, 0.0), _MOST_OVERLOAD)
    push = s.turnover_load * overload - p.pay_response * (p.pay - 1.0)
    return hazard(s.turnover * exp(push))


def staffed(o: Organization, leaves: Floats, cash: Floats, s: Supervision, money: Money) -> Floats:
    """Give the staff after those who left were replaced, as far as there is a reserve.

    Parameters
    ----------
    o : Organization
        The organisations.
    leaves : array
        Share of staff that leaves, float64 of shape (organizations,).
    cash : array
        Cash at hand, yuan.
    s, money : Supervision, Money
        Settings, a row per organisation.

    Returns
    -------
    array
        Persons, float64 of shape (organizations,).
    """
    able = cash >= s.hire_reserve * np.maximum(o.staff_start, _LEAST_STAFF) * money.salary
    gone = o.staff * leaves
    missing = np.maximum(o.staff_start - (o.staff - gone), 0.0)
    hired = np.where(able, np.minimum(missing, gone + s.rehire * missing), 0.0)
    return np.where(o.alive, o.staff - gone + hired, o.staff)


def laid_off(o: Organization, cash: Floats, wage: Floats, s: Supervision, p: Partnership) -> Floats:
    """Give the persons whom organisations short of money lay off this month.

    Whoever has no reserve goes down, step by step, to the staff that the income of the last
    twelve months carries.

    Parameters
    ----------
    o : Organization
        The organisations.
    cash, wage : array
        Cash at hand and what a worker costs, yuan, float64 of shape (organizations,).
    s, p : Supervision, Partnership
        Settings, a row per organisation.

    Returns
    -------
    array
        Persons, float64 of shape (organizations,).
    """
    short = o.alive & (cash < s.hire_reserve * o.staff * wage)
    carried = down(o.sources) / _MONTHS / wage
    too_many = np.maximum(o.staff - carried, 0.0)
    return np.where(short, np.minimum(p.lay_off * o.staff, too_many), 0.0)


def without_cash(o: Organization, cash: Floats, wage: Floats) -> Bools:
    """Say which organisations cannot pay half of next month's salaries, given each one's wage."""
    broke: Bools = cash < 0.5 * o.staff * wage
    return broke
