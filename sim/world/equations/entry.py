"""What an entry of the index of equations says."""

from __future__ import annotations

from typing import NamedTuple

from sim.core.text import Text


class Equation(NamedTuple):
    """One equation of the month, in outline, and where it stands."""

    symbol: str
    what: Text
    formula: str
    """In symbols; what stands between backquotes is a setting of one of the topics."""
    where: str
    """Places `file:function` under `sim/`: first the equation itself, then who hands it numbers."""
    topics: str = ""
    """Topics of settings, apart by spaces: `world.topic.setting` is the key of a number."""

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """Give each file of the repository with the function in it."""
        return places(self.where)


def places(where: str) -> tuple[tuple[str, str], ...]:
    """Take a list of places apart.

    >>> places("phases/meet.py:Meet.run phases/meet.py:spread")
    (('sim/phases/meet.py', 'Meet.run'), ('sim/phases/meet.py', 'spread'))
    """
    found = (place.partition(":") for place in where.split())
    return tuple((f"sim/{file}", function) for file, _, function in found)


def stands(where: str) -> str:
    """Write a list of places down, a file and its functions once.

    >>> stands("phases/meet.py:Meet.run phases/meet.py:spread")
    '`sim/phases/meet.py`: Meet.run, spread'
    """
    found = places(where)
    functions = {file: [name for each, name in found if each == file] for file, _ in found}
    return "; ".join(f"`{file}`: " + ", ".join(names) for file, names in functions.items())


SYMBOLS = (
    ("X⁺, [X]", Text("X和0中大的一个；X夹在0和1之间", "the greater of X and 0; X within 0..1")),
    ("X′, X₀", Text("一个月以后的X；起初的X", "X after the month; X at the start")),
    ("H(r)", Text("月率r变成可能性：1−exp(−r)", "a rate as a probability: 1 − exp(−r)")),
    ("raise(X, d)", Text("X提高一剂d：1−(1−X)·exp(−d)",
                         "X raised by a dose d: 1 − (1 − X)·exp(−d)")),
    ("σ, Φ", Text("逻辑函数；标准正态分布函数", "logistic function; normal distribution")),
    ("ε, U", Text("标准正态的运气；0到1之间的运气", "normal luck; luck between 0 and 1")),
    ("yr, p, z", Text("2014年起的年数；物价指数；每人每月的贫困线",
                      "years since 2014; price index; poverty line a head and month")),
    ("n, L, J", Text("人口、劳动力、务工人数", "persons, workers, jobs held")),
    ("A, M", Text("生产性资产、现金", "productive assets, cash")),
    ("s, h, ι, g, μ, τ", Text("技能、健康、信息、自主能力、市场联结、信任",
                              "skill, health, information, agency, market access, trust")),
    ("N, Ñ", Text("真实需求、评估出的需求，各六项",
                  "true and assessed needs, six of each")),
    ("y, ȳ", Text("当月收入；十二个月平均收入", "income of the month; mean of twelve months")),
    ("W, e, x", Text("可投入资源、出力、投入 x=e·W", "endowment, effort, input x = e·W")),
    ("q, b", Text("出力中帮别人的部分；以为别人出的力",
                  "part of the effort that helps others; effort expected of them")),
    ("K, ψ, λ", Text("矛盾、职责清楚的程度、渗漏", "conflict, clarity of duties, leakage")),
    ("Q, B", Text("共同产出；可分的现金收益", "joint output; cash surplus to be shared")),
    ("as, co, ec, I", Text("村里协会成熟度、凝聚力、生态、产业",
                           "a village's association, cohesion, ecology, industry")),
    ("R, Lg, gv", Text("机构的公信力、合法性、治理",
                       "an organisation's credibility, legitimacy, governance")),
)  # fmt: skip
"""What the letters of the equations mean; other words are what they say."""
