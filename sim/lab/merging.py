"""Merge small files of the store into larger ones, while others may read, write and merge too.

A file goes only when another one holds everything that it held and more, or the same under a
smaller name. By that order no two processes can each throw away what the other one relies on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from sim.lab.part import is_one_of, read_part, write_part
from sim.lab.rows import FIRST

BYTES = 16_000_000
"""Files are merged up to this size, so that it takes little memory however long the study."""
Held = frozenset[tuple[str, str, str]]
"""What a file holds: for each run whether it is finished or failed, its key, its digest or why."""


@dataclass(frozen=True)
class _File:
    path: Path
    table: pa.Table
    held: Held

    @property
    def rank(self) -> tuple[int, str]:
        """The one that holds most comes first, of equals the one with the smaller name."""
        return -len(self.held), self.path.name


def small_ones(files: Sequence[Path]) -> list[list[Path]]:
    """Put small files together until they reach the size of a merged one.

    Raises
    ------
    OSError
        If one cannot be looked at.
    """
    found: list[list[Path]] = [[]]
    size = 0
    for path in files:
        own = path.stat().st_size
        if 2 * own > BYTES:
            continue
        if size + own > BYTES:
            found.append([])
            size = 0
        found[-1].append(path)
        size += own
    return [some for some in found if len(some) > 1]


def merge(paths: Sequence[Path]) -> None:
    """Put what some files of a folder hold into one, each run once, and throw them away.

    Raises
    ------
    OSError
        If one cannot be read, or the new one cannot be written; then all stay.
    """
    read = [(path, read_part(path)) for path in paths]
    old = sorted(
        (_File(path, table, _held(table)) for path, table in read if table is not None),
        key=lambda file: file.rank,
    )
    if len(old) < len(paths):
        return  # a file was damaged since it was looked at: the next opening sets it aside
    seen: set[tuple[str, str, str]] = set()
    pieces = []
    for file in old:
        pieces.append(_fresh(file, seen))
        seen |= file.held
    if len(old[0].held) < len(seen):
        write_part(old[0].path.parent, pa.concat_tables(pieces).unify_dictionaries())
    else:
        old = old[1:]  # the first one holds everything already
    for file in old:
        file.path.unlink(missing_ok=True)


def _held(table: pa.Table) -> Held:
    rows = table.filter(is_one_of(table, "table", FIRST)).select(["table", "run", "name"])
    return frozenset(zip(*(column.to_pylist() for column in rows.columns), strict=True))


def _fresh(file: _File, seen: set[tuple[str, str, str]]) -> pa.Table:
    """Leave out the runs that another file holds already."""
    runs = {kind: set[str]() for kind in FIRST}
    for kind, run, _ in file.held - seen:
        runs[kind].add(run)
    failed = is_one_of(file.table, "table", ["failed"])
    finished = pc.and_(pc.invert(failed), is_one_of(file.table, "run", runs["digest"]))
    lost = pc.and_(failed, is_one_of(file.table, "run", runs["failed"]))
    return file.table.filter(pc.or_(finished, lost))
