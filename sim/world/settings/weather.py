"""Prices, good and bad years, ecology and disaster."""

from __future__ import annotations

from sim.core.table import Floats, Settings, setting
from sim.core.text import Text


# fmt: off
class Weather(Settings):
    """Numbers of what befalls everybody: prices, shocks that last, disasters."""

    key = "weather"
    label = Text("天时与物价", "weather and prices")

    price_growth: Floats = setting(
        default=0.02, unit="per year", source="A near the consumer prices of 2014-2020", low=-0.05,
        high=0.3, sweep=(0.01, 0.04), label=Text("物价涨幅", "growth of prices"))
    macro_memory: Floats = setting(
        default=0.98, unit="1", source="A", low=0, high=0.999, sweep=(0.95, 0.99),
        label=Text("大环境起伏的持续性", "persistence of the macro shock"))
    macro_swing: Floats = setting(
        default=0.01, unit="log points a month", source="A", low=0, high=0.2, sweep=(0.0, 0.02),
        label=Text("大环境起伏的大小", "size of the macro shock"))
    village_memory: Floats = setting(
        default=0.95, unit="1", source="A", low=0, high=0.999, sweep=(0.9, 0.98),
        label=Text("本村收成起伏的持续性", "persistence of the village shock"))
    village_swing: Floats = setting(
        default=0.03, unit="log points a month", source="A", low=0, high=0.3, sweep=(0.01, 0.05),
        label=Text("本村收成起伏的大小", "size of the village shock"))
    own_memory: Floats = setting(
        default=0.90, unit="1", source="A", low=0, high=0.999, sweep=(0.8, 0.95),
        label=Text("自家收成起伏的持续性", "persistence of the own shock"))
    own_swing: Floats = setting(
        default=0.061, unit="log points a month", source="A", low=0, high=0.5, sweep=(0.03, 0.1),
        label=Text("自家收成起伏的大小", "size of the own shock"))
    ecology_return: Floats = setting(
        default=0.01, unit="per month", source="A", low=0, high=0.2, sweep=(0.005, 0.02),
        label=Text("生态恢复到原样的速度", "return of ecology to its own start"))
    disaster_limit: Floats = setting(
        default=1.5, unit="1", source="A", low=1.01, high=5, sweep=(1.2, 2.0),
        label=Text("无灾害的生态水平", "ecology at which disasters would cease"))
    usual_ecology: Floats = setting(
        default=0.56, unit="1", source="A", low=0, high=1,
        label=Text("一般的生态水平", "ecology at which the scenario's yearly chance holds"))
    disaster_loss: Floats = setting(
        default=0.12, unit="share of assets", source="A", low=0, high=1, sweep=(0.05, 0.30),
        label=Text("灾害毁掉的资产", "assets destroyed by a disaster"))
