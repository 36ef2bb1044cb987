"""The brief for those who decide: one sheet with the answer, one picture, who loses, how sure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sim.core.text import Text, listed
from sim.core.words import say
from sim.lab.compared import Pair, pairs_of
from sim.lab.findings import Findings
from sim.lab.gains import Gains
from sim.lab.households import ALL
from sim.lab.worth import Kept, kept_of
from sim.report.costs import cost_told, one_of
from sim.report.page.answer import answer, names_of
from sim.report.page.blocks import figure
from sim.report.page.sure import cautions
from sim.report.page.tables import Numbers, by, of, records
from sim.report.page.validation import held_against
from sim.report.sentences import one_line, sized
from sim.report.stopped import stopped_in_words
from sim.report.verdicts import told_check
from sim.scenario.story import assumed

CAUTIONS, ARMS = 3, 3
HUNDRED = 100.0
HARDLY = 0.05
"""Below one household in two thousand nobody is said to lose."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What stands on the sheet."""

    title: Text
    question: Text
    answer: Text
    outcome: str
    """The measure of which a picture is drawn: the one that was asked for, as in the answer."""
    losers: tuple[Text, ...]
    costs: tuple[Text, ...]
    kept: Kept
    """Of what the costs are told."""
    cautions: tuple[Text, ...]
    sure: Text
    source: Text


def brief_of(findings: Findings, gains: Gains, source: Text) -> Brief:
    """Shorten a report to one sheet.

    Parameters
    ----------
    findings : Findings
        What was found.
    gains : Gains
        Who gains and who pays.
    source : Text
        Where the numbers come from.

    Returns
    -------
    Brief
        Sentences in both languages, none of them longer than the sheet allows.
    """
    study = findings.study
    pairs = [pair for pair in pairs_of(study) if pair.against == study.baseline.name][:ARMS]
    several = len(pairs) > 1
    told = [*cautions(findings), say("page.sure_mechanism"), say("page.sure_model")]
    return Brief(
        title=study.title,
        question=study.question,
        answer=answer(findings, gains),
        outcome=study.outcomes[0].name,
        losers=tuple(text for pair in pairs for text in _losers(findings, gains, pair, several)),
        costs=tuple(
            _named(cost_told(each, findings.compared), findings, each.pair, several)
            for each in gains.worth
            if each.pair in pairs
        ),
        kept=kept_of(study),
        cautions=tuple(told[:CAUTIONS]),
        sure=_sure(findings),
        source=source,
    )


def _losers(findings: Findings, gains: Gains, pair: Pair, several: bool) -> Iterator[Text]:
    homes = by("band", of(gains.bands, pair), decile=ALL)
    if homes:
        asked = {"lose": "loss", "much": "loss_large", "gain": "gain"}
        said = {name: _share(homes[band]) for name, band in asked.items()}
        key = "losers" if HUNDRED * homes["loss"]["value"] >= HARDLY else "no_losers"
        yield _named(say(f"page.brief_{key}", **said), findings, pair, several)
    worse = [
        say("page.brief_actor_lost", actor=one_line(row["party"]), size=_less(row))
        for row in records(of(gains.actors, pair))
        if row["side"] == "net" and row["high"] < 0.0 and row["party"] != "outside"
    ]
    if worse:
        told = say("page.brief_actors", list=listed(worse, say("page.and")))
        yield _named(told, findings, pair, several)


def _share(row: Numbers) -> Text:
    """Write how many in a hundred households, with the range."""
    low, high = max(row["low"], 0.0), min(row["high"], 1.0)
    return _ranged(*(HUNDRED * each for each in (row["value"], low, high)))


def _less(row: Numbers) -> Text:
    """Write by how much less somebody is left with, with the range."""
    return _ranged(-row["difference"], -row["high"], -row["low"])


def _ranged(value: float, low: float, high: float) -> Text:
    if low != low or low == high:  # noqa: PLR0124 not a number: too few lucks
        return figure(value)
    size, span = sized(value, low, high)
    return say("page.brief_ranged", size=size, span=span)


def _named(text: Text, findings: Findings, pair: Pair, several: bool) -> Text:
    if not several:
        return text
    arm = names_of(findings.study)[pair.arm]
    return say("page.brief_of_arm", arm=arm, text=text)


def _sure(findings: Findings) -> Text:
    conducted, rows = findings.conducted, held_against()
    hits = sum(row["hit"] == "1" for row in rows)
    good, every = sum(check.good for check in findings.checks), len(findings.checks)
    parts = [
        stopped_in_words(findings),
        say(f"page.brief_checks{_few(good, every)}", good=good, all=every),
        *(told_check(check) for check in findings.checks if not check.good),
        say("page.brief_hits", hits=hits, all=len(rows)),
        say("page.sure_assumed", words=assumed(findings.study.baseline.scenario)),
    ]
    if conducted.failed:
        whole = len(conducted.run_keys())
        parts.append(say("study.failed", failed=len(conducted.failed), whole=whole))
    return listed(parts, Text("", " "))


def _few(good: int, whole: int) -> str:
    """Name the sentence for a single check."""
    return "" if whole != 1 else "_one" if good else "_none"


def headed(brief: Brief) -> list[tuple[Text, tuple[Text, ...]]]:
    """Give the parts below the picture, each with its heading."""
    parts = [
        (say("page.brief_who_loses"), brief.losers),
        (say("page.brief_what_costs", one=one_of(brief.kept)), brief.costs),
        (say("page.brief_cautions"), brief.cautions),
        (say("page.sure"), (brief.sure,)),
    ]
    return [(head, texts) for head, texts in parts if texts]
