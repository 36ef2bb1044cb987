"""Writes `docs/audit.md`: `python docs/audit.py`; with `--run` audits first (an hour and more)."""  # noqa: INP001 a script, not a package

from __future__ import annotations

import csv
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parent)]

from page_tables import table  # noqa: E402 the folder is put on the path first

FOLDER = Path(__file__).with_name("audit")
ROOT = FOLDER.parents[1]
PAGE = FOLDER.with_suffix(".md")
TEMPLATE = FOLDER.with_suffix(".template")
TABLES = ("claims", "losers", "contrasts", "mechanisms")
DRAWS, LUCKS = 400, 1
SUSPECT_IS = ("key", "arm", "outcome")
LOSES = 0.6
"""Whoever is worse off in more than this share of draws is named."""
Row = dict[str, str]


def runs() -> list[dict[str, Any]]:
    """Read what is audited."""
    told: list[dict[str, Any]] = tomllib.loads((FOLDER / "runs.toml").read_text("utf-8"))["run"]
    return told


def explained() -> dict[tuple[str, ...], Row]:
    """Read what brings about each result that is (nearly) always the same, by run, arm, outcome."""
    told = tomllib.loads((FOLDER / "explained.toml").read_text("utf-8"))["suspect"]
    return {tuple(each[k] for k in SUSPECT_IS): each for each in told}


def suspects(claims: list[Row]) -> list[Row]:
    """Give the results that are (nearly) always the same."""
    return [row for row in claims if row["suspect"] == "True"]


def command(run: dict[str, Any]) -> list[str]:
    """Give the command of one audit, as one would type it."""
    words = ["audit", f"scenarios/studies/{run['study']}.yaml", "--arms", *run["arms"]]
    words += [word for each in run.get("set", []) for word in ("--set", each)]
    return [*words, "--draws", str(DRAWS), "--lucks", str(LUCKS)]


