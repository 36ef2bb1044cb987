"""What moved in a month, in words: values of a row, of its projects, and payments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final, NamedTuple

import numpy as np

from sim.core.text import Language, Text
from sim.core.words import say
from sim.lab.watched import Changed, Paid, Row, Step, Watched
from sim.report.cells import declared, entry_named, unit_of, written
from sim.report.people import counterpart, whose
from sim.world.flows import FLOWS

FEN_A_YUAN: Final = 100


class Moved(NamedTuple):
    """A value at the beginning and at the end; `entry` counts within a column, else -1."""

    row: Row
    column: str
    entry: int
    old: bool | float
    new: bool | float


def values_told(moves: Iterable[Moved], language: Language) -> Iterator[str]:
    """Tell values column by column, the entries of one column on one line."""
    for _, some in groupby(moves, key=lambda one: (one.row, one.column)):
        several = list(some)
        column = declared(several[0].row, several[0].column)
        unit = unit_of(column).within(language)
        parts = [_part(one, language) for one in several]
        name = column.label.within(language)
        if several[0].entry < 0:
            told = f"{name} {parts[0]}"
        else:
            mark = "：" if language == "zh" else ": "
            told = name.partition(": ")[0] + mark + ("、" if language == "zh" else ", ").join(parts)
        brackets = "（{}）" if language == "zh" else "({})"
        yield f"{told} {brackets.format(unit) if '1' in unit else unit}".rstrip()


def _part(one: Moved, language: Language) -> str:
    column = declared(one.row, one.column)
    old, new = (written(column, end, language) for end in (one.old, one.new))
    ends = new if old == new else f"{old} → {new}"
    name = entry_named(one.row, one.column, one.entry).within(language)
    return f"{name} {ends}".strip()


def changes_told(seen: Watched, loud: list[Changed], language: Language) -> Iterator[str]:
    """Tell what changed: the row's own values line by line, its places in projects together."""
    own = seen.subject.row
    yield from values_told((Moved(*one) for one in loud if one.row == own), language)
    places = [one for one in loud if one.row != own]
    if own.table != "project":
        yield from _on_average(places, language)
        return
    for row, some in groupby(places, key=lambda one: one.row):
        told = joined(values_told((Moved(*one) for one in some), language), language)
        yield say("why.party", who=whose(seen, row), values=told).within(language)


def _on_average(places: list[Changed], language: Language) -> Iterator[str]:
    """Tell what changed in several projects by its mean."""
    kinds: dict[tuple[str, int], list[Changed]] = {}
    for one in places:
        kinds.setdefault((one.column, one.entry), []).append(one)
    means: dict[int, list[Moved]] = {}
    for (name, entry), some in kinds.items():
        old = float(np.mean([one.old for one in some]))
        new = float(np.mean([one.new for one in some]))
        column = declared(some[0].row, name)
        if written(column, old, language) != written(column, new, language):
            means.setdefault(len(some), []).append(Moved(Row("stake", -1), name, entry, old, new))
    for many, moves in means.items():
        key = "why.in_a_project" if many == 1 else "why.in_projects"
        told = joined(values_told(moves, language), language)
        yield say(key, n=many, moved=told).within(language)


def payments_told(seen: Watched, step: Step, language: Language) -> Iterator[str]:
    """Tell what came in and went out; payments of one name with many of one kind together."""
    for came in (True, False):
        some: dict[tuple[str, str], list[tuple[Paid, Row]]] = {}
        for paid in step.payments:
            mine, other = (paid.target, paid.source) if came else (paid.source, paid.target)
            if mine.table in seen.subject.pockets and mine.number == seen.subject.row.number:
                some.setdefault((paid.flow, other.table), []).append((paid, other))
        for payments in some.values():
            yield _payment(seen, payments, came=came).within(language)


def _payment(seen: Watched, payments: list[tuple[Paid, Row]], *, came: bool) -> Text:
    (first, row), many = payments[0], len({other for _, other in payments})
    other = counterpart(seen, first.flow, row)
    if many > 1:
        other = say("why.several", n=many, what=say(f"why.{row.table}_kind"))
    label, amount = FLOWS[first.flow].label, yuan(sum(paid.fen for paid, _ in payments))
    if not other.en:
        return say("why.received" if came else "why.paid", flow=label, yuan=amount)
    key = "why.received_from" if came else "why.paid_to"
    return say(key, flow=label, yuan=amount, other=other)


def yuan(fen: int) -> str:
    """Write an amount to the fen, without empty decimals.

    >>> yuan(123450), yuan(100000), yuan(4)
    ('1,234.50', '1,000', '0.04')
    """
    return f"{fen / FEN_A_YUAN:,.2f}".removesuffix(".00")


def joined(parts: Iterable[str], language: Language) -> str:
    """Join parts of a line."""
    return ("；" if language == "zh" else "; ").join(parts)
