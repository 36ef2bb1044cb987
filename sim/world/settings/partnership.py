"""Organisations as they live: entry, consent, training, pay, learning from each other."""

from __future__ import annotations

from sim.core.table import Floats, Settings, setting
from sim.core.text import Text
from sim.world.kinds import OrganizationKind, each


# fmt: off
class Partnership(Settings):
    """Numbers of how organisations come into being, are let in, learn and keep their people."""

    key = "partnership"
    label = Text("社会组织的成长", "life of social organisations")

    entry: Floats = setting(
        default=0.2, unit="a month at full support, effect and access", source="A", low=0, high=5,
        sweep=(0.0, 0.5), label=Text("新组织成立的可能", "rate at which organisations come to be"))
    entry_quiet: Floats = setting(
        default=0.2, unit="1", source="A", low=0, high=1, sweep=(0.0, 0.5),
        label=Text("没有项目时的支持", "support for new organisations without a programme"))
    consent_from: Floats = setting(
        default=0.3, unit="1", source="A", low=-10, high=1, sweep=(0.1, 0.5),
        label=Text("进村所需的合法性", "legitimacy at which half of all villages let one in"))
    consent_width: Floats = setting(
        default=0.1, unit="1", source="A", low=0.001, high=1, sweep=(0.05, 0.2),
        label=Text("各村看法的差异", "how far villages differ in letting one in"))
    access_help: Floats = setting(
        default=0.5, unit="1", source="A", low=0, high=1, sweep=(0.0, 0.8),
        label=Text("政策开放的作用", "how far open policy makes up for legitimacy"))

    board_hours: Floats = setting(
        default=10, unit="hours an organisation and month", source="A", low=0, high=140,
        sweep=(0, 30), label=Text("治理培训工时", "hours for the board and its training"))
    training_hours: Floats = setting(
        default=4, unit="hours a worker and month", source="A", low=0, high=100, sweep=(0, 12),
        label=Text("每名社工的培训工时", "hours of training of a worker"))
    training_gain: Floats = setting(
        default=0.0015, unit="per hour of training", source="A", low=0, high=0.1,
        sweep=(0.0005, 0.003), label=Text("培训提高能力", "capability gained in training"))
    newcomer_gap: Floats = setting(
        default=0.1, unit="1", source="A", low=0, high=1, sweep=(0.0, 0.3),
        label=Text("新人的差距", "part of capability that leaves with a worker"))
    pay: Floats = setting(
        default=1.0, unit="market wages", source="A", low=0.3, high=3, sweep=(0.8, 1.3),
        label=Text("工资相对市场", "pay of social workers against the market"))
    pay_response: Floats = setting(
        default=1.5, unit="1", source="A", low=0, high=10, sweep=(0.0, 3.0),
        label=Text("加薪减少流失", "how far better pay keeps staff"))
    lay_off: Floats = setting(
        default=0.1, unit="a month", source="A", low=0, high=1, sweep=(0.0, 0.3),
        label=Text("没钱时裁减人员", "most that an organisation short of money lays off"))
    core_staff: Floats = setting(
        default=3, unit="persons", source="A", low=0, high=100, sweep=(1, 5),
        label=Text("核心团队人数", "staff from which an organisation can teach others"))
    transfer: Floats = setting(
        default=0.02, unit="a month", source="A", low=0, high=1, sweep=(0.0, 0.05),
        label=Text("带动伙伴的能力", "how fast partners learn from the ablest one"))
    platform_building: Floats = setting(
        default=0.005, unit="a month at full reach", source="A", low=0, high=1,
        sweep=(0.0, 0.02), label=Text("平台的能力建设", "capability built through a platform"))
    lesson: Floats = setting(
        default=0.05, unit="per evaluation", source="A", low=0, high=1, sweep=(0.0, 0.15),
        label=Text("评估带来的长进", "precise skills gained from an evaluation"))
    coaching_hours: Floats = setting(
        default=20, unit="hours a month", source="A", low=0, high=140, sweep=(0, 40),
        label=Text("整改辅导工时", "hours of coaching while a project is rectified"))
    coaching_gain: Floats = setting(
        default=0.001, unit="per hour of coaching", source="A", low=0, high=0.1,
        sweep=(0.0, 0.003), label=Text("整改辅导的长进", "gain from coaching"))
    industry_ties: Floats = setting(
        default=(0.0, 0.5, 0.1), each=each(OrganizationKind), unit="1", source="A", low=0,
        high=5, sweep=(0.0, 1.0), label=Text("产业联系", "ties to industry"))
