"""By budget."""

from __future__ import annotations

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules.responsibility import Responsibility, first_of, jointly, parts
from sim.world.stakes import Stakes


class ByBudget(Responsibility):
    """Who pays more in answers for more.

    >>> import numpy as np
    >>> three = Stakes.of_one_project(kind=[0, 1, 2], funds=[600, 100, 300])
    >>> ByBudget().fractions(np.array([5000.0]), three, np.zeros((1, 3))).tolist()
    [[0.6, 0.1, 0.3]]
    """

    laws = frozenset({"scale"})
    card = Card(
        title=Text("按出资分担", "By own money"),
        what=Text(
            "谁出的钱多，谁承担的损失多。",
            "Who pays more into the project bears more of its losses.",
        ),
        how=Text(
            "按各方自己投入的资金的比例承担；都没有出钱时，由农户以外的各方连带共担。",
            "Losses are borne in proportion to the own money that each party has posted. If "
            "nobody has posted any, all but households answer jointly.",
        ),
        try_this=Text(
            "请企业把出资加一倍，看它承担的损失加了多少，再看它第二年还愿不愿意出这么多。",
            "Let the enterprise post twice as much: how much more of the losses does it bear, "
            "and will it post as much next year?",
        ),
        source="A; losses follow capital, as in a partnership",
    )

    def fractions(self, loss: Floats, stakes: Stakes, noise: Floats) -> Floats:
        """Divide by own money."""
        del noise
        return first_of(parts(stakes.funds, stakes.active), lambda: jointly(loss, stakes))
