"""The sections of a scenario file that describe the world, each a set of declared values."""

from __future__ import annotations

from typing import TypeAlias

from sim.core.param import Declared, param
from sim.core.text import Text
from sim.world import shocks

# fmt: off
ASSESSMENTS = ("questionnaire", "interview", "field_visit", "none")
ORGANIZATIONS = ("foundation", "association", "service_agency")
ENTERPRISES = ("leading_firm", "cooperative", "poverty_workshop")


class Time(Declared):
    """When the story begins and how long it lasts."""

    start_year: int = param(
        default=2018, unit="year", low=2010, high=2060, timed=False, level="standard", source="S Y",
        label=Text("开始年份", "start year"))
    start_month: int = param(
        default=6, unit="month of the year", low=1, high=12, timed=False, level="standard",
        source="A", label=Text("开始月份", "start month"))
    months: int = param(
        default=60, unit="months", low=1, high=600, timed=False, level="standard", source="A",
        label=Text("一共看几个月", "length of the run"))
    project_months: int = param(
        default=12, unit="months", low=0, high=600, timed=False, level="standard", source="A",
        label=Text("项目几个月", "length of the project"))


class Households(Declared):
    """How many households there are, and which the project serves."""

    pilot: int = param(
        default=70, unit="households", low=1, high=50_000_000, timed=False, level="standard",
        source="S Y", label=Text("试点村建档立卡户", "registered households of the pilot"))
    spill_over: int = param(
        default=0, unit="households", low=0, high=50_000_000, timed=False, level="standard",
        source="A", label=Text("其他村困难户", "poor households of the other villages"))
    spill_over_from_month: int = param(
        default=7, unit="month of the run", low=1, high=600, timed=False, level="standard",
        source="A", label=Text("何时辐射到其他村", "month in which other villages are reached"))
    spill_over_intensity: float = param(
        default=0.15, unit="1", low=0.0, high=1.0, level="standard", source="A",
        label=Text("辐射强度", "intensity of service in other villages, the pilot's being 1"))
    mix: str = param(
        default="registered_2014", unit="1", choices=("registered_2014", "poor_at_start"),
        timed=False, level="standard", source="A",
        label=Text("服务哪些户", "which households are registered: of 2014, or poor at the start"))
    near_poor_share: float = param(
        default=0.0, unit="1", low=0.0, high=3.0, timed=False, level="expert", source="A",
        label=Text("边缘户与建档立卡户之比", "near-poor households per registered one"))


class Villages(Declared):
    """How many villages there are and what they bring along."""

    pilot: int = param(
        default=6, unit="villages", low=1, high=200_000, timed=False, level="standard",
        source="S Y", label=Text("试点村数", "pilot villages"))
    spill_over: int = param(
        default=0, unit="villages", low=0, high=200_000, timed=False, level="standard", source="A",
        label=Text("其他村数", "other villages"))
    workers_per_village: int = param(
        default=1, unit="persons", low=0, high=20, timed=False, level="expert", source="S Y",
        label=Text("每村扶贫工作人员", "village workers each"))
    volunteers: float = param(
        default=20, unit="persons in all", low=0, high=100_000_000, timed=False, level="standard",
        source="A", label=Text("志愿者合计", "volunteers in all"))
    deep_share: float = param(
        default=0.0, unit="1", low=0.0, high=1.0, timed=False, level="expert", source="A",
        label=Text("深度贫困村比例", "share of deep-poverty villages"))
    size_spread: float = param(
        default=0.0, unit="log points", low=0.0, high=2.0, timed=False, source="A",
        label=Text("村大小的差别", "spread of the size of villages"))
    work_team: bool = param(
        default=True, unit="1", timed=False, level="expert", source="S Y",
        label=Text("驻村工作队", "resident work team"))


class Government(Declared):
    """Who pays and how closely it looks."""

    purchaser: str = param(
        default="central_finance", unit="1", timed=False, level="standard",
        choices=("central_finance", "county"), source="S Y", label=Text("购买方", "purchaser"))
    inspection: float = param(
        default=0.3, unit="1", low=0.0, high=1.0, level="expert", source="A",
        label=Text("检查力度", "strength of inspection"))
    access: float = param(
        default=0.6, unit="1", low=0.0, high=1.0, level="standard", source="A",
        label=Text("政策开放程度", "how open policy is to social organisations"))


