"""Tables as plain text, for any terminal: letters and hyphens only, nothing drawn or coloured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO

from rich.box import Box
from rich.console import Console
from rich.table import Table as Grid

from sim.charts import Frames
from sim.core.numbers import number, ranged
from sim.core.text import Language, Text
from sim.core.words import say
from sim.report.paired import LEAST, Difference, Level
from sim.report.tables import HEADS, HEADS_OF_GAME, Row, Table, tables

WIDTH = 88
NARROWEST = 60
RULE = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
"""One line of hyphens below the heading and nothing else."""


def screen(frames: Frames, language: Language, width: int = WIDTH) -> str:
    """Write the short tables of a run, with what is needed to read them below.

    Parameters
    ----------
    frames : Frames
        The tidy tables of the run.
    language : str
        `zh` or `en`.
    width : int, optional
        Columns of the terminal; Chinese characters take two.

    Returns
    -------
    str
        Lines without trailing blanks, ending in a line break.
    """
    return printed(_parts(frames, language), language, width)


def printed(parts: Iterable[Text | Grid | None], language: Language, width: int) -> str:
    """Write texts and grids below each other, without colours; None is an empty line.

    Returns
    -------
    str
        Lines without trailing blanks, ending in a line break.
    """
    target = StringIO()
    console = Console(
        file=target,
        width=max(width, NARROWEST),
        color_system=None,
        markup=False,
        emoji=False,
        highlight=False,
    )
    for part in parts:
        console.print(part.within(language) if isinstance(part, Text) else part or "")
    return "\n".join(line.rstrip() for line in target.getvalue().splitlines()) + "\n"


def ruled() -> Grid:
    """Give an empty grid with one line of hyphens below its heading."""
    return Grid(box=RULE, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))


def _parts(frames: Frames, language: Language) -> Iterator[Text | Grid | None]:
    about = frames.about
    placed = say("report.place", place=about.place, title=frames.title)
    yield placed if about.place.en else frames.title
    if about.question.en:
        yield say("report.question", question=about.question)
    yield None
    for table in tables(frames):
        yield table.title
        yield _grid(table, frames, language)
        yield from table.notes
        yield None
    yield from _notes(frames)


def _notes(frames: Frames) -> list[Text]:
    lucks = frames.replications
    notes = [say("report.note_values", n=lucks) if lucks > 1 else say("charts.note_one")]
    game = frames.is_game
    if frames.has_twin and lucks >= LEAST:
        notes.append(say("report.note_difference_game" if game else "report.note_difference"))
    elif frames.has_twin:
        notes.append(say("report.note_few", least=LEAST))
    about = frames.about
    notes += [about.assumed] if about.assumed.en else []
    notes += [say("report.note_by_hand", change=change) for change in about.by_hand]
    model = say("report.note_game" if game else "report.note_model")
    said = [say("report.caution", words=about.caution)] if about.caution.en else []
    return [*notes, model, *said]


def _grid(table: Table, frames: Frames, language: Language) -> Grid:
    grid = ruled()
    grid.add_column("", overflow="fold")
    for column in table.columns:
        grid.add_column(_head(column, frames).within(language), justify="right", overflow="fold")
    if frames.has_twin:
        grid.add_column(say("report.lucks").within(language), justify="right")
    for row in table.rows:
        grid.add_row(*_cells(row, table, frames, language))
    return grid


def _head(column: str, frames: Frames) -> Text:
    """Name a column; those of money say in the table's title which arm they are of."""
    heads = HEADS_OF_GAME if frames.is_game else HEADS
    return heads.get(column) or heads[column.rpartition("_")[0]]


def _cells(row: Row, table: Table, frames: Frames, language: Language) -> list[str]:
    label = row.label.within(language)
    cells = [f"{label}\n  {row.unit.within(language)}" if table.units else label]
    for column in table.columns:
        found = row.cells[column]
        cells.append(_cell(found, language))
    return [*cells, str(row.cells[table.columns[-1]].n)] if frames.has_twin else cells


def _cell(found: Level | Difference, language: Language) -> str:
    if isinstance(found, Difference):
        return _difference(found, language)
    return _level(found, language)


def _level(found: Level, language: Language) -> str:
    if not found.n:
        return say("report.not_measured").within(language)
    return _stacked(*ranged(found.mean, found.low, found.high, language))


def _difference(gap: Difference, language: Language) -> str:
    if not gap.n:
        return say("report.not_measured").within(language)
    if gap.identical:
        return say("report.identical").within(language)
    if gap.too_few:
        few = say("report.too_few").within(language)
        return _stacked(number(gap.mean, language, sign=True), few)
    return _stacked(*ranged(gap.mean, gap.low, gap.high, language, sign=True))


def _stacked(mean: str, below: str) -> str:
    return f"{mean}\n{below}" if below else mean
