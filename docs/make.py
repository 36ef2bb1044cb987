"""Writes the generated pages from the declarations themselves: `python docs/make.py`."""  # noqa: INP001 a script, not a package

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "docs")]

from page_month import columns, equations  # noqa: E402 the checkout is put on the path first
from page_tables import table  # noqa: E402 the checkout is put on the path first

from sim.catalogue import RULES, family_label  # noqa: E402
from sim.core.param import MARKS, Param  # noqa: E402
from sim.core.text import Language  # noqa: E402
from sim.core.units import figure, unit_named  # noqa: E402
from sim.core.words import say  # noqa: E402
from sim.lab.benchmark import ENTERING, benchmark  # noqa: E402
from sim.lab.reference import FACTS  # noqa: E402
from sim.report.odd import odd_page  # noqa: E402
from sim.scenario.json_schema import as_json, json_schema  # noqa: E402
from sim.scenario.manual import parts as how_to_write  # noqa: E402
from sim.scenario.registry import all_keys  # noqa: E402
from sim.scenario.story import section_named  # noqa: E402
from sim.world.equations import stands  # noqa: E402
from sim.world.kinds import LABELS, Party  # noqa: E402
from sim.world.signs import SIGNS  # noqa: E402

HEAD = "<!-- 由 `python docs/make.py` 生成，请勿手改 · written by `python docs/make.py` -->\n"


def span(low: float | None, high: float | None) -> str:
    """Write a range."""
    ends = ["" if end is None else f"{end:g}" for end in (low, high)]
    return "" if not any(ends) else f"{ends[0]} … {ends[1]}"


Shown = set[tuple[str, str]] | None
"""Families and rules to write, or all of them."""


def keys(shown: Shown = None) -> Iterator[tuple[str, Param]]:
    """Give every key of the scenario language once, with its declaration."""
    for key in sorted(all_keys(), key=lambda one: (one.path, one.rule or "")):
        if key.rule and shown is not None and (key.path.split(".")[1], key.rule) not in shown:
            continue
        yield (f"{key.path} ({key.rule})" if key.rule else key.path), key.param


def assumptions(shown: Shown = None) -> str:
    """Write the register of assumptions: every number that no data stand behind."""
    found = list(keys(shown))
    marks = Counter(param.mark for _, param in found)
    counted = table(
        ["标记 mark", "意思 meaning", "个数 count"],
        [(mark, text.both(), marks[mark]) for mark, text in MARKS.items()],
    )
    assumed = [(path, p) for path, p in found if p.mark == "A"]
    rows = [
        (f"A-{n}", f"`{path}`", p.label.both(), p.default, p.unit, span(p.low, p.high),
         span(*p.sweep) if p.sweep else "")
        for n, (path, p) in enumerate(assumed, 1)
    ]  # fmt: skip
    register = table(
        ["编号 no.", "键 key", "名称 name", "默认 default", "单位 unit", "范围 range",
         "审查范围 swept over"], rows)  # fmt: skip
    words = (
        "这些数没有数据支持，是假定的；改一改，看结论变不变。\n\n"
        "No data stand behind these numbers. Change them and see whether an answer holds.\n"
    )
    return f"{HEAD}\n# 假定登记 · Assumption register\n\n{words}\n{counted}\n\n{register}\n"


def signs() -> str:
    """Write the register of primitive signs."""
    rows = [(n, s.what.zh, s.what.en, stands(s.where)) for n, s in enumerate(SIGNS, 1)]
    words = (
        "规则的高低不写进模型；写进去的只有下面这些方向。\n\n"
        "No ranking of rules is written into the model; these directions of effect are.\n"
    )
    listed = table(["#", "方向", "direction", "在哪 where"], rows)
    return f"{HEAD}\n# 方向登记 · Sign register\n\n{words}\n{listed}\n"


def month() -> str:
    """Write every equation of the month, and what each phase reads and writes."""
    return f"{HEAD}\n# 一个月 · The month\n\n{equations()}\n{columns()}\n"


