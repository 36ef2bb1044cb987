"""How sound the social organisations are."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.core.totals import down, ratio
from sim.outcomes import Adds, Direction, Outcome, mean_of
from sim.world.world import World


def _squared(sources: Floats, total: Floats) -> Floats:
    """Give the square of each source's share of all income."""
    share = ratio(sources, np.broadcast_to(total, sources.shape))
    return share * share


class OrganizationScore(Outcome):
    """Draw governance, staff, mixed funding and credibility of organisations together."""

    label: ClassVar[Text] = Text("社会组织健全程度", "soundness of social organisations")
    unit: ClassVar[str] = "points"
    better: ClassVar[Direction] = "higher"
    adds: ClassVar[Adds] = "mean"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "治理、人才、资金来源、公信力合起来打几分。",
            "Governance, people, mix of funds and credibility: how many points together.",
        ),
        how=Text(
            "四项相乘再开四次方，一项很低别的补不上；关掉的机构算零分。",
            "The fourth root of their product: one very low part cannot be made up for; a "
            "closed one has 0.",
        ),
        try_this=Text(
            "只靠一个钱袋子的机构，得几分？",
            "How many points has an organisation with a single source of money?",
        ),
        source="S P, governance, talent, funds, credibility; geometric mean A",
    )

    def measure(self, world: World) -> Floats:
        """Points 0..100, mean over organisations, float64 of shape (counties,)."""
        o, counties = world.organization, len(world.county)
        total = down(o.sources)
        mixed = np.where(total > 0.0, 1.0 - down(_squared(o.sources, total)), 0.0)
        talent = np.minimum(ratio(o.staff, o.staff_start), 1.0) * np.maximum(1.0 - o.turnover, 0.0)
        product = o.governance * talent * np.maximum(mixed, 0.0) * o.credibility
        points = 100.0 * np.sqrt(np.sqrt(product)) * o.alive
        return mean_of(points, np.ones(len(o)), o.county, counties)
