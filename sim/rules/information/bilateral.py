"""Bilateral contacts: partners who have worked together tell each other what they know."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sim.core.card import Card
from sim.core.maths import hazard
from sim.core.param import param
from sim.core.text import Text
from sim.rules.information import Connection, Information, Network, in_touch


class Bilateral(Information):
    """Partners talk two by two; who has worked together keeps in touch for a while.

    >>> five = Network.of_one_project(links=0.8, parties=5.0, luck=1.0)  # 10 pairs, 8 in touch
    >>> met = Bilateral(lost=0.05, gain=0.6).connect(five)
    >>> met.links.round(3).tolist(), met.sharpness.round(3).tolist()  # 0.7 + 0.6 x 0.76
    ([0.76], [1.156])
    >>> met.cost_hours.round(3).tolist()  # half an hour for each of 7.6 links
    [3.8]
    """

    # fmt: off
    link: float = param(default=0.1, unit="1 a year", low=0.0, high=12.0, sweep=(0.0, 0.5),
        source="A", label=Text("两方一年内搭上线的机会", "chance a year that a pair gets in touch"))
    lost: float = param(default=0.05, unit="1 a month", low=0.0, high=1.0, sweep=(0.0, 0.2),
        source="A", label=Text("每月断掉的联系", "contacts lost a month"))
    gain: float = param(default=0.6, unit="1", low=-0.6, high=3.0, sweep=(-0.2, 1.2),
        level="standard", source="A",
        label=Text("全部通气时提高的匹配锐度", "sharpness gained when all are in touch"))
    clearer: float = param(default=0.08, unit="1", low=0.0, high=1.0, sweep=(0.0, 0.15), source="A",
        label=Text("全部通气时减少的误差", "error taken away when all are in touch"))
    news: float = param(default=2.0, unit="months", low=0.0, high=24.0, sweep=(1.0, 4.0),
        source="A", label=Text("通气后消息晚几个月", "delay of news among those in touch"))
    noticed: float = param(default=0.5, unit="1", low=0.0, high=1.0, sweep=(0.0, 1.0), source="A",
        label=Text("全部通气时发现的重复服务", "double services noticed when all are in touch"))
    hours: float = param(default=0.5, unit="hours a month", low=0.0, high=40.0, sweep=(0.0, 2.0),
        source="A", label=Text("维持一对联系的工时", "hours for keeping a pair in touch"))
    # fmt: on

    card = Card(
        title=Text("双边沟通", "Bilateral"),
        what=Text("两家两家地通气，没有总名册。", "Partners talk two by two; no common list."),
        how=Text(
            "一起做满一年，各家就都通气了，也有碰巧早些搭上线的；不再合作就慢慢断线。"
            "通气的越多，匹配越准，花的工时也越多。",
            "A year of joint work brings all pairs in touch, luck some of them sooner; who no "
            "longer works together loses touch. The more pairs, the better needs find offers, and "
            "the more hours go into talking.",
        ),
        try_this=Text(
            "数一数五方之间有几对常打电话，再看平台要多少人用才抵得上。",
            "Count the pairs among five partners who often call each other, then see how much use "
            "a platform needs to do as well.",
        ),
        source="A",
    )

    def connect(self, state: Network) -> Connection:
        """Let a year of joint work bring all in touch; others meet by luck and drift apart."""
        pairs = np.maximum(state.parties * (state.parties - 1) / 2.0, 0.0)
        each = np.where(pairs > 0.0, pairs, 1.0)
        met = state.luck < hazard(self.link / 12.0 * pairs * (1.0 - state.links))
        kept = state.links * (1.0 - self.lost) + np.where(met, 1.0 / each, 0.0)
        u = np.where(pairs > 0.0, np.maximum(state.shared, np.minimum(kept, 1.0)), 0.0)
        none = self.unconnected(state)
        return replace(
            in_touch(none, u, gain=self.gain, clearer=self.clearer),
            delay=np.where(u > 0.0, self.news, none.delay),
            deduplicated=self.noticed * u,
            cost_hours=self.hours * pairs * u,
            links=u,
        )
