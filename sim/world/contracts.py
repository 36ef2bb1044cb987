"""How long projects run, and when their contracts are renewed."""

from __future__ import annotations

import numpy as np

from sim.core.table import Ints
from sim.world.plan import Plan
from sim.world.public_money import Budget
from sim.world.sections import Time


def last_month(plan: Plan) -> int:
    """Give the last month in which projects may run, the follow-up included, counted from 1.

    >>> last_month(Plan({"government.budget": Budget(follow_up_months=36)}))
    48
    """
    return plan.of(Time).project_months + plan.of(Budget).follow_up_months


def month_of_contract(plan: Plan, month: int, first: Ints, age: Ints) -> Ints:
    """Count the months of each project's present contract, from 1.

    With yearly money a contract is renewed when it ends; a single grant is a single contract.

    Parameters
    ----------
    plan : Plan
        What the scenario says of this month.
    month : int
        Month of the run.
    first, age : array
        First month of each project, and how many months it has run, int64 of shape (projects,).

    Returns
    -------
    array
        int64 of shape (projects,); 0 before a project begins.

    Examples
    --------
    >>> yearly = Plan({"government.budget": Budget(household_month_yuan=100.0)})
    >>> first, age = np.array([1, 7]), np.array([13, 7])
    >>> [month_of_contract(plan, 13, first, age).tolist() for plan in (yearly, Plan())]
    [[1, 7], [13, 7]]
    """
    budget, lived = plan.of(Budget), month - first
    if budget.household_month_yuan <= 0.0:
        return age
    return np.where(lived >= 0, lived % budget.contract_months + 1, 0)
