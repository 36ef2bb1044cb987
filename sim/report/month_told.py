"""One row's month as a short story: phases in their order, what is unchanged left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sim.catalogue import family_label
from sim.core.access import declared as listed
from sim.core.text import Language, Text
from sim.core.words import say
from sim.lab.watched import Changed, Row, Step, Watched
from sim.month import MONTH, is_game
from sim.report.cells import KEYS, declared, is_running_sum, written
from sim.report.moves import Moved, changes_told, joined, payments_told, values_told, yuan
from sim.report.people import introduced, whose
from sim.report.reasons import reasons

AROUND: Final[dict[str, tuple[str, ...]]] = {
    "household": listed(
        "nation: macro; county: price tightness staying line_lived exit_standard;"
        "village: shock disaster;"
        "project: active budget hours failed surplus"
    ),
    "project": listed(
        "county: price; village: disaster persons poor_persons gap norm volunteers legitimacy"
    ),
    "organization": listed("county: price inspection"),
    "enterprise": listed("county: price tightness staying"),
    "village": listed("county: price; project: active budget conflict output failed grade"),
}
"""What a row depends on most, by table; each is told once, where a phase first reads it."""


def month_told(seen: Watched, language: Language) -> list[str]:
    """Tell the month of a row.

    Parameters
    ----------
    seen : Watched
        What was watched.
    language : str
        In which language.

    Returns
    -------
    list of str
        The lines of the story, indented below their phases.
    """
    rows, told, quiet = list[str](), set[str](), 0
    rows += [introduced(seen).within(language), ""]
    for step in seen.steps:
        lines, small = _phase(seen, step, told, language)
        quiet += small
        if lines:
            rows += [_heading(step).within(language), *(f"  {line}" for line in lines), ""]
    rows.append(_cash(seen).within(language))
    if quiet:
        rows.append(say("why.quiet", n=quiet).within(language))
    rows.append(say("why.how_to_read").within(language))
    return rows


def _heading(step: Step) -> Text:
    at = next(n for n, phase in enumerate(MONTH, 1) if phase.name == step.phase)
    label = MONTH[at - 1].label
    return Text(f"{at} {label.zh}", f"{at} {label.en}")


def _phase(seen: Watched, step: Step, told: set[str], language: Language) -> tuple[list[str], int]:
    """Tell one phase, and count what is too small to tell; nothing where nothing happened."""
    loud = [one for one in step.changes if _is_loud(one, language)]
    small = len(step.changes) - len(loud)
    happened = [
        *payments_told(seen, step, language),
        *changes_told(seen, loud, language),
        *(text.within(language) for text in reasons(seen, step)),
    ]
    if not happened:
        return [], small
    return [*_rules(step, told, language), *_around(seen, step, told, language), *happened], small


def _is_loud(one: Changed, language: Language) -> bool:
    column = declared(one.row, one.column)
    if column.unit in KEYS or is_running_sum(column):
        return False
    return written(column, one.old, language) != written(column, one.new, language)


def _rules(step: Step, told: set[str], language: Language) -> Iterator[str]:
    """Name the rules that the phase asked, each once in a story."""
    for family, rules in step.rules.items():
        titles = [rule.card.title.within(language) for rule in rules]
        if f"rule {family}" not in told:
            told.add(f"rule {family}")
            label, names = family_label(family), joined(titles, language)
            yield say("why.rule", family=label, rule=names).within(language)


def _around(seen: Watched, step: Step, told: set[str], language: Language) -> Iterator[str]:
    """Tell the values of village, project and county that the phase reads."""
    phase = next(phase for phase in MONTH if phase.name == step.phase)
    reads = {*phase.reads_now, *phase.reads_before, *phase.writes} - told
    around = () if is_game(seen.arm.scenario.plan) else seen.subject.around
    for row in around:
        parts = list[Moved]()
        for path in AROUND[seen.subject.row.table]:
            table, column = path.split(".")
            if table == row.table and path in reads and not _is_idle(step, row, column):
                told.add(path)
                old, new = seen.before[row][column], step.values[row][column]
                parts.append(Moved(row, column, -1, old, new))  # type: ignore[arg-type]  # one
        # what did not happen goes without saying, but for whether the project runs
        parts = [one for one in parts if one.new or one.old or one.column == "active"]
        if parts:
            values = joined(values_told(parts, language), language)
            yield say("why.around", whose=whose(seen, row), values=values).within(language)


def _is_idle(step: Step, row: Row, column: str) -> bool:
    """Say whether a value belongs to a project that does not run, which then says nothing."""
    return row.table == "project" and column != "active" and not step.values[row]["active"]


def _cash(seen: Watched) -> Text:
    came = went = 0
    pockets, number = seen.subject.pockets, seen.subject.row.number
    for paid in (paid for step in seen.steps for paid in step.payments):
        came += paid.fen * (paid.target.table in pockets and paid.target.number == number)
        went += paid.fen * (paid.source.table in pockets and paid.source.number == number)
    before, after = (yuan(fen) for fen in seen.cash)
    return say("why.cash", came=yuan(came), went=yuan(went), before=before, after=after)
