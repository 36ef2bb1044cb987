"""Money of organisations, enterprises and the public purse."""

from __future__ import annotations

from sim.core.table import Floats, Settings, setting
from sim.core.text import Text
from sim.world.kinds import EnterpriseKind, OrganizationKind, each


# fmt: off
class Money(Settings):
    """Numbers of budgets, salaries, donations and profits."""

    key = "money"
    label = Text("资金", "money")

    salary: Floats = setting(
        default=4200, unit="yuan a month of 2018", source="A 140 hours at 30 yuan", low=500,
        high=50_000, sweep=(3000, 6000), label=Text("社工月薪", "salary of a social worker"))
    donations: Floats = setting(
        default=(1.6, 1.0, 0.35), each=each(OrganizationKind), unit="salaries covered", source="A",
        low=0, high=10, sweep=(0.1, 2.0),
        label=Text("项目以外的收入", "income besides projects"))
    donation_credibility: Floats = setting(
        default=1.0, unit="1", source="A", low=0, high=4, sweep=(0.0, 2.0),
        label=Text("公信力对捐赠的作用", "how far donations follow credibility"))
    start_reserve: Floats = setting(
        default=6, unit="months of salaries", source="A", low=0, high=60,
        label=Text("起始储备", "reserve of an organisation at the start"))
    profit_rate: Floats = setting(
        default=(0.08, 0.06, 0.05), each=each(EnterpriseKind), unit="per yuan of capital and year",
        source="A", low=-0.5, high=1, sweep=(0.02, 0.15),
        label=Text("利润率", "rate of profit"))
    capital_per_job: Floats = setting(
        default=60_000, unit="yuan", source="A", low=1000, high=5_000_000,
        label=Text("每个岗位的资本", "capital behind a job"))
    kept_profit: Floats = setting(
        default=0.3, unit="1", source="A", low=0, high=1,
        label=Text("留存利润", "part of the profit that stays in the firm"))
    gift_share: Floats = setting(
        default=0.25, unit="share of the profit", source="A", low=0, high=1, sweep=(0.05, 0.5),
        label=Text("可用于捐助的利润", "most of the profit that may be given"))
    enterprise_start: Floats = setting(
        default=20_000, unit="yuan", source="A", low=0, high=1e9,
        label=Text("企业起始现金", "cash of an enterprise at the start"))
    acceptance: Floats = setting(
        default=0.25, unit="share of the plan", source="A", low=0, high=1, sweep=(0.1, 0.5),
        label=Text("验收标准", "delivery below which the last instalment is withheld"))
    replan_organization: Floats = setting(
        default=3, unit="months", source="A", low=1, high=24, sweep=(1, 6),
        label=Text("社会组织调整计划的时间", "months in which a social organisation re-plans"))
    replan_government: Floats = setting(
        default=6, unit="months", source="A", low=1, high=24, sweep=(1, 12),
        label=Text("政府调整计划的时间", "months in which government re-plans"))
