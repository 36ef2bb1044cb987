"""Tables as plain text, for any terminal: letters and hyphens only, nothing drawn or coloured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sim.charts import Frames
from sim.core.lines import wrapped
from sim.core.numbers import number, ranged
from sim.core.text import Language, Text
from sim.core.words import say
from sim.report.paired import LEAST, Difference, Level
from sim.report.ruled import Grid
from sim.report.tables import HEADS, HEADS_OF_GAME, Row, Table, tables

WIDTH = 88
NARROWEST = 60


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
    room, lines = max(width, NARROWEST), list[str]()
    for part in parts:
        if isinstance(part, Grid):
            lines += part.lines(room)
        else:
            lines += wrapped(part.within(language) if part else "", room)
    return "\n".join(lines) + "\n"


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
    heads = [_head(column, frames).within(language) for column in table.columns]
    heads += [say("report.lucks").within(language)] if frames.has_twin else []
    grid = Grid(("", "left"), *((head, "right") for head in heads))
    for row in table.rows:
        grid.add(*_cells(row, table, frames, language))
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
