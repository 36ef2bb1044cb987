"""The nation and its counties: prices, lines, budgets and the state of the information network."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.core.table import Floats, Ints, Table, column
from sim.core.text import Text


# fmt: off
class Nation(Table):
    """One row per replication: counties of one nation share its weather and its budget."""

    key: ClassVar[str] = "nation"
    label: ClassVar[Text] = Text("国家", "nation")

    luck: np.ndarray = column(np.uint64, unit="key", label=Text("年景", "luck"))
    macro: Floats = column(np.float64, unit="log points", label=Text("大环境波动", "macro shock"))


class County(Table):
    """One row per county: the government of the model, and what all its villages share."""

    key: ClassVar[str] = "county"
    label: ClassVar[Text] = Text("县", "county")

    nation: Ints = column(np.int64, unit="row", label=Text("国家", "nation"))
    luck: np.ndarray = column(np.uint64, unit="key", label=Text("年景", "luck"))
    price: Floats = column(
        np.float64, unit="2014 = 1", start=1, label=Text("物价指数", "price index"))
    line: Floats = column(
        np.float64, unit="yuan per head and year", label=Text("贫困线", "poverty line"))
    line_lived: Floats = column(
        np.float64, unit="yuan per head and year",
        label=Text("过去十二个月的贫困线", "poverty line of the twelve months lived"))
    exit_standard: Floats = column(
        np.float64, unit="yuan per head and year", label=Text("脱贫标准", "exit standard"))
    tightness: Floats = column(
        np.float64, unit="1", start=1, label=Text("好找工作的程度", "labour-market tightness"))
    staying: Floats = column(
        np.float64, unit="a month", start=1,
        label=Text("留在岗位的可能", "chance of keeping a job"))
    inspection: Floats = column(
        np.float64, unit="1", label=Text("检查力度", "strength of inspection"))
    technology: Floats = column(
        np.float64, unit="1", label=Text("信息技术水平", "information technology"))
    instalments: Floats = column(
        np.float64, unit="1", label=Text("已拨付比例", "share of the grant paid so far"))
    distributed: Floats = column(
        np.float64, unit="yuan", label=Text("已分到项目", "grant passed on to projects"))
    advanced: Floats = column(
        np.float64, unit="yuan", label=Text("已到县的年度资金", "yearly money that has come in"))
    promised: Floats = column(
        np.float64, unit="yuan",
        label=Text("应拨的年度资金", "yearly money due to projects so far"))
    budget_part: Floats = column(
        np.float64, unit="of the yearly money for its registered households", start=1,
        label=Text("国家分给本县的份额", "share that the nation allots"))
    public_cost: Floats = column(
        np.float64, unit="yuan since month 1", label=Text("公共支出", "public cost"))
    tax_forgone: Ints = column(
        np.int64, unit="fen since month 1", label=Text("少收的税", "tax forgone"))
    own_money: Ints = column(
        np.int64, unit="fen since month 1",
        label=Text("各方自己出的钱", "own parts and gifts to projects"))
    asset_change: Ints = column(
        np.int64, width=6, unit="fen since month 1",
        label=Text("生产资产的变动",
                   "productive assets bought, given, kept up, worn, sold, destroyed"))
    payoff: Ints = column(
        np.int64, width=5, unit="fen since month 1",
        label=Text("各方净得", "net gain by kind of party"))
