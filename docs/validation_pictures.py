"""Pictures of published figures beside those of the model, for `docs/validation.md`."""  # noqa: INP001 beside a script

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from sim.charts._look import GHOST, INK, PROGRAMME, SMALL, THIRD, TWIN_NAME
from sim.charts._style import head, note, picture, sheet, shown
from sim.core.text import Language, Text
from tests.published.bands import POOR, YEARS
from tests.published.figures import BY_KEY

Results = Mapping[str, Mapping[str, Sequence[float]]]
PUBLISHED = Text("公布数", "published")
MODEL = Text("模型", "model")
MONITORED = Text("模型，有监测", "model, with monitoring")
ALONE = Text("模型，没有监测", "model, without monitoring")
TITLE = Text("和公布的数字比一比", "Beside published figures")
HOW = Text(
    "线是20个年景的平均，每100个年景有95个落在深色带里，浅色带是所有留用的参数组。",
    "Lines are means of 20 lucks with 95 in 100 of them in the dark band; the light band holds "
    "the accepted parameter sets.",
)
SAME = Text(
    "同样的年景，同样的户，一遍有、一遍没有。",
    "The same households under the same luck, with and without.",
)


def series(told: Results, part: str, keys: Sequence[str], factor: float = 1.0) -> list[list[float]]:
    """Give mean, low and high of some figures as three lists."""
    rows = [told[part][key] for key in keys]
    return [[factor * row[at] for row in rows] for at in range(3)]


def curve(axes: Axes, x: Sequence[int], values: list[list[float]], name: str, colour: str) -> None:
    """Draw a mean with its band and write its name at its end."""
    mean, low, high = values
    axes.fill_between(x, low, high, color=colour, alpha=0.35, linewidth=0)
    axes.plot(x, mean, color=colour, marker="o", markersize=7, label=shown(name))


def dots(axes: Axes, x: Sequence[float], y: Sequence[float], name: str) -> None:
    """Draw published figures as open squares."""
    axes.plot(
        x, y, linestyle="", marker="s", markersize=13, markerfacecolor="none",
        markeredgecolor=INK, markeredgewidth=2.5, label=shown(name), zorder=5,
    )  # fmt: skip


def bands(axes: Axes, x: Sequence[float], keys: Sequence[str], factor: float = 1.0) -> None:
    """Draw the bands that count as a hit as thin bars."""
    for at, key in zip(x, keys, strict=True):
        low, high = BY_KEY[key].low * factor, min(BY_KEY[key].high, 1e6) * factor
        axes.plot([at, at], [low, high], color=INK, linewidth=1.5, zorder=4)


def finish(axes: Axes, title: Text, language: Language, where: str = "best") -> None:
    """Set the panel's title, whole years, and the names of what is drawn."""
    axes.set_title(shown(title.within(language)))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_ylim(bottom=0)
    axes.legend(frameon=False, fontsize=SMALL, loc=where)


def poor(told: Results, language: Language) -> Figure:
    """Draw the fall of rural poverty."""
    with sheet(15, 8) as figure:
        head(figure, TITLE, Text("农村贫困的下降", "The fall of rural poverty"), language)
        axes = figure.subplots()
        keys = [f"poor_{year}" for year in YEARS]
        wide = series(told, "ensemble", keys, 100.0)
        axes.fill_between(YEARS, wide[1], wide[2], color=PROGRAMME, alpha=0.15, linewidth=0)
        name = MODEL.within(language)
        curve(axes, YEARS, series(told, "defaults", keys, 100.0), name, PROGRAMME)
        dots(axes, YEARS, [100.0 * share for share in POOR], PUBLISHED.within(language))
        bands(axes, YEARS, keys, 100.0)
        title = Text(
            "年末仍贫困的人，每100个建档立卡人口",
            "still poor at the end of the year, per 100 registered people",
        )
        finish(axes, title, language)
        note(figure, language, HOW, below=Text(
            "竖线是算作命中的范围。这条线的末端由补贴的路径决定，说明不了项目有没有用。",
            "Bars are what counts as a hit. Its end is set by the path of allowances: it says "
            "little about programmes."))  # fmt: skip
    return figure


def away(told: Results, language: Language) -> Figure:
    """Draw workers away, and wages in the income of their families."""
    with sheet(15, 7) as figure:
        head(figure, TITLE, Text("外出务工", "Workers away from home"), language)
        left, right = figure.subplots(1, 2, width_ratios=[2, 1])
        for axes, keys, place, published, title in (
            (left, ("jobs_2015", "jobs_2020"), (0, 1), (0.6, 1.01),
             Text("每户外出务工人数", "jobs away from home per household")),
            (right, ("wage_share",), (0,), (2 / 3,),
             Text("务工户收入中的工资", "wages in such families")),
        ):  # fmt: skip
            mean, low, high = series(told, "defaults", keys)
            wide = series(told, "ensemble", keys)
            for at in range(len(keys)):
                spot = place[at] + 0.15
                axes.plot([spot] * 2, [wide[1][at], wide[2][at]], color=PROGRAMME, alpha=0.3,
                          linewidth=14, solid_capstyle="butt")  # fmt: skip
                axes.plot([spot] * 2, [low[at], high[at]], color=PROGRAMME, linewidth=4)
            axes.plot([x + 0.15 for x in place], mean, linestyle="", marker="o", markersize=10,
                      color=PROGRAMME, label=shown(MODEL.within(language)))  # fmt: skip
            dots(axes, place, published, PUBLISHED.within(language))
            bands(axes, place, keys)
            finish(axes, title, language, "lower right")
            axes.set_xlim(-0.5, len(keys) - 0.4)
        early = Text("2015—2016年", "2015-16").within(language)
        left.set_xticks(
            [0.08, 1.08], [shown(early), shown(Text("2020年", "2020").within(language))]
        )
        right.set_xticks([0.08], [shown(Text("2020年", "2020").within(language))])
        note(figure, language, HOW)
    return figure


