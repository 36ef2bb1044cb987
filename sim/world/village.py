"""The village: land, people's ties, its association and its industry."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.table import Bools, Floats, Ints, Table, column
from sim.core.text import Text


# fmt: off
class Village(Table):
    """One row per village: the community as an actor and as a place."""

    key: ClassVar[str] = "village"
    label: ClassVar[Text] = Text("村", "village")

    county: Ints = column(np.int64, unit="row", label=Text("县", "county"))
    first: Ints = column(np.int64, unit="row", label=Text("第一户", "first household"))
    count: Ints = column(np.int64, unit="households", label=Text("户数", "households"))
    id: np.ndarray = column(np.uint64, unit="id", label=Text("编号", "number"))
    pilot: Bools = column(np.bool_, unit="1", label=Text("试点村", "pilot village"))
    productivity: Floats = column(
        np.float64, unit="1", start=1, label=Text("土地生产力", "productivity of the land"))
    shock: Floats = column(np.float64, unit="log points", label=Text("本村年景", "village luck"))
    disaster: Bools = column(np.bool_, unit="1", label=Text("本月遭灾", "struck this month"))
    ecology: Floats = column(np.float64, unit="1", start=0.56, label=Text("生态", "ecology"))
    ecology_start: Floats = column(
        np.float64, unit="1", start=0.56, label=Text("起初生态", "ecology at the start"))
    industry: Floats = column(
        np.float64, unit="yuan", label=Text("村产业资产", "village industry"))
    cohesion: Floats = column(np.float64, unit="1", start=0.5, label=Text("凝聚力", "cohesion"))
    cohesion_start: Floats = column(
        np.float64, unit="1", start=0.5, label=Text("起初凝聚力", "cohesion at the start"))
    norm: Floats = column(
        np.float64, unit="1", start=0.5, label=Text("互助风气", "norm of mutual help"))
    norm_start: Floats = column(
        np.float64, unit="1", start=0.5,
        label=Text("起初互助风气", "norm of mutual help at the start"))
    legitimacy: Floats = column(
        np.float64, unit="1", start=0.5, label=Text("外来者的合法性", "legitimacy of outsiders"))
    maturity: Floats = column(
        np.float64, unit="1", start=0.05,
        label=Text("互助协会成熟度", "maturity of the mutual-aid association"))
    stage: Ints = column(
        np.int64, unit="0 none, 1 backbone, 2 leaders, 3 registered, 4 mature",
        label=Text("互助协会阶段", "stage of the mutual-aid association"))
    charter: Floats = column(
        np.float64, unit="1", start=0.2, label=Text("协会治理", "association governance"))
    volunteers: Floats = column(
        np.float64, unit="persons", label=Text("志愿者", "volunteers"))
    volunteers_start: Floats = column(
        np.float64, unit="persons", label=Text("起初志愿者", "volunteers at the start"))
    workers: Floats = column(
        np.float64, unit="persons", label=Text("村扶贫工作人员", "village workers"))
    cadre_skill: Floats = column(
        np.float64, unit="1", start=0.4, label=Text("村干部能力", "skill of village workers"))
    work_team: Floats = column(
        np.float64, unit="1", label=Text("驻村工作队", "resident work team"))
    entered: Bools = column(
        np.bool_, unit="1", label=Text("社会组织进过村", "a social organisation has worked here"))
    volunteered: Floats = column(
        np.float64, unit="hours since month 1", label=Text("志愿工时", "hours of volunteers"))
    broken: Floats = column(
        np.float64, unit="1, running mean of 12 months",
        label=Text("服务中断", "part of those served whose service breaks off in a month"))
    gain_later: Floats = column(
        np.float64, unit="yuan a year", start=float("nan"),
        label=Text("结束两年后的增收", "earned income above the start, two years after the end"))
    visible_effect: Floats = column(
        np.float64, unit="1", label=Text("看得见的效果", "visible effect"))
    persons: Floats = column(np.float64, unit="persons", label=Text("服务人口", "persons"))
    poor_persons: Floats = column(
        np.float64, unit="persons", label=Text("贫困人口", "poor persons"))
    gap: Floats = column(
        np.float64, unit="yuan a month", label=Text("离贫困线差多少", "missing to the line"))
    able_income: Floats = column(
        np.float64, unit="yuan a month",
        label=Text("能出资农户的收入", "income of those who can add an own part"))
    labour: Floats = column(np.float64, unit="workers", label=Text("劳动力", "workers"))
    need: Floats = column(
        np.float64, unit="weighted need times persons", label=Text("评估的需求", "assessed need"))
    exits_per_yuan: Floats = column(
        np.float64, unit="exits per yuan of last year", start=float("nan"),
        label=Text("上年每元脱贫户", "exits per yuan of last year"))
    given_year: Floats = column(
        np.float64, unit="yuan in 12 months", label=Text("一年分到的资金", "money of the year"))
    given_last: Floats = column(
        np.float64, unit="yuan of last year", label=Text("上年分到的资金", "money of last year"))
