"""Social organisations and enterprises."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.table import Bools, Floats, Ints, Table, column
from sim.core.text import Text


# fmt: off
class Organization(Table):
    """One row per social organisation: people, capability, standing; cash is in the ledger."""

    key: ClassVar[str] = "organization"
    label: ClassVar[Text] = Text("社会组织", "social organisation")

    county: Ints = column(np.int64, unit="row", label=Text("县", "county"))
    id: np.ndarray = column(np.uint64, unit="id", label=Text("编号", "number"))
    kind: Ints = column(
        np.int64, unit="0 foundation, 1 association, 2 service agency",
        label=Text("类型", "type"))
    contractor: Bools = column(np.bool_, unit="1", label=Text("承接方", "contractor"))
    alive: Bools = column(np.bool_, unit="1", start=1, label=Text("仍在", "still there"))
    staff: Floats = column(np.float64, unit="persons", label=Text("专职人员", "staff"))
    staff_start: Floats = column(
        np.float64, unit="persons", label=Text("起初专职人员", "staff at the start"))
    capability: Floats = column(
        np.float64, width=6, unit="1", start=0.5,
        label=Text("各领域能力", "capability by domain"))
    precise: Floats = column(
        np.float64, width=4, unit="1", start=0.5,
        label=Text("精准识别、对接、评估、管理", "skill to identify, connect, assess, manage"))
    credibility: Floats = column(
        np.float64, unit="1", start=0.5, label=Text("公信力", "credibility"))
    legitimacy: Floats = column(
        np.float64, unit="1", start=0.5, label=Text("合法性", "legitimacy"))
    governance: Floats = column(
        np.float64, unit="1", start=0.5, label=Text("治理水平", "governance"))
    sources: Floats = column(
        np.float64, width=5, unit="yuan in 12 months",
        label=Text("收入来源", "income by source: state, donations, enterprise, service, other"))
    turnover: Floats = column(
        np.float64, unit="share in 12 months", label=Text("人员流失", "staff turnover"))
    load: Floats = column(
        np.float64, unit="hours needed per hour at hand", label=Text("工作负荷", "work load"))
    broke_months: Ints = column(
        np.int64, unit="months", label=Text("没钱的月数", "months without cash"))
    grade: Ints = column(
        np.int64, unit="1..5 A, 0 none", label=Text("考评等级", "appraisal grade"))
    debt: Floats = column(
        np.float64, unit="yuan", label=Text("公益融资欠款", "debt to impact finance"))
    barred: Ints = column(
        np.int64, unit="months left",
        label=Text("不得承接的月数", "months without a new contract"))
    performance: Floats = column(
        np.float64, unit="1", start=0.5, label=Text("工作绩效", "performance"))


class Enterprise(Table):
    """One row per enterprise: jobs, orders, profit and how much it cares; cash is in the ledger."""

    key: ClassVar[str] = "enterprise"
    label: ClassVar[Text] = Text("企业", "enterprise")

    county: Ints = column(np.int64, unit="row", label=Text("县", "county"))
    id: np.ndarray = column(np.uint64, unit="id", label=Text("编号", "number"))
    kind: Ints = column(
        np.int64, unit="0 leading firm, 1 cooperative, 2 poverty-relief workshop",
        label=Text("类型", "type"))
    capital: Floats = column(np.float64, unit="yuan", label=Text("资本", "capital"))
    vacancies: Floats = column(np.float64, unit="jobs", label=Text("岗位", "jobs offered"))
    jobs: Floats = column(
        np.float64, unit="jobs", label=Text("原有岗位", "jobs offered without any subsidy"))
    poor_staff: Floats = column(
        np.float64, unit="persons", label=Text("贫困员工", "poor workers employed"))
    hires: Floats = column(
        np.float64, width=6, unit="persons by months since",
        label=Text("新招贫困员工", "poor workers hired in the last six months"))
    hired: Floats = column(
        np.float64, unit="persons this month",
        label=Text("满半年的贫困员工", "poor workers hired half a year ago and still there"))
    lasting_jobs: Floats = column(
        np.float64, unit="persons since month 1",
        label=Text("稳定就业", "poor workers who stayed half a year"))
    orders: Floats = column(
        np.float64, unit="yuan a year", label=Text("收购额", "produce bought"))
    technology: Floats = column(np.float64, unit="1", start=0.5, label=Text("技术", "technology"))
    mission: Floats = column(
        np.float64, unit="usual mission", start=1, label=Text("公益心", "how much it cares"))
    reputation: Floats = column(np.float64, unit="1", start=0.5, label=Text("声誉", "reputation"))
    profit_year: Floats = column(
        np.float64, unit="yuan in 12 months", label=Text("年利润", "profit of the year"))
    gifts_year: Floats = column(
        np.float64, unit="yuan in 12 months", label=Text("年捐赠", "gifts of the year"))
