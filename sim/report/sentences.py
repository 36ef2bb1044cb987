"""What came out for one outcome of one arm, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isnan

from sim.catalogue import OUTCOMES
from sim.charts import party, unit
from sim.core.numbers import number, ranged, short
from sim.core.text import LANGUAGES, Text, listed
from sim.core.words import say
from sim.lab.compared import BALANCES, Compared, Row, alpha_of
from sim.lab.statistics.intervals import LEAST
from sim.lab.statistics.verdicts import MOST_MORE
from sim.report.when import measured_at
from sim.scenario.study import Study

HARDLY = 0.01
"""Of the baseline's level: a smaller difference hardly anybody would notice."""


def verdict_in_words(row: Row, found: Compared, *, dated: bool = False) -> Text:
    """Say in a sentence what came out for one outcome of one arm.

    Parameters
    ----------
    row : Row
        The outcome and the arms.
    found : Compared
        What it belongs to.
    dated : bool, optional
        Whether to say in which month.

    Returns
    -------
    Text
        One sentence, and further ones about what stands in the way of reading it.
    """
    names = {arm.name: arm.label for arm in found.study.arms}
    factor, called = unit(OUTCOMES[row.outcome.measure].unit)
    kind, when = told_verdict(row, found.study), measured_at(row.outcome, found.study)
    what, ends = row.outcome.label, (factor * row.gap.low, factor * row.gap.high)
    if dated and kind != "identical":  # which is said of its month only, and always with it
        what = say("study.what_at", what=what, when=when)
    signed, signed_span = sized(factor * row.gap.mean, *ends, sign=True, beside=edge(row))
    size, span = sized(abs(factor * row.gap.mean), *_turned(row, ends), beside=edge(row))
    told = say(
        f"study.verdict_{kind}",
        what=what,
        when=when,
        arm=names[row.pair.arm],
        against=names[row.pair.against],
        unit=called,
        way=say("study.more" if row.gap.mean > 0 else "study.less"),
        size=size,
        span=span,
        signed=signed,
        signed_span=signed_span,
        matters=limit(row, factor),
        more=lucks_more(row),
        why=why_unknown(row, found),
        near=why_near(row, found),
        absent=absent_in(row, names),
        base=_plain(factor * row.base),
        level=_plain(factor * row.level),
        least=LEAST,
    )
    for also in _besides(row, found, factor):
        told = Text(told.zh + also.zh, f"{told.en} {also.en}")
    return told


def told_verdict(row: Row, study: Study) -> str:
    """Give the word by which a verdict is told: that of the row, or a finer one.

    A difference is `beyond` what matters where it is larger, though neither good nor bad by
    itself, and `near` it where that cannot be told; `tiny` where nobody said what matters.
    """
    matters = row.outcome.matters
    if untold(row):
        return "untold"
    if tiny(row):
        return "tiny"
    if row.verdict != "differs" or not matters:
        return row.verdict
    far = abs(row.gap.mean) > matters and row.p_border < alpha_of(study)
    return "beyond" if far else "near"


def untold(row: Row) -> bool:
    """Say whether one of the two has no number in any luck: there was nobody to measure."""
    return row.gap.n == 0


def absent_in(row: Row, names: Mapping[str, Text]) -> Text:
    """Name the arms that have no number."""
    levels = zip(row.pair, (row.level, row.base), strict=True)
    return listed((names[arm] for arm, level in levels if isnan(level)), say("page.and"))


def tiny(row: Row) -> bool:
    """Say whether a difference can be told that hardly anybody would notice.

    That is one below a hundredth of the baseline's level, where nobody said how much matters.
    """
    told = row.verdict in {"better", "worse", "differs"} and not row.outcome.matters
    return (
        told and row.outcome.across not in BALANCES and abs(row.gap.mean) < HARDLY * abs(row.base)
    )


def why_unknown(row: Row, found: Compared) -> Text:
    """Say why it cannot be told which arm does better.

    Either the likely range holds 0, and perhaps also what matters, or it would do if nothing else
    were compared.
    """
    factor = unit(OUTCOMES[row.outcome.measure].unit)[0]
    said = {"k": found.kin(row), "matters": limit(row, factor)}
    matters = row.outcome.matters or 0.0
    if one_of_many(row, found.study):
        return say("study.why_many", **said)
    if not matters:
        return say("study.why_zero", **said)
    inside = -matters <= row.gap.low and row.gap.high <= matters
    return say("study.why_many_same" if inside else "study.why_zero_far", **said)


