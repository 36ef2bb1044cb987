"""By contribution."""

from __future__ import annotations

from sim.core.card import Card
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules.benefit_sharing import BenefitSharing, raised, split
from sim.world.stakes import Stakes


class ByContribution(BenefitSharing):
    """Who puts in more gets more, as far as the accounts can see it.

    >>> import numpy as np
    >>> two = Stakes.of_one_project(x=[300, 100])
    >>> ByContribution().share(np.array([1000.0]), two).tolist()
    [[750.0, 250.0]]
    >>> ByContribution(eta=2.0).share(np.array([1000.0]), two).round(6).tolist()
    [[900.0, 100.0]]
    """

    eta: float = param(
        default=1.0,
        unit="1",
        low=0.0,
        high=2.0,
        level="workshop",
        source="A",
        label=Text("按投入拉开差距的程度", "How strongly contribution counts"),
    )
    basis: str = param(
        default="input",
        unit="word",
        choices=("input", "funds"),
        level="standard",
        source="A",
        label=Text("按什么算贡献", "What counts as contribution"),
    )
    measuring_cost: float = param(
        default=0.01,
        unit="share of the budget",
        low=0.0,
        high=0.03,
        source="A",
        label=Text("计量贡献的成本", "Cost of measuring contributions"),
    )
    laws = frozenset({"scale", "null", "monotone"})
    card = Card(
        title=Text("按贡献分配", "By contribution"),
        what=Text("谁投入多，谁分得多。", "Who puts in more gets more."),
        how=Text(
            "每一方的份额与账上看得见的投入成比例；钱看得最清楚，"
            "人工和地方经验常被少算。程度取0时，凡有投入者均分；取2时，多投入者得的更多。",
            "Shares are in proportion to the input that the accounts can see: money is counted in "
            "full, labour and local knowledge often are not. At 0 all contributors get the same, "
            "at 2 the large ones get more than in proportion.",
        ),
        try_this=Text(
            "把“按什么算贡献”从投入改为资金，看社区和农户少得多少，他们还愿不愿意出力。",
            "Change what counts from input to funds: how much less do community and households "
            "get, and do they still put their backs into it?",
        ),
        source="Proportional sharing; the second source paper asks for reasonable sharing (S)",
    )

    def share(self, surplus: Floats, stakes: Stakes) -> Floats:
        """Weigh by visible input, or by own money alone."""
        put_in = stakes.seen if self.basis == "input" else stakes.funds
        return split(surplus, raised(put_in, self.eta), stakes)

    def cost(self, stakes: Stakes) -> Floats:
        """Charge the project for keeping the accounts."""
        return self.measuring_cost * stakes.budget
