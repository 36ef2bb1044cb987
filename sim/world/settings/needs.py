"""What a household needs in each domain, in truth."""

from __future__ import annotations

from sim.core.table import Floats, Settings, setting
from sim.core.text import Text


# fmt: off
class Needs(Settings):
    """Numbers behind the true needs of a household."""

    key = "needs"
    label = Text("需求", "needs")

    industry_lines: Floats = setting(
        default=1.8, unit="poverty lines", source="A", low=0.5, high=10.0, sweep=(1.3, 2.5),
        label=Text("不再需要产业帮扶的收入", "income at which no help with industry is needed"))
    skill_full: Floats = setting(
        default=0.7, unit="1", source="A", low=0.1, high=1.0, sweep=(0.5, 0.9),
        label=Text("不再需要培训的技能", "skill at which no training is needed"))
    student: Floats = setting(
        default=0.3, unit="1", source="A", low=0.0, high=1.0,
        label=Text("有学生时的培训需求", "need of training with a student"))
    unsafe_house: Floats = setting(
        default=0.9, unit="1", source="A", low=0.0, high=1.0,
        label=Text("危房的住房需求", "need of housing in an unsafe house"))
    safe_house: Floats = setting(
        default=0.1, unit="1", source="A", low=0.0, high=1.0,
        label=Text("住房安全时的需求", "need of housing in a safe house"))
    information_weight: Floats = setting(
        default=0.5, unit="1", source="A", low=0.0, high=1.0,
        label=Text("信息和自主各占的分量", "weight of information, and of agency"))