def rules(shown: Shown = None) -> str:
    """Write every rule with its card and parameters, or only those shown."""
    parts = [HEAD, "# 规则 · Rules\n", *project()]
    for family, shelf in RULES.items():
        parts.append(f"## {family_label(family).both()} · `{family}`\n")
        for name, rule in shelf.items():
            if shown is not None and (family, name) not in shown:
                continue
            card = rule.card
            parts.append(f"### {card.title.both()} · `{name}`\n")
            parts += [f"{text.zh}\n\n{text.en}\n" for text in (card.what, card.how, card.try_this)]
            parts.append(f"*{card.source}* · `{file_of(rule)}`\n")
            if rule.params:
                rows = [
                    (f"`{p.name}`", p.label.both(), p.default, p.unit, span(p.low, p.high), p.mark)
                    for p in rule.params.values()
                ]
                heads = [
                    "参数 parameter",
                    "名称 name",
                    "默认 default",
                    "单位 unit",
                    "范围 range",
                    "",
                ]
                parts.append(table(heads, rows) + "\n")
            parts += beside(family, name)
    return "\n".join(parts)


def file_of(rule: type) -> str:
    """Name the file in which a rule stands, from the top of the repository."""
    return rule.__module__.replace(".", "/") + ".py"


def language(shown: Shown = None) -> str:
    """Write every key of the scenario language with all that is known of it."""
    words = (
        "情景文件里能写的每一个键。没写的用默认值；比例是 0 到 1；月份从 1 数起；钱是元。\n"
        "级别：w 培训班，s 一般使用，e 研究。改：t 可以写进时间表，– 不能。\n"
        "一个键：`collabsim explain 键`；样板：`collabsim new 文件`。\n\n"
        "Every key that a scenario may hold. What is not said keeps its default; shares go from\n"
        "0 to 1, months count from 1, money is yuan. Level: w workshop, s standard, e expert.\n"
        "Change: t may stand in the timeline, – may not. One key: `collabsim explain KEY`; a file\n"
        "to begin from: `collabsim new FILE`.\n"
    )
    parts = [HEAD, "# 情景语言 · The scenario language\n", words]
    heads = ["键 key", "中文", "English", "单位 unit", "范围 range", "默认 default", "级别 level",
             "改 change", "出处 source"]  # fmt: skip
    found: dict[str, list[tuple[object, ...]]] = {}
    for key in all_keys():
        steps = key.path.split(".")
        if key.rule and shown is not None and (steps[1], key.rule) not in shown:
            continue
        part = ".".join(steps[:2]) if steps[0] in {"rules", "world"} else steps[0]
        p, rule = key.param, f" ({key.rule})" if key.rule else ""
        names = p.choices
        if p.name == "rule" and shown is not None:
            names = tuple(name for name in names if (steps[1], name) in shown)
        unit, low, high = unit_named(p.unit), figure(p.low), figure(p.high)
        ends = f"{low.en} … {high.en}" if p.low is not None or p.high is not None else ""
        row = (
            f"`{key.path}`{rule}", p.label.zh, p.label.en,
            unit.both() if unit.en else "",
            " ".join(names) or ("true false" if p.type == "bool" else ends),
            str(p.default).lower() if isinstance(p.default, bool) else p.default,
            p.level[0], "t" if p.timed else "–",
            "" if p.name == "rule" else p.source,
        )  # fmt: skip
        found.setdefault(part, []).append(row)
    for part, rows in found.items():
        parts.append(f"## {section_named(part).both()} · `{part}`\n\n{table(heads, rows)}\n")
    return "\n".join([*parts[:3], *manual(), *parts[3:]])


def manual() -> Iterator[str]:
    """Write how a file is put together: derived files, timeline, decisions, own tables."""
    for part in how_to_write():
        yield f"## {part.title.both()} · `{part.name}`\n\n{part.words.zh}\n\n{part.words.en}\n"
        if part.example:
            yield f"```yaml\n{part.example}```\n"
        if part.rows:
            yield (
                table(["写 write", "中文", "English"], ((f"`{r[0]}`", *r[1:]) for r in part.rows))
                + "\n"
            )


