"""Yearly public money: from the nation to the county in January, to projects month by month."""

from __future__ import annotations

import numpy as np

from sim.core.calendar import MONTHS_IN_YEAR
from sim.core.fen import to_fen
from sim.policy import Policy
from sim.world import flows
from sim.world.contracts import last_month
from sim.world.plan import Plan
from sim.world.public_money import Budget
from sim.world.sections import Households
from sim.world.window import Window


def monthly_yuan(plan: Plan) -> float:
    """Give a county's yearly money per month by the register: so much for each household on it.

    >>> plan = Plan({"government.budget": Budget(household_month_yuan=100.0)})
    >>> monthly_yuan(plan)
    7000.0
    """
    people = plan.of(Households)
    return plan.of(Budget).household_month_yuan * (people.pilot + people.spill_over)


def advance(w: Window, policy: Policy) -> None:
    """Owe projects another month of yearly money, and bring in what the county needs for it.

    The nation pays in January, or when the programme begins, until December. If the amount is
    raised within the year, it pays by the month once that is used up. A county of many gets what
    its nation allotted in January, `budget_part` of what its own register would bring in.

    Parameters
    ----------
    w : Window
        Reads `county: budget_part`; writes `county: advanced promised public_cost`.
    policy : Policy
        The rules and the plan in force.
    """
    end = last_month(policy.plan)
    if not 1 <= w.month <= end:
        return
    monthly = monthly_yuan(policy.plan) * w.county.budget_part
    w.county.promised[:] += monthly
    begins = w.month == 1 or w.moment.is_january
    ahead = min(MONTHS_IN_YEAR - w.moment.month_of_year, end - w.month) if begins else 0
    wanted = w.county.promised + monthly * ahead - w.county.advanced
    fen = to_fen(np.maximum(wanted, 0.0))
    rows = np.arange(len(w.county), dtype=np.int64)
    w.ledger.move(flows.GRANT, "outside", rows, "county", rows, fen)
    w.county.advanced[:] += fen / 100.0
    w.county.public_cost[:] += fen / 100.0
