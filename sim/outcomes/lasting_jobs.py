"""How many poor workers found a job with an enterprise of the county and stayed half a year."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.table import Floats
from sim.core.text import Text
from sim.core.totals import total_by
from sim.outcomes import Adds, Direction, Outcome
from sim.world.world import World


class LastingJobs(Outcome):
    """Add up poor workers whom enterprises hired and who were still there after six months."""

    label: ClassVar[Text] = Text("稳定就业", "lasting jobs")
    unit: ClassVar[str] = "jobs"
    better: ClassVar[Direction] = "higher"
    adds: ClassVar[Adds] = "sum"
    card: ClassVar[Card] = Card(
        title=label,
        what=Text(
            "从第一个月起，县里企业招的贫困劳动力，有多少人干满了半年。",
            "How many poor workers hired by the county's enterprises stayed half a year.",
        ),
        how=Text(
            "有没有补贴都一样数；和没有项目时的差，才是项目带来的，其余的补贴是白给的。",
            "Counted with or without a subsidy. Only what exceeds the number without the project "
            "was brought about by it; the rest of a subsidy pays for what was there anyway.",
        ),
        try_this=Text(
            "招一个补5000元，稳定就业比没有项目时多了几个？",
            "At 5,000 yuan a hire: how many more lasting jobs than without the project?",
        ),
        source="A; windfall of wage subsidies",
    )

    def measure(self, world: World) -> Floats:
        """Persons since month 1, a mean and no heads, float64 of shape (counties,)."""
        firms = world.enterprise
        return total_by(firms.lasting_jobs, firms.county, len(world.county))
