"""What people earn more for each yuan spent."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from sim.core.card import Card
from sim.core.engine import kernel
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.core.totals import total_by, totals_of
from sim.outcomes import Direction, OfVillages, mean_of
from sim.world.world import World


@kernel
def _gains(
    client: NDArray[Any], earned: NDArray[Any], start: NDArray[Any]
) -> tuple[Floats, Floats, Floats]:
    """Give how much more a client, or another, earns than at the start, yuan, and count clients."""
    gain = earned.astype(np.float64) - start.astype(np.float64)
    return np.where(client, gain, 0.0), np.where(client, 0.0, gain), np.where(client, 1.0, 0.0)


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
        home, counties = world.village.county, len(world.county)
        starts = np.append(world.village.first, len(h)).astype(np.int64)
        own, theirs, number = totals_of(_gains, starts, h.client, h.earned_mean, h.earned_start)
        others = world.village.count - number
        usual = mean_of(theirs, others, home, counties)[home]
        cost = total_by(p.cost, p.village, villages)
        net = 12.0 * (own - number * usual)
        found = mean_of(net[rows], cost[rows], group, groups)
        nobody = total_by(others, home, counties) == 0.0
        found[group[((number > 0.0) & nobody[home])[rows]]] = np.nan
        return found
