"""One file of the store: named by the hash of what it holds, written aside, never half there."""

from __future__ import annotations

import errno
import hashlib
import io
import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from sim.core.errors import StoreError
from sim.core.words import say
from sim.lab.rows import FIRST, SCHEMA
from sim.lab.store import make_safe

DAMAGED = "damaged"
_WRITTEN: Final[dict[str, Any]] = {
    "compression": "zstd",
    "use_dictionary": [name for name in SCHEMA.names if name != "value"],
    "use_byte_stream_split": ["value"],
    "write_statistics": ["table"],
}
"""Values seldom come twice, and are pressed better with their bytes sorted by place; limits are
looked at in the column `table` only."""
TRIES = 3
"""How often a file is written anew that a machine which does not know this one has swept away."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of the store, whole but not yet on the disk.

    Attributes
    ----------
    name : str
        The sha256 of its bytes, and an ending.
    contents : bytes
        Parquet.
    digests : mapping
        Digest of the numbers of each run that it holds, by run key.
    failed : mapping
        The reason of each run that failed, by run key.
    """

    name: str
    contents: bytes
    digests: Mapping[str, str]
    failed: Mapping[str, str]


def packed(tables: Mapping[str, pa.Table]) -> Packed:
    """Make a file of tables by their names, as `rows_of` and `apart` give them.

    Every table (`outcome`, `money`, …) is a row group of its own, so that who wants one reads
    only that.
    """
    sink = io.BytesIO()
    with pq.ParquetWriter(sink, SCHEMA, **_WRITTEN) as writer:
        for name in sorted(tables, key=lambda name: (name not in FIRST, name)):
            writer.write_table(tables[name])
    contents = sink.getvalue()
    names = (_named(tables[kind]) if kind in tables else {} for kind in FIRST)
    return Packed(f"{hashlib.sha256(contents).hexdigest()}.parquet", contents, *names)


def apart(rows: pa.Table) -> dict[str, pa.Table]:
    """Take rows of several tables apart: each table by its name."""
    names = pc.unique(rows["table"].cast(pa.string())).to_pylist()
    return {name: only(rows, "table", [name]) for name in names}


def named(table: pa.Table, kind: str) -> dict[str, str]:
    """Give the names that rows of one kind bear, by run key."""
    return _named(only(table, "table", [kind]))


def _named(rows: pa.Table) -> dict[str, str]:
    return dict(zip(rows["run"].to_pylist(), rows["name"].to_pylist(), strict=True))


def write_part(folder: Path, table: pa.Table) -> str:
    """Put rows into a folder as a new file, and give its name; see `write_packed`."""
    made = packed(apart(table))
    write_packed(folder, made)
    return made.name


def write_packed(folder: Path, made: Packed) -> None:
    """Put a file into the folder of files.

    Parameters
    ----------
    folder : Path
        The folder of the files.
    made : Packed
        The file.

    Raises
    ------
    OSError
        If the disk does not take it; nothing is left behind then.
    """
    for left in reversed(range(TRIES)):
        try:
            put_in_place(folder / made.name, made.contents)
            break
        except FileNotFoundError:
            if not left:
                raise


def put_in_place(place: Path, contents: bytes | memoryview) -> None:
    """Write a file aside, make it safe, and put it in its place at one stroke.

    Parameters
    ----------
    place : Path
        Where it shall be; what stands there is replaced.
    contents : bytes
        What it shall hold.

    Raises
    ------
    OSError
        If the disk does not take it; what stood there stays, and nothing is left behind.
    """
    aside = place.with_name(f".{place.stem[-16:]}.{os.getpid()}.part")
    try:
        aside.write_bytes(contents)
        make_safe(aside)
        aside.replace(place)
        make_safe(place.parent)
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def read_part(path: Path, names: Collection[str] | None = None) -> pa.Table | None:
    """Read some tables of a file that holds what its name says; None if it does not.

    Parameters
    ----------
    path : Path
        The file.
    names : collection of str, optional
        Which tables; without it all.

    Returns
    -------
    pyarrow.Table or None
        The rows.

    Raises
    ------
    OSError
        If it cannot be read.
    """
    contents = path.read_bytes()
    if f"{hashlib.sha256(contents).hexdigest()}.parquet" != path.name:
        return None
    try:
        file = pq.ParquetFile(pa.BufferReader(contents))
        if not file.schema_arrow.equals(SCHEMA):
            return None
        table = file.read_row_groups(_groups(file, names))
    except (pa.ArrowException, OSError, ValueError):
        return None
    return table if names is None else only(table, "table", names)


def only(table: pa.Table, column: str, words: Collection[str]) -> pa.Table:
    """Keep the rows with some words in a column; what need not be copied stays as it lies."""
    kept = []
    for batch in table.to_batches():
        good = _known(batch[column], words)
        if good.all():
            kept.append(batch)
        elif good.any():
            kept.append(batch.filter(pa.array(good[batch[column].indices.to_numpy()])))
    return pa.Table.from_batches(kept, table.schema)


def is_one_of(table: pa.Table, column: str, words: Collection[str]) -> pa.ChunkedArray:
    """Say of each row whether the word in a column is one of some; rows are not spelt out."""
    masks = [
        pa.array(_known(chunk, words)[chunk.indices.to_numpy()]) for chunk in table[column].chunks
    ]
    return pa.chunked_array(masks, pa.bool_())


def _known(coded: pa.DictionaryArray, words: Collection[str]) -> NDArray[np.bool_]:
    """Say of each word that a column knows whether it is one of some."""
    known = frozenset(words)
    return np.array([word in known for word in coded.dictionary.to_pylist()], np.bool_)


def set_aside(path: Path) -> Path:
    """Move a damaged file away, so that nobody reads it again, and keep it to be looked at."""
    place = path.parents[1] / DAMAGED / path.name
    place.parent.mkdir(exist_ok=True)
    with suppress(FileNotFoundError):  # another process was quicker
        path.replace(place)
    return place


def sweep(folder: Path) -> None:
    """Throw away what processes that are no more had begun to write, where that is allowed."""
    for path in folder.glob(".*.part"):
        process = path.suffixes[-2].lstrip(".") if len(path.suffixes) > 1 else ""
        if not (process.isdigit() and _lives(int(process))):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def is_gone(error: OSError) -> bool:
    """Say whether a file that was listed is no longer there: another process has merged it."""
    return error.errno in {errno.ENOENT, getattr(errno, "ESTALE", errno.ENOENT)}


@contextmanager
def told(folder: Path, words: str = "run.cannot_write") -> Iterator[None]:
    """Turn what the disk refuses into words.

    Yields
    ------
    None
        Nothing; what is done inside may read and write.
    """
    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise StoreError(say(words, folder=folder, why=why)) from error


def _groups(file: pq.ParquetFile, names: Collection[str] | None) -> list[int]:
    """Find the row groups in which some tables can be; a file without limits is read whole."""
    every = range(file.num_row_groups)
    if names is None:
        return list(every)
    limits = [file.metadata.row_group(n).column(TABLE_COLUMN).statistics for n in every]
    return [
        n
        for n, limit in zip(every, limits, strict=True)
        if limit is None
        or not limit.has_min_max
        or any(limit.min <= name <= limit.max for name in names)
    ]


TABLE_COLUMN = SCHEMA.get_field_index("table")


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
