"""Lead agency bears."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules.responsibility import ByInfluence, first_of, jointly, parts
from sim.world.kinds import Party
from sim.world.stakes import Stakes

LEADS = {party.name.lower(): party for party in Party}


class LeadAgency(ByInfluence):
    """One party leads and answers for most of a loss, the others for the rest.

    >>> three = Stakes.of_one_project(
    ...     kind=[0, 1, 2], endowment=[900, 800, 100], funds=[300, 0, 100]
    ... )
    >>> LeadAgency().fractions(np.array([5000.0]), three, np.zeros((1, 3))).round(9).tolist()
    [[0.3, 0.6, 0.1]]
    """

    lead: str = param(
        default="auto",
        unit="word",
        choices=("auto", *LEADS),
        source="A",
        level="standard",
        label=Text("谁牵头", "Who leads"),
    )
    part: float = param(
        default=0.60,
        unit="share of the loss",
        low=0.0,
        high=1.0,
        source="A",
        level="workshop",
        label=Text("牵头单位承担的部分", "Part that the lead bears"),
    )
    laws = frozenset({"scale"})
    card = Card(
        title=Text("牵头单位负责", "Lead agency bears"),
        what=Text("由一家牵头单位承担大部分损失。", "One party leads and bears most of a loss."),
        how=Text(
            "“自动”时由控制力最大的一方牵头，并列的一起牵头；也可以指定一类。"
            "其余部分由其他各方按出资分担，都没有出资时平摊；只有牵头单位在场时由它全部承担。",
            "On auto the party with most control leads, equals together; a kind may be named. The "
            "others share the rest by own money, or equally if none has posted any. A lead that "
            "is alone bears all.",
        ),
        try_this=Text(
            "先指定政府牵头，再指定社会组织牵头，比较其他各方的投入。",
            "Name the government as lead, then the social organisation: compare the effort of "
            "the others.",
        ),
        source="A; lead organisation: Provan and Kenis 2008 (r)",
    )

    def fractions(self, loss: Floats, stakes: Stakes, noise: Floats) -> Floats:
        """Put most on the lead."""
        del noise
        named = stakes.of(LEADS[self.lead]) if self.lead != "auto" else stakes.active
        field = np.where(np.any(named, axis=1)[:, None], named, stakes.active)
        control = np.where(field, self.control(stakes), -1.0)
        leads = field & (control == np.max(control, axis=1, initial=-1.0)[:, None])
        others = stakes.active & ~leads
        alike = np.ones(stakes.shape)
        first, rest = (
            parts(alike, leads),
            first_of(parts(stakes.funds, others), parts(alike, others)),
        )
        share = np.where(np.any(others, axis=1), self.part, 1.0)[:, None]
        told = share * first + (1.0 - share) * rest
        return np.where(np.any(control > 0.0, axis=1)[:, None], told, jointly(loss, stakes))
