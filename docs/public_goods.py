"""Writes the page and the pictures of the public-goods game: `python docs/public_goods.py`."""  # noqa: INP001 a script, not a package

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from sim.charts._look import FIELD, INK, PROGRAMME, SMALL, THIRD, TWIN  # noqa: E402 the checkout is put on the path first
from sim.charts._style import head, note, picture, sheet, shown  # noqa: E402
from sim.core.text import LANGUAGES, Language, Text  # noqa: E402
from tests.published.figures import Figure as Published  # noqa: E402
from tests.published.game import (  # noqa: E402
    FIGURES,
    LUCKS,
    MIXES,
    SETTINGS,
    courses,
    measured,
    of_mix,
    of_setting,
)

HEAD = (
    "<!-- 由 `python docs/public_goods.py` 生成，请勿手改 · "
    "written by `python docs/public_goods.py` -->\n"
)
TITLE = Text("公共品博弈", "The public-goods game")
GIVEN = Text("给公共池的比例", "share of tokens given")
ROUND = Text("第几轮", "round")
LINES = Text(
    f"线：{LUCKS}场的平均；阴影：每100场有90场落在里面。",
    f"Lines: means of {LUCKS} sessions; shaded: where 90 in 100 lie.",
)
BLOCKS = Text("灰块：已发表的实验允许的范围。", "Grey: what published experiments allow.")
played = cache(courses)
mixed = cache(lambda: [of_mix(*mix) for mix in MIXES])


def course(axes: Axes, values: np.ndarray, colour: str, words: str, style: str = "-") -> None:
    """Draw a mean with its band over the rounds, and name it at its end."""
    rounds = np.arange(1, len(values) + 1)
    low, high = np.quantile(values, [0.05, 0.95], axis=1)
    axes.fill_between(rounds, low, high, color=colour, alpha=0.18, linewidth=0)
    mean = values.mean(axis=1)
    axes.plot(rounds, mean, color=colour, linestyle=style)
    at = (len(values), float(mean[-1]))
    axes.annotate(shown(words), at, xytext=(10, 0), textcoords="offset points", va="center")


def allowed(axes: Axes, first: float, last: float, low: float, high: float) -> None:
    """Shade the rounds and shares that published experiments allow."""
    axes.fill_between([first, last], low, high, color=FIELD, linewidth=0, zorder=0)


def framed(figure: Figure, language: Language) -> Axes:
    """Give the axes of rounds and shares."""
    axes = figure.subplots()
    axes.set_ylim(0, 1)
    axes.set_xlim(0.7, 10)
    axes.set_xticks(range(1, 11), [str(number) for number in range(1, 11)], fontsize=SMALL)
    axes.set_title(shown(GIVEN.within(language)))
    axes.set_xlabel(shown(ROUND.within(language)), fontsize=SMALL)
    return axes


def decline(language: Language) -> Figure:
    """Draw C10: giving falls without punishment."""
    title = Text("没有处罚，越给越少（C10）", "Without punishment giving falls (C10)")
    with sheet() as figure:
        head(figure, TITLE, title, language)
        axes = framed(figure, language)
        allowed(axes, 0.8, 1.4, 0.40, 0.60)
        allowed(axes, 9.5, 10.0, 0.0, 0.22)
        course(axes, played()["plain"], PROGRAMME, Text("模型", "model").within(language))
        note(figure, language, LINES, BLOCKS)
    return figure


def punishment(language: Language) -> Figure:
    """Draw C11: with punishment giving holds."""
    title = Text("有处罚，给得住（C11）", "With punishment giving holds (C11)")
    with sheet() as figure:
        head(figure, TITLE, title, language)
        axes = framed(figure, language)
        allowed(axes, 0.7, 10.0, 0.50, 0.90)
        with_it, without = Text("有处罚", "punished"), Text("没有处罚", "not punished")
        course(axes, played()["punished"], PROGRAMME, with_it.within(language))
        course(axes, played()["plain"], TWIN, without.within(language), "--")
        note(figure, language, LINES, BLOCKS)
    return figure


def antisocial(language: Language) -> Figure:
    """Draw C13: where half of the punishment hits those who give, it hardly helps."""
    title = Text("处罚给得多的人，就不灵了（C13）", "Punishing the givers undoes it (C13)")
    with sheet() as figure:
        head(figure, TITLE, title, language)
        axes = framed(figure, language)
        found = played()
        third = found["plain"].mean(1) + (found["punished"] - found["plain"]).mean() / 3.0
        axes.plot(np.arange(1, 11), third, color=INK, linestyle=":", linewidth=2)
        half = Text("一半罚给得多的", "half antisocial")
        course(axes, found["punished"], PROGRAMME, Text("有处罚", "punished").within(language))
        course(axes, found["antisocial"], THIRD, half.within(language), "-.")
        plain = Text("没有处罚", "not punished").within(language)
        course(axes, found["plain"], TWIN, plain, "--")
        dotted = Text(
            "点线：没有处罚的，加处罚平均增量的三分之一。",
            "Dotted: without punishment, plus a third of the mean gain of punishment.",
        )
        note(figure, language, LINES, below=dotted)
    return figure


