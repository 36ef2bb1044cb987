"""Verdicts in words and the table of differences."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from sim.catalogue import OUTCOMES
from sim.charts import unit
from sim.core.numbers import number, ranged
from sim.core.text import Language, Text
from sim.core.words import say
from sim.lab.compared import Compared, Row
from sim.lab.findings import Findings
from sim.lab.honesty import Checked
from sim.lab.values import rows_of
from sim.lab.worth import COUNTED, worth_of
from sim.report.costs import cost_told, one_of
from sim.report.deeper import deeper_lines
from sim.report.printed import printed
from sim.report.ruled import Grid
from sim.report.sentences import tiny, untold, verdict_in_words
from sim.report.stopped import stopped_in_words

MOST_ARMS = 4
"""With more of them the page tells what each costs, and the screen does not."""
HEADS = ("against", "arm", "difference", "verdict")


def difference_table(found: Compared) -> pd.DataFrame:
    """Give one row for each outcome and pair of arms, in the outcome's own unit."""
    return pd.DataFrame([_record(row) for row in found.rows])


def _record(row: Row) -> dict[str, object]:
    gap, wanted = row.gap, row.outcome
    return {
        "outcome": wanted.name,
        "measure": wanted.measure,
        "label_zh": wanted.label.zh,
        "label_en": wanted.label.en,
        "unit": OUTCOMES[wanted.measure].unit,
        "at_month": wanted.at_month,
        "arm": row.pair.arm,
        "against": row.pair.against,
        "mean_against": row.base,
        "mean_arm": row.level,
        "difference": gap.mean,
        "low": gap.low,
        "high": gap.high,
        "bootstrap_low": row.bent.low if row.bent else None,
        "bootstrap_high": row.bent.high if row.bent else None,
        "n": gap.n,
        "standard_deviation": gap.spread,
        "skewness": gap.skewness,
        "p_adjusted": row.p,
        "p_adjusted_matters": row.p_border,
        "correlation": row.pairing.correlation,
        "replications_saved_by_pairing": row.pairing.saved,
        "matters": wanted.matters,
        "verdict": row.verdict,
        "about_more_replications": row.more,
    }


def word_of(row: Row) -> Text:
    """Say in a word or two what came out, as tables show it."""
    finer = {"shaky": row.shaky, "loose": row.loose, "tiny": tiny(row), "untold": untold(row)}
    word = next((word for word, holds in finer.items() if holds), row.verdict)
    return say(f"study.word_{word}")


def screen_of(findings: Findings, language: Language, width: int) -> str:
    """Write the answer, the table of differences, and what was checked.

    Parameters
    ----------
    findings : Findings
        What the study found.
    language : str
        `zh` or `en`.
    width : int
        Columns of the terminal.

    Returns
    -------
    str
        Lines without trailing blanks, ending in a line break.
    """
    middle = (None, _grid(findings, language), None)
    return printed((*_head(findings), *middle, *_foot(findings)), language, width)


def _head(findings: Findings) -> Iterator[Text]:
    study = findings.study
    yield study.title
    yield say("report.question", question=study.question)
    first = findings.compared.rows[: len(study.arms) - 1]
    for row in first:
        yield verdict_in_words(row, findings.compared, dated=True)


def _grid(findings: Findings, language: Language) -> Grid:
    heads = {key: say(f"study.head_{key}").within(language) for key in HEADS}
    *numbers, verdict = heads.values()
    grid = Grid(("", "left"), *((head, "right") for head in numbers), (verdict, "left"))
    names = {arm.name: arm.label for arm in findings.study.arms}
    many = len(findings.study.arms) > 2  # noqa: PLR2004 two arms need no names in each row
    for row in findings.compared.rows:
        factor, called = unit(OUTCOMES[row.outcome.measure].unit)
        title = f"{row.outcome.label.within(language)}\n  {called.within(language)}"
        if many:
            title = f"{names[row.pair.arm].within(language)}\n{title}"
        grid.add(
            title,
            number(factor * row.base, language),
            number(factor * row.level, language),
            _gap(row, factor, language),
            word_of(row).within(language),
        )
    return grid


def _gap(row: Row, factor: float, language: Language) -> str:
    gap = row.gap
    if gap.identical:
        return "0"
    if gap.low != gap.low:
        return number(factor * gap.mean, language, sign=True)
    ends = (factor * gap.low, factor * gap.high)
    mean, span = ranged(factor * gap.mean, *ends, language, sign=True)
    return f"{mean}\n{span}" if span else mean


def _foot(findings: Findings) -> Iterator[Text]:
    conducted = findings.conducted
    yield from _costs(findings)
    yield stopped_in_words(findings)
    if conducted.failed:
        whole = len(conducted.run_keys())
        yield say("study.failed", failed=len(conducted.failed), whole=whole)
    yield from deeper_lines(findings)
    for checked in findings.checks:
        yield told_check(checked)
    for balance in findings.balances:
        share = f"{100 * balance.residual:+.1f}"
        words = {"arm": balance.arm, "value": f"{balance.value:,.0f}", "residual": share}
        yield say("study.equal_money", **words)
    yield say("report.note_model")


def _costs(findings: Findings) -> Iterator[Text]:
    """Say what one more household kept out of poverty costs, where few enough arms are compared."""
    study = findings.study
    if len(study.arms) > MOST_ARMS:
        return
    names = {arm.name: arm.label for arm in study.arms}
    rows = rows_of(findings.conducted, "outcome", names=COUNTED)
    for worth in worth_of(rows, study):
        if worth.pair.against == study.baseline.name:
            said = {"one": one_of(worth.what), "arm": names[worth.pair.arm]}
            yield say("study.cost", **said, text=cost_told(worth, findings.compared))


def told_check(checked: Checked) -> Text:
    """Say what a check of the comparison found."""
    words: dict[str, object] = {"numbers": f"{checked.numbers:,}"}
    if checked.check == "prefix":
        words["month"] = checked.before_month
    return say(f"study.check_{checked.check}_{'good' if checked.good else 'bad'}", **words)
