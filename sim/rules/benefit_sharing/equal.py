"""Equal split."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules.benefit_sharing import BenefitSharing, split
from sim.world.kinds import Party
from sim.world.stakes import Stakes


class Equal(BenefitSharing):
    """Everybody gets the same.

    >>> three = Stakes.of_one_project(kind=[1, 1, 4])
    >>> Equal().share(np.array([1200.0]), three).tolist()
    [[400.0, 400.0, 400.0]]
    >>> Equal(per="kind").share(np.array([1200.0]), three).tolist()
    [[300.0, 300.0, 600.0]]
    """

    per: str = param(
        default="party",
        unit="word",
        choices=("party", "kind"),
        level="standard",
        source="A",
        label=Text("按谁均分", "Equal among what"),
    )
    laws = frozenset({"scale", "monotone"})
    card = Card(
        title=Text("均分", "Equal split"),
        what=Text(
            "项目的收益，每一方分得一样多，不看谁投入多少。",
            "Each party gets the same part of the surplus, whatever it put in.",
        ),
        how=Text(
            "收益除以在场各方的数目。若选“按类别”，先在政府、社会组织、企业、社区、农户之间均分，"
            "再在同一类之内均分；这样，一家机构拆成两家也不会多得。",
            "The surplus is divided by the number of parties present. Chosen per kind, it is first "
            "divided among the kinds present and then inside each kind, so that a social "
            "organisation gains nothing by splitting itself in two.",
        ),
        try_this=Text(
            "请一位学员把投入减半，看他分得的钱少不少，再看全组的总收益。",
            "Let one player halve what they put in: watch their share, then the group's surplus.",
        ),
        source="Standard benchmark of team production: Holmström 1982 (r)",
    )

    def share(self, surplus: Floats, stakes: Stakes) -> Floats:
        """Count heads, or kinds and then heads."""
        alike = np.ones(stakes.shape)
        if self.per == "kind":
            for kind in Party:
                own = stakes.of(kind)
                members = np.count_nonzero(own, axis=1)[:, None]
                alike = np.where(own, 1.0 / np.maximum(members, 1), alike)
        return split(surplus, alike, stakes)