def carried_out(run: dict[str, Any]) -> dict[str, list[Row]]:
    """Audit, and give the tables."""
    out = ROOT / "runs" / "audits" / run["key"].replace(", ", "_").replace(" ", "_")
    words = [sys.executable, "-m", "sim", *command(run), "--out", str(out), "--lang", "en"]
    subprocess.run(words, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 our own
    folder = next(out.iterdir())
    return {name: rows(folder / "tables" / f"{name}.csv") for name in TABLES}


def rows(path: Path) -> list[Row]:
    """Read a table; nothing where there is none."""
    if not path.exists() or not path.read_text("utf-8-sig").strip():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def collect(only: list[str]) -> None:
    """Carry out the audits that are named, or all, and keep their tables side by side."""
    for run in runs():
        if only and run["key"] not in only:
            continue
        found = carried_out(run)
        for name in TABLES:
            path = FOLDER / f"{name}.csv"
            kept = [row for row in rows(path) if row["key"] != run["key"]]
            fresh = [{"key": run["key"], **row} for row in found[name]]
            order = [each["key"] for each in runs()]
            both = sorted([*kept, *fresh], key=lambda row: order.index(row["key"]))
            if both:
                _write(path, both)


def _write(path: Path, table: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        pages = csv.DictWriter(file, list(table[0]), lineterminator="\n")
        pages.writeheader()
        pages.writerows(table)


def page() -> str:
    """Lay out the page."""
    claims = rows(FOLDER / "claims.csv")
    done = {row["key"] for row in claims}
    text = TEMPLATE.read_text("utf-8")
    return text.format(
        draws=DRAWS,
        lucks=LUCKS,
        claims=_laid(_claims(claims)),
        losers=_laid(_losers(rows(FOLDER / "losers.csv"))),
        suspects="\n".join(_suspects(claims, rows(FOLDER / "mechanisms.csv"))),
        decides=_laid(_decides(rows(FOLDER / "contrasts.csv"))),
        commands="\n".join(f"collabsim {' '.join(command(run))}" for run in runs()),
        missing=", ".join(run["key"] for run in runs() if run["key"] not in done) or "–",
    )


def _claims(table: list[Row]) -> Iterator[list[str]]:
    yield ["", "论文的说法 claim", "办法对基准 arm against baseline", "看什么 outcome",
           "每100组更好 better of 100 draws", "完全一样 identical",
           "平均差别（95%） mean difference (95 %)", "单位 unit", "组数 draws"]  # fmt: skip
    for run in runs():
        for row in table:
            if row["key"] == run["key"] and row["outcome"] in run["claimed"]:
                share = [
                    f"{100 * float(row[k]):.0f}" for k in ("better", "better_low", "better_high")
                ]
                ends = [_short(row[k]) for k in ("mean_low", "mean_high")]
                yield [
                    run["key"],
                    f"{run['zh']} · {run['en']}",
                    f"`{row['arm']}` – `{row['against']}`",
                    f"{row['label_zh']} · {row['label_en']}",
                    f"**{share[0]}** [{share[1]} … {share[2]}]",
                    f"{100 * float(row['identical']):.0f}",
                    f"{_short(row['mean_difference'])} [{' … '.join(ends)}]",
                    row["unit"],
                    row["draws"],
                ]


def _short(value: str) -> str:
    return f"{float(value):.3g}" if value else "–"


def _losers(table: list[Row]) -> Iterator[list[str]]:
    yield ["", "办法对基准 arm against baseline", "谁 who",
           "每100组变差 worse off, of 100 draws", "平均差别，元 mean difference, yuan"]  # fmt: skip
    for row in table:
        if row["kind"] == "actor" and row["worse_off"] and float(row["worse_off"]) >= LOSES:
            share = [f"{100 * float(row[k]):.0f}" for k in ("worse_off", "low", "high")]
            yield [
                row["key"],
                f"`{row['arm']}` – `{row['against']}`",
                row["who"],
                f"{share[0]} [{share[1]} … {share[2]}]",
                f"{float(row['mean_difference_yuan']):,.0f}",
            ]


def _decides(table: list[Row]) -> Iterator[list[str]]:
    yield ["", "办法 arm", "看什么 outcome", "什么数 number",
           "低三分之一 → 高三分之一 lowest → highest third", "翻转 flips"]  # fmt: skip
    claimed = {run["key"]: run["claimed"] for run in runs()}
    seen: dict[tuple[str, str, str], int] = {}
    for row in table:
        key = (row["key"], row["arm"], row["outcome"])
        seen[key] = seen.get(key, 0) + 1
        if row["outcome"] in claimed[row["key"]] and seen[key] <= 2:  # noqa: PLR2004 the two strongest
            ends = [f"{100 * float(row[k]):.0f}" for k in ("higher_if_low", "higher_if_high")]
            yield [row["key"], f"`{row['arm']}`", row["outcome"], f"`{row['path']}`",
                   " → ".join(ends), "是 yes" if row["flips"] == "True" else ""]  # fmt: skip


def _suspects(claims: list[Row], mechanisms: list[Row]) -> Iterator[str]:
    why = explained()
    for row in suspects(claims):
        own = [each for each in mechanisms if all(each[k] == row[k] for k in SUSPECT_IS)]
        both = [each for each in own if each["added_alone"] and each["left_without_it"]]
        ranked = sorted(both, key=lambda each: -abs(_shapley(each)))[:3]
        pieces = "; ".join(f"`{each['path']}` {_shapley(each):+.3g}" for each in ranked)
        yield (
            f"- {row['key']}, `{row['arm']}` – `{row['against']}`, {row['label_zh']} · "
            f"{row['label_en']}: {float(row['mean_difference']):+.3g} {row['unit']}"
            + (f"; {pieces}" if pieces else "")
        )
        because = why.get(tuple(row[k] for k in SUSPECT_IS))
        if because:
            yield f"  {because['zh']} {because['en']}"


def _shapley(piece: Row) -> float:
    whole, first, last = (float(piece[k]) for k in ("whole", "added_alone", "left_without_it"))
    return (first + whole - last) / 2


def _laid(lines: Iterator[list[str]]) -> str:
    return table(next(lines), lines)


def main() -> None:
    """Write the page; audit first if asked."""
    words = sys.argv[1:]
    if "--run" in words:
        collect([word for word in words if word != "--run"])
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