def types(language: Language) -> Figure:
    """Draw C12: first and last round and the punished mean over mixes of types."""
    title = Text("三种人的比例（C12）", "The mix of types (C12)")
    with sheet() as figure:
        head(figure, TITLE, title, language)
        axes = figure.subplots()
        axes.set_ylim(0, 1)
        place = np.arange(len(MIXES))
        for key, colour, mark, words in (
            ("start", TWIN, "s", Text("第一轮", "first round")),
            ("last", THIRD, "o", Text("第十轮", "tenth round")),
            ("punished", PROGRAMME, "^", Text("有处罚，平均", "punished, mean")),
        ):
            values = [found[key] for found in mixed()]
            axes.plot(place, values, mark, color=colour, markersize=13)
            at = (len(MIXES) - 1, values[-1])
            said = shown(words.within(language))
            axes.annotate(said, at, xytext=(14, 0), textcoords="offset points", va="center")
        names = [f"{c:g}\n{f:g}\n{1 - c - f:.2g}" for c, f in MIXES]
        axes.set_xticks(place, names, fontsize=SMALL)
        axes.set_title(shown(GIVEN.within(language)))
        rows = Text(
            "每列从上到下：看别人给的、只看得失的、过半就少给的各占多少。",
            "Each column from above: share of conditional players, of free riders, of hump-shaped.",
        )
        note(figure, language, rows)
    return figure


PICTURES: dict[str, Callable[[Language], Figure]] = {
    "public_goods_decline": decline,
    "public_goods_punishment": punishment,
    "public_goods_antisocial": antisocial,
    "public_goods_types": types,
}


ABOUT = Text(
    "`collabsim run public_goods`：24人一场，每组4人，每人20枚筹码，给一枚组里每人得0.4枚，10轮。"
    "人怎么给，用的就是项目里各方出力的那条方程；下面和发表的实验对照，中和不中都列出来。\n",
    "`collabsim run public_goods`: sessions of 24 players in groups of 4, 20 tokens each, 0.4 to "
    "each for a token given, 10 rounds. Players give by the equation of effort that holds in "
    "projects. Held against published experiments, hits and misses alike.\n",
)
C13 = Text(
    "C13 不是干净的检验：约定的力量随反社会处罚减弱，是设计里写的，但规则的公式里原来没有；没有它是"
    "0.36，不中；加上才中。只看最后一轮是 {end:.2f}，范围是对十轮平均说的。\n",
    "C13 is no clean test: that the norm weakens with antisocial punishment stood in the "
    "design but not in the formula of the rule. Without it the figure is 0.36, a miss; it was "
    "put in and then it hits. In the last round alone it is {end:.2f}; the band is for the "
    "mean of ten rounds.\n",
)
C12 = Text(
    "C12（输入）：看别人给的 / 只看得失的 / 过半就少给的：第一轮、第十轮、有处罚的平均。",
    "C12 (input): conditional / free rider / hump: first round, tenth round, punished mean.",
)


SWEPT = Text(
    "换两个假定的数（调整速度 / 大家认可的比例），上面前六个数依次是（* 不中）：",
    "With two assumed numbers otherwise (speed of adapting / norm), the first six figures above in "
    "their order (* a miss):",
)


def _mark(figure: Published, seen: dict[str, float]) -> str:
    return "" if figure.hit(seen[figure.key]) else "*"


def page() -> str:
    """Write hits and misses."""
    found = measured(played())
    rows = [
        "| # | 用途 use | 数 figure | 发表的 published | 范围 band | 模型 model | | 出处 source |",
        "|---|---|---|---|---|---|---|---|",
    ]
    misses = {}
    for figure in FIGURES:
        value = found[figure.key]
        told = "中 hit" if figure.hit(value) else "**不中 miss**"
        band = f"{figure.low:.2f} … {figure.high:.2f}"
        cells = (
            *(figure.row, figure.use, figure.label.both(), figure.published, band),
            *(f"{value:.{figure.digits}f}", told, figure.source),
        )
        rows.append("| " + " | ".join(cells) + " |")
        if figure.miss is not None:
            misses[figure.miss] = None
    last = played()
    mean = {name: values.mean(axis=1) for name, values in last.items()}
    end = (mean["antisocial"] - mean["plain"])[-1] / (mean["punished"] - mean["plain"])[-1]
    mixes = [
        f"{c:g} / {f:g} / {1 - c - f:.2g}: {m['start']:.2f}, {m['last']:.2f}, {m['punished']:.2f}"
        for (c, f), m in zip(MIXES, mixed(), strict=True)
    ]
    swept = [
        f"{inertia:g} / {norm:g}: "
        + ", ".join(f"{seen[f.key]:.{f.digits}f}{_mark(f, seen)}" for f in FIGURES if f.key in seen)
        for inertia, norm in SETTINGS
        for seen in (of_setting(inertia, norm),)
    ]
    pictures = [f"![{name}](pictures/published/{name}_zh.png)" for name in PICTURES]
    english = [f"![{name}](pictures/published/{name}_en.png)" for name in PICTURES]
    parts = [
        f"{HEAD}\n# {TITLE.both()}\n",
        ABOUT.zh,
        ABOUT.en,
        "\n".join(rows) + "\n",
        *(f"{text.zh}\n\n{text.en}\n" for text in misses),
        C13.zh.format(end=end),
        C13.en.format(end=end),
        f"{C12.zh}\n\n{C12.en}\n",
        "\n".join(f"- {line}" for line in mixes) + "\n",
        f"{SWEPT.zh}\n\n{SWEPT.en}\n",
        "\n".join(f"- {line}" for line in swept) + "\n",
        "\n".join(pictures) + "\n",
        "<details><summary>In English</summary>\n\n" + "\n".join(english) + "\n\n</details>\n",
    ]
    return "\n".join(parts)


def main() -> None:
    """Write the page and all pictures."""
    folder = ROOT / "docs" / "pictures" / "published"
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in PICTURES.items():
        for language in LANGUAGES:
            (folder / f"{name}_{language}.png").write_bytes(picture(draw(language), "png"))
    (ROOT / "docs" / "public_goods.md").write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
