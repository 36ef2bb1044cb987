"""Exit from poverty, return to it, and monitoring against return."""

from __future__ import annotations

from sim.core.table import Floats, Settings, setting
from sim.core.text import Text


# fmt: off
class Poverty(Settings):
    """Numbers of poverty standards and of monitoring; a line is the poverty line."""

    key = "poverty"
    label = Text("贫困与监测", "poverty and monitoring")

    repaired: Floats = setting(
        default=0.55, unit="share of unsafe houses and wells", source="A", low=0, high=1,
        sweep=(0.3, 0.8),
        label=Text("危房改造与饮水达标", "houses and wells made safe by 2014"))
    repaired_growth: Floats = setting(
        default=0.09, unit="per year", source="A", low=0, high=1, sweep=(0.05, 0.15),
        label=Text("改造进度", "more of them each year"))
    alert: Floats = setting(
        default=1.2, unit="lines", source="A", low=0, high=5, sweep=(1.0, 1.5),
        label=Text("监测线", "income below which an alert is raised"))
    alert_ill: Floats = setting(
        default=1.3, unit="lines", source="A", low=0, high=5, sweep=(1.0, 1.8),
        label=Text("患病户监测线", "the same for a household with an illness"))
    ill_within: Floats = setting(
        default=3, unit="months", source="A", low=0, high=24, sweep=(0, 6),
        label=Text("病后监测", "months after an illness in which that line still holds"))
    missed: Floats = setting(
        default=0.65, unit="1 a quarter", source="A", low=0, high=1, sweep=(0.3, 0.9),
        label=Text("一季漏掉", "alerts missed by the visits of a quarter"))
    platform_help: Floats = setting(
        default=0.4, unit="1", source="A", low=0, high=1, sweep=(0.0, 0.7),
        label=Text("平台减少遗漏", "fewer missed with a platform in full use"))
    visit_cost: Floats = setting(
        default=6, unit="yuan per household and visit of 2014", source="A", low=0, high=1000,
        sweep=(2, 20), label=Text("走访成本", "cost of a visit"))
    support_level: Floats = setting(
        default=1.05, unit="lines", source="A", low=0, high=3, sweep=(1.0, 1.2),
        label=Text("监测帮扶到", "income up to which support tops up"))
    support_months: Floats = setting(
        default=13, unit="months", source="A", low=0, high=100, sweep=(6, 24),
        label=Text("监测帮扶几个月", "length of support"))
    support_delay: Floats = setting(
        default=3, unit="months at most", source="A", low=1, high=24, sweep=(1, 6),
        label=Text("监测帮扶滞后", "delay until support begins"))
    support_job: Floats = setting(
        default=0.3, unit="1", source="A", low=0, high=1, sweep=(0.0, 0.6),
        label=Text("帮扶到岗位", "chance that support brings a job"))
    support_order: Floats = setting(
        default=0.10, unit="1", source="A", low=0, high=5, sweep=(0.0, 0.3),
        label=Text("帮扶带来的订单", "market access from orders that support brings"))
    emergency_limit: Floats = setting(
        default=2000, unit="yuan of 2014", source="A", low=0, high=1e6, sweep=(1000, 5000),
        label=Text("急难救助上限", "most that emergency aid pays"))