def income(told: Results, language: Language) -> Figure:
    """Draw income per head, which was not fitted."""
    years, keys = (2015, 2019, 2020), ("income_2015", "income_2019", "income_2020")
    with sheet(15, 8) as figure:
        head(
            figure,
            TITLE,
            Text("建档立卡人口的人均收入", "Income per head of the registered"),
            language,
        )
        axes = figure.subplots()
        wide = series(told, "ensemble", keys)
        axes.fill_between(years, wide[1], wide[2], color=PROGRAMME, alpha=0.15, linewidth=0)
        curve(axes, years, series(told, "defaults", keys), MODEL.within(language), PROGRAMME)
        dots(axes, (2015, 2015, 2019, 2020), (2982, 3416, 9808, 10740), PUBLISHED.within(language))
        bands(axes, years, keys)
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
        finish(axes, Text("元/年", "yuan a year"), language, "upper left")
        note(figure, language, HOW, below=Text(
            "2015年有两个公布数。", "For 2015 there are two official figures."))  # fmt: skip
    return figure


def returned(told: Results, language: Language) -> Figure:
    """Draw returns to poverty, with and without monitoring, which were not fitted."""
    years = YEARS[1:]
    with sheet(15, 8) as figure:
        head(figure, TITLE, Text("返贫", "Return to poverty"), language)
        axes = figure.subplots()
        for part, name, colour in (
            ("alone", ALONE, THIRD), ("returned", MONITORED, PROGRAMME),
        ):  # fmt: skip
            keys = [f"{part}_{year}" for year in years]
            curve(axes, years, series(told, "defaults", keys, 100.0), name.within(language), colour)
        dots(axes, (2016, 2018), (2.0, 0.25), PUBLISHED.within(language))
        bands(axes, (2016, 2018), ("returned_2016", "returned_2018"), 100.0)
        title = Text(
            "一年里返贫的人，每100个已脱贫的人",
            "returned within the year, per 100 people who had left poverty",
        )
        finish(axes, title, language)
        note(figure, language, HOW, below=Text(
            "2018年公布的是不到0.5。2016年没有命中：公布数出自有指标的行动，可能少报。",
            "For 2018, less than 0.5 was published. 2016 is a miss: that figure comes from a "
            "campaign with targets and may be too low."))  # fmt: skip
    return figure


def trial(told: Results, language: Language) -> Figure:
    """Draw the graduation trial over seven years."""
    years = (1, 2, 3, 7)
    with sheet(15, 8) as figure:
        head(
            figure, TITLE, Text("六国“毕业”试验", "The graduation trial of six countries"), language
        )
        axes = figure.subplots()
        for part, name, colour in (
            ("trial", Text("模型，有资产门槛", "model, with an asset threshold"), PROGRAMME),
            ("free", Text("模型，没有门槛", "model, without one"), TWIN_NAME),
        ):
            keys = [f"{part}_{year}" for year in years]
            curve(axes, years, series(told, "trial", keys, 100.0), name.within(language), colour)
        dots(axes, (2, 3), (5.8, 5.0), PUBLISHED.within(language))
        bengal = Text("西孟加拉，没有校准", "West Bengal, not fitted").within(language)
        axes.plot([7], [25.0], "D", markersize=11, color=GHOST, label=shown(bengal))
        bands(axes, (2,), ("trial_2",), 100.0)
        title = Text(
            "有试验比没试验多消费多少，每100元；横轴是转移后的年数",
            "consumption above that without, per 100 yuan; years after the transfer",
        )
        finish(axes, title, language)
        note(figure, language, SAME, below=Text(
            "竖线是算作命中的范围。第一年含生活补助。",
            "The bar is what counts as a hit. Year 1 includes cash support."))  # fmt: skip
    return figure


PICTURES: dict[str, Callable[[Results, Language], Figure]] = {
    "poor": poor,
    "away": away,
    "income": income,
    "returned": returned,
    "trial": trial,
}


def drawn(told: Results, folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Give every picture in both languages: where it lies, and its bytes."""
    for name, draw in PICTURES.items():
        for language in ("zh", "en"):
            yield folder / f"{name}_{language}.png", picture(draw(told, language), "png")
