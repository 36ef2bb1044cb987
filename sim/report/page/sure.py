"""How sure one can be: lucks, checks, assumptions, misses, failures."""

from __future__ import annotations

from collections.abc import Iterator

from sim.core.text import Text, listed
from sim.core.words import say
from sim.lab.compared import BALANCES, WIDE, families_of
from sim.lab.findings import Findings
from sim.report.page.answer import shown_in
from sim.report.page.blocks import figure, word
from sim.report.page.validation import missed
from sim.report.stopped import stopped_in_words
from sim.report.verdicts import told_check
from sim.scenario.story import assumed

FEW_REASONS = 3


def how_sure(findings: Findings) -> Iterator[Text]:
    """Say in short sentences how sure the answer is, and what it rests on.

    Parameters
    ----------
    findings : Findings
        What was found.

    Yields
    ------
    Text
        One sentence after the other.
    """
    study, conducted, rows = findings.study, findings.conducted, findings.compared.rows
    yield stopped_in_words(findings)
    yield from _coarse(findings)
    yield say("page.sure_paired" if study.common else "page.sure_unpaired")
    for check in findings.checks:
        yield told_check(check)
    yield say("page.sure_assumed", words=assumed(study.baseline.scenario))
    yield missed()
    yield _failures(findings)
    if study.comparisons.adjust != "none" and len(rows) > 1:
        confidence = word(f"{100 * study.comparisons.confidence:g} %")
        method = say(f"page.adjust_{study.comparisons.adjust}")
        primary, rest = (len(own) for own in families_of([row.outcome for row in rows]))
        said = {"n": len(rows), "primary": primary, "rest": rest}
        key = "families" if primary and rest else "family"
        yield say(f"page.sure_{key}", method=method, confidence=confidence, **said)
    if study.unknowns:
        yield say("page.sure_points", points=len(conducted.points))
    yield say("page.sure_mechanism")
    yield say("page.sure_model")


def _coarse(findings: Findings) -> Iterator[Text]:
    """Say where the rule stops at a width that is more than half of what is measured."""
    stop = findings.study.replications
    for row in findings.compared.rows:
        if row.outcome.name != stop.stop_outcome or stop.half_width is None:
            continue
        if row.outcome.across not in BALANCES and stop.half_width > WIDE * abs(row.base):
            factor, called = shown_in(row)
            sizes = {"width": figure(stop.half_width, factor), "base": figure(row.base, factor)}
            yield say("page.sure_coarse", what=row.outcome.label, unit=called, **sizes)
            return


def cautions(findings: Findings) -> list[Text]:
    """Give what the study and its scenarios ask readers to be careful with, each once."""
    study = findings.study
    told = [study.caution, *(arm.scenario.caution for arm in study.arms)]
    return [text for text in dict.fromkeys(told) if text.zh or text.en]


def _failures(findings: Findings) -> Text:
    failed, whole = findings.conducted.failed, len(findings.conducted.run_keys())
    if not failed:
        return say("page.sure_none_failed", whole=whole)
    reasons = list(dict.fromkeys(failed.values()))[:FEW_REASONS]
    told = listed([word(reason) for reason in reasons], say("page.semicolon"))
    return say("page.sure_failed", failed=len(failed), whole=whole, reasons=told)
