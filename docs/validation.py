"""Writes `docs/validation.md` and its pictures: `python docs/validation.py`."""  # noqa: INP001 a script, not a package

from __future__ import annotations

import csv
import io
import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "docs")]

from page_tables import table  # noqa: E402 the checkout is put on the path first
from validation_pictures import PICTURES, Results, drawn  # noqa: E402

from sim.lab.accepted import DATA, NO_PARAMETER  # noqa: E402
from sim.report.page.validation import COLUMNS  # noqa: E402
from sim.report.page.validation import DATA as QUOTED  # noqa: E402
from sim.scenario.registry import all_keys  # noqa: E402
from sim.world.settings.labour import Labour  # noqa: E402
from tests.published.bands import GROSS_WAGE, YEARS  # noqa: E402
from tests.published.figures import BY_KEY, FIGURES, Figure  # noqa: E402
from tests.published.measure import PATH  # noqa: E402

PAGE = ROOT / "docs" / "validation.md"
FOLDER = ROOT / "docs" / "pictures" / "published"
COMMAND = "python -m pytest -m slow tests/published"
TINY = 1e-6
PARTS = {"C14": "trial", "C15": "trial"}
TEMPLATE = ROOT / "docs" / "validation.template"


def rows_of(told: Results) -> Iterator[list[str]]:
    """Give a row of the table for each figure."""
    for f in FIGURES:
        mean, low, high, _ = told[PARTS.get(f.row, "defaults")][f.key]
        wide = told["ensemble"][f.key]
        verdict = "hit" if f.hit(mean) else "**MISS**"
        span = f"{number(f, mean)} [{number(f, low)} … {number(f, high)}]"
        other = f"{number(f, wide[1])} … {number(f, wide[2])}"
        yield [f.row, f.use, f.label.both(), f.published, band(f), span, other, verdict, f.source]


def number(f: Figure, value: float) -> str:
    """Write a value with as many digits as its figure has."""
    return f"{value:,.{f.digits}f}"


def band(f: Figure) -> str:
    """Write which values are a hit; open ends as such."""
    if math.isinf(f.high):
        return "> 0" if f.low < TINY else f"≥ {number(f, f.low)}"
    return f"{number(f, f.low)} … {number(f, f.high)}"


def misses(told: Results) -> str:
    """Explain what is missed."""
    found = []
    for f in FIGURES:
        mean = told[PARTS.get(f.row, "defaults")][f.key][0]
        if not f.hit(mean) and f.miss is not None:
            told_of = f"**{f.row} {f.label.both()}**, {number(f, mean)} against {f.published}"
            found.append(f"- {told_of}: {f.miss.en} {f.miss.zh}")
    return "\n".join(found) + "\n"


def returns(told: Results) -> str:
    """Lay out returns to poverty year by year, and how reports would have to lean."""
    part, rows = told["defaults"], []
    for year in YEARS[1:]:
        values = [part[f"{key}_{year}"][0] for key in ("returned", "alone", "income_only")]
        official = {2016: 0.02, 2018: 0.0025}.get(year)
        lean = "" if official is None else f"{official - values[0]:+.4f}"
        watched = part[f"watched_{year}"][0]
        rows.append([str(year), *(f"{x:.4f}" for x in values), f"{watched:.4f}",
                     BY_KEY[f"returned_{year}"].published if official else "", lean])  # fmt: skip
    columns = ("年 year", "有监测 with monitoring", "没有监测 without", "只看收入 by income alone",
               "监测帮扶 under support", "公布 published", "incentive × bias")  # fmt: skip
    return table(columns, rows)


def ensemble() -> str:
    """Say of every fitted parameter where the accepted sets have it."""
    text = DATA.read_text(encoding="utf-8").splitlines()
    sets = list(csv.DictReader(line for line in text if not line.startswith("#")))
    known = {key.path: key.param for key in all_keys()}
    rows = []
    for path in (name for name in sets[0] if name != NO_PARAMETER):
        values = sorted(float(one[path]) for one in sets)
        param = known[path]
        low, high = param.sweep or (values[0], values[-1])
        rows.append([f"`{path}`", param.label.both(), f"{param.default:g}",
                     f"{values[0]:g} … {values[len(values) // 2]:g} … {values[-1]:g}",
                     f"{low:g} … {high:g}"])  # fmt: skip
    columns = ("参数 parameter", "名称 name", "默认 default", "留用组 least, middle, most",
               "抽样范围 drawn within")  # fmt: skip
    return f"`sim/lab/accepted.csv`: {text[0].removeprefix('# ')}.\n\n{table(columns, rows)}"


