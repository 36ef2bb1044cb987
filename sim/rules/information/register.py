"""The register of poor households: one list of needs, brought up to date now and then."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sim.core.card import Card
from sim.core.maths import power
from sim.core.param import param
from sim.core.text import Text
from sim.rules.information import BLUNTEST, Connection, Information, Network


class Register(Information):
    """One list of needy households for all; it ages until somebody visits them again.

    >>> old = Network.of_one_project(age=11.0, households=70.0)
    >>> new = Register(update_every_months=12, gain=0.6).connect(old)  # 12 months: visit all
    >>> new.age.tolist(), new.cost_hours.tolist(), new.sharpness.round(3).tolist()
    ([0.0], [70.0], [1.3])
    """

    # fmt: off
    update_every_months: int = param(default=12, unit="months", low=1, high=60, sweep=(1, 24),
        level="workshop", source="A",
        label=Text("名册几个月更新一次", "months from one update to the next"))
    gain: float = param(default=0.6, unit="1", low=-0.6, high=3.0, sweep=(-0.2, 1.2), source="A",
        label=Text("新名册提高的匹配锐度", "sharpness gained by a fresh list"))
    ageing: float = param(default=0.97, unit="1 a month", low=0.5, high=1.0, sweep=(0.9, 1.0),
        source="A", label=Text("名册每月还剩几成准", "part of a list still right a month later"))
    list_noise: float = param(default=0.15, unit="1", low=0.0, high=1.0, sweep=(0.05, 0.2),
        source="A", label=Text("有名册时的判断误差", "error in beliefs with a list"))
    noticed: float = param(default=0.5, unit="1", low=0.0, high=1.0, sweep=(0.0, 1.0), source="A",
        label=Text("发现的重复服务", "double services noticed"))
    exclusion: float = param(default=0.05, unit="1", low=0.0, high=1.0, sweep=(0.0, 0.2),
        level="standard", source="A",
        label=Text("该上未上的比例", "needy households that the list misses"))
    inclusion: float = param(default=0.05, unit="1", low=0.0, high=1.0, sweep=(0.0, 0.2),
        level="standard", source="A",
        label=Text("不该上却上的比例", "others on the list by mistake"))
    # fmt: on

    card = Card(
        title=Text("贫困户名册", "Register of poor households"),
        what=Text("一本名册，各方共用。", "One list of needs, used by all."),
        how=Text(
            "刚更新时最准，以后逐月变旧，消息也越来越晚，旧到最后和没有名册一样；"
            "只记需求，不记谁能帮；每次更新每户一小时。",
            "Best when fresh; then it ages, news comes later, and in the end it is as good as "
            "none. It holds needs, not who could help. An update takes an hour a household.",
        ),
        try_this=Text(
            "把更新间隔从 12 个月改为 3 个月，看多花的走访工时换来了什么。",
            "Update every 3 months instead of 12 and see what the extra hours of visits buy.",
        ),
        source="A",
    )

    def connect(self, state: Network) -> Connection:
        """Age the list by a month, or bring it up to date when its time has come."""
        older = state.age + 1.0
        due = older >= self.update_every_months
        age = np.where(due, 0.0, older)
        fresh = power(np.full_like(age, self.ageing), age)
        none = self.unconnected(state)
        return replace(
            none,
            sharpness=np.maximum(self.sharpness + self.gain * fresh, BLUNTEST),
            noise=none.noise + (self.list_noise - none.noise) * fresh,
            delay=np.minimum(np.maximum(1.0, age / 2.0), np.maximum(none.delay, 1.0)),
            deduplicated=np.full_like(age, self.noticed),
            cost_hours=np.where(due, state.households, 0.0),
            age=age,
            own_clients_only=none.needs_only,
            needs_only=none.own_clients_only,
            left_out=np.full_like(age, self.exclusion),
            let_in=np.full_like(age, self.inclusion),
        )
