"""The brief for those who decide: one sheet with the answer, one picture, who loses, how sure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sim.core.text import Text, listed
from sim.core.words import say
from sim.lab.compared import Pair, pairs_of
from sim.lab.findings import Findings
from sim.lab.gains import Gains, Worth
from sim.lab.households import ALL
from sim.lab.statistics.intervals import Interval
from sim.report.page.answer import answer, names_of, telling
from sim.report.page.blocks import figure, gap
from sim.report.page.sure import cautions
from sim.report.page.tables import by, of, records
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
    """The measure of which a picture is drawn."""
    losers: tuple[Text, ...]
    costs: tuple[Text, ...]
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
        outcome=telling(findings.compared),
        losers=tuple(text for pair in pairs for text in _losers(findings, gains, pair, several)),
        costs=tuple(
            _named(_cost(each), findings, each.pair, several)
            for each in gains.worth
            if each.pair in pairs
        ),
        cautions=tuple(told[:CAUTIONS]),
        sure=_sure(findings),
        source=source,
    )


def _losers(findings: Findings, gains: Gains, pair: Pair, several: bool) -> Iterator[Text]:
    homes = by("band", of(gains.bands, pair), decile=ALL)
    if homes:
        share = {name: HUNDRED * row["value"] for name, row in homes.items()}
        lose, gain = share["loss_small"] + share["loss_large"], share["gain_small"]
        said = {"lose": lose, "much": share["loss_large"], "gain": gain + share["gain_large"]}
        key = "losers" if lose >= HARDLY else "no_losers"
        told = say(f"page.brief_{key}", **{name: figure(value) for name, value in said.items()})
        yield _named(told, findings, pair, several)
    worse = [
        say("page.brief_actor_lost", actor=one_line(row["party"]), size=figure(-row["difference"]))
        for row in records(of(gains.actors, pair))
        if row["side"] == "net" and row["high"] < 0.0 and row["party"] != "outside"
    ]
    if worse:
        told = say("page.brief_actors", list=listed(worse, say("page.and")))
        yield _named(told, findings, pair, several)


def _cost(worth: Worth) -> Text:
    exits, cost = worth.exits, worth.cost
    span = gap(worth.ratio.mean, worth.ratio.low, worth.ratio.high, sign=False)
    if span.below.en and worth.ratio.low > 0.0:
        way = "more" if exits.mean > 0.0 else "saved"
        return say(f"page.brief_ratio_{way}", size=span.text, span=span.below)
    said = {"cost": _gap_of("cost", cost), "exits": _gap_of("exits", exits)}
    if exits.identical:
        return say("page.brief_same_exits", **said)
    return say("page.brief_ratio_apart" if span.below.en else "page.brief_no_ratio", **said)


def _gap_of(what: str, found: Interval) -> Text:
    """Say how much more or less of something there is, and whether that can be told."""
    if found.identical:
        return say(f"page.{what}_same")
    if found.low > 0.0 or found.high < 0.0:
        turn = 1.0 if found.mean > 0.0 else -1.0
        ends = sorted((turn * found.low, turn * found.high))
        size, span = sized(abs(found.mean), *ends)
        return say(f"page.{what}_{'more' if turn > 0.0 else 'less'}", size=size, span=span)
    size, span = sized(found.mean, found.low, found.high, sign=True)
    return say(f"page.{what}_unclear", size=size, span=span)


def _named(text: Text, findings: Findings, pair: Pair, several: bool) -> Text:
    if not several:
        return text
    arm = names_of(findings.study)[pair.arm]
    return say("page.brief_of_arm", arm=arm, text=text)


def _sure(findings: Findings) -> Text:
    conducted, rows = findings.conducted, held_against()
    hits = sum(row["hit"] == "1" for row in rows)
    good = sum(check.good for check in findings.checks)
    parts = [
        stopped_in_words(findings),
        say("page.brief_checks", good=good, all=len(findings.checks)),
        *(told_check(check) for check in findings.checks if not check.good),
        say("page.brief_hits", hits=hits, all=len(rows)),
        say("page.sure_assumed", words=assumed(findings.study.baseline.scenario)),
    ]
    if conducted.failed:
        whole = len(conducted.run_keys())
        parts.append(say("study.failed", failed=len(conducted.failed), whole=whole))
    return listed(parts, Text("", " "))


def headed(brief: Brief) -> list[tuple[Text, tuple[Text, ...]]]:
    """Give the parts below the picture, each with its heading."""
    parts = [
        (say("page.brief_who_loses"), brief.losers),
        (say("page.brief_what_costs"), brief.costs),
        (say("page.brief_cautions"), brief.cautions),
        (say("page.sure"), (brief.sure,)),
    ]
    return [(head, texts) for head, texts in parts if texts]
