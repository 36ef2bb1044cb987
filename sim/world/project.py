"""The project of a village, and the stake of each party in it."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.table import Bools, Floats, Ints, Table, column
from sim.core.text import Text


# fmt: off
class Project(Table):
    """One row per village and project: plan, progress, quality, conflict and standing."""

    key: ClassVar[str] = "project"
    label: ClassVar[Text] = Text("项目", "project")

    village: Ints = column(np.int64, unit="row", label=Text("村", "village"))
    county: Ints = column(np.int64, unit="row", label=Text("县", "county"))
    id: np.ndarray = column(np.uint64, unit="id", label=Text("编号", "number"))
    luck: np.ndarray = column(np.uint64, unit="key", label=Text("年景", "luck"))
    first_month: Ints = column(np.int64, unit="month", label=Text("开始月份", "first month"))
    last_month: Ints = column(np.int64, unit="month", label=Text("结束月份", "last month"))
    active: Bools = column(np.bool_, unit="1", label=Text("进行中", "running"))
    age: Ints = column(np.int64, unit="months", label=Text("项目月龄", "age in months"))
    budget: Floats = column(
        np.float64, unit="yuan a month", label=Text("月预算", "budget of the month"))
    multiplier: Floats = column(
        np.float64, unit="1", start=1, label=Text("分类管理系数", "classified-management factor"))

    domain_share: Floats = column(
        np.float64, width=6, unit="1", start=1 / 6,
        label=Text("各领域比例", "share of each domain"))
    method_share: Floats = column(
        np.float64, width=3, unit="1", start=1 / 3,
        label=Text("各方法工时比例", "share of each method in hours"))
    prior: Floats = column(
        np.float64, width=6, unit="1", start=0.5,
        label=Text("对需求的事先估计", "estimate of needs before a visit"))
    staffed: Floats = column(
        np.float64, unit="hours a month", label=Text("投入的工时", "hours of organisations"))
    assessment_hours: Floats = column(
        np.float64, unit="hours a month", label=Text("评估工时", "hours for assessment"))
    hours: Floats = column(
        np.float64, unit="hours a month", label=Text("服务工时", "hours for services"))
    load: Floats = column(
        np.float64, unit="hours a month", label=Text("所需工时", "hours needed"))
    incubation_hours: Floats = column(
        np.float64, unit="hours a month", label=Text("培育工时", "hours for incubation"))

    training_hours: Floats = column(
        np.float64, unit="hours a month",
        label=Text("培训村干部工时", "hours to train village workers"))

    sharpness: Floats = column(
        np.float64, unit="1", start=0.7, label=Text("供需匹配度", "sharpness of matching"))
    usual_noise: Floats = column(
        np.float64, unit="1", start=0.2, label=Text("信息误差", "noise of the information"))
    noise: Floats = column(
        np.float64, unit="1", start=0.2, label=Text("对伙伴的误判", "noise of beliefs"))
    delay: Floats = column(
        np.float64, unit="months", start=3, label=Text("信息滞后", "delay of information"))
    deduplicated: Floats = column(
        np.float64, unit="1", label=Text("消除的重复", "duplicates removed"))
    misrouted: Floats = column(
        np.float64, unit="1", label=Text("错配比例", "share misrouted"))
    sees_from: Floats = column(
        np.float64, unit="1", label=Text("看得见的信息门槛", "information below which none see it"))
    platform_use: Floats = column(
        np.float64, unit="1", label=Text("平台使用", "use of the platform"))
    platform_reach: Floats = column(
        np.float64, unit="1", label=Text("平台覆盖", "reach of the platform among everybody"))
    own_clients: Bools = column(
        np.bool_, unit="1", start=1,
        label=Text("只见自己的服务对象", "partners see only their own clients"))
    left_out: Floats = column(
        np.float64, unit="1", label=Text("名册漏掉的", "needy households that the list misses"))
    let_in: Floats = column(
        np.float64, unit="1", label=Text("名册误收的", "others that the list holds"))
    links: Floats = column(np.float64, unit="1", label=Text("双边联系", "bilateral links"))
    register_age: Floats = column(
        np.float64, unit="months", label=Text("名册月龄", "age of the register"))

    information_cost: Floats = column(
        np.float64, unit="yuan a month", label=Text("信息费用", "cost of information"))
    overhead_hours: Floats = column(
        np.float64, unit="hours a month",
        label=Text("信息和调解工时", "hours for information and mediation"))
    trust_loss: Floats = column(
        np.float64, unit="a month", label=Text("信任损失", "trust lost to data sharing"))
    conflict: Floats = column(np.float64, unit="1", start=0.1, label=Text("矛盾", "conflict"))
    meeting_share: Floats = column(
        np.float64, unit="1", label=Text("开会用去的工时", "share of hours in meetings"))
    leakage: Floats = column(
        np.float64, unit="1", start=0.05, label=Text("资金渗漏", "leakage of funds"))
    detection: Floats = column(
        np.float64, unit="1", start=0.2, label=Text("发现问题的可能", "chance of detection"))
    failed: Bools = column(np.bool_, unit="1", label=Text("本月失败", "failed this month"))
    loss: Floats = column(np.float64, unit="yuan", label=Text("损失", "loss of the month"))

    output: Floats = column(
        np.float64, unit="yuan-equivalent a month", label=Text("联合产出", "joint output"))
    matched: Floats = column(
        np.float64, width=6, unit="yuan a month", label=Text("匹配的服务", "matched service"))
    demand: Floats = column(
        np.float64, width=6, unit="yuan a month", label=Text("需求", "demand"))
    missing: Floats = column(
        np.float64, width=4, unit="yuan-equivalent a month",
        label=Text("所缺资源", "resources missing: funds, people, technology, information"))
    placed: Floats = column(
        np.float64, unit="persons in 12 months", label=Text("对接就业人数", "placed in jobs"))
    seekers: Floats = column(
        np.float64, unit="persons", label=Text("待业服务对象", "clients who look for work"))
    quality: Floats = column(
        np.float64, width=6, unit="1", start=0.5, label=Text("服务质量", "quality of service"))
    surplus: Floats = column(
        np.float64, unit="yuan", label=Text("可分收益", "surplus to be shared"))
    delivered: Floats = column(
        np.float64, unit="yuan in 12 months", label=Text("一年服务量", "service of the year"))
    cost: Floats = column(
        np.float64, unit="yuan in 12 months", label=Text("一年成本", "cost of the year"))
    planned: Floats = column(
        np.float64, unit="yuan in 12 months", label=Text("一年计划", "plan of the year"))
    income_shared: Floats = column(
        np.float64, unit="yuan in 12 months",
        label=Text("一年分给非政府各方", "cash to non-government of the year"))
    poorer_share: Floats = column(
        np.float64, unit="1", start=0.5,
        label=Text("较穷一半农户所得", "share to the poorer half"))

    need_taken: Floats = column(
        np.float64, width=2, unit="weighted need times persons",
        label=Text("减少的需求", "need taken away since the start: of clients, of the unserved"))
    need_whole: Floats = column(
        np.float64, width=2, unit="weighted need times persons",
        label=Text("起初的需求", "need at the start: of clients, of the unserved"))
    earned: Floats = column(
        np.float64, unit="tokens to each player in the round",
        label=Text("博弈所得", "what each player of a game earned"))
    fined: Floats = column(
        np.float64, unit="tokens to each player in the round",
        label=Text("博弈罚去", "what each player of a game was fined"))
    output_year: Floats = column(
        np.float64, unit="yuan-equivalent in 12 months",
        label=Text("一年产出", "joint output of the year"))
    pot: Floats = column(
        np.float64, unit="yuan", label=Text("激励资金结余", "incentive money set aside"))
    results_from: Floats = column(
        np.float64, unit="weighted need times persons",
        label=Text("服务对象起初的需求", "needs of those served at the start"))
    results: Floats = column(
        np.float64, unit="weighted need times persons",
        label=Text("减少的需求", "needs taken away from those served"))
    enforcement_hours: Floats = column(
        np.float64, unit="hours a month",
        label=Text("志愿者监督的工时", "volunteers' hours of enforcement"))
    offers_seen: Floats = column(
        np.float64, unit="1", label=Text("看得见谁能帮", "how far offers are seen"))

    score: Floats = column(
        np.float64, unit="0..100, nan none", start=float("nan"), label=Text("评分", "score"))
    grade: Ints = column(
        np.int64, unit="0 A, 1 B, 2 C, 3 D", start=1, label=Text("分类", "class"))
    last_grades: Ints = column(
        np.int64, unit="times D in a row", label=Text("连续不合格", "D in a row"))
    six: Floats = column(
        np.float64, width=6, unit="0..100",
        label=Text("六个方面", "six dimensions: economic, social, ecological, management, "
                   "funding, influence"))
    six_seen: Floats = column(
        np.float64, width=6, unit="0..100, nan none", start=float("nan"),
        label=Text("看到的六个方面", "six dimensions as the last evaluation saw them"))
    six_start: Floats = column(
        np.float64, width=6, unit="0..100",
        label=Text("起初六个方面", "six dimensions at the start"))


class Stake(Table):
    """One row per project and party place; places of one project stand side by side."""

    key: ClassVar[str] = "stake"
    label: ClassVar[Text] = Text("参与", "stake")

    kind: Ints = column(
        np.int64, unit="0 government, 1 organisation, 2 enterprise, 3 community, 4 households",
        label=Text("哪一方", "kind of party"))
    who: Ints = column(
        np.int64, unit="row of its table, -1 empty", start=-1, label=Text("是谁", "who"))
    id: np.ndarray = column(np.uint64, unit="id", label=Text("编号", "number"))
    luck: np.ndarray = column(np.uint64, unit="key", label=Text("年景", "luck"))
    inside: Floats = column(
        np.float64, unit="1", start=1, label=Text("参加程度", "taking part"))
    taste: Floats = column(
        np.float64, unit="standard normal",
        label=Text("参加的倾向", "lasting taste for taking part"))
    resources: Floats = column(
        np.float64, width=4, unit="yuan-equivalent a month",
        label=Text("可投入资源", "endowment: funds, people, technology, information"))
    posted: Floats = column(
        np.float64, unit="yuan a month", label=Text("自有资金投入", "own money posted"))
    effort: Floats = column(np.float64, unit="1", start=0.6, label=Text("努力", "effort"))
    belief: Floats = column(
        np.float64, unit="1", start=0.6, label=Text("对他人的预期", "belief about the others"))
    helping: Floats = column(np.float64, unit="1", start=0.2, label=Text("互助", "helping share"))
    contracted: Floats = column(
        np.float64, unit="share of its hours",
        label=Text("签约购买的工时", "hours bought under a contract"))
    instalment: Floats = column(
        np.float64, unit="yuan a month", label=Text("本月服务价款", "price of services this month"))
    orders: Floats = column(
        np.float64, unit="yuan a month", label=Text("订单", "orders"))
    orders_won: Floats = column(
        np.float64, unit="yuan a month",
        label=Text("优先采购增减的订单", "orders won or lost to preference"))
    strikes: Ints = column(np.int64, unit="times", label=Text("记过次数", "findings so far"))
    received: Floats = column(
        np.float64, unit="yuan in 12 months", label=Text("一年所得", "received in the year"))
    outlay: Floats = column(
        np.float64, unit="yuan in 12 months", label=Text("一年支出", "own outlay in the year"))
    capital: Floats = column(
        np.float64, unit="yuan", label=Text("登记资本", "registered capital"))
    margin: Floats = column(
        np.float64, unit="yuan per yuan", label=Text("边际所得", "marginal payoff"))
