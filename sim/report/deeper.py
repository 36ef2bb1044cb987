"""Ties, budgets, futures and unknowns in a line each; the tables hold the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from sim.catalogue import OUTCOMES
from sim.charts import unit
from sim.core.numbers import number, ranged
from sim.core.text import Text
from sim.core.words import say
from sim.lab.findings import Findings
from sim.lab.sensitivity import NOISE
from sim.scenario.study import Study, Wanted

EACH = 10_000.0
"""Rates are told for so many yuan."""
Numbers = Mapping[str, Any]


def deeper_tables(findings: Findings) -> dict[str, pd.DataFrame]:
    """Give the tables of what a study tells beyond each difference, by name."""
    found = findings.deeper
    return {
        "league": found.league,
        "ladder": found.ladder,
        "robustness": found.robustness,
        "by_point": found.by_point,
        "sensitivity": found.sensitivity.table,
        "tails": found.tails,
    }


def deeper_lines(findings: Findings) -> Iterator[Text]:
    """Say in a few lines what is beyond each difference, for the first outcome of the study."""
    found, first = findings.deeper, findings.study.outcomes[0]
    yield from _league(findings, first)
    yield from _robust(findings, first)
    yield from _ladder(findings, first)
    yield from _drives(findings, first)
    yield from found.sensitivity.refused


def _rows(table: pd.DataFrame, wanted: Wanted) -> list[Numbers]:
    if not len(table):
        return []
    some = table[table["outcome"] == wanted.name].to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in some]


def _labels(study: Study) -> dict[str, Text]:
    return {arm.name: arm.label for arm in study.arms}


def _listed(several: list[Text]) -> Text:
    return Text("、".join(t.zh for t in several), ", ".join(t.en for t in several))


def _plain(value: float) -> Text:
    return Text(number(value, "zh"), number(value, "en"))


def _span(value: float, low: float, high: float) -> tuple[Text, Text]:
    """Write a number and its range equally fine; only the number where there is no range."""
    if low != low:  # noqa: PLR0124 not a number
        return _plain(value), _plain(value)
    below, above = sorted((low, high))
    zh, en = ranged(value, below, above, "zh"), ranged(value, below, above, "en")
    return Text(zh[0], en[0]), Text(zh[1] or zh[0], en[1] or en[0])


def _league(findings: Findings, wanted: Wanted) -> Iterator[Text]:
    rows, names = _rows(findings.deeper.league, wanted), _labels(findings.study)
    several = [
        Text(f"{names[row['arm']].zh} {row['letters']}", f"{names[row['arm']].en} {row['letters']}")
        for row in rows
    ]
    if several and wanted.better == "neither":
        yield say("study.league_line_neutral", what=wanted.label, arms=_listed(several))
    elif several:
        yield say("study.league_line", what=wanted.label, arms=_listed(several))


def _robust(findings: Findings, wanted: Wanted) -> Iterator[Text]:
    rows, names = _rows(findings.deeper.robustness, wanted), _labels(findings.study)
    factor, called = unit(OUTCOMES[wanted.measure].unit)
    for asked in findings.study.comparisons.robustness if rows else ():
        if asked == "satisfied_share":
            yield from _satisfied(rows, wanted, names)
            continue
        regret = asked == "max_regret"
        key, low, high = ("regret", "low", "high") if regret else _WORST
        up = wanted.better == "higher" and not regret
        best = min(rows, key=lambda row: (-1.0 if up else 1.0) * row[key])
        size, span = _span(*(factor * best[name] for name in (key, low, high)))
        told = {"what": wanted.label, "unit": called, "arm": names[best["arm"]]}
        line = "study.regret_line" if regret else "study.worst_case_line"
        if regret and not best["high"] > 0.0:
            yield say("study.regret_none", what=wanted.label, arm=names[best["arm"]])
        else:
            yield say(line, **told, size=size, span=span)
        also = [names[row["arm"]] for row in rows if regret and row["could_be_best"]]
        also = [label for label in also if label != names[best["arm"]]]
        if also:
            yield say("study.regret_also", arms=_listed(also))


_WORST = ("worst_case", "worst_case_low", "worst_case_high")


def _satisfied(rows: list[Numbers], wanted: Wanted, names: Mapping[str, Text]) -> Iterator[Text]:
    if not wanted.matters:
        return
    factor, called = unit(OUTCOMES[wanted.measure].unit)
    several = []
    for row in rows:
        share, low, high = (f"{100 * row[f'satisfied_{end}']:.0f}" for end in _SATISFIED)
        parts = {"share": share, "low": low, "high": high}
        several.append(say("study.satisfied_arm", arm=names[row["arm"]], **parts))
    told = {"what": wanted.label, "unit": called, "matters": _plain(factor * wanted.matters)}
    yield say("study.satisfied_line", **told, arms=_listed(several))


_SATISFIED = ("share", "low", "high")


def _ladder(findings: Findings, wanted: Wanted) -> Iterator[Text]:
    names = _labels(findings.study)
    factor, called = unit(OUTCOMES[wanted.measure].unit)
    base = names[findings.study.baseline.name]
    for row in _rows(findings.deeper.ladder, wanted):
        own = names[row["arm"]]
        ends = (own, base) if row["extra_yuan"] >= 0.0 else (base, own)
        told = {"what": wanted.label, "arm": ends[0], "against": ends[1]}
        low, high = row["per_yuan_low"], row["per_yuan_high"]
        if not (low > 0.0 or high < 0.0):
            yield say("study.ladder_untold", **told)
            continue
        times = factor * EACH * (1.0 if row["per_yuan"] > 0.0 else -1.0)
        way = say("study.more" if row["per_yuan"] > 0.0 else "study.less")
        size, span = _span(times * row["per_yuan"], times * low, times * high)
        yield say("study.ladder_line", **told, way=way, size=size, span=span, unit=called)


def _drives(findings: Findings, wanted: Wanted) -> Iterator[Text]:
    study, table = findings.study, findings.deeper.sensitivity.table
    rows, names = _rows(table, wanted), _labels(study)
    unknowns = {unknown.name: unknown.label for unknown in study.unknowns}
    factor, called = unit(OUTCOMES[wanted.measure].unit)
    for arm in dict.fromkeys(row["arm"] for row in rows):
        own = [row for row in rows if row["arm"] == arm]
        told = {"what": wanted.label, "arm": names[arm], "against": names[study.baseline.name]}
        if own[0]["method"] == "each_alone":
            yield from _swept(own, told, unknowns, factor, called)
            continue
        index, key, times = _INDEX[own[0]["method"]]
        some = [row for row in own if row["index"] == index]
        known = [row for row in some if row["unknown"] != NOISE and row["value"] > 0.0]
        if not known:
            continue
        most = max(known, key=lambda row: row["value"])
        luck = next(row["value"] for row in some if row["unknown"] == NOISE)
        scale = times or factor
        size, span = _span(*(scale * most[end] for end in ("value", "low", "high")))
        said = {"unknown": unknowns[most["unknown"]], "span": span, "noise": _plain(scale * luck)}
        more = {"share": size} if times else {"size": size, "unit": called}
        yield say(key, **told, **said, **more)


_INDEX = {
    "sobol": ("total", "study.drives_sobol", 100.0),
    "morris": ("mu_star", "study.drives_morris", 0.0),
}


def _swept(
    rows: list[Numbers],
    told: Mapping[str, Text],
    unknowns: Mapping[str, Text],
    factor: float,
    called: Text,
) -> Iterator[Text]:
    ends = {(row["unknown"], row["index"]): factor * row["value"] for row in rows}
    wide = {name: abs(ends[name, "at_high"] - ends[name, "at_low"]) for name in unknowns}
    most = max(wide, key=lambda name: wide[name])
    if wide[most] > 0.0:
        low, high = (_signed(ends[most, end]) for end in ("at_low", "at_high"))
        said = {"unknown": unknowns[most], "low": low, "high": high, "unit": called}
        yield say("study.drives_each_alone", **told, **said)


def _signed(value: float) -> Text:
    return Text(number(value, "zh", sign=True), number(value, "en", sign=True))
