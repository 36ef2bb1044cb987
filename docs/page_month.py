"""The index of equations and the columns of the page of the month."""  # noqa: INP001 beside scripts

from __future__ import annotations

from collections.abc import Iterable

from page_tables import table

from sim.month import MONTH, writers
from sim.world.equations import EQUATIONS, SYMBOLS, Equation, stands


def equations() -> str:
    """Write the index of equations, phase after phase."""
    words = (
        "每个方程一行：符号、意思、大意、在哪个文件的哪个函数里（先是方程本身，后是给它数的地方）、"
        "参数在哪一组。反引号里的是参数，键是 `world.组.参数`，数值见[假定登记](assumptions.md)和"
        "[情景语言](language.md)。规则自己的方程见[规则](rules.md)，起初的状态见"
        " [ODD+D](odd.zh.md)。\n\n"
        "One line an equation: symbol, meaning, outline, in which function of which file (first "
        "the equation itself, then what hands it its numbers), and the topic of its settings. What "
        "stands in code letters is a setting, its key is `world.topic.setting`; for its value see "
        "the [register of assumptions](assumptions.md) and [the language](language.md). The "
        "equations of rules are in [the rules](rules.md), the start in [ODD+D](odd.en.md).\n"
    )
    meanings = table(
        ["符号 symbol", "意思 meaning"], ((symbol, text.both()) for symbol, text in SYMBOLS)
    )
    parts = [f"## 方程 · Equations\n\n{words}\n{meanings}\n"]
    heads = ["符号 symbol", "方程 equation", "大意 outline", "在哪 where", "参数组 settings"]
    for n, phase in enumerate(MONTH, 1):
        rows = [_line(one) for one in EQUATIONS[phase.name]]
        parts.append(f"### {n} {phase.label.both()} · `{phase.name}`\n\n{table(heads, rows)}\n")
    return "\n".join(parts)


def _line(one: Equation) -> tuple[str, ...]:
    topics = _listed(f"world.{topic}" for topic in one.topics.split())
    return one.symbol, one.what.both(), one.formula, stands(one.where), topics


def columns() -> str:
    """Write what each phase reads and writes, and who writes each column."""
    rows = [
        (n, p.label.both(), f"`{p.name}`", _listed(p.reads_before), _listed(p.writes))
        for n, p in enumerate(MONTH, 1)
    ]
    phases = table(
        ["#", "步骤 phase", "name", "读月初值 reads as the month opened", "写 writes"], rows
    )
    written = sorted({column for phase in MONTH for column in phase.writes})
    order = table(
        ["列 column", "谁写 written by, in order"],
        [(f"`{c}`", ", ".join(writers(c))) for c in written],
    )
    return f"## 列 · Columns\n\n{phases}\n\n{order}"


def _listed(names: Iterable[str]) -> str:
    """List names, each once."""
    return " ".join(f"`{name}`" for name in dict.fromkeys(names))