def whole(told: Results) -> str:
    """Lay out the whole county under the ensemble: the poor with and without, income gained."""
    part, rows = told["whole"], []
    for year in range(YEARS[0], YEARS[0] + 10):
        cells = [f"{100 * x:.1f}" for key in ("poor", "twin") for x in part[f"{key}_{year}"][:3]]
        gained = [f"{x:,.0f}" for x in part[f"gained_{year}"][:3]]
        shown = [*_spans(cells), *_spans(gained)]
        rows.append([str(year), *shown])
    columns = ("年 year", "有项目 with programme, per 100", "没有 without, per 100",
               "人均多收入 income gained, yuan a head")  # fmt: skip
    return table(columns, rows)


def _spans(cells: list[str]) -> list[str]:
    """Write each mean with its low and high, three cells in one."""
    return [f"{a} [{b} … {c}]" for a, b, c in zip(*(cells[at::3] for at in range(3)), strict=True)]


def classes(told: Results) -> str:
    """Lay out how many projects are in which class under five sets of rules."""
    part = told.get("classes", {})
    rows = [[name, *(f"{x:.0f}" for x in values[:4]), f"{values[4]:.1f}"]
            for name, values in part.items()]  # fmt: skip
    return table(("规则 rules", "A", "B", "C", "D", "六维指数 mean index"), rows)


def brought_home(year: int) -> float:
    """Give the wage brought home as a part of the published gross wage."""
    labour = Labour(1)
    net = labour.wage[0] * math.exp(labour.wage_growth[0] * (year - YEARS[0]))
    return float(net) / GROSS_WAGE[year]


def page(told: Results) -> str:
    """Write the whole page."""
    columns = ("行 row", "用途 use", "统计量 statistic", "公布 published", "命中范围 band",
               "模型 model", "留用参数组 accepted sets", "结果", "出处 source")  # fmt: skip
    shown = "".join(
        f"![{name}](pictures/published/{name}_zh.png)\n![{name}](pictures/published/{name}_en.png)\n\n"
        for name in PICTURES
    )
    trial = told["trial"]
    return TEMPLATE.read_text(encoding="utf-8").format(
        command=COMMAND,
        figures=table(columns, rows_of(told)),
        lucks=told["defaults"]["poor_rmse"][3],
        sets=told["ensemble"]["poor_rmse"][3],
        pictures=shown,
        misses=misses(told),
        returns=returns(told),
        long=trial["long_run"][0],
        free=trial["long_run_without"][0],
        ensemble=ensemble(),
        classes=classes(told),
        whole=whole(told),
        whole_sets=told["whole"]["poor_rmse"][3],
        whole_rmse=told["whole"]["poor_rmse"][0],
        strong_rmse=told["stronger"]["poor_rmse"][0],
        strong_trial=told["stronger"]["trial_2"][0],
        home_2014=brought_home(2014),
        home_2020=brought_home(2020),
    )


def summary(told: Results) -> str:
    """Write in a few columns what is hit and what is missed, for every report."""
    target = io.StringIO()
    rows = csv.writer(target, lineterminator="\n")
    rows.writerow(COLUMNS)
    for f in FIGURES:
        mean = told[PARTS.get(f.row, "defaults")][f.key][0]
        labels = (f.label.zh, f.label.en)
        rows.writerow([f.row, *labels, *_quoted(f, mean), int(f.hit(mean))])
    return target.getvalue()


def _quoted(f: Figure, mean: float) -> list[str]:
    """Give what was published and what the model gives, each in Chinese and in English."""
    if f.words is None:
        return [f.published, f.published, number(f, mean), number(f, mean)]
    model = f.words.model.filled(n=f"{f.words.times * mean:,.{f.words.digits}f}")
    return [f.words.published.zh, f.words.published.en, model.zh, model.en]


def main() -> None:
    """Write the page, its pictures, and the few columns that reports quote."""
    told = json.loads(PATH.read_text(encoding="utf-8"))
    PAGE.write_text(page(told), encoding="utf-8")
    QUOTED.write_text(summary(told), encoding="utf-8")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, content in drawn(told, FOLDER):
        path.write_bytes(content)


if __name__ == "__main__":
    main()
