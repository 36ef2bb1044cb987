"""Jobs away from home: finding, losing, wages."""

from __future__ import annotations

from sim.core.table import Floats, Settings, setting
from sim.core.text import Text


# fmt: off
class Labour(Settings):
    """Numbers of work away from the farm."""

    key = "labour"
    label = Text("务工", "jobs")

    finding: Floats = setting(
        default=0.13, unit="per worker and month", source="F workers away 2015-2020", low=0,
        high=5, sweep=(0.09, 0.17), label=Text("找到工作的快慢", "rate of finding a job"))
    finding_growth: Floats = setting(
        default=0.45, unit="per year", source="F workers away 2015-2020", low=-1, high=1,
        sweep=(0.3, 0.5), label=Text("工作机会增长", "growth of job offers"))
    growth_until: Floats = setting(
        default=2020, unit="year", source="A", low=2010, high=2060, sweep=(2019, 2023),
        label=Text("工作机会增长到哪年", "year until which job offers grow"))
    information_base: Floats = setting(
        default=0.2, unit="1", source="A", low=0, high=5, sweep=(0.1, 0.4),
        label=Text("无信息时的机会", "finding without information"))
    information_part: Floats = setting(
        default=0.8, unit="1", source="A", low=0, high=5, sweep=(0.4, 1.2),
        label=Text("信息的作用", "part of information in finding"))
    skill_base: Floats = setting(
        default=0.4, unit="1", source="A", low=0, high=5, sweep=(0.2, 0.6),
        label=Text("无技能时的机会", "finding without skill"))
    skill_part: Floats = setting(
        default=0.8, unit="1", source="A", low=0, high=5, sweep=(0.4, 1.2),
        label=Text("技能的作用", "part of skill in finding"))
    agency_base: Floats = setting(
        default=0.4, unit="1", source="A", low=0, high=5, sweep=(0.2, 0.6),
        label=Text("无自主能力时的机会", "finding without agency"))
    agency_part: Floats = setting(
        default=0.8, unit="1", source="A", low=0, high=5, sweep=(0.4, 1.2),
        label=Text("自主能力的作用", "part of agency in finding"))
    memory_part: Floats = setting(
        default=2, unit="1", source="A", low=0, high=20, sweep=(0, 4),
        label=Text("务工经历的作用", "part of earlier jobs in finding"))
    memory_kept: Floats = setting(
        default=0.9, unit="per month", source="A", low=0, high=0.999, sweep=(0.8, 0.95),
        label=Text("务工经历的保留", "memory of earlier jobs that stays"))
    separation: Floats = setting(
        default=0.066, unit="per job and month", source="F workers away 2015-2020", low=0.0001,
        high=1, sweep=(0.03, 0.08), label=Text("失去工作的快慢", "rate of losing a job"))
    separation_base: Floats = setting(
        default=1.2, unit="1", source="A", low=0.1, high=5, sweep=(1.0, 1.4),
        label=Text("无自主能力时失业", "losing without agency"))
    separation_agency: Floats = setting(
        default=0.5, unit="1", source="A", low=0, high=1, sweep=(0.2, 0.8),
        label=Text("自主能力稳住工作", "part of agency in keeping a job"))
    start_ease: Floats = setting(
        default=1.15, unit="1", source="F so that the untreated twin stands still",
        low=0, high=5, sweep=(0.9, 1.5),
        label=Text("起初找工作的难易", "ease of finding at the start"))
    sick_loss: Floats = setting(
        default=0.5, unit="share of workers", source="A", low=0, high=1, sweep=(0.25, 1.0),
        label=Text("生病占用的劳力", "workers bound by an illness"))
    vacancies: Floats = setting(
        default=0.45, unit="jobs per worker of the county", source="A", low=0, high=10,
        sweep=(0.2, 1.0), label=Text("外地岗位", "vacancies outside"))
    capital_per_job: Floats = setting(
        default=20_000, unit="yuan", source="A", low=100, high=10_000_000, sweep=(10_000, 60_000),
        label=Text("村产业每个岗位的资产", "village industry behind a job"))
    demand_elasticity: Floats = setting(
        default=0.5, unit="1", source="r Hamermesh 1993: 0.15 to 0.75", low=0, high=5,
        sweep=(0.15, 0.75),
        label=Text("用工随成本的变化", "how far jobs offered follow the cost of labour"))
    wage: Floats = setting(
        default=1250, unit="yuan a month of 2014, brought home",
        source="F incomes 2015-2020; gross 2,864 in 2014 and 4,072 in 2020 are R", low=0,
        high=100_000, sweep=(1150, 1400), label=Text("带回家的工资", "wage brought home"))
    wage_growth: Floats = setting(
        default=0.0686, unit="per year", source="F incomes 2015-2020", low=-0.2, high=0.5,
        sweep=(0.05, 0.08), label=Text("工资增长", "growth of wages"))
    wage_base: Floats = setting(
        default=0.7, unit="1", source="A", low=0, high=5, sweep=(0.5, 0.9),
        label=Text("无文化无技能的工资", "wage without education or skill"))
    wage_education: Floats = setting(
        default=0.3, unit="1", source="A", low=0, high=5, sweep=(0.1, 0.5),
        label=Text("文化程度的作用", "part of education in the wage"))
    wage_skill: Floats = setting(
        default=0.5, unit="1", source="A", low=0, high=5, sweep=(0.3, 0.7),
        label=Text("技能对工资的作用", "part of skill in the wage"))
    wage_health_base: Floats = setting(
        default=0.5, unit="1", source="A", low=0, high=5, sweep=(0.3, 0.7),
        label=Text("无健康时的工资", "wage without health"))
    wage_health: Floats = setting(
        default=0.5, unit="1", source="A", low=0, high=5, sweep=(0.3, 0.7),
        label=Text("健康对工资的作用", "part of health in the wage"))
    work_agency: Floats = setting(
        default=0.004, unit="per month", source="A", low=-0.1, high=0.1, sweep=(0.0, 0.008),
        label=Text("工作增强自主", "agency that grows with work"))
    transfer_agency: Floats = setting(
        default=0.0, unit="per month and share of income", source="A contested", low=-0.05,
        high=0.05, sweep=(-0.004, 0.002),
        label=Text("补助对自主的影响", "what transfers do to agency"))
