"""Make rows of cells out of a table file: CSV in UTF-8 or GBK, or an Excel workbook."""

from __future__ import annotations

import csv
import io
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from sim.core.text import Text
from sim.scenario.problems import shown, stop
from sim.scenario.source import ENCODINGS, OTHERS
from sim.scenario.tree import Node, Place

LARGEST = 20_000_000
MOST_ROWS = 200_000
MOST_UNPACKED = 200_000_000
EXCEL = b"PK\x03\x04"
PARTINGS = {";": Text("分号", "semicolons"), "\t": Text("制表符", "tabs")}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table and the line of the file in which it begins."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table as it lay on the disk when the scenario was read."""

    section: str
    """`households` or `villages`."""
    name: str
    """Its own name, without folders."""
    raw: bytes
    at: Place
    """Where the scenario names it."""


def table_file(section: str, node: Node, folder: Path | None) -> TableFile:
    """Read the file that `table:` names.

    Parameters
    ----------
    section : str
        Where `table:` stands.
    node : Node
        What was written behind it.
    folder : Path or None
        The folder from which the path counts; None where no file may be read.

    Returns
    -------
    TableFile
        Name and bytes; they are not looked at yet.

    Raises
    ------
    ScenarioError
        If there is no such file, or it may not be read.
    """
    word = node.value
    if not isinstance(word, str) or not word:
        raise stop("table_name", node.at, value=shown(str(node.plain())))
    if folder is None or Path(word).is_absolute():
        raise stop("table_outside", node.at, file=shown(word))
    path = folder / word
    roots = [folder, *([Path.cwd()] if folder.resolve().is_relative_to(Path.cwd()) else [])]
    try:
        inside = any(path.resolve().is_relative_to(root.resolve()) for root in roots)
    except (OSError, RuntimeError, ValueError):
        inside = False
    if not inside:
        raise stop("table_outside", node.at, file=shown(word))
    return TableFile(section, path.name, _bytes(path, word, node.at), node.at)


def _bytes(path: Path, word: str, at: Place) -> bytes:
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError):
        raise stop("table_missing", at, file=shown(word)) from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise stop("not_a_file", at, file=shown(word))
    with os.fdopen(handle, "rb") as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise stop("long_table", at, most=LARGEST)
    return raw


def rows_of(raw: bytes, file: str) -> list[Row]:
    """Give the rows that hold anything, the heading first.

    Parameters
    ----------
    raw : bytes
        The file as it is.
    file : str
        Its name in messages.

    Returns
    -------
    list of Row
        Every cell as text without blanks around it.

    Raises
    ------
    ScenarioError
        If it is no table, or holds too much or nothing at all.
    """
    found = _workbook(raw, file) if raw.startswith(EXCEL) else _text(raw, file)
    rows = [row for row in found if any(row.cells)]
    if len(rows) < 2:  # noqa: PLR2004 a heading and something below it
        raise stop("empty_table", Place(file, 1, 1))
    if len(rows) > MOST_ROWS + 1:
        raise stop("long_table", Place(file, MOST_ROWS + 2, 1), most=MOST_ROWS)
    return rows


def _text(raw: bytes, file: str) -> list[Row]:
    text = _decoded(raw, file)
    heading = text.split("\n", 1)[0]
    for sign, called in PARTINGS.items():
        if sign in heading and "," not in heading:
            raise stop("wrong_parting", Place(file, 1, heading.index(sign) + 1), sign=called)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows, line = [], 1
    try:
        for cells in reader:
            rows.append(Row(line, tuple(cell.strip() for cell in cells)))
            line = reader.line_num + 1
    except csv.Error:
        raise stop("broken_row", Place(file, line, 1)) from None
    return rows


def _decoded(raw: bytes, file: str) -> str:
    """Make text of bytes: UTF-8 or GBK."""
    top = Place(file, 1, 1)
    for start, name in ENCODINGS:
        if raw.startswith(start):
            raise stop("table_encoding", top, encoding=name)
    known = [kind for start, kind in OTHERS if raw.startswith(start)]
    known += [Text("二进制文件", "a binary file")] if b"\x00" in raw else []
    if known:
        raise stop("no_table", top, kind=known[0])
    at = 0
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError as error:
            at = error.start
    raise stop("unreadable_bytes", Place(file, raw[:at].count(b"\n") + 1, 1))


def _workbook(raw: bytes, file: str) -> list[Row]:
    """Read the first sheet of a workbook; formulas count by the value that was saved with them."""
    from openpyxl.reader.excel import ExcelReader  # noqa: PLC0415 only when there is one to read

    at, found = Place(file, 1, 1), []
    try:
        reader = ExcelReader(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        unpacked = sum(part.file_size for part in reader.archive.infolist())
        if unpacked <= MOST_UNPACKED:
            reader.read()
            sheet = reader.wb.worksheets[0]
            for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
                found.append(Row(number, _trimmed(tuple(_cell(cell) for cell in cells))))
                if number > MOST_ROWS + 1:
                    break
    except Exception:  # noqa: BLE001 a damaged workbook fails in dozens of ways, none of them ours
        raise stop("broken_workbook", at) from None
    if unpacked > MOST_UNPACKED:
        raise stop("long_table", at, most=MOST_ROWS)
    return found


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Cut off empty cells at the end: a sheet is as wide as its widest row."""
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells[:end]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
