"""A shared information platform: one place where needs and offers are entered and seen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sim.core.card import Card
from sim.core.param import param
from sim.core.text import Text
from sim.rules.information import Connection, Information, Network, in_touch, set_up_share


class SharedPlatform(Information):
    """All enter needs and offers in one place; it is worth what its use is worth.

    >>> half = Network.of_one_project(use=0.5, technology=1.0)
    >>> seen = SharedPlatform(gain=2.3, consent=0.8, growth=0.0).connect(half)
    >>> seen.reach.tolist(), seen.sharpness.round(2).tolist()  # 0.7 + 2.3 x 0.8 x 0.5
    ([0.4], [1.62])
    """

    # fmt: off
    gain: float = param(default=2.3, unit="1", low=-0.6, high=5.0, sweep=(-0.3, 2.3), source="A",
        label=Text("平台用满时提高的匹配锐度", "sharpness gained at full use"), level="standard")
    clearer: float = param(default=0.15, unit="1", low=0.0, high=1.0, sweep=(0.0, 0.2), source="A",
        label=Text("平台用满时减少的误差", "error taken away at full use"))
    sooner: float = param(default=2.0, unit="months", low=0.0, high=24.0, sweep=(0.0, 3.0),
        source="A", label=Text("平台用满时早到几个月", "months by which news comes sooner"))
    consent: float = param(default=0.8, unit="1", low=0.0, high=1.0, sweep=(0.4, 1.0), source="A",
        label=Text("同意上平台的比例", "share that agrees to be on it"), level="workshop")
    start: float = param(default=0.1, unit="1", low=0.01, high=1.0, sweep=(0.02, 0.3), source="A",
        label=Text("刚建好时的使用率", "use when it is new"))
    growth: float = param(default=0.15, unit="1 a month", low=0.0, high=1.0, sweep=(0.05, 0.3),
        source="A", label=Text("使用率每月增长", "growth of use a month"))
    dropped: float = param(default=0.02, unit="1 a month", low=0.0, high=1.0, sweep=(0.0, 0.1),
        source="A", label=Text("不会用而放弃的", "users who cannot manage it and give up"))
    set_up: float = param(default=1e5, unit="yuan a county", low=0.0, high=1e8, sweep=(2e4, 5e5),
        source="A", label=Text("建平台的花费", "cost of setting it up"), level="standard")
    running: float = param(default=0.03, unit="1", low=0.0, high=1.0, sweep=(0.0, 0.15), source="A",
        label=Text("平台运行费占预算", "running cost out of the budget"), level="standard")
    misroute: float = param(default=0.05, unit="1", low=0.0, high=1.0, sweep=(0.0, 0.3), source="A",
        label=Text("派错的比例", "service sent to the wrong need"))
    seen_from: float = param(default=0.15, unit="1", low=0.0, high=1.0, sweep=(0.0, 0.3),
        source="A", label=Text("上得了平台的信息水平", "access to information that it takes"))
    pressure: float = param(default=0.01, unit="1 a month", low=0.0, high=1.0, sweep=(0.0, 0.05),
        source="A", label=Text("硬要人上平台伤的信任", "trust lost by pressing the unwilling"))
    # fmt: on

    card = Card(
        title=Text("共享信息平台", "Shared information platform"),
        what=Text("需求和资源都录到一处，各方同看。", "Needs and offers in one place."),
        how=Text(
            "有人用才有用；要花钱，会派错，看不到不懂手机又没社工的户，硬要人上平台伤信任。",
            "It works as far as it is used; it costs money, sends some help astray, misses people "
            "without a phone or a worker, and pressing the unwilling costs trust.",
        ),
        try_this=Text("同意比例降到 0.4，还值吗？", "Is it worth it with consent at 0.4?"),
        source="A; the platform of source paper Y has no measured effect",
    )

    def connect(self, state: Network) -> Connection:
        """Let use grow and news travel as far as the platform is used."""
        none = self.unconnected(state)
        rise = self.growth * (1.0 - state.use) - self.dropped * (1.0 - state.technology)
        use = np.where(state.use > 0.0, np.clip(state.use * (1.0 + rise), 0.0, 1.0), self.start)
        use = np.where(state.parties > 0, use, 0.0)
        u = self.consent * use
        return replace(
            in_touch(none, u, gain=self.gain, clearer=self.clearer),
            delay=np.maximum(none.delay - self.sooner * u, 0.0),
            deduplicated=u,
            cost_yuan=self.set_up * set_up_share(state) + self.running * state.budget,
            use=use,
            reach=u,
            misrouted=self.misroute * u,
            trust_loss=self.pressure * (1.0 - self.consent) * u,
            sees_min_information=np.where(u > 0.0, self.seen_from, 0.0),
        )
