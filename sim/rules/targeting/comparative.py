"""Comparative advantage: each party serves what it does best."""

from __future__ import annotations

import numpy as np

from sim.core.card import Card
from sim.core.maths import power
from sim.core.param import param
from sim.core.table import Floats
from sim.core.text import Text
from sim.core.totals import ratio
from sim.rules.targeting import DOMAINS, Asked, Targeted, Targeting, rationed


class Comparative(Targeting):
    """Each party spends its time where it is good and needed; households share by need.

    A health worker (0.9 in health, 0.3 elsewhere) and a farm adviser (0.9 in industry) do much
    better in their own fields than the 0.6 which both together give everywhere:

    >>> from dataclasses import replace
    >>> two = Asked.of_one_project(need=[0.5, 1.0], capability=[0.3, 0.3])
    >>> two.capability[0, 0, 2] = two.capability[0, 1, 0] = 0.9
    >>> given = Comparative(focus=2.0).target(np.full((6, 1), 450.0), two)
    >>> given.yuan[2].tolist(), given.skill[2].round(2).tolist()
    ([150.0, 300.0], [0.84, 0.84])
    """

    # fmt: off
    focus: float = param(default=2.0, unit="1", low=0.0, high=8.0, sweep=(0.0, 4.0),
        level="workshop", source="A", label=Text("专攻的程度", "how far each keeps to its best"))
    # fmt: on

    card = Card(
        title=Text("比较优势", "Comparative advantage"),
        what=Text("谁擅长什么就做什么。", "Each party does what it does best."),
        how=Text(
            "各方把力气多放在自己擅长、户里又缺的方面，服务更专业；户与户之间按需求分，谁都有一点。",
            "Each party puts its time into what it is good at and what is lacking, so that service "
            "is better; among households all is shared by need, and everybody gets a little.",
        ),
        try_this=Text(
            "把程度调成 0，看服务质量降了多少；再给每家机构一样的能力，看它还有没有用。",
            "Set it to 0 and see what quality is lost; then make all parties equally capable and "
            "see whether it still matters.",
        ),
        source="A",
    )

    def target(self, supply: Floats, asked: Asked) -> Targeted:
        """Let parties choose their domains; divide each domain by what households can use."""
        projects, parties = asked.active.shape
        wanted = np.zeros((projects, DOMAINS))
        for domain, ceiling in enumerate(asked.ceiling):
            wanted[:, domain] = np.bincount(asked.project, ceiling, projects)
        serving, skill = np.zeros((projects, DOMAINS)), np.zeros((projects, DOMAINS))
        for party in range(parties):
            able = np.ascontiguousarray(asked.capability[:, party, :])
            pull = wanted * power(able.ravel(), self.focus).reshape(able.shape)
            whole = np.zeros(projects)
            for domain in range(DOMAINS):
                whole = whole + pull[:, domain]
            time = asked.part[:, party, None] * ratio(pull, whole[:, None])
            serving, skill = serving + time, skill + time * able
        nobody = np.full_like(asked.paired, -1)
        yuan = rationed(supply, asked, asked.project)
        ability = ratio(skill, serving).T
        return Targeted(yuan, nobody, np.zeros_like(nobody), ability, asked.project)
