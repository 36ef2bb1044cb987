"""Ways of aid, and what partners know of where something is missing."""

from __future__ import annotations

from sim.core.table import Floats, Settings, setting
from sim.core.text import Text
from sim.world.kinds import Resource, each


# fmt: off
class Aid(Settings):
    """Numbers of employment aid, of buyers on a platform, and of the demand for resources."""

    key = "aid"
    label = Text("帮扶方式", "ways of aid")

    placement: Floats = setting(
        default=0.5, unit="per 100 yuan at full employment aid", source="A", low=0, high=20,
        sweep=(0.0, 1.5),
        label=Text("就业对接的作用", "effect of bringing people and jobs together"))
    placement_goal: Floats = setting(
        default=0.2, unit="share of those who look for work a year", source="A", low=0.01, high=1,
        sweep=(0.05, 0.4), label=Text("就业对接的满分", "full marks for placing in jobs"))
    platform_buyers: Floats = setting(
        default=0.5, unit="1", source="A", low=0, high=5, sweep=(0.0, 1.0),
        label=Text("平台聚集买家", "buyers that a platform brings together"))
    resource_mix: Floats = setting(
        default=(0.40, 0.35, 0.15, 0.10), each=each(Resource), unit="share of the demand",
        source="A", low=0, high=1, sweep=(0.05, 0.6),
        label=Text("所需资源的比例", "resources needed"))
    survey_noise: Floats = setting(
        default=0.3, unit="log points", source="A", low=0, high=2, sweep=(0.0, 0.6),
        label=Text("资源调查的误差", "error of the survey of partners' resources"))
