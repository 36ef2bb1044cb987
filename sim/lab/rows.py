"""Runs as rows of one long table, for the store; and their numbers' digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sim.charts import DIMENSIONS
from sim.core.calendar import MONTHS_IN_YEAR
from sim.core.table import Floats
from sim.lab.record import Record

_WORD = pa.dictionary(pa.int32(), pa.string())
SCHEMA = pa.schema(
    [
        ("arm", _WORD),
        ("point", pa.int32()),
        ("replication", pa.int32()),
        ("run", _WORD),
        ("table", _WORD),
        ("name", _WORD),
        ("item", pa.int32()),
        ("month", pa.int16()),
        ("value", pa.float64()),
    ]
)
"""`table` says what a row is: outcome, dimension, money (whole fen of the twelve months up to
`month`; `name` is the payment, who paid and who received), household, village and decile (`item`
is its number, the poorest tenth being 0), digest (`name` is the sha256 of the run's numbers) or
failed (`name` is the reason)."""
FIRST = ("digest", "failed")
"""These tables stand first in a file: they say which runs it holds."""


@dataclass(frozen=True, slots=True)
class Finished:
    """One run that is over: a replication of an arm at a point of the design.

    Attributes
    ----------
    arm : str
        The name of the arm.
    point : int
        The number of the design point, from 0.
    replication : int
        The number of the stroke of luck, from 1.
    key : str
        The run key.
    numbers : Record or None
        A record of this replication alone; None if the run failed.
    reason : str
        Why it failed.
    """

    arm: str
    point: int
    replication: int
    key: str
    numbers: Record | None
    reason: str = ""


def rows_of(runs: Sequence[Finished]) -> dict[str, pa.Table]:
    """Lay runs out as rows: each table by its name, one run after the other in each."""
    found: dict[str, list[tuple[Finished, _Block]]] = {}
    for run in runs:
        for kind, block in _blocks(run):
            if block.values.size:
                found.setdefault(kind, []).append((run, block))
    return {kind: _table(kind, *zip(*some, strict=True)) for kind, some in found.items()}


def digest_of_run(record: Record) -> str:
    """Give the sha256 of a run's numbers: bytes in a fixed order, with what they are."""
    pieces: list[bytes | memoryview] = []
    for name, column in sorted(record.columns().items()):
        little = np.ascontiguousarray(column, _little(column.dtype))
        pieces += [_head(name, little.dtype.str, little.shape), little.data]
    return hashlib.sha256(b"".join(pieces)).hexdigest()


@cache
def _little(kind: np.dtype[Any]) -> np.dtype[Any]:
    return kind.newbyteorder("<")


@lru_cache(maxsize=4096)
def _head(name: str, kind: str, shape: tuple[int, ...]) -> bytes:
    return f"{name}\0{kind}\0{shape}\0".encode()


class _Axes(NamedTuple):
    """What names the rows of a block: the names, items and months of its three axes."""

    names: tuple[str, ...]
    items: range
    months: Sequence[int]


class _Block(NamedTuple):
    """Values of a run, (names, items, months)."""

    axes: _Axes
    values: Floats


def _blocks(run: Finished) -> Iterator[tuple[str, _Block]]:
    """Give the blocks of a run, each with the table to which its rows belong."""
    one, zero = range(1), np.zeros((1, 1, 1))
    if run.numbers is None:
        yield "failed", _Block(_Axes((run.reason,), one, one), zero)
        return
    record = run.numbers
    months, years = record.months, -(-record.months // MONTHS_IN_YEAR)
    yield "digest", _Block(_Axes((digest_of_run(record),), one, one), zero)
    axes = _Axes(record.outcomes, one, range(1, months + 1))
    yield "outcome", _Block(axes, record.values[:, None, :, 0])
    yield "dimension", _Block(_Axes(DIMENSIONS, one, range(months + 1)), record.six[:, None, :, 0])
    ends = tuple(min(MONTHS_IN_YEAR * (year + 1), months) for year in range(years))
    paid = {" ".join(key): fen[:, 0] for key, fen in sorted(record.paid.items())}
    money = np.array(list(paid.values()), np.float64).reshape(len(paid), 1, years)
    yield "money", _Block(_Axes(tuple(paid), one, ends), money)
    homes = np.array([column[:, 0] for column in record.households.values()])
    number = homes.shape[1] if len(homes) else 0
    axes = _Axes(tuple(record.households), range(number), range(months, months + 1))
    yield "household", _Block(axes, homes[..., None])
    for asked, column in record.groups.items():
        here = range(asked.month, asked.month + 1)
        axes = _Axes((asked.measure,), range(len(column)), here)
        yield _GROUPS[asked.across], _Block(axes, column[None, :, :1])


_GROUPS = {"villages": "village", "deciles": "decile"}


def _table(kind: str, runs: Sequence[Finished], blocks: Sequence[_Block]) -> pa.Table:
    """Lay blocks of one kind out; most runs have the same axes, which are laid out once."""
    names: dict[str, int] = {}
    known = {axes: _laid_out(axes, names) for axes in dict.fromkeys(block.axes for block in blocks)}
    laid = [known[block.axes] for block in blocks]
    sizes = [block.values.size for block in blocks]
    columns: dict[str, NDArray[Any]] = {
        "point": np.repeat(np.array([run.point for run in runs], np.int32), sizes),
        "replication": np.repeat(np.array([run.replication for run in runs], np.int32), sizes),
        "item": np.concatenate([each.item for each in laid]),
        "month": np.concatenate([each.month for each in laid]),
        "value": np.concatenate([block.values.ravel() for block in blocks]),
    }
    words = {
        "arm": _words([run.arm for run in runs], sizes),
        "run": _words([run.key for run in runs], sizes),
        "table": _words([kind], [sum(sizes)]),
        "name": _coded(np.concatenate([each.name for each in laid]), list(names)),
    }
    lent = {name: _lent(column, SCHEMA.field(name).type) for name, column in columns.items()}
    return pa.table({**lent, **words}, schema=SCHEMA)


class _Laid(NamedTuple):
    """The rows of a block: name, by its number in a list, item and month."""

    name: NDArray[np.int32]
    item: NDArray[np.int32]
    month: NDArray[np.int16]


def _laid_out(axes: _Axes, names: dict[str, int]) -> _Laid:
    """Name the rows of a block; `names` gives and takes the numbers of names."""
    codes = np.array([names.setdefault(name, len(names)) for name in axes.names], np.int32)
    months = len(axes.months)
    return _Laid(
        np.repeat(codes, len(axes.items) * months),
        np.tile(np.repeat(np.array(axes.items, np.int32), months), len(codes)),
        np.tile(np.array(axes.months, np.int16), len(codes) * len(axes.items)),
    )


def _words(texts: Sequence[str], sizes: Sequence[int]) -> pa.Array:
    place = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    codes = np.array([place[text] for text in texts], np.int32)
    return _coded(np.repeat(codes, sizes), list(place))


def _coded(codes: NDArray[np.int32], words: Sequence[str]) -> pa.Array:
    told = [word.encode() for word in words]
    ends = np.cumsum([0, *map(len, told)], dtype=np.int32)
    known = pa.StringArray.from_buffers(len(told), pa.py_buffer(ends), pa.py_buffer(b"".join(told)))
    return pa.DictionaryArray.from_arrays(_lent(codes, pa.int32()), known)


def _lent(column: NDArray[Any], kind: pa.DataType) -> pa.Array:
    """Let Arrow have a column as it lies: when Arrow makes one itself, it loads pandas first."""
    return pa.Array.from_buffers(kind, len(column), [None, pa.py_buffer(column)])
