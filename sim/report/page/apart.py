"""Which of several changes does it: each one alone, and what is left without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.core.text import Text
from sim.core.words import say
from sim.lab.ablation import Ablation, Piece
from sim.lab.compared import Row
from sim.report.page.answer import names_of, shown_in
from sim.report.page.blocks import Block, Cell, Grid, gap, word
from sim.scenario.study import Study

MOST = 3
"""Measures that are taken apart: the first ones in which the arms differ."""
LONGEST = 40
"""Letters of a value; the table of what is different has all of it."""
DULL = ("identical", "same", "too_few")


def apart(study: Study, ablations: Sequence[Ablation]) -> Iterator[Block]:
    """Lay out what each change does by itself, measure by measure.

    Parameters
    ----------
    study : Study
        Says how arms are called.
    ablations : sequence of Ablation
        One for each arm that was taken apart; nothing is shown for the others.

    Yields
    ------
    Block
        Tables, the largest change first.
    """
    names = names_of(study)
    for each in ablations:
        rows = [each.whole(wanted.name) for wanted in study.outcomes]
        for row in [row for row in rows if row.verdict not in DULL][:MOST]:
            said = {"arm": names[each.arm], "against": names[each.against]}
            unit = shown_in(row)[1]
            title = say("page.ablation_title", what=row.outcome.label, unit=unit, **said)
            heads = tuple(say(f"page.head_{name}") for name in ("what", "alone", "without"))
            pieces = _ordered(each, row.outcome.name)
            whole = (Cell(say("page.ablation_whole")), _cell(row), Cell(word("0")))
            cells = (whole, *(_piece(each, piece, row.outcome.name) for piece in pieces))
            notes = (say("page.ablation_note", n=row.gap.n),)
            yield Grid(f"ablation_{each.arm}_{row.outcome.name}", title, heads, cells, notes)


def _ordered(found: Ablation, outcome: str) -> list[Piece]:
    """Put the pieces that can be weighed first, the weightiest before the others."""
    weighed = [piece for piece, _ in found.shares(outcome)]
    known = [piece.difference.path for piece in weighed]
    return [*weighed, *(p for p in found.pieces if p.difference.path not in known)]


def _piece(found: Ablation, piece: Piece, outcome: str) -> tuple[Cell, ...]:
    first, last = found.added(piece, outcome), found.missing(piece, outcome)
    told = piece.difference
    change = say("page.ablation_change", path=told.path, old=_short(told.old), new=_short(told.new))
    return Cell(told.label, change), _cell(first), _cell(last)


def _cell(row: Row | None) -> Cell:
    if row is None:
        return Cell(say("page.ablation_cannot"), tone="pale")
    if row.gap.identical:
        return Cell(word("0"), tone="pale")
    return gap(row.gap.mean, row.gap.low, row.gap.high, shown_in(row)[0])


def _short(text: Text) -> Text:
    return Text(_cut(text.zh), _cut(text.en)) if text.en else say("page.nothing_there")


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