class Capability(Declared):
    """How good the contractor is at each domain."""

    industry: float = param(
        default=0.45, unit="1", low=0.0, high=1.0, timed=False, source="A",
        label=Text("产业能力", "capability in industry"))
    training: float = param(
        default=0.75, unit="1", low=0.0, high=1.0, timed=False, source="A",
        label=Text("教育培训能力", "capability in education and training"))
    health: float = param(
        default=0.65, unit="1", low=0.0, high=1.0, timed=False, source="A",
        label=Text("医疗卫生能力", "capability in health"))
    housing: float = param(
        default=0.35, unit="1", low=0.0, high=1.0, timed=False, source="A",
        label=Text("住房能力", "capability in housing"))
    ecology: float = param(
        default=0.45, unit="1", low=0.0, high=1.0, timed=False, source="A",
        label=Text("生态能力", "capability in ecology"))
    information: float = param(
        default=0.85, unit="1", low=0.0, high=1.0, timed=False, source="A",
        label=Text("信息能力", "capability in information"))


class Contractor(Declared):
    """The organisation that runs the project."""

    enabled: bool = param(
        default=True, unit="1", timed=False, level="standard", source="S Y",
        label=Text("有承接方", "there is a contractor"))
    type: str = param(
        default="service_agency", unit="1", choices=ORGANIZATIONS, timed=False, level="standard",
        source="S Y", label=Text("承接方类型", "type of the contractor"))
    staff: float = param(
        default=5, unit="persons", low=0, high=100_000, timed=False, level="standard", source="A",
        label=Text("专职社工", "social workers"))
    staff_spread: float = param(
        default=0, unit="persons more or fewer", low=0, high=100_000, timed=False, source="A",
        label=Text("社工人数差别", "spread of that staff between contractors"))
    count: int = param(
        default=1, unit="organisations", low=1, high=10_000, timed=False, level="standard",
        source="A", label=Text("承接方数，轮流各管几个村", "contractors, each with its villages"))
    governance: float = param(
        default=0.6, unit="1", low=0.0, high=1.0, timed=False, source="A",
        label=Text("治理水平", "governance"))
    credibility: float = param(
        default=0.5, unit="1", low=0.0, high=1.0, timed=False, source="A",
        label=Text("公信力", "credibility"))
    legitimacy: float = param(
        default=0.5, unit="1", low=0.0, high=1.0, timed=False, source="A",
        label=Text("合法性", "legitimacy"))


class LocalOrganizations(Declared):
    """The social organisations already at work in the area."""

    enabled: bool = param(
        default=True, unit="1", timed=False, level="standard", source="S Y",
        label=Text("有本地社会组织", "there are local organisations"))
    type: str = param(
        default="association", unit="1", choices=ORGANIZATIONS, timed=False, level="standard",
        source="A", label=Text("本地社会组织类型", "type of the local organisations"))
    count: int = param(
        default=8, unit="organisations", low=0, high=10_000, timed=False, level="standard",
        source="A", label=Text("本地社会组织数", "local organisations"))
    staff: float = param(
        default=1, unit="persons each", low=0, high=10_000, timed=False, source="A",
        label=Text("每家专职人员", "staff of each local organisation"))
    staff_spread: float = param(
        default=0, unit="persons more or fewer", low=0, high=10_000, timed=False, source="A",
        label=Text("本地组织人数差别", "spread of that staff"))
    legitimacy: float = param(
        default=0.6, unit="1", low=0.0, high=1.0, timed=False, source="A",
        label=Text("合法性", "legitimacy"))
    entrants: int = param(
        default=3, unit="organisations", low=0, high=10_000, timed=False, source="A",
        label=Text("以后可能成立的组织数", "organisations that may come into being later"))


