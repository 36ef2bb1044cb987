"""The answer in one sentence, and one sentence for every further measure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sim.catalogue import OUTCOMES
from sim.charts import unit
from sim.core.text import Text, listed
from sim.core.words import say
from sim.lab.compared import Compared, Row
from sim.lab.findings import Findings
from sim.lab.gains import Gains
from sim.lab.statistics.intervals import LEAST
from sim.report.costs import many_beside, one_of
from sim.report.page.blocks import figure
from sim.report.sentences import (
    absent_in,
    edge,
    limit,
    lucks_more,
    one_of_many,
    sized,
    told_verdict,
    verdict_in_words,
    why_near,
    why_unknown,
    worst_off,
)
from sim.report.when import measured_at, month_of
from sim.scenario.study import Study, Wanted

ORDER = (
    *("better", "worse", "beyond", "differs", "tiny", "shaky"),
    *("identical", "same", "loose", "unknown", "too_few", "untold"),
)
TOLD = ("better", "worse", "differs")
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
        return _closed(_league(found, found.study.outcomes[0]))
    rows = rows_against_baseline(found)
    parts = [*_first(rows[0], found), *_price(gains, found), *_rest(rows[1:], found)]
    return _closed(listed(parts, say("page.semicolon")))


def rows_against_baseline(found: Compared) -> list[Row]:
    """Give the rows that hold an arm against the baseline, measure by measure."""
    base = found.study.baseline.name
    return [row for row in found.rows if row.pair.against == base]


def others(findings: Findings) -> Iterator[Text]:
    """Give the sentences of all measures that the first sentence does not tell in full."""
    found = findings.compared
    first, against = rows_against_baseline(found)[0], rows_against_baseline(found)
    usual = month_of(first.outcome, found.study)
    several = len(found.study.arms) > TWO
    if several:
        yield from (_closed(_league(found, wanted)) for wanted in found.study.outcomes[1:])
    for row in found.rows:
        listed_already = several and row in against and not _needs_words(row, found)
        if (row is first and not several) or listed_already:
            continue
        dated = month_of(row.outcome, found.study) != usual
        yield verdict_in_words(row, found, dated=dated)


def _needs_words(row: Row, found: Compared) -> bool:
    """Say whether more is to be told of a row than in which group of arms it falls."""
    open_ = told_verdict(row, found.study) in {"unknown", "near", "untold"}
    return open_ or row.shaky or row.loose or row.empty


def names_of(study: Study) -> dict[str, Text]:
    """Give the labels of arms by their names."""
    return {arm.name: arm.label for arm in study.arms}


def shown_in(row: Row) -> tuple[float, Text]:
    """Give what a row's numbers are multiplied by when shown, and their unit."""
    return unit(OUTCOMES[row.outcome.measure].unit)


def _first(row: Row, found: Compared) -> Iterator[Text]:
    yield say(f"page.lead_{_kind(row, found)}", **_said(row, found))
    if row.shaky or (row.loose and not row.empty):
        yield say("page.lead_shaky" if row.shaky else "page.lead_loose")
    yield from _without_stop(worst_off(row, found))


def _without_stop(sentences: Iterable[Text]) -> Iterator[Text]:
    """Give sentences as parts of a longer one."""
    stop = say("page.stop")
    for each in sentences:
        yield Text(each.zh.removesuffix(stop.zh), each.en.removesuffix(stop.en))


def _price(gains: Gains | None, found: Compared) -> Iterator[Text]:
    """Say what one more household kept out of poverty costs, if it costs and can be told."""
    for each in gains.worth if gains else ():
        if any(many_beside(each, what, found) for what in ("cost", each.what)):
            continue
        if each.kept.low > 0.0 and each.cost.low > 0.0 and each.ratio.low > 0.0:
            size, span = sized(each.ratio.mean, each.ratio.low, each.ratio.high)
            yield say("page.lead_price", one=one_of(each.what), size=size, span=span)


def _kind(row: Row, found: Compared) -> str:
    return "empty" if row.empty else told_verdict(row, found.study)


def _said(row: Row, found: Compared) -> dict[str, object]:
    """Give all that a sentence about a row may need, numbers as they are shown."""
    names, (factor, called) = names_of(found.study), shown_in(row)
    mean, turn = row.gap.mean, factor if row.gap.mean > 0.0 else -factor
    turned = sorted((turn * row.gap.low, turn * row.gap.high))
    size, span = sized(abs(factor * mean), *turned, beside=edge(row))
    ends = (factor * row.gap.low, factor * row.gap.high)
    signed, signed_span = sized(factor * mean, *ends, sign=True, beside=edge(row))
    return {
        "what": row.outcome.label,
        "when": measured_at(row.outcome, found.study),
        "arm": names[row.pair.arm],
        "against": names[row.pair.against],
        "level": figure(row.level, factor),
        "base": figure(row.base, factor),
        "unit": called,
        "way": say("study.more" if mean > 0.0 else "study.less"),
        "size": size,
        "span": span,
        "signed": signed,
        "signed_span": signed_span,
        "matters": limit(row, factor),
        "more": lucks_more(row),
        "why": why_unknown(row, found),
        "near": why_near(row, found),
        "absent": absent_in(row, names),
        "least": LEAST,
    }


def _rest(rows: Sequence[Row], found: Compared) -> Iterator[Text]:
    for verdict in ORDER:
        some = [row for row in rows if _firmness(row, found) == verdict]
        if some:
            several = listed((_item(row, found) for row in some), say("page.and"))
            yield say(f"page.rest_{verdict}", list=several)


def _firmness(row: Row, found: Compared) -> str:
    told = told_verdict(row, found.study)
    if told in {"beyond", "tiny", "untold"} and not row.shaky:
        return told
    return "shaky" if row.shaky else "loose" if row.loose else row.verdict


def _item(row: Row, found: Compared) -> Text:
    """Name a measure, and by how much it differs where that can be told."""
    what = row.outcome.label
    if month_of(row.outcome, found.study) != month_of(found.rows[0].outcome, found.study):
        what = say("page.rest_item_at", what=what, when=measured_at(row.outcome, found.study))
    if one_of_many(row, found.study):
        return say("page.rest_item_many", what=what, k=found.kin(row))
    if row.verdict not in TOLD:
        return what
    return say("page.rest_item", **_said(row, found) | {"what": what})


def _league(found: Compared, wanted: Wanted) -> Text:
    rows = [row for row in rows_against_baseline(found) if row.outcome.name == wanted.name]
    kinds = ["empty" if row.empty else _firmness(row, found) for row in rows]
    told = [
        say(f"page.group_{kind}", list=listed(_arms(rows, kinds, kind, found), say("page.and")))
        for kind in (*ORDER, "empty")
        if kind in kinds
    ]
    worst = list(dict.fromkeys(text for row in rows for text in worst_off(row, found)))
    told += list(_without_stop(worst)) if len(worst) == 1 else []
    several = listed(told, say("page.semicolon"))
    return say("page.league_lead", **_said(rows[0], found), list=several)


def _arms(rows: Sequence[Row], kinds: Sequence[str], kind: str, found: Compared) -> Iterator[Text]:
    """Name the arms of which one thing is told, each with its difference and range."""
    for row in (row for row, own in zip(rows, kinds, strict=True) if own == kind):
        plain = row.gap.identical or row.verdict == "too_few" or row.gap.n == 0
        yield say("page.group_arm_alone" if plain else "page.group_arm", **_said(row, found))


def _closed(sentence: Text) -> Text:
    stop = say("page.stop")
    return Text(sentence.zh + stop.zh, sentence.en + stop.en)
