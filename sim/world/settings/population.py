"""Who lives in the villages at the start."""

from __future__ import annotations

from sim.core.table import Floats, Settings, setting
from sim.core.text import Text


# fmt: off
class Population(Settings):
    """Numbers of how households differ from one another at the start."""

    key = "population"
    label = Text("人口", "population")

    size_1: Floats = setting(
        default=0.14, unit="1", source="A mean 3.1; registered 3.04 is r", low=0, high=1,
        timed=False, label=Text("一人户比例", "households of one person"))
    size_2: Floats = setting(
        default=0.26, unit="1", source="A", low=0, high=1, timed=False,
        label=Text("两人户比例", "households of two"))
    size_3: Floats = setting(
        default=0.22, unit="1", source="A", low=0, high=1, timed=False,
        label=Text("三人户比例", "households of three"))
    size_4: Floats = setting(
        default=0.20, unit="1", source="A", low=0, high=1, timed=False,
        label=Text("四人户比例", "households of four"))
    size_5: Floats = setting(
        default=0.12, unit="1", source="A the rest have six", low=0, high=1, timed=False,
        label=Text("五人户比例", "households of five"))
    workers_0: Floats = setting(
        default=0.22, unit="1", source="A", low=0, high=1, timed=False,
        label=Text("无劳力户比例", "households without a worker"))
    workers_1: Floats = setting(
        default=0.36, unit="1", source="A", low=0, high=1, timed=False,
        label=Text("一个劳力的比例", "households with one worker"))
    workers_2: Floats = setting(
        default=0.33, unit="1", source="A the rest have three", low=0, high=1, timed=False,
        label=Text("两个劳力的比例", "households with two workers"))
    elder_share: Floats = setting(
        default=0.30, unit="share of those who do not work", source="A", low=0, high=1,
        timed=False, label=Text("老人比例", "elders among those who do not work"))
    student_share: Floats = setting(
        default=0.35, unit="share of the others who do not work", source="A", low=0, high=1,
        timed=False, label=Text("学生比例", "students among the other dependants"))
    education: Floats = setting(
        default=0.35, unit="1", source="A", low=0, high=1, timed=False,
        label=Text("平均文化程度", "mean education"))
    education_spread: Floats = setting(
        default=0.20, unit="1", source="A", low=0, high=1, timed=False,
        label=Text("文化程度的差别", "spread of education"))
    skill: Floats = setting(
        default=0.25, unit="1", source="A", low=0, high=1, sweep=(0.15, 0.35), timed=False,
        label=Text("平均技能", "mean skill"))
    skill_spread: Floats = setting(
        default=0.12, unit="1", source="A", low=0, high=1, timed=False,
        label=Text("技能的差别", "spread of skill"))
    ill_health: Floats = setting(
        default=0.28, unit="1", source="A", low=0.01, high=1, sweep=(0.2, 0.36), timed=False,
        label=Text("平均缺失的健康", "mean lack of health"))
    information: Floats = setting(
        default=0.20, unit="1", source="A", low=0, high=1, sweep=(0.1, 0.3), timed=False,
        label=Text("平均信息", "mean information"))
    information_spread: Floats = setting(
        default=0.10, unit="1", source="A", low=0, high=1, timed=False,
        label=Text("信息的差别", "spread of information"))
    agency: Floats = setting(
        default=0.40, unit="1", source="A", low=0, high=1, sweep=(0.3, 0.5), timed=False,
        label=Text("平均自主能力", "mean agency"))
    agency_spread: Floats = setting(
        default=0.15, unit="1", source="A", low=0, high=1, timed=False,
        label=Text("自主能力的差别", "spread of agency"))
    market: Floats = setting(
        default=0.3, unit="1", source="A", low=0, high=1, sweep=(0.2, 0.4), timed=False,
        label=Text("起初市场联结", "market access at the start"))
    assets: Floats = setting(
        default=2500, unit="yuan of 2014, median", source="A", low=1, high=1e6,
        sweep=(1500, 4000), timed=False, label=Text("起初资产", "assets at the start"))
    assets_spread: Floats = setting(
        default=0.9, unit="log points", source="A", low=0, high=3, timed=False,
        label=Text("资产的差别", "spread of assets"))
    cash: Floats = setting(
        default=1500, unit="yuan of 2014, median", source="A", low=1, high=1e6,
        sweep=(800, 2500), timed=False, label=Text("起初现金", "cash at the start"))
    cash_spread: Floats = setting(
        default=0.8, unit="log points", source="A", low=0, high=3, timed=False,
        label=Text("现金的差别", "spread of cash"))
    mover: Floats = setting(
        default=-0.068, unit="log points", source="A mean of the type about 1", low=-2, high=2,
        timed=False, label=Text("外出倾向", "type of mover, logarithm of the median"))
    mover_spread: Floats = setting(
        default=0.37, unit="log points", source="A", low=0, high=2, sweep=(0.2, 0.6), timed=False,
        label=Text("外出倾向的差别", "spread of mover types"))
    insured: Floats = setting(
        default=0.97, unit="1", source="A", low=0, high=1, timed=False,
        label=Text("参保比例", "insured at the start"))
    enrolled: Floats = setting(
        default=0.97, unit="share of households with students", source="A", low=0, high=1,
        timed=False, label=Text("无辍学比例", "without drop-outs at the start"))
    safe_house: Floats = setting(
        default=0.70, unit="1", source="A", low=0, high=1, timed=False,
        label=Text("住房安全比例", "safe houses at the start"))
    safe_water: Floats = setting(
        default=0.93, unit="1", source="A", low=0, high=1, timed=False,
        label=Text("饮水安全比例", "safe water at the start"))
    near_poor_from: Floats = setting(
        default=1.0, unit="lines", source="A", low=0, high=5, timed=False,
        label=Text("边缘户收入下限", "lowest income of near-poor households"))
    near_poor_to: Floats = setting(
        default=2.0, unit="lines", source="A", low=0.1, high=10, timed=False,
        label=Text("边缘户收入上限", "highest income of near-poor households"))
    register_error: Floats = setting(
        default=0.15, unit="log points of income", source="A", low=0, high=1, sweep=(0.0, 0.3),
        timed=False, label=Text("建档识别误差", "error when registration measured income"))
    picking_error: Floats = setting(
        default=0.6, unit="log points of income", source="A luck of the year and error", low=0,
        high=2, sweep=(0.3, 1.0), timed=False,
        label=Text("挑选帮扶对象的偏差", "luck and error when those poor at the start are picked"))
