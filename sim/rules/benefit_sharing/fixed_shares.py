"""Fixed shares."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules.benefit_sharing import BenefitSharing, split
from sim.world.kinds import Party
from sim.world.stakes import Stakes

_ROUNDING = 1e-9


class FixedShares(BenefitSharing):
    """Shares are agreed once by kind of party; who is absent leaves its share to the others.

    >>> three = Stakes.of_one_project(kind=[1, 4, 4])
    >>> FixedShares().share(np.array([1000.0]), three).round(6).tolist()
    [[400.0, 300.0, 300.0]]
    >>> FixedShares(household=0.5)
    Traceback (most recent call last):
    ...
    ValueError: FixedShares: the five shares sum to 1.2, not to 1
    """

    # fmt: off
    government: float = param(default=0.0, unit="share of the surplus", low=0.0, high=1.0,
                              source="A", label=Text("政府的比例", "Share of the government"))
    organization: float = param(default=0.20, unit="share of the surplus", low=0.0, high=1.0,
                                source="A", label=Text("社会组织的比例",
                                                       "Share of the social organisation"))
    enterprise: float = param(default=0.35, unit="share of the surplus", low=0.0, high=1.0,
                              source="A", label=Text("企业的比例", "Share of the enterprise"))
    community: float = param(default=0.15, unit="share of the surplus", low=0.0, high=1.0,
                             source="A", label=Text("社区的比例", "Share of the community"))
    household: float = param(default=0.30, unit="share of the surplus", low=0.0, high=1.0,
                             source="A", label=Text("农户的比例", "Share of households"))
    laws = frozenset({"scale", "monotone"})
    shares = tuple(party.name.lower() for party in Party)
    card = Card(
        title=Text("约定比例", "Fixed shares"),
        what=Text("事先写好每一类各得几成，以后照分。",
                  "Who gets how many tenths is written down once and then kept to."),
        how=Text("按类别的比例分，同一类里平分；某一类不在场，它的比例由其他各类按原比例分。"
                 "五个比例合计必须是1。",
                 "Each kind of party gets its share, divided equally inside the kind; the share of "
                 "an absent kind goes to the others in proportion. The five must add up to 1."),
        try_this=Text("请学员先谈出一份五方比例，写进去运行，再看哪一方最先减少投入。",
                      "Let the players agree on five shares, run with them, and see which party "
                      "is the first to put in less."),
        source="A; contracts of companies with cooperatives and farmers")
    # fmt: on

    def __post_init__(self) -> None:
        super().__post_init__()
        agreed = (self.government, self.organization, self.enterprise, self.community)
        total = float(np.cumsum([*agreed, self.household])[-1])
        if abs(total - 1.0) > _ROUNDING:
            raise ValueError(f"FixedShares: the five shares sum to {total:g}, not to 1")

    def share(self, surplus: Floats, stakes: Stakes) -> Floats:
        """Give each kind what was agreed."""
        weights = np.zeros(stakes.shape)
        agreed = (self.government, self.organization, self.enterprise, self.community)
        for kind, part in zip(Party, (*agreed, self.household), strict=True):
            own = stakes.of(kind)
            weights = np.where(own, part / np.maximum(own.sum(axis=1), 1)[:, None], weights)
        return split(surplus, weights, stakes)
