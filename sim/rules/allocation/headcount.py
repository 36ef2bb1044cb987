"""By headcount: money follows the number of poor persons on the register."""

from __future__ import annotations

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules.allocation import Allocation, Register, proportional


class Headcount(Allocation):
    """Each poor person on the register counts the same, wherever that person lives.

    >>> two = Register.of_one_county([300.0, 100.0])
    >>> import numpy as np
    >>> Headcount().allocate(np.array([1000.0]), two).tolist()
    [750.0, 250.0]
    """

    card = Card(
        title=Text("按贫困人口", "By headcount"),
        what=Text(
            "名册上的贫困人口越多，分到的钱越多。",
            "The more poor persons a village has on the register, the more money it gets.",
        ),
        how=Text(
            "每个登记的贫困人口算一份；差一点到线的和差得很远的一样算。名册有错，钱也跟着错。",
            "Every registered poor person counts once, whether a little or far below the line. "
            "Where the register is wrong, the money is wrong.",
        ),
        try_this=Text(
            "给一个村多登记十个人，看别的村各少多少钱。",
            "Register ten more persons in one village and see what every other village loses.",
        ),
        source="A",
    )

    def allocate(self, budget: Floats, register: Register) -> Floats:
        """Share by the poor persons on the register."""
        return proportional(budget, register.persons, register)
