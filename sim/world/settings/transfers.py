"""Pensions, universal transfers and the subsistence allowance."""

from __future__ import annotations

from sim.core.table import Floats, Settings, setting
from sim.core.text import Text


# fmt: off
class Transfers(Settings):
    """Numbers of public money that reaches households without a project."""

    key = "transfers"
    label = Text("转移支付", "transfers")

    pension: Floats = setting(
        default=70, unit="yuan a month and elder in 2014", source="r", low=0, high=5000,
        label=Text("养老金", "pension"))
    pension_growth: Floats = setting(
        default=8, unit="yuan more each year", source="A", low=0, high=500, sweep=(4, 15),
        label=Text("养老金增长", "growth of the pension"))
    universal_base: Floats = setting(
        default=70, unit="yuan a year and head", source="F incomes 2015-2020", low=0, high=10_000,
        label=Text("普惠补贴起点", "universal transfers at first"))
    universal_rise: Floats = setting(
        default=2400, unit="yuan a year and head", source="F incomes 2015-2020", low=0,
        high=20_000, sweep=(1500, 3400), label=Text("普惠补贴增量", "rise of universal transfers"))
    universal_middle: Floats = setting(
        default=3.4, unit="years after 2014", source="F incomes 2015-2020", low=-10, high=40,
        sweep=(2.5, 4.0), label=Text("普惠补贴增长的中点", "middle of that rise"))
    universal_width: Floats = setting(
        default=0.8, unit="years", source="F incomes 2015-2020", low=0.05, high=20,
        sweep=(0.5, 1.2), label=Text("普惠补贴增长的快慢", "length of that rise"))
    coverage: Floats = setting(
        default=0.179, unit="1", source="F the fall of rural poverty 2013-2020", low=0, high=1,
        sweep=(0.1, 0.3), label=Text("低保覆盖", "coverage of the allowance in 2014"))
    coverage_growth: Floats = setting(
        default=0.137, unit="per year", source="F the fall of rural poverty 2013-2020", low=0,
        high=1, sweep=(0.1, 0.18), label=Text("低保覆盖增长", "growth of that coverage"))
    coverage_limit: Floats = setting(
        default=0.98, unit="1", source="A", low=0, high=1,
        label=Text("低保最多覆盖", "most that the allowance covers"))
    casework_cover: Floats = setting(
        default=0.10, unit="1", source="A", low=0, high=1, sweep=(0.0, 0.3),
        label=Text("个案维权多覆盖的低保户", "more coverage where casework stands up for rights"))
    fill: Floats = setting(
        default=0.50, unit="share of the gap", source="F the fall of rural poverty 2013-2020",
        low=0, high=2, sweep=(0.3, 0.7), label=Text("低保补差", "part of the gap that is filled"))
    fill_growth: Floats = setting(
        default=0.0985, unit="per year", source="F the fall of rural poverty 2013-2020", low=0,
        high=1, sweep=(0.05, 0.15), label=Text("低保补差增长", "growth of that part"))
    fill_limit: Floats = setting(
        default=1.08, unit="share of the gap; above 1 of the line", source="A", low=0, high=3,
        sweep=(1.0, 1.1),
        label=Text("低保最多补差", "most of the gap that is filled"))
