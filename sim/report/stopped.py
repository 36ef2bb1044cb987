"""Why a study tried no more luck, and who had said so: its file, a command, or the program."""

from __future__ import annotations

from sim.catalogue import OUTCOMES
from sim.charts import unit
from sim.core.numbers import short
from sim.core.text import Text
from sim.core.words import say
from sim.lab.findings import Findings
from sim.scenario.study import Replications, Study

NONE = Text("–", "–")


def stopped_in_words(findings: Findings) -> Text:
    """Say how many strokes of luck every arm met, and why no more.

    Parameters
    ----------
    findings : Findings
        What was run.

    Returns
    -------
    Text
        One sentence.
    """
    conducted, wanted = findings.conducted, findings.study.replications
    if wanted.commanded or _fixed(wanted):
        key = _who_said(wanted)
    elif conducted.enough:
        key = "usual" if wanted.usual else "by_rule"
    else:
        key = "at_most"
    told = {"n": conducted.replications, "most": wanted.written}
    return say(f"study.stopped_{key}", **told, **_width(findings.study))


def rule_in_words(study: Study) -> Text:
    """Say by which rule a study is to stop, as the methods tell it.

    Parameters
    ----------
    study : Study
        As it was carried out.

    Returns
    -------
    Text
        One sentence.
    """
    wanted, labels = study.replications, {each.name: each.label for each in study.outcomes}
    key = "usual" if wanted.usual else "agreed"
    if wanted.commanded or _fixed(wanted):
        key = _who_said(wanted)
    return say(
        f"page.methods_{key}",
        at_least=wanted.at_least,
        at_most=wanted.at_most,
        most=wanted.written,
        stop=labels.get(wanted.stop_outcome or "", NONE),
        **_width(study),
    )


def _fixed(wanted: Replications) -> bool:
    """Say whether there is nothing that could have stopped a study earlier."""
    return wanted.at_least == wanted.at_most or wanted.half_width is None


def _who_said(wanted: Replications) -> str:
    """Name the sentence of just so many strokes of luck by whoever asked for them."""
    if wanted.commanded:
        return "commanded" if wanted.written is None else "commanded_instead"
    return "default" if wanted.usual and wanted.half_width is None else "exactly"


def _width(study: Study) -> dict[str, Text]:
    """Give the width at which a study stops, and its unit, as they are shown."""
    wanted = study.replications
    measures = {each.name: each.measure for each in study.outcomes}
    measure = measures.get(wanted.stop_outcome or "")
    factor, called = unit(OUTCOMES[measure].unit) if measure else (1.0, NONE)
    if wanted.half_width is None:
        return {"width": NONE, "unit": called}
    width = factor * wanted.half_width
    return {"width": Text(short(width, "zh"), short(width, "en")), "unit": called}
