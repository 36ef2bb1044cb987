"""How a value of a table is read: its name, its unit, and codes as words."""

from __future__ import annotations

import math
import re
from typing import Final

from sim.core.numbers import short
from sim.core.table import Column
from sim.core.text import Language, Text
from sim.core.units import PURE, unit_named
from sim.core.words import say
from sim.lab.watched import Row
from sim.world.entries import ENTRIES
from sim.world.world import TABLES

COLUMNS: Final[dict[str, Column]] = {
    f"{kind.key}.{name}": column for kind in TABLES for name, column in kind.columns.items()
}
"""Every column of the world by `table.column`."""
NOTHING: Final = Text("", "")
KEYS: Final = ("row", "id", "key")
"""Units of what only points at something."""
FEN, LUCK, SCORE = "fen", "log points", "0..100"
ILLNESS: Final = "months, below 0 since"
"""The unit of months that are still to come, or of those that have passed since."""
_CODE: Final = re.compile(r"(-?\d+) ([^,，、；]+)")
_CODED: Final = re.compile(r"\d+ [^,]+(, \d+ [^,]+)+")


def declared(row: Row, column: str) -> Column:
    """Give the declaration of a column of a row's table."""
    return COLUMNS[f"{row.table}.{column}"]


def named(row: Row, column: str, entry: int = -1) -> Text:
    """Name a column, and the entry of a column that holds several."""
    label = declared(row, column).label
    if entry < 0:
        return label
    part = entry_named(row, column, entry)
    head = Text(label.zh, label.en.partition(":")[0])
    return Text(f"{head.zh}（{part.zh}）", f"{head.en} ({part.en})")


def entry_named(row: Row, column: str, entry: int) -> Text:
    """Name an entry of a column that holds several; nothing for a column that holds one."""
    return ENTRIES[f"{row.table}.{column}"][entry] if entry >= 0 else NOTHING


def unit_of(column: Column) -> Text:
    """Name the unit in which a value is written: yuan where fen are kept, none for a code."""
    unit = column.unit
    if column.dtype.kind == "b" or unit in {PURE, LUCK} or _CODED.fullmatch(unit):
        return NOTHING
    if unit.startswith(SCORE):
        return unit_named("points")
    if column.unit.startswith(FEN):
        return unit_named("yuan" + column.unit.removeprefix(FEN))
    name = unit_named(unit)
    zh, en = re.split("[,，]", name.zh)[0], name.en.split(",")[0]
    return Text("", "") if PURE in {zh, en} else Text(zh, en)


def written(column: Column, value: bool | float, language: Language) -> str:
    """Write a value: yes and no, codes as words, fen as yuan, luck as more or less than usual.

    >>> written(COLUMNS["household.poor"], True, "en"), written(COLUMNS["project.grade"], 2, "zh")
    ('yes', 'C')
    >>> written(COLUMNS["household.debt"], 261_580, "en")
    '2,616'
    >>> written(COLUMNS["household.shock"], -0.056, "en")
    '-5.4%'
    """
    if column.dtype.kind == "b":
        return say("told.on" if value else "told.off").within(language)
    if value != value:  # noqa: PLR0124 not a number: nobody knows it
        return say("why.unknown").within(language)
    if column.unit == ILLNESS and value <= 0:
        return say("odd.none").within(language)
    codes = dict(_CODE.findall(unit_named(column.unit).within(language)))
    word: str | None = codes.get(str(int(value)))
    if word is not None and (_CODED.fullmatch(column.unit) or value <= 0):
        return word.strip()
    if column.unit == LUCK:
        return f"{100.0 * math.expm1(value):+.1f}%"
    if column.unit.startswith(FEN):
        value = value / 100.0
    return str(value) if isinstance(value, int) else short(float(value), language)


def is_running_sum(column: Column) -> bool:
    """Say whether a column adds up twelve months, so that it moves in every month."""
    return "12 months" in column.unit or "since month 1" in column.unit
