"""Files of an unfinished nation: each named by what it is and by the hash of what it holds.

A file that does not hold what its name says was damaged; it is as if it were not there, and what
it held is lived again. Who writes the same file twice writes the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sim.lab.part import put_in_place
from sim.world.founding import unsettled
from sim.world.layout import layout
from sim.world.plan import Plan
from sim.world.world import TABLES, World

STATE = "arrow"
YEAR = "parquet"
Columns = dict[str, NDArray[Any]]


def put(folder: Path, name: str, ending: str, contents: bytes | memoryview) -> Path:
    """Write a file at one stroke and give its path.

    Raises
    ------
    OSError
        If the disk does not take it; nothing is left behind then.
    """
    place = folder / f"{name}.{hashlib.sha256(contents).hexdigest()}.{ending}"
    put_in_place(place, contents)
    return place


def whole(path: Path) -> bytes | None:
    """Read a file; None if it is gone or does not hold what its name says."""
    try:
        contents = path.read_bytes()
    except OSError:
        return None
    return contents if path.name.split(".")[-2] == hashlib.sha256(contents).hexdigest() else None


def named(folder: Path, ending: str) -> Iterator[tuple[str, Path]]:
    """Go through the files of a kind: what each is, and where it lies."""
    for path in sorted(folder.glob(f"*.{ending}")):
        name, _, _ = path.name.partition(".")
        if name:  # what begins with a dot is not finished
            yield name, path


def forget(path: Path) -> None:
    """Throw a file away that nobody needs any more."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def packed(world: World) -> memoryview:
    """Write everything of a world that its next month needs: columns, settings, accounts."""
    columns = _columns(world)
    columns |= {f"account.{kind}": world.ledger.balance(kind) for kind in world.ledger.kinds}
    columns["month"] = np.array([world.month], np.int64)
    lists = [_row_of(column) for column in columns.values()]
    batch = pa.record_batch(lists, names=list(columns))
    sink, usual = pa.BufferOutputStream(), pa.ipc.IpcWriteOptions(compression="lz4")
    with pa.ipc.new_file(sink, batch.schema, options=usual) as file:
        file.write_batch(batch)
    return memoryview(sink.getvalue())


def unpacked(contents: bytes, plan: Plan, counties: int) -> World:
    """Make the world again that was packed.

    Parameters
    ----------
    contents : bytes
        What `packed` gave.
    plan : Plan
        The plan of its counties.
    counties : int
        How many there are, all of one nation.
    """
    batch = pa.ipc.open_file(pa.py_buffer(contents)).get_batch(0)
    kept = dict(zip(batch.schema.names, batch.columns, strict=True))
    world = unsettled(plan, layout(plan), 1, counties)
    for name, column in _columns(world).items():
        column[...] = _column_of(kept[name]).reshape(column.shape)
    world.open_books()
    world.ledger.reopen({kind: _column_of(kept[f"account.{kind}"]) for kind in world.ledger.kinds})
    world.month = int(_column_of(kept["month"])[0])
    return world


def _columns(world: World) -> Columns:
    """Give the live columns of all tables and settings by name."""
    found = {
        f"{kind.key}.{name}": getattr(getattr(world, kind.key), name)
        for kind in TABLES
        for name in kind.columns
    }
    for topic, table in world.settings.items():
        found |= {f"settings.{topic}.{name}": getattr(table, name) for name in table.columns}
    return found


def _row_of(column: NDArray[Any]) -> pa.Array:
    """Put a column of any length into one row."""
    flat = pa.array(np.ascontiguousarray(column).reshape(-1))
    return pa.LargeListArray.from_arrays(pa.array([0, len(flat)], pa.int64()), flat)


def _column_of(row: pa.Array) -> NDArray[Any]:
    found: NDArray[Any] = row.values.to_numpy(zero_copy_only=False)
    return found
