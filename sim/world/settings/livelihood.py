"""Farm, own business and productive assets."""

from __future__ import annotations

from sim.core.table import Floats, Settings, setting
from sim.core.text import Text


# fmt: off
class Livelihood(Settings):
    """Numbers of what a household earns at home."""

    key = "livelihood"
    label = Text("生计", "livelihood")

    farm_output: Floats = setting(
        default=2100, unit="yuan a year of 2014", source="F the fall of rural poverty 2013-2020",
        low=0, high=100_000, sweep=(1500, 2600), label=Text("务农产出", "farm output"))
    farm_growth: Floats = setting(
        default=0.10, unit="per year", source="F the fall of rural poverty 2013-2020", low=-0.2,
        high=0.3, sweep=(0.05, 0.12), label=Text("务农产出增长", "growth of farm output"))
    season: Floats = setting(
        default=0.2, unit="1", source="A", low=0, high=1, sweep=(0.0, 0.5),
        label=Text("农忙农闲之差", "swing of the seasons"))
    labour_power: Floats = setting(
        default=0.6, unit="1", source="A", low=0.05, high=1, sweep=(0.4, 0.8),
        label=Text("劳动力的产出弹性", "elasticity of farm output to labour"))
    spare_labour: Floats = setting(
        default=0.15, unit="share of workers", source="A", low=0, high=1, sweep=(0.05, 0.3),
        label=Text("外出后仍能务农的部分", "farm labour of workers who are away"))
    other_labour: Floats = setting(
        default=0.1, unit="workers", source="A", low=0.01, high=1, sweep=(0.05, 0.3),
        label=Text("老弱辅助劳动", "farm labour of the others at home"))
    asset_scale: Floats = setting(
        default=5000, unit="yuan of 2014", source="A", low=100, high=1_000_000,
        sweep=(3000, 8000), label=Text("资产的尺度", "scale of farm assets"))
    skill_base: Floats = setting(
        default=0.7, unit="1", source="A", low=0.01, high=5, sweep=(0.5, 0.9),
        label=Text("无技能时的产出", "farm output without skill"))
    skill_part: Floats = setting(
        default=0.6, unit="1", source="A", low=0, high=5, sweep=(0.3, 0.9),
        label=Text("技能对务农的作用", "part of skill in farm output"))
    health_base: Floats = setting(
        default=0.6, unit="1", source="A", low=0.01, high=5, sweep=(0.4, 0.8),
        label=Text("无健康时的产出", "farm output without health"))
    health_part: Floats = setting(
        default=0.4, unit="1", source="A", low=0, high=5, sweep=(0.2, 0.6),
        label=Text("健康对务农的作用", "part of health in farm output"))
    market_loss: Floats = setting(
        default=0.30, unit="share of the price", source="A", low=0, high=0.9, sweep=(0.1, 0.5),
        label=Text("无销路的损失", "loss without access to markets"))
    return_low: Floats = setting(
        default=0.10, unit="per year", source="A", low=-1, high=2, sweep=(0.05, 0.18),
        label=Text("小资产的收益率", "return on few assets"))
    return_high: Floats = setting(
        default=0.40, unit="per year", source="A", low=-1, high=5, sweep=(0.25, 0.6),
        label=Text("门槛以上的收益率", "return on assets above the threshold"))
    threshold: Floats = setting(
        default=6000, unit="yuan of 2014", source="A", low=0, high=1_000_000,
        sweep=(3000, 9000), label=Text("资产门槛", "threshold of assets"))
    trap: Floats = setting(
        default=1, unit="1 yes, 0 no", source="A", low=0, high=1, sweep=(0, 1),
        label=Text("有没有贫困陷阱", "whether there is a poverty trap"))
    return_plain: Floats = setting(
        default=0.18, unit="per year", source="A", low=-1, high=2, sweep=(0.1, 0.25),
        label=Text("无陷阱时的收益率", "return on assets without a trap"))
    asset_limit: Floats = setting(
        default=12_000, unit="yuan of 2014 per worker", source="A", low=0, high=1e9,
        sweep=(8000, 20_000), label=Text("每劳力能经营的资产", "assets that one worker can handle"))
    wear: Floats = setting(
        default=0.10, unit="per year", source="A", low=0, high=1, sweep=(0.05, 0.2),
        label=Text("资产折旧", "wear of assets"))
