"""What people earn more for each yuan spent."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.card import Card
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.core.totals import total_by
from sim.outcomes import Direction, OfVillages, mean_of
from sim.world.world import World


class EconomicBenefit(OfVillages):
    """Divide the yearly gain in earned income of those served by the cost of the project."""

    label: ClassVar[Text] = Text("每元净增收", "net earnings per yuan")
    unit: ClassVar[str] = "yuan per yuan"
    better: ClassVar[Direction] = "higher"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "项目每花一元，服务过的户一年多挣几元：论文五个指标里的“经济效益”。",
            "How much more a year those served earn for each yuan that the project cost: the "
            "“economic benefit” of the papers' five indicators.",
        ),
        how=Text(
            "减去没服务到的户自己的变化；成本是项目一年的花费和投入。",
            "Net of the change of those not served; the cost is a year of money and work.",
        ),
        try_this=Text(
            "项目结束两年后，这个数还剩多少？",
            "Two years after the end: how much of it is left?",
        ),
        source="S P, five indicators of collaboration",
    )

    def count(self, world: World, rows: Ints, group: Ints, groups: int) -> Floats:
        """Yuan a year per yuan, float64 of shape (groups,); NaN where all are served."""
        h, p, villages = world.household, world.project, len(world.village)
        gain = h.earned_mean.astype(np.float64) - h.earned_start
        mine = h.client.astype(np.float64)
        own = total_by(gain * mine, h.village, villages)
        number = total_by(mine, h.village, villages)
        others = 1.0 - mine
        home, counties = world.village.county, len(world.county)
        usual = mean_of(gain * others, others, home[h.village], counties)[home]
        cost = total_by(p.cost, p.village, villages)
        net = 12.0 * (own - number * usual)
        found = mean_of(net[rows], cost[rows], group, groups)
        nobody = total_by(others, home[h.village], counties) == 0.0
        found[group[((number > 0.0) & nobody[home])[rows]]] = np.nan
        return found