def for_editors(shown: Shown = None) -> str:
    """Write the JSON Schema that ships with the program."""
    return as_json(json_schema(shown))


def described(tongue: Language) -> Callable[[Shown], str]:
    """Make the page that describes the model by ODD+D in one language."""
    return lambda shown=None: f"{HEAD}\n{odd_page(tongue, shown)}"


def project() -> Iterator[str]:
    """Write the reference project on which rules are held beside their benchmarks."""
    yield "## 参照 · Benchmarks\n"
    yield (
        "每条进入项目博弈的规则，都在同一个参照项目上算三种情形，用的都是同一套得失。**统筹最优**：由一个人"
        "替五方选努力，使各方看重的得失（自己的所得乘以把钱当自己钱的程度，加公益心乘产出，减自有成本）合计最大；"
        "他预见矛盾。**各自最优应对**：各方轮流在0.05一格的努力里选对自己最好的，不看同伴压力、公平和惯例，"
        "也不预见矛盾，直到谁也不动。**模型里的各方**：努力的方程不带运气走60个月，最后12个月的平均。"
        "统筹者和各自应对用第三种情形里的互助比例。运行一条规则的花费不在里面。没有一种把收益分光的分法能"
        "自动达到统筹最优（Holmström 1982），所以要看差多少。\n"
    )
    yield (
        "Every rule that enters the project game is shown at three points on one reference "
        "project, all by the same payoffs. **Planner's optimum**: one person chooses all five "
        "efforts for the greatest sum of what the parties value (own payoff as far as money is "
        "private, plus mission times output, less own cost), foreseeing conflict. **Best "
        "reply**: one party after another takes the effort that is best for itself, on a grid "
        "of 0.05, without peer pressure, fairness or habit and without foreseeing conflict, "
        "until nobody moves. **As parties behave**: the equation of effort run for 60 months "
        "without luck, mean of the last 12. Planner and best reply take the helping of the "
        "third point. What it costs to run a rule is not in it. No split that hands out just "
        "what there is reaches the planner's optimum by itself (Holmström 1982), so the gap is "
        "what to look at.\n"
    )
    rows = [(fact.label.both(), fact.unit, *_each(fact.values), fact.source) for fact in FACTS]
    kinds = [label.both() for label in LABELS[Party]]
    yield table(["参照项目 reference project", "单位 unit", *kinds, "来源 source"], rows) + "\n"
    yield (
        "其余的数是项目博弈的默认值 · all other numbers are the defaults of `world.game`. "
        "别的规则 · the other rules: `by_contribution`, `by_control` (clarity 0.8), "
        "`regular_meeting` (2), no incentive.\n"
    )


def _each(values: tuple[float, ...]) -> list[str]:
    """Write a number for each party; one of the whole project stands in the first column."""
    return [f"{value:g}" for value in values] + [""] * (len(Party) - len(values))


def beside(family: str, rule: str) -> Iterator[str]:
    """Write what a planner, cool calculators and the model's parties would do under a rule."""
    if family not in ENTERING:
        yield f"{say('cli.not_in_the_game').zh}\n\n{say('cli.not_in_the_game').en}\n"
        return
    found = benchmark(family, rule)
    rows = [
        (say(f"cli.{words}").both(), *(f"{effort:.2f}" for effort in point.effort),
         f"{point.output:,.0f}", f"{point.worth:,.0f}")
        for words, point in found.points().items()
    ]  # fmt: skip
    kinds = [label.both() for label in LABELS[Party]]
    yield table(["参照 benchmark", *kinds, "产出 output", "合计价值 worth"], rows) + "\n"
    if found.changes_nothing:
        yield f"{say('cli.changes_nothing').zh}\n\n{say('cli.changes_nothing').en}\n"


PAGES = {
    "language.md": language,
    "../sim/scenario/collabsim.schema.json": for_editors,
    "assumptions.md": assumptions,
    "signs.md": signs,
    "month.md": month,
    "rules.md": rules,
    "odd.zh.md": described("zh"),
    "odd.en.md": described("en"),
}


def main() -> None:
    """Write all pages."""
    for name, page in PAGES.items():
        (ROOT / "docs" / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
