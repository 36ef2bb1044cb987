"""Illness, recovery, medical bills and insurance."""

from __future__ import annotations

import numpy as np

from sim.core.table import Floats, Settings, column, setting
from sim.core.text import Text


# fmt: off
class Health(Settings):
    """Numbers of illness and of what it costs."""

    key = "health"
    label = Text("健康", "health")

    usual_illness: Floats = column(  # no key: it is what the scenario says when it begins
        np.float64, unit="per household and year", start=0.06,
        label=Text("起初健康所反映的患病率", "illness that health at the start reflects"))
    risk_base: Floats = setting(
        default=1.6, unit="1", source="A", low=0, high=5, sweep=(1.2, 2.0),
        label=Text("健康为零时的患病倍数", "relative risk of illness without health"))
    risk_health: Floats = setting(
        default=0.8, unit="1", source="A", low=0, high=5, sweep=(0.4, 1.2),
        label=Text("健康降低患病的作用", "fall of that risk with full health"))
    harm: Floats = setting(
        default=0.12, unit="1", source="A", low=0, high=1, sweep=(0.06, 0.2),
        label=Text("大病损害的健康", "health lost by an illness"))
    months: Floats = setting(
        default=6, unit="months", source="A", low=1, high=60, sweep=(3, 12),
        label=Text("平均患病月数", "mean length of an illness"))
    recovery: Floats = setting(
        default=0.04, unit="per month", source="A", low=0.001, high=1, sweep=(0.02, 0.08),
        label=Text("恢复速度", "speed of recovery"))
    bill_log: Floats = setting(
        default=5.6, unit="log yuan a month of 2014", source="A", low=0, high=12,
        sweep=(5.0, 6.2), label=Text("医疗费（对数）", "medical bill, logarithm of the median"))
    bill_spread: Floats = setting(
        default=0.6, unit="log points", source="A", low=0, high=3, sweep=(0.3, 1.0),
        label=Text("医疗费的离散", "spread of medical bills"))
    insurance_base: Floats = setting(
        default=0.45, unit="share of the bill", source="A", low=0, high=1, sweep=(0.3, 0.6),
        label=Text("医保报销比例", "part that insurance pays"))
    insurance_information: Floats = setting(
        default=0.25, unit="share of the bill", source="A", low=0, high=1, sweep=(0.0, 0.4),
        label=Text("懂政策多报销", "more of it for the well-informed"))
