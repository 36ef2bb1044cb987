"""Check the tables of one's own: known columns only, nothing personal, every value in its range."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sim.core.text import Text
from sim.core.units import figure, unit_named
from sim.core.words import say
from sim.scenario.check import NOTHING
from sim.scenario.problems import Faults, escaped, shown
from sim.scenario.registry import close_to
from sim.scenario.table_file import Row
from sim.scenario.tree import Place
from sim.world.roster import HOUSEHOLDS, VILLAGES, Given

PERSONAL = Text(
    "姓名|户主|身份证|证件号|电话|手机|联系方式|住址|地址|门牌|银行|账号|微信|出生|生日|民族",
    r"(?<!village )\bname\b|\bid[ _]?(?:card|number|no)\b|phone|\bmobile\b|\btel\b|address"
    r"|passport|e-?mail|\bbank\b|wechat|birth|ethnic|householder|head of household",
)
"""Columns about persons; they are refused before any cell is looked at."""
YES = Text("是|有|对", "true|yes|y|1")
NO = Text("否|无|没有", "false|no|n|0")
FLAGS = dict.fromkeys(f"{YES.zh}|{YES.en}".split("|"), 1.0)
FLAGS |= dict.fromkeys(f"{NO.zh}|{NO.en}".split("|"), 0.0)
NUMBER = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?", re.ASCII)
UNIT = re.compile(r"\s*(?:\(([^()]*)\)|（([^（）]*)）)$")
"""What stands in brackets behind the name of a column: its unit, as the examples have it."""
LONGEST_CODE = 40
CODES = {
    "village": Text("村编号", "village"),
    "household": Text("户编号", "household"),
}
"""Columns that name rows: any short word or number, not a person's name."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of table: which columns it may have, which it must have, and what names its rows."""

    name: str
    givens: dict[str, Given]
    codes: tuple[str, ...]
    row: str


KINDS = {
    "households": Kind("households", HOUSEHOLDS, ("village", "household"), "household"),
    "villages": Kind("villages", VILLAGES, ("village",), "village"),
}
"""By the section of a scenario in which `table:` stands."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as read: what names its rows, and its columns with NaN for empty cells."""

    rows: int
    lines: tuple[int, ...]
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    columns: dict[str, tuple[float, ...]] = field(default_factory=dict)


def sheet_of(rows: list[Row], kind: Kind, file: str, faults: Faults) -> Sheet | None:
    """Check a table cell by cell; None if its heading is not sound.

    Parameters
    ----------
    rows : list of Row
        The heading and at least one row.
    kind : Kind
        What the table may hold.
    file : str
        Its name in messages.
    faults : Faults
        Collects what is wrong, with line and column.

    Returns
    -------
    Sheet or None
        Columns by key; a faulty cell counts as empty.
    """
    heading = _heading(rows[0], kind, file, faults)
    if heading is None:
        return None
    codes: dict[str, list[str]] = {key: [] for key in heading if key in CODES}
    columns: dict[str, list[float]] = {key: [] for key in heading if key not in CODES}
    for row in rows[1:]:
        if len(row.cells) > len(heading):
            at, wanted = Place(file, row.line, 1), len(heading)
            faults.add("cells_in_row", at, cells=len(row.cells), wanted=wanted)
        for place, key in enumerate(heading):
            cell = row.cells[place] if place < len(row.cells) else ""
            at = Place(file, row.line, place + 1)
            if key in CODES:
                codes[key].append(_code(key, cell, at, kind, faults))
            else:
                columns[key].append(_number(kind, key, cell, at, faults))
    lines = tuple(row.line for row in rows[1:])
    if kind.row in codes:
        _named_once(codes[kind.row], lines, Place(file, 1, heading.index(kind.row) + 1), faults)
    return Sheet(
        len(rows) - 1,
        lines,
        {key: tuple(words) for key, words in codes.items()},
        {key: tuple(values) for key, values in columns.items()},
    )


def _heading(row: Row, kind: Kind, file: str, faults: Faults) -> list[str] | None:
    before = len(faults.noted)
    personal = re.compile(f"{PERSONAL.zh}|{PERSONAL.en}", re.IGNORECASE)
    refused = [place for place, cell in enumerate(row.cells) if personal.search(cell)]
    for place in refused:
        at = Place(file, row.line, place + 1)
        faults.add("personal_column", at, "", column=shown(row.cells[place]))
    if refused:
        return None
    names = {name: key for key in (*kind.codes, *kind.givens) for name in _names(kind, key)}
    heading: list[str] = []
    for place, cell in enumerate(row.cells):
        at = Place(file, row.line, place + 1)
        key = names.get(cell.lower()) or names.get(UNIT.sub("", cell.lower()))
        if key is None:
            _unknown_column(cell, at, kind, names, faults)
        elif key in heading:
            faults.add("column_twice", at, "", column=shown(cell), first=heading.index(key) + 1)
        elif key in kind.givens and cell.lower() not in names:
            _same_unit(cell, kind.givens[key], at, faults)
        heading.append(key or "")
    if kind.name == "villages" and "village" not in heading and len(faults.noted) == before:
        at = Place(file, row.line, 1)
        faults.add("column_missing", at, "", column=_written(kind, "village"))
    return heading if len(faults.noted) == before else None


