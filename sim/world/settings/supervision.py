"""Supervision, standing, staff and what evaluation leads to."""

from __future__ import annotations

from sim.core.table import Floats, Settings, setting
from sim.core.text import Text

GROUPS = (
    ("conditions", Text("基础条件", "basic conditions")),
    ("construction", Text("自身建设", "own construction")),
    ("service", Text("社会服务", "social service")),
    ("performance", Text("工作绩效", "work performance")),
)
GRADES = tuple((f"a{n}", Text(f"{n}A", f"{n}A")) for n in (2, 3, 4, 5))


# fmt: off
class Supervision(Settings):
    """Numbers of the three boards, of leakage, reputation, staff and classified management."""

    key = "supervision"
    label = Text("监管与反馈", "supervision and feedback")

    inspection_weight: Floats = setting(
        default=0.5, unit="1", source="A", low=0, high=1, sweep=(0.2, 0.8),
        label=Text("购买方监管的作用", "weight of the purchaser's inspection"))
    audit_weight: Floats = setting(
        default=0.3, unit="1", source="A", low=0, high=1, sweep=(0.1, 0.6),
        label=Text("承接方自查的作用", "weight of the contractor's own audit"))
    complaint_weight: Floats = setting(
        default=0.2, unit="1", source="A", low=0, high=1, sweep=(0.0, 0.5),
        label=Text("服务对象监督的作用", "weight of beneficiary supervision (complaints)"))
    leakage: Floats = setting(
        default=0.10, unit="1", source="A", low=0, high=1, sweep=(0.03, 0.2),
        label=Text("无人监管时的渗漏", "leakage without any supervision"))
    leakage_slope: Floats = setting(
        default=4, unit="1", source="A", low=0, high=20, sweep=(2, 8),
        label=Text("监管减少渗漏的程度", "how fast detection lowers leakage"))
    inspection_cost: Floats = setting(
        default=150, unit="yuan a project and month at full strength", source="A", low=0,
        high=100_000, sweep=(50, 500), label=Text("检查费用", "cost of inspection"))
    appraisal: Floats = setting(
        default=(0.15, 0.25, 0.25, 0.35), each=GROUPS, unit="weight", source="S Y", low=0, high=1,
        label=Text("年度考评的权重", "weight in the yearly appraisal"))
    grade_from: Floats = setting(
        default=(0.35, 0.50, 0.65, 0.78), each=GRADES, unit="marks of 0..1", source="A", low=0,
        high=1, label=Text("评级分数线", "marks from which a grade is given"))
    satisfaction_memory: Floats = setting(
        default=0.8, unit="a month", source="A", low=0, high=1,
        label=Text("满意度的惯性", "memory of satisfaction"))
    hoped_service: Floats = setting(
        default=60, unit="yuan a month per need", source="A", low=1, high=10_000,
        sweep=(30, 120), label=Text("期望的服务量", "service with which a household is content"))
    hoped_quality: Floats = setting(
        default=0.5, unit="1", source="A", low=0.05, high=1, sweep=(0.3, 0.8),
        label=Text("期望的服务质量", "quality with which a household is content"))
    delay_annoys: Floats = setting(
        default=0.2, unit="per year of delay", source="A", low=0, high=2,
        label=Text("等待使人不满", "satisfaction lost to delay"))
    effect_step: Floats = setting(
        default=0.1, unit="a month", source="A", low=0, high=1, sweep=(0.05, 0.2),
        label=Text("看得见的成效的变化", "step of visible effect with quality"))
    trust_step: Floats = setting(
        default=0.03, unit="a month", source="A", low=0, high=1,
        label=Text("信任的变化", "step of trust with satisfaction"))
    broken_service: Floats = setting(
        default=0.01, unit="1", source="A", low=0, high=1, sweep=(0.0, 0.05),
        label=Text("服务中断伤信任", "trust lost when a service breaks off"))
    credibility_step: Floats = setting(
        default=0.05, unit="a month", source="A", low=0, high=1, sweep=(0.02, 0.1),
        label=Text("公信力的变化", "step of credibility with quality"))
    governance_weight: Floats = setting(
        default=0.4, unit="1", source="A", low=0, high=1, sweep=(0.2, 0.6),
        label=Text("公信力看治理的比重", "part of credibility that governance earns, not quality"))
    scandal_cost: Floats = setting(
        default=0.3, unit="1", source="A", low=0, high=1, sweep=(0.1, 0.5),
        label=Text("丑闻损失的公信力", "credibility lost in a scandal"))
    scandal_rate: Floats = setting(
        default=0.2, unit="a month at full leakage and detection", source="A", low=0, high=5,
        sweep=(0.0, 0.5), label=Text("丑闻的可能", "rate of scandals"))
    legitimacy_step: Floats = setting(
        default=0.02, unit="a month", source="A", low=0, high=1,
        label=Text("合法性的变化", "step of legitimacy with approval"))
    seen_error: Floats = setting(
        default=4, unit="points", source="A", low=0, high=50, sweep=(0, 10),
        label=Text("评估看走眼的程度", "error with which an evaluation sees a dimension"))
    team_legitimacy: Floats = setting(
        default=0.002, unit="a month", source="A", low=0, high=1, sweep=(0.0, 0.01),
        label=Text("驻村工作队引见外来者", "legitimacy that a resident work team lends"))
    governance_decay: Floats = setting(
        default=0.002, unit="a month", source="A", low=0, high=1,
        label=Text("治理的松弛", "decay of governance"))
    governance_training: Floats = setting(
        default=0.004, unit="a month in a running project", source="A", low=0, high=1,
        label=Text("治理的提高", "growth of governance in work"))
    turnover: Floats = setting(
        default=0.03, unit="a month", source="A", low=0, high=1, sweep=(0.01, 0.06),
        label=Text("人员流失", "turnover of staff"))
    turnover_load: Floats = setting(
        default=0.8, unit="1", source="A", low=0, high=5,
        label=Text("超负荷加重流失", "turnover from overload"))
    rehire: Floats = setting(
        default=0.3, unit="a month", source="A", low=0, high=1,
        label=Text("补员速度", "speed of filling vacancies"))
    hire_reserve: Floats = setting(
        default=2, unit="months of salaries", source="A", low=0, high=60,
        label=Text("补员所需储备", "reserve needed to hire"))
    exit_months: Floats = setting(
        default=6, unit="months without cash", source="A", low=1, high=60,
        label=Text("无钱退出", "months without cash before an organisation closes"))
    support_good: Floats = setting(
        default=1.2, unit="1", source="A", low=1, high=3,
        label=Text("A类加大支持", "budget multiplier of class A"))
    rectify: Floats = setting(
        default=0.8, unit="1", source="A", low=0, high=1,
        label=Text("C类整改", "budget multiplier of class C"))
