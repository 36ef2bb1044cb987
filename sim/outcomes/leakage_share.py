"""How much of the project's money seeps away."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.core.totals import ratio, total_by
from sim.outcomes import Direction, Outcome
from sim.world.world import World


class LeakageShare(Outcome):
    """Average over projects that have begun what leaked of the money spent in their last month."""

    label: ClassVar[Text] = Text("资金渗漏", "leakage of funds")
    unit: ClassVar[str] = "share of the money spent"
    better: ClassVar[Direction] = "lower"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "项目每花100元，有几元没用到正处。",
            "Of 100 yuan that projects spend, how many serve no purpose.",
        ),
        how=Text(
            "已开展的项目平均，看最后一个在做的月；治理越好、越容易被查出，漏得越少。",
            "Average of the projects that have begun, in their last month at work; better "
            "governance and easier detection leave less.",
        ),
        try_this=Text(
            "三种监管一样一样关掉，哪一样关了漏得最多？",
            "Switch the three kinds of supervision off one by one: which is missed most?",
        ),
        source="S P, supervision by purchaser, contractor and beneficiary",
    )

    def measure(self, world: World) -> Floats:
        """Mean over projects, 0..1, float64 of shape (counties,); 0 where there is none."""
        p, counties = world.project, len(world.county)
        begun = (p.age > 0).astype(np.float64)
        leaked = total_by(begun * p.leakage, p.county, counties)
        return ratio(leaked, total_by(begun, p.county, counties))
