"""The household: its people, work, wealth, bonds, needs and standing."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from sim.core.table import Table, column
from sim.core.text import Text

Small = NDArray[np.int8]
Real = NDArray[np.float32]
Flag = NDArray[np.bool_]
DOMAINS = 6


# fmt: off
class Household(Table):
    """One row per household, villages one after another; cash lies in the ledger."""

    key: ClassVar[str] = "household"
    label: ClassVar[Text] = Text("农户", "household")

    village: NDArray[np.int32] = column(np.int32, unit="row", label=Text("村", "village"))

    size: Small = column(np.int8, unit="persons", label=Text("人口", "household size"))
    workers: Small = column(np.int8, unit="persons", label=Text("劳动力", "workers"))
    elders: Small = column(np.int8, unit="persons", label=Text("老人", "elders"))
    students: Small = column(np.int8, unit="persons", label=Text("学生", "students"))
    registered: Flag = column(np.bool_, unit="1", label=Text("建档立卡", "registered"))

    education: Real = column(np.float32, unit="1", label=Text("文化程度", "education"))
    skill: Real = column(np.float32, unit="1", label=Text("技能", "skill"))
    skill_start: Real = column(np.float32, unit="1", label=Text("起初技能", "skill at the start"))
    health: Real = column(np.float32, unit="1", label=Text("健康", "health"))
    health_start: Real = column(
        np.float32, unit="1", label=Text("起初健康", "health at the start"))
    information: Real = column(np.float32, unit="1", label=Text("信息", "information"))
    information_start: Real = column(
        np.float32, unit="1", label=Text("起初信息", "information at the start"))
    agency: Real = column(np.float32, unit="1", label=Text("自主能力", "agency"))
    agency_start: Real = column(
        np.float32, unit="1", label=Text("起初自主能力", "agency at the start"))
    market: Real = column(np.float32, unit="1", start=0.3, label=Text("市场联结", "market access"))
    market_start: Real = column(
        np.float32, unit="1", start=0.3, label=Text("起初市场联结", "market access at the start"))
    trust: Real = column(np.float32, unit="1", start=0.5, label=Text("信任", "trust"))

    shock: Real = column(np.float32, unit="log points", label=Text("自家年景", "own luck"))
    months_ill: Small = column(
        np.int8, unit="months, below 0 since", label=Text("患病月数", "months still ill"))
    bill: Real = column(
        np.float32, unit="yuan a month", label=Text("自付医疗费", "own medical bill"))

    jobs: Small = column(np.int8, unit="jobs", label=Text("外出务工人数", "jobs held"))
    mover: Real = column(np.float32, unit="1", start=1, label=Text("外出倾向", "mover type"))
    job_memory: Real = column(
        np.float32, unit="1", label=Text("务工经历", "memory of earlier jobs"))
    assets: NDArray[np.int64] = column(
        np.int64, unit="fen", label=Text("生产资产", "productive assets"))
    debt: NDArray[np.int64] = column(np.int64, unit="fen", label=Text("债务", "debt"))
    business: Flag = column(
        np.bool_, unit="1", label=Text("新办经营", "has begun a business of its own"))
    share: Real = column(
        np.float32, unit="yuan", label=Text("集体股份", "registered share in the collective"))

    insured: Flag = column(np.bool_, unit="1", start=1, label=Text("参加医保", "insured"))
    enrolled: Flag = column(
        np.bool_, unit="1", start=1, label=Text("无人因贫辍学", "no drop-out for want of money"))
    safe_house: Flag = column(np.bool_, unit="1", label=Text("住房安全", "safe house"))
    safe_water: Flag = column(np.bool_, unit="1", start=1, label=Text("饮水安全", "safe water"))
    allowance: Flag = column(np.bool_, unit="1", label=Text("享受低保", "receives the allowance"))
    allowance_rank: Real = column(
        np.float32, unit="1", label=Text("低保排序", "fixed rank for the allowance"))

    earned: Real = column(
        np.float32, unit="yuan a month", label=Text("劳动经营收入", "earned income"))
    income: Real = column(np.float32, unit="yuan a month", label=Text("收入", "income"))
    earned_mean: Real = column(
        np.float32, unit="yuan a month, mean of 12",
        label=Text("月均劳动经营收入", "mean earned income"))
    income_mean: Real = column(
        np.float32, unit="yuan a month, mean of 12",
        label=Text("月均收入", "mean income"))
    earned_last: Real = column(
        np.float32, unit="yuan a month",
        label=Text("上年月均劳动经营收入", "mean earned income of last year"))
    income_last: Real = column(
        np.float32, unit="yuan a month", label=Text("上年月均收入", "mean income of last year"))
    income_start: Real = column(
        np.float32, unit="yuan a month",
        label=Text("起初月均收入", "mean income at the start"))
    earned_start: Real = column(
        np.float32, unit="yuan a month",
        label=Text("起初劳动经营收入", "mean earned income at the start"))
    consumption: Real = column(
        np.float32, unit="yuan a month", label=Text("消费", "consumption"))
    unmet: Real = column(
        np.float32, unit="yuan a month", label=Text("该花而没钱花的", "unmet want"))

    need: Real = column(
        np.float32, width=DOMAINS, unit="1", start=0.5,
        label=Text("评估的需求", "assessed need by domain"))
    file_age: Small = column(
        np.int8, unit="months, -1 none", start=-1, label=Text("个案档案月龄", "age of the file"))
    served: Real = column(
        np.float32, width=DOMAINS, unit="yuan this month",
        label=Text("本月所得服务", "service received by domain"))
    served_year: Real = column(
        np.float32, unit="yuan in 12 months", label=Text("一年所得服务", "service of the year"))
    client: Flag = column(np.bool_, unit="1", label=Text("服务对象", "served at least once"))
    casework: Flag = column(np.bool_, unit="1", label=Text("个案对象", "in casework"))
    helper: NDArray[np.int16] = column(
        np.int16, unit="party place, -1 none", start=-1, label=Text("帮扶人", "helper"))
    helper_months: Small = column(
        np.int8, unit="months", label=Text("结对月数", "months of the pairing"))
    satisfaction: Real = column(
        np.float32, unit="1", start=0.5, label=Text("满意度", "satisfaction"))
    need_start: Real = column(
        np.float32, unit="1", label=Text("起初需求", "weighted need at the start"))
    member: Flag = column(
        np.bool_, unit="1", label=Text("协会会员", "member of the association"))

    poor: Flag = column(np.bool_, unit="1", label=Text("贫困", "poor"))
    exited: Flag = column(np.bool_, unit="1", label=Text("已脱贫", "has left poverty"))
    exit_month: NDArray[np.int16] = column(
        np.int16, unit="month, 0 never", label=Text("脱贫月份", "month of exit"))
    relapses: Small = column(np.int8, unit="times", label=Text("返贫次数", "returns to poverty"))
    at_risk_months: NDArray[np.int16] = column(
        np.int16, unit="months", label=Text("脱贫后月数", "months at risk of return"))
    watched: Small = column(
        np.int8, unit="months of support left", label=Text("监测帮扶", "support left"))
