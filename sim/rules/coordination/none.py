"""No coordination: every partner goes its own way."""

from __future__ import annotations

from sim.core.card import Card
from sim.core.text import Text
from sim.rules.coordination import Coordination, Gathering, Meeting, apart


class NoneChosen(Coordination):
    """Nobody calls partners together: conflict stays, and nobody loses an hour.

    >>> from sim.world.stakes import Stakes
    >>> five = Gathering.of_one_project(Stakes.of_one_project(x=[1.0] * 5), conflict=0.5)
    >>> met = NoneChosen().meet(five)
    >>> met.conflict.tolist(), met.hours_share.tolist(), met.noise.tolist()
    ([0.5], [0.0], [0.2])
    """

    card = Card(
        title=Text("无协调", "No coordination"),
        what=Text(
            "各方各干各的，没有人负责把大家叫到一起。",
            "Every partner works on its own; nobody is there to call the others together.",
        ),
        how=Text(
            "冲突按自己的规律累积和消退；大家对彼此的了解只来自信息规则；不花任何工时。",
            "Conflict builds up and fades by itself; what partners know of each other comes from "
            "the information rule alone; not one working hour is spent.",
        ),
        try_this=Text(
            "先不开会运行一次，记下第 12 个月的冲突；再改成每两个月开一次会，比比省下的和花掉的。",
            "Run once without meetings and note the conflict in month 12; then meet every two "
            "months and see whether more is saved than spent.",
        ),
        source="A: the comparison for all other coordination rules",
    )

    def meet(self, gathering: Gathering) -> Meeting:
        """Leave conflict and beliefs as they are, at no cost."""
        return apart(gathering)
