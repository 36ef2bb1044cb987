"""Who leaves an organisation, who is hired, and when it has to close."""

from __future__ import annotations

import numpy as np

from sim.core.maths import exp, hazard
from sim.core.table import Bools, Floats
from sim.world.organization import Organization
from sim.world.settings.partnership import Partnership
from sim.world.settings.supervision import Supervision

_LEAST_RESERVE = 1e-3
"""Yuan; a reserve of nothing holds back nobody."""
_MOST_OVERLOAD = 5.0


def leaving(o: Organization, s: Supervision, p: Partnership) -> Floats:
    """Give the share of staff that leaves in a month: more for too much work or too little pay."""
    overload = np.minimum(np.maximum(o.load - 1.0, 0.0), _MOST_OVERLOAD)
    push = s.turnover_load * overload - p.pay_response * (p.pay - 1.0)
    return hazard(s.turnover * exp(push))


def staffed(o: Organization, leaves: Floats, cash: Floats, wage: Floats, s: Supervision) -> Floats:
    """Give the staff after those who left were replaced, as far as a reserve is left for all.

    Parameters
    ----------
    o : Organization
        The organisations.
    leaves : array
        Share of staff that leaves, float64 of shape (organizations,).
    cash, wage : array
        Cash at hand and what a worker costs, yuan, float64 of shape (organizations,).
    s : Supervision
        Settings, a row per organisation.

    Returns
    -------
    array
        Persons, float64 of shape (organizations,).
    """
    reserve = np.maximum(s.hire_reserve * wage, _LEAST_RESERVE)
    gone = o.staff * leaves
    missing = np.maximum(o.staff_start - (o.staff - gone), 0.0)
    room = np.maximum(cash / reserve - (o.staff - gone), 0.0)
    hired = np.minimum(np.minimum(missing, gone + s.rehire * missing), room)
    return np.where(o.alive, o.staff - gone + hired, o.staff)


def laid_off(  # noqa: PLR0913 what it has, what it earns and what a worker costs
    o: Organization, cash: Floats, income: Floats, wage: Floats, s: Supervision, p: Partnership
) -> Floats:
    """Give the persons whom organisations short of money lay off this month.

    Whoever has no reserve goes down, step by step, to the staff that its income carries.

    Parameters
    ----------
    o : Organization
        The organisations.
    cash, income, wage : array
        Cash at hand, the income of a month that still comes in, and what a worker costs, yuan,
        float64 of shape (organizations,).
    s, p : Supervision, Partnership
        Settings, a row per organisation.

    Returns
    -------
    array
        Persons, float64 of shape (organizations,).
    """
    short = o.alive & (cash < s.hire_reserve * o.staff * wage)
    too_many = np.maximum(o.staff - income / wage, 0.0)
    return np.where(short, np.minimum(p.lay_off * o.staff, too_many), 0.0)


def without_cash(o: Organization, means: Floats, wage: Floats) -> Bools:
    """Say which cannot pay half of next month's salaries, given each one's cash and income."""
    broke: Bools = means < 0.5 * o.staff * wage
    return broke
