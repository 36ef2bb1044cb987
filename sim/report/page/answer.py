"""The answer in one sentence, and one sentence for every further measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.catalogue import OUTCOMES
from sim.charts import unit
from sim.core.numbers import ranged
from sim.core.text import Text
from sim.core.words import say
from sim.lab.compared import Compared, Row
from sim.lab.findings import Findings
from sim.lab.gains import Gains
from sim.lab.statistics.intervals import LEAST
from sim.report.page.blocks import figure, listed
from sim.report.verdicts import verdict_in_words
from sim.scenario.study import Study

ORDER = ("better", "worse", "differs", "shaky", "identical", "same", "unknown", "too_few")
TWO = 2


def answer(findings: Findings, gains: Gains | None = None) -> Text:
    """Answer the question of a study in one sentence.

    Parameters
    ----------
    findings : Findings
        What was found; the study's first measure decides, the others are named after it.
    gains : Gains, optional
        Who gains and who pays; with it the sentence also says what a further household costs,
        where that can be told.

    Returns
    -------
    Text
        One sentence in each language.
    """
    found = findings.compared
    if len(found.study.arms) > TWO:
        return _closed(_league(found))
    rows = rows_against_baseline(found)
    parts = [*_first(rows[0], found), *_price(gains), *_rest(rows[1:])]
    return _closed(listed(parts, say("page.semicolon")))


def rows_against_baseline(found: Compared) -> list[Row]:
    """Give the rows that hold an arm against the baseline, measure by measure."""
    base = found.study.baseline.name
    return [row for row in found.rows if row.pair.against == base]


def others(findings: Findings) -> Iterator[Text]:
    """Give the sentences of all measures that the first sentence does not tell in full."""
    found = findings.compared
    first = rows_against_baseline(found)[0]
    for row in found.rows:
        if len(found.study.arms) > TWO or row is not first:
            yield verdict_in_words(row, found)


def names_of(study: Study) -> dict[str, Text]:
    """Give the labels of arms by their names."""
    return {arm.name: arm.label for arm in study.arms}


def shown_in(row: Row) -> tuple[float, Text]:
    """Give what a row's numbers are multiplied by when shown, and their unit."""
    return unit(OUTCOMES[row.outcome.measure].unit)


def _first(row: Row, found: Compared) -> Iterator[Text]:
    yield _lead(row, found)
    if row.shaky:
        yield say("page.lead_shaky")


def _price(gains: Gains | None) -> Iterator[Text]:
    """Say what one more household with a sustained exit costs, if it costs and can be told."""
    for each in gains.worth if gains else ():
        if each.exits.low > 0.0 and each.cost.low > 0.0 and each.ratio.low > 0.0:
            size, span = _sized(each.ratio.mean, each.ratio.low, each.ratio.high)
            yield say("page.lead_price", size=size, span=span)


def _lead(row: Row, found: Compared) -> Text:
    names, (factor, called) = names_of(found.study), shown_in(row)
    mean, low, high = row.gap.mean, row.gap.low, row.gap.high
    turn = factor if mean > 0.0 else -factor
    ends = sorted((turn * low, turn * high))
    size, span = _sized(abs(factor * mean), *ends)
    signed, signed_span = _sized(factor * mean, factor * low, factor * high, sign=True)
    return say(
        "page.lead_empty" if row.empty else f"page.lead_{row.verdict}",
        what=row.outcome.label,
        arm=names[row.pair.arm],
        against=names[row.pair.against],
        level=figure(row.level, factor),
        base=figure(row.base, factor),
        unit=called,
        way=say("study.more" if mean > 0.0 else "study.less"),
        size=size,
        span=span,
        signed=signed,
        signed_span=signed_span,
        matters=figure(row.outcome.matters or 0.0, factor),
        more=row.more,
        least=LEAST,
    )


def _sized(value: float, low: float, high: float, *, sign: bool = False) -> tuple[Text, Text]:
    """Write a size and its range; without a range, that of the number alone."""
    if low != low:  # noqa: PLR0124 not a number
        return figure(value, sign=sign), figure(value, sign=sign)
    zh, en = ranged(value, low, high, "zh", sign=sign), ranged(value, low, high, "en", sign=sign)
    return Text(zh[0], en[0]), Text(zh[1] or zh[0], en[1] or en[0])


def _rest(rows: Sequence[Row]) -> Iterator[Text]:
    for verdict in ORDER:
        labels = [_item(r) for r in rows if ("shaky" if r.shaky else r.verdict) == verdict]
        if labels:
            yield say(f"page.rest_{verdict}", list=listed(labels, say("page.and")))


def _item(row: Row) -> Text:
    """Name a measure, and by how much it differs where that can be told."""
    if row.verdict not in {"better", "worse", "differs"}:
        return row.outcome.label
    factor, called = shown_in(row)
    way = say("study.more" if row.gap.mean > 0.0 else "study.less")
    size = figure(abs(row.gap.mean), factor)
    return say("page.rest_item", what=row.outcome.label, way=way, size=size, unit=called)


def telling(found: Compared) -> str:
    """Name the first measure in which some arm differs; the first of all if there is none."""
    rows = rows_against_baseline(found)
    dull = {"identical", "same"}
    return next((r.outcome.name for r in rows if r.verdict not in dull), rows[0].outcome.name)


def _league(found: Compared) -> Text:
    first = found.study.outcomes[0]
    rows = [row for row in rows_against_baseline(found) if row.outcome.name == first.name]
    names, (factor, called) = names_of(found.study), shown_in(rows[0])
    told = [
        say(
            f"page.league_{row.verdict}",
            arm=names[row.pair.arm],
            level=figure(row.level, factor),
        )
        for row in rows
    ]
    return say(
        "page.league_lead",
        what=first.label,
        unit=called,
        against=found.study.baseline.label,
        base=figure(rows[0].base, factor),
        list=listed(told, say("page.and")),
    )


def _closed(sentence: Text) -> Text:
    stop = say("page.stop")
    return Text(sentence.zh + stop.zh, sentence.en + stop.en)
