"""The parts of the manual page that tell no single key: how a file is put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sim.core.text import Text
from sim.core.words import say
from sim.scenario.moments import MOMENTS
from sim.scenario.table_template import SECTIONS, column_rows
from sim.world.country import TierKeys
from sim.world.decisions import WHAT, WHO


@dataclass(frozen=True)
class Part:
    """A heading, sentences, an example of a file, and rows of word, Chinese and English."""

    name: str
    title: Text
    words: Text
    example: str = ""
    rows: tuple[tuple[str, str, str], ...] = ()


def parts() -> Iterator[Part]:
    """Give the parts in the order in which one learns them."""
    yield Part(
        "extends",
        say("manual.extends"),
        say("manual.extends_words"),
        "format: 1\nkind: scenario\nname: longer\nextends: yanliu\nchanges:\n"
        "  time: {project_months: 24}\n",
    )
    yield Part(
        "timeline",
        say("manual.timeline"),
        say("manual.timeline_words"),
        "timeline:\n  meetings_stop:\n    when: programme_ends\n"
        "    changes: {rules: {coordination: {rule: none}}}\n",
        tuple((name, moment.label.zh, moment.label.en) for name, moment in MOMENTS.items()),
    )
    yield _decisions()
    yield Part(
        "tiers",
        say("manual.tiers"),
        say("manual.tiers_words"),
        "tiers:\n  east: {counties: 50, villages: 11000, households: 2600000}\n"
        "  west:\n    counties: 568\n    villages: 71000\n    households: 16000000\n"
        "    changes: {villages: {deep_share: 0.4}}\n",
        tuple((p.name, p.label.zh, p.label.en) for p in TierKeys.params.values()),
    )
    yield Part(
        "lists",
        say("manual.lists"),
        say("manual.lists_words"),
    )
    yield Part(
        "matters",
        say("manual.matters"),
        say("manual.matters_words"),
        "matters: {poverty_rate: 0.02}\nexpect:\n"
        "  start: {measure: poverty_rate, at_month: 1, between: [0, 0.5]}\n",
    )
    for kind, section in SECTIONS.items():
        yield _table(kind, section)


def _decisions() -> Part:
    rows = [(name, who.label.zh, who.label.en) for name, who in WHO.items()]
    rows += [(name, what.zh, what.en) for name, what in WHAT.items()]
    return Part(
        "decisions",
        say("manual.decisions"),
        say("manual.decisions_words"),
        "decisions:\n  d1: {who: enterprises, what: effort, months: [3, 6], value: 0.8}\n",
        tuple(rows),
    )


def _table(kind: str, section: str) -> Part:
    told = zip(column_rows(kind, "zh"), column_rows(kind, "en"), strict=True)
    return Part(
        f"{section}.table",
        say(f"manual.{kind}"),
        say("manual.table_words", kind=kind),
        f"{section}: {{table: {kind}.xlsx}}\n",
        tuple((one[1], f"{one[0]}：{one[2]}", f"{other[1]}: {other[2]}") for one, other in told),
    )