class Enterprises(Declared):
    """The enterprises that take part."""

    enabled: bool = param(
        default=True, unit="1", timed=False, level="standard", source="S P",
        label=Text("有企业参加", "enterprises take part"))
    type: str = param(
        default="leading_firm", unit="1", choices=ENTERPRISES, timed=False, source="A",
        label=Text("企业类型", "type of enterprise"))
    count: int = param(
        default=3, unit="enterprises", low=0, high=100_000, timed=False, level="standard",
        source="A", label=Text("企业数", "enterprises"))
    orders_total_yuan_per_year: float = param(
        default=150_000, unit="yuan a year", low=0, high=1e12, timed=False, level="standard",
        source="A", label=Text("合计每年收购", "produce bought, all together"))
    jobs_total: float = param(
        default=12, unit="jobs", low=0, high=1e8, timed=False, level="standard", source="A",
        label=Text("合计提供岗位", "jobs offered, all together"))


class Project(Declared):
    """Who runs the project with how much money."""

    implementer: str = param(
        default="contractor", unit="1", choices=("contractor", "government"), timed=False,
        level="standard", source="S Y", label=Text("由谁实施", "run by"))
    grant_yuan: float = param(
        default=500_000, unit="yuan", low=0, high=1e13, timed=False, level="workshop",
        source="R China Daily 2013-02: 250,000-530,000", label=Text("项目经费", "the grant"))
    incubation_share: float = param(
        default=0.15, unit="1", low=0.0, high=0.9, level="workshop", source="A",
        label=Text("培育互助协会的工时比例", "share of hours to build the mutual-aid association"))


class MilestoneShares(Declared):
    """When which part of the grant is paid."""

    start: float = param(
        default=0.4, unit="1", low=0.0, high=1.0, timed=False, source="A",
        label=Text("首付比例", "share paid at the start"))
    middle: float = param(
        default=0.4, unit="1", low=0.0, high=1.0, timed=False, source="A",
        label=Text("中期比例", "share paid at mid-term"))
    acceptance: float = param(
        default=0.2, unit="1", low=0.0, high=1.0, timed=False, source="A",
        label=Text("验收比例", "share paid on acceptance"))


class AidModeShares(Declared):
    """In which of the four ways the money reaches households."""

    consumption: float = param(
        default=0.25, unit="1", low=0.0, high=1.0, timed=False, source="A",
        label=Text("消费扶贫比例", "share of consumption aid"))
    employment: float = param(
        default=0.30, unit="1", low=0.0, high=1.0, timed=False, source="A",
        label=Text("就业帮扶比例", "share of employment aid"))
    skills: float = param(
        default=0.30, unit="1", low=0.0, high=1.0, timed=False, source="A",
        label=Text("技术帮扶比例", "share of skills aid"))
    funds: float = param(
        default=0.15, unit="1", low=0.0, high=1.0, timed=False, source="A",
        label=Text("资金帮扶比例", "share of funds aid"))


class Assessment(Declared):
    """How needs are assessed."""

    method: str = param(
        default="field_visit", unit="1", choices=ASSESSMENTS, timed=False, level="standard",
        source="S P", label=Text("需求评估办法", "method of needs assessment"))


class Supervision(Declared):
    """Which of the three boards look at the running of the project."""

    purchaser: bool = param(
        default=True, unit="1", level="standard", source="S Y",
        label=Text("购买方监管", "supervision by the purchaser"))
    contractor: bool = param(
        default=True, unit="1", level="standard", source="S Y",
        label=Text("承接方自查", "the contractor's own audit"))
    beneficiary: bool = param(
        default=True, unit="1", level="standard", source="S Y",
        label=Text("服务对象监督", "beneficiary supervision"))


class Monitoring(Declared):
    """Whether anybody looks in on households after their exit from poverty."""

    enabled: bool = param(
        default=False, unit="1", level="workshop", source="A",
        label=Text("防返贫监测", "monitoring against return"))
    every_months: int = param(
        default=3, unit="months", low=1, high=12, level="standard", source="A",
        label=Text("多久看一次", "how often"))


Illness: TypeAlias = shocks.Illness
Disaster: TypeAlias = shocks.Disaster
HarvestPrice: TypeAlias = shocks.HarvestPrice
