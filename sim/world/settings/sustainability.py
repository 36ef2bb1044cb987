"""Goalposts of the six dimensions: what counts as full marks in each component."""

from __future__ import annotations

from sim.core.table import Floats, Settings, setting
from sim.core.text import Text


# fmt: off
class Sustainability(Settings):
    """Goalposts; others would put every project into one class, so they are open to a sweep."""

    key = "sustainability"
    label = Text("可持续性评估", "sustainability assessment")

    least_months: Floats = setting(
        default=3, unit="months", source="A", low=0, high=24,
        label=Text("最早能评的月份", "months before a project can be told"))
    gain_per_cost: Floats = setting(
        default=0.1, unit="yuan of yearly gain per yuan", low=0.01, high=10, sweep=(0.05, 0.5),
        source="A a little more than the graduation trials reach",
        label=Text("每元成本增收的满分", "full marks for gain per yuan"))
    earned_from: Floats = setting(
        default=0.4, unit="1", source="A", low=0, high=1,
        label=Text("劳动收入比重的零分", "no marks below this earned share"))
    earned_range: Floats = setting(
        default=0.5, unit="1", source="A", low=0.01, high=1,
        label=Text("劳动收入比重的幅度", "earned share from no to full marks"))
    cash_shared: Floats = setting(
        default=0.02, unit="yuan per yuan", source="A", low=0.001, high=10,
        label=Text("各方分得现金的满分", "full marks for cash to partners per yuan"))
    exits: Floats = setting(
        default=0.4, unit="1", source="A", low=0.01, high=1,
        label=Text("脱贫比例的满分", "full marks for exits"))
    satisfaction: Floats = setting(
        default=0.7, unit="1", source="A", low=0.01, high=1,
        label=Text("满意度的满分", "full marks for satisfaction"))
    poorer_from: Floats = setting(
        default=0.3, unit="1", source="A", low=0, high=1,
        label=Text("较穷一半所得的零分", "no marks below this share of the poorer half"))
    poorer_range: Floats = setting(
        default=0.35, unit="1", source="A", low=0.01, high=1,
        label=Text("较穷一半所得的幅度", "share of the poorer half from no to full marks"))
    ecology_from: Floats = setting(
        default=0.2, unit="1", source="A", low=0, high=1,
        label=Text("生态的零分", "no marks below this state of ecology"))
    ecology_range: Floats = setting(
        default=0.6, unit="1", source="A", low=0.01, high=1,
        label=Text("生态的幅度", "ecology from no to full marks"))
    industry_pressure: Floats = setting(
        default=10_000, unit="yuan a household", source="A", low=100, high=1e7,
        label=Text("产业压力", "village industry at full pressure"))
    asset_pressure: Floats = setting(
        default=20_000, unit="yuan a household", source="A", low=100, high=1e7,
        label=Text("资产压力", "household assets at full pressure"))
    delivery: Floats = setting(
        default=0.6, unit="share of the plan", source="A", low=0.01, high=1,
        label=Text("完成量的满分", "full marks for delivery"))
    budget_slack: Floats = setting(
        default=0.6, unit="share of the plan", source="A", low=0.01, high=1,
        label=Text("预算偏差的零分", "no marks at this distance from the budget"))
    quality: Floats = setting(
        default=0.5, unit="1", source="A quality with which a household is content",
        low=0.01, high=1, label=Text("质量的满分", "full marks for quality"))
    leakage: Floats = setting(
        default=0.10, unit="1", source="A", low=0.001, high=1,
        label=Text("渗漏的零分", "no marks at this leakage"))
    diversity: Floats = setting(
        default=0.8, unit="1", source="A", low=0.01, high=1,
        label=Text("资金多元的满分", "full marks for diversity of funds"))
    reserve_share: Floats = setting(
        default=0.30, unit="share of monthly cost", source="A", low=0.01, high=1,
        label=Text("储备对应的成本", "part of cost that a reserve must cover"))
    reserve_months: Floats = setting(
        default=6, unit="months", source="A", low=0.1, high=60,
        label=Text("储备的满分", "full marks for the reserve"))
    service_per_need: Floats = setting(
        default=60, unit="yuan a month per need", source="A", low=1, high=10_000,
        label=Text("服务覆盖的满分", "full marks for service per need"))
    credibility_from: Floats = setting(
        default=0.3, unit="1", source="A", low=0, high=1,
        label=Text("公信力的零分", "no marks below this credibility"))
    credibility_range: Floats = setting(
        default=0.5, unit="1", source="A", low=0.01, high=1,
        label=Text("公信力的幅度", "credibility from no to full marks"))
    volunteers: Floats = setting(
        default=10, unit="per 100 households", source="A", low=0.1, high=100,
        label=Text("志愿者的满分", "full marks for volunteers"))
    maturity: Floats = setting(
        default=0.5, unit="1", source="A", low=0.01, high=1,
        label=Text("协会成熟度的满分", "full marks for the association"))
