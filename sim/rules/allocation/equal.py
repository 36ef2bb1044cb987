"""Every village the same: the budget is cut into equal parts."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules.allocation import Allocation, Register, proportional


class Equal(Allocation):
    """Every village with a project gets the same, large or small.

    >>> three = Register.of_one_county([300.0, 50.0, 10.0], served=[True, True, False])
    >>> Equal().allocate(np.array([1000.0]), three).tolist()
    [500.0, 500.0, 0.0]
    """

    card = Card(
        title=Text("各村均分", "Equal parts"),
        what=Text("有项目的村每村一样多。", "Every village with a project gets the same."),
        how=Text(
            "钱数除以村数，不看人口、不看需求，也就没有可以争的数字。",
            "The budget is divided by the number of villages. Neither people nor needs are looked "
            "at, so there is no figure to argue about.",
        ),
        try_this=Text(
            "比一比最大的村和最小的村，每个贫困人口分到多少钱。",
            "Compare the money per poor person in the largest and in the smallest village.",
        ),
        source="A: the comparison for all other allocation rules",
    )

    def allocate(self, budget: Floats, register: Register) -> Floats:
        """Divide by the number of villages."""
        return proportional(budget, np.ones_like(register.persons), register)
