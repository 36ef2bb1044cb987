"""The tables of differences: of measures, six dimensions, cost and exits, and of everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from sim.catalogue import OUTCOMES
from sim.charts import unit
from sim.core.text import Text
from sim.core.words import say
from sim.lab.compared import Pair, Row, pairs_of
from sim.lab.findings import Findings
from sim.lab.gains import Gains
from sim.lab.worth import Worth, kept_of
from sim.report.page.answer import names_of, shown_in
from sim.report.page.blocks import Block, Cell, Grid, Tone, figure, gap, word
from sim.report.sentences import limit, tiny
from sim.report.verdicts import word_of
from sim.scenario.study import Study

MOST_SAVED = 1000.0
"""Where hardly any luck differs, pairing saves more than anybody would count."""
Numbers = Mapping[str, Any]
"""A row of a table of the laboratory."""
TONES: dict[str, Tone] = {"better": "good", "worse": "bad", "unknown": "pale", "too_few": "pale"}
HEADS = ("outcome", "verdict", "difference", "against", "arm", "matters", "n", "correlation")


def of(table: pd.DataFrame, pair: Pair) -> pd.DataFrame:
    """Give the rows of a pair."""
    if not len(table):
        return table
    return table[(table["arm"] == pair.arm) & (table["against"] == pair.against)]


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the rows of a table one by one, each number by the name of its column."""
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def by(key: str, table: pd.DataFrame, **where: object) -> dict[str, dict[str, Any]]:
    """Give those rows in which some columns hold what is asked, by another column."""
    found = [row for row in records(table) if all(row[n] == v for n, v in where.items())]
    return {str(row[key]): row for row in found}


def head(name: str) -> Text:
    """Give the head of a column, of this page or of the screen."""
    topic = "study" if name in {"against", "difference", "verdict"} else "page"
    return say(f"{topic}.head_{name}")


def of_pair(study: Study, pair: Pair) -> dict[str, Text]:
    """Give the labels of two arms for a sentence."""
    names = names_of(study)
    return {"arm": names[pair.arm], "against": names[pair.against]}


def differences(findings: Findings) -> Iterator[Block]:
    """Lay out every measure of every pair: verdict, difference with range, levels, pairing."""
    study, found = findings.study, findings.compared
    confidence = f"{100 * study.comparisons.confidence:g}"
    for pair in pairs_of(study):
        rows = tuple(_row(row) for row in found.rows if row.pair == pair)
        title = say("page.differences_title", **of_pair(study, pair))
        heads = (*(head(name) for name in HEADS), say("page.head_saved"))
        note = say("page.differences_note", confidence=confidence)
        yield Grid(f"differences_{pair.arm}_{pair.against}", title, heads, rows, (note,))


def _row(row: Row) -> tuple[Cell, ...]:
    factor, called = shown_in(row)
    label = row.outcome.label
    if row.outcome.at_month is not None:
        label = say("page.differences_at", what=label, month=row.outcome.at_month)
    return (
        Cell(label, called),
        Cell(word_of(row), tone="pale" if row.shaky or tiny(row) else TONES.get(row.verdict, "")),
        _gap(row, factor),
        Cell(figure(row.base, factor)),
        Cell(figure(row.level, factor)),
        _matters(row, factor),
        Cell(word(str(row.gap.n))),
        Cell(figure(row.pairing.correlation)),
        Cell(_saved(row)),
    )


def _matters(row: Row, factor: float) -> Cell:
    if row.outcome.matters is None:
        return Cell(say("page.not_said"))
    told = limit(row, factor)
    return Cell(told, say("page.matters_wide"), "pale") if row.wide else Cell(told)


def _gap(row: Row, factor: float) -> Cell:
    if row.gap.identical:
        return Cell(word("0"))
    cell = gap(row.gap.mean, row.gap.low, row.gap.high, factor)
    if row.bent is None:
        return cell
    span = gap(row.bent.mean, row.bent.low, row.bent.high, factor).below
    also = say("page.bent", span=span)
    return Cell(cell.text, Text(cell.below.zh + also.zh, f"{cell.below.en} {also.en}"))


def _saved(row: Row) -> Text:
    saved = row.pairing.saved
    if saved != saved:  # noqa: PLR0124 not a number
        return word("–")
    if saved > MOST_SAVED:
        return say("page.times_over", n=figure(MOST_SAVED))
    return say("page.times", n=figure(saved))


def cell_of(row: Numbers, factor: float = 1.0) -> Cell:
    """Write the difference of a row of `gaps`."""
    if row["identical"]:
        return Cell(word("0"), tone="pale")
    return gap(row["difference"], row["low"], row["high"], factor)


def worth(findings: Findings, gains: Gains) -> Iterator[Block]:
    """Lay out public cost and what is kept up apart, and their ratio where it can be told."""
    names = names_of(findings.study)
    rows = []
    for each in gains.worth:
        ratio = gap(each.ratio.mean, each.ratio.low, each.ratio.high, sign=False)
        cost, kept = each.cost, each.kept
        rows.append(
            (
                Cell(say("page.less", arm=names[each.pair.arm], against=names[each.pair.against])),
                Cell(word("0")) if cost.identical else gap(cost.mean, cost.low, cost.high),
                Cell(word("0")) if kept.identical else gap(kept.mean, kept.low, kept.high),
                ratio if ratio.below.en else Cell(say(_no_ratio(each)), tone="pale"),
            )
        )
    if rows:
        what = kept_of(findings.study)
        heads = tuple(head(name) for name in ("arm", "cost", what, f"ratio_{what}"))
        note = say("page.ratio_note")
        yield Grid("worth", say(f"page.worth_title_{what}"), heads, tuple(rows), (note,))


def _no_ratio(each: Worth) -> str:
    return "page.no_ratio_same" if each.kept.identical else "page.no_ratio"


def everything(findings: Findings, gains: Gains) -> Iterator[Block]:
    """Lay out all that was counted, the last month, expert measures too."""
    study = findings.study
    for pair in pairs_of(study):
        rows = tuple(_counted(row) for row in records(of(gains.outcomes, pair)))
        title = say("page.full_outcomes", **of_pair(study, pair))
        heads = tuple(head(name) for name in ("outcome", "difference", "against", "arm", "n"))
        yield Grid(f"everything_{pair.arm}_{pair.against}", title, heads, rows)


def _counted(row: Numbers) -> tuple[Cell, ...]:
    outcome = OUTCOMES[row["measure"]]
    factor, called = unit(outcome.unit)
    return (
        Cell(outcome.label, called),
        cell_of(row, factor),
        Cell(figure(row["mean_against"], factor)),
        Cell(figure(row["mean_arm"], factor)),
        Cell(word(str(row["n"]))),
    )