def _names(kind: Kind, key: str) -> list[str]:
    label = label_of(kind, key)
    return [key, label.zh, label.en.lower()]


def label_of(kind: Kind, key: str) -> Text:
    """Give the name of a column in both languages."""
    return CODES[key] if key in CODES else kind.givens[key].label


def unit_of(given: Given) -> Text:
    """Say in what a column is written, as its heading has it in brackets; empty for a number."""
    if given.kind in {"flag", "share"}:
        return say(f"template.{given.kind}")
    return unit_named(given.unit)


def _written(kind: Kind, key: str) -> Text:
    """Name a column as its heading has it in each language."""
    return Text(label_of(kind, key).zh, key)


def _same_unit(cell: str, given: Given, at: Place, faults: Faults) -> None:
    """Refuse another unit than the column's own: values would be off without a word."""
    match = UNIT.search(cell)
    if match is None:
        return
    wanted, told = unit_of(given), match[1] or match[2] or ""
    if _plain(told) in {"", _plain(wanted.zh), _plain(wanted.en)}:
        return
    here = say("scenario.unit_here", unit=wanted) if wanted.en else say("scenario.no_unit_here")
    faults.add(
        "column_unit", at, "", column=shown(cell), unit=escaped(told)[:LONGEST_CODE], here=here
    )


def _plain(unit: str) -> str:
    return "".join(unit.lower().split())


def _unknown_column(
    cell: str, at: Place, kind: Kind, names: dict[str, str], faults: Faults
) -> None:
    if not cell:
        faults.add("column_unnamed", at)
        return
    guess = close_to(cell, list(names))
    word = _written(kind, names[guess]) if guess else NOTHING
    meant = say("scenario.did_you_mean", word=word) if guess else NOTHING
    columns = [_written(kind, key) for key in (*kind.codes, *kind.givens)]
    known = Text("、".join(one.zh for one in columns), ", ".join(one.en for one in columns))
    faults.add("column_unknown", at, "", column=shown(cell), guess=meant, known=known)


def _code(key: str, cell: str, at: Place, kind: Kind, faults: Faults) -> str:
    if not cell and key in {"village", kind.row}:
        faults.add("code_missing", at, key, column=_written(kind, key))
    if len(cell) > LONGEST_CODE or not cell.isprintable():
        faults.add("code_odd", at, key, value=shown(cell), most=LONGEST_CODE)
    return cell


def _number(kind: Kind, key: str, cell: str, at: Place, faults: Faults) -> float:
    """Read one cell; an empty one is NaN and will be drawn."""
    given = kind.givens[key]
    if not cell:
        return float("nan")
    if given.kind == "flag":
        value = FLAGS.get(cell.lower())
        if value is None:
            faults.add("cell_flag", at, key, value=shown(cell), column=given.label)
        return float("nan") if value is None else value
    if not NUMBER.fullmatch(cell):
        comma = cell.count(",") == 1 and NUMBER.fullmatch(cell.replace(",", "."))
        name = "cell_comma" if comma else "cell_number"
        write = cell.replace(",", ".")
        faults.add(name, at, key, value=shown(cell), column=given.label, write=write)
        return float("nan")
    value = float(cell)
    whole = given.kind != "whole" or value == int(min(value, 1e15))
    if not 0.0 <= value <= given.high or not whole:
        unit = unit_named(given.unit)
        most = figure(given.high)
        high = Text(f"{most.zh} {unit.zh}".rstrip(), f"{most.en} {unit.en}".rstrip())
        told = "cell_whole" if given.kind == "whole" else "cell_range"
        faults.add(told, at, key, value=shown(cell), column=given.label, high=high)
        return float("nan")
    return value


def _named_once(codes: list[str], lines: tuple[int, ...], top: Place, faults: Faults) -> None:
    seen: dict[str, int] = {}
    for code, line in zip(codes, lines, strict=True):
        if code and code in seen:
            at = Place(top.file, line, top.column)
            faults.add("code_twice", at, value=shown(code), first=seen[code])
        seen.setdefault(code, line)