def why_near(row: Row, found: Compared) -> Text:
    """Say why it cannot be told whether a difference reaches what matters.

    Either the likely range goes below that, or it would not do if nothing else were compared.
    """
    least = min(abs(row.gap.low), abs(row.gap.high))
    far = least > (row.outcome.matters or 0.0)
    return say("study.why_near_many" if far else "study.why_near", k=found.kin(row))


def lucks_more(row: Row) -> Text:
    """Write about how many more lucks would tell; from some number on, only that it is more."""
    key = "more_than" if row.more >= MOST_MORE else "more_about"
    return say(f"study.{key}", n=_both(float(row.more)))


def one_of_many(row: Row, study: Study) -> bool:
    """Say whether a difference would be told if nothing else were compared."""
    alone = row.gap.low > 0.0 or row.gap.high < 0.0
    return row.verdict == "unknown" and alone and row.p >= alpha_of(study)


def _besides(row: Row, found: Compared, factor: float) -> Iterator[Text]:
    if row.empty:
        sizes = {"base": row.base, "matters": row.outcome.matters or 0.0}
        yield say("study.empty", **{name: _both(factor * value) for name, value in sizes.items()})
    if row.bent is not None and (row.shaky or row.loose):
        ends = (factor * row.bent.low, factor * row.bent.high)
        key = "study.shaky" if row.shaky else "study.loose"
        span = sized(factor * row.gap.mean, *ends, beside=edge(row))[1]
        yield say(key, span=span, matters=limit(row, factor))
    yield from worst_off(row, found)


def worst_off(row: Row, found: Compared) -> Iterator[Text]:
    """Say which party it is that came off worst, where that is what is looked at."""
    if row.outcome.take != "minimum":
        return
    names = {arm.name: arm.label for arm in found.study.arms}
    both = [found.named.get((row.outcome.name, arm), ()) for arm in row.pair]
    if all(len(each) == 1 for each in both) and len({each[0].party for each in both}) == 1:
        yield say("study.worst_always", party=one_line(both[0][0].party), all=both[0][0].all)
        return
    parts = [
        say("study.worst_of", arm=names[arm], party=one_line(each.party), n=each.n, all=each.all)
        for arm in (row.pair.against, row.pair.arm)
        for each in found.named.get((row.outcome.name, arm), ())
    ]
    if parts:
        yield say("study.worst_who", list=listed(parts, say("page.and")))


def one_line(name: str) -> Text:
    """Name a kind of actor on one line."""
    label = party(name)
    return Text(label.zh.replace("\n", ""), label.en.replace("\n", " "))


def limit(row: Row, factor: float) -> Text:
    """Write how large a difference matters, without empty decimals."""
    return _both(factor * (row.outcome.matters or 0.0))


def edge(row: Row) -> float | None:
    """Give what a range is held against, as it is shown; None where nobody said what matters."""
    matters = row.outcome.matters
    return unit(OUTCOMES[row.outcome.measure].unit)[0] * matters if matters else None


def sized(
    value: float, low: float, high: float, *, sign: bool = False, beside: float | None = None
) -> tuple[Text, Text]:
    """Write a size and its range equally fine; without a range, that of the number alone."""
    if low != low:  # noqa: PLR0124 not a number
        only = Text(number(value, "zh", sign=sign), number(value, "en", sign=sign))
        return only, only
    zh, en = (ranged(value, low, high, to, sign=sign, beside=beside) for to in LANGUAGES)
    return Text(zh[0], en[0]), Text(zh[1] or zh[0], en[1] or en[0])


def _plain(value: float) -> Text:
    return Text(number(value, "zh"), number(value, "en"))


def _both(value: float) -> Text:
    return Text(short(value, "zh"), short(value, "en"))


def _turned(row: Row, ends: tuple[float, float]) -> list[float]:
    """Turn the ends of a range so that they fit the size of a difference."""
    turn = 1.0 if row.gap.mean > 0.0 else -1.0
    return sorted(turn * end for end in ends)
