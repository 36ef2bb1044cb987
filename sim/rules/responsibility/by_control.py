"""By control."""

from __future__ import annotations

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules.responsibility import ByInfluence, first_of, jointly, parts
from sim.world.stakes import Stakes


class ByControl(ByInfluence):
    """Who could have prevented more answers for more.

    >>> import numpy as np
    >>> two = Stakes.of_one_project(kind=[0, 1], endowment=[900, 400])
    >>> ByControl().fractions(np.array([5000.0]), two, np.zeros((1, 2))).tolist()
    [[0.6, 0.4]]
    """

    laws = frozenset({"scale"})
    card = Card(
        title=Text("按控制力分担", "By control"),
        what=Text(
            "谁本来最能防止损失，谁承担得最多。",
            "Who could have done most against the loss bears most of it.",
        ),
        how=Text(
            "控制力等于一方手里的资源乘以这一类主体的影响力；按控制力的比例承担。"
            "都没有控制力时，由农户以外的各方连带共担。",
            "Control is what a party has in hand times the influence of its kind; losses are borne "
            "in proportion to it. If nobody has any, all but households answer jointly.",
        ),
        try_this=Text(
            "把政府的影响力从0.8改成2，看政府多承担多少、企业少承担多少，再看各方的投入怎样变。",
            "Raise the government's influence from 0.8 to 2: how much moves from the enterprise "
            "to the government, and what happens to everybody's effort?",
        ),
        source="A; liability of the cheapest cost avoider: Calabresi 1970 (r)",
    )

    def fractions(self, loss: Floats, stakes: Stakes, noise: Floats) -> Floats:
        """Divide by control."""
        del noise
        return first_of(parts(self.control(stakes), stakes.active), lambda: jointly(loss, stakes))
