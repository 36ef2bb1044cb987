"""Runs as rows of one long table, for the store; and their numbers' digest."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

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


def rows_of(runs: Sequence[Finished]) -> pa.Table:
    """Lay runs out as rows, one run after the other."""
    pages = [_page(run) for run in runs]
    sizes = [len(page.value) for page in pages]
    return pa.table(
        [
            _words([run.arm for run in runs], sizes),
            np.repeat(np.array([run.point for run in runs], np.int32), sizes),
            np.repeat(np.array([run.replication for run in runs], np.int32), sizes),
            _words([run.key for run in runs], sizes),
            _coded([(page.table, page.tables) for page in pages]),
            _coded([(page.name, page.names) for page in pages]),
            np.concatenate([page.item for page in pages]),
            np.concatenate([page.month for page in pages]),
            np.concatenate([page.value for page in pages]),
        ],
        schema=SCHEMA,
    )


def digest_of_run(record: Record) -> str:
    """Give the sha256 of a run's numbers: bytes in a fixed order, with what they are."""
    digest = hashlib.sha256()
    for name, column in sorted(record.columns().items()):
        little = np.ascontiguousarray(column, column.dtype.newbyteorder("<"))
        digest.update(f"{name}\0{little.dtype.str}\0{little.shape}\0".encode())
        digest.update(little.tobytes())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class _Page:
    """The rows of one run; words by their number in a list."""

    tables: list[str]
    names: list[str]
    table: NDArray[np.int32]
    name: NDArray[np.int32]
    item: NDArray[np.int32]
    month: NDArray[np.int16]
    value: Floats


def _page(run: Finished) -> _Page:
    if run.numbers is None:
        return _blocks([("failed", [run.reason], [0], [0], np.zeros((1, 1, 1)))])
    record = run.numbers
    months, years = record.months, -(-record.months // MONTHS_IN_YEAR)
    ends = [min(MONTHS_IN_YEAR * (year + 1), months) for year in range(years)]
    paid = {key: fen for key, fen in sorted(record.flows.items()) if fen.any()}
    money = np.array([fen[:, 0] for fen in paid.values()], np.float64).reshape(len(paid), 1, years)
    homes = np.array([column[:, 0] for column in record.households.values()])
    number = homes.shape[1] if len(homes) else 0
    groups = [
        (
            {"villages": "village", "deciles": "decile"}[asked.across],
            [asked.measure],
            range(len(column)),
            [asked.month],
            column[None, :, :1],
        )
        for asked, column in record.groups.items()
    ]
    return _blocks(
        [
            ("digest", [digest_of_run(record)], [0], [0], np.zeros((1, 1, 1))),
            ("outcome", record.outcomes, [0], range(1, months + 1), record.values[:, None, :, 0]),
            ("dimension", DIMENSIONS, [0], range(months + 1), record.six[:, None, :, 0]),
            ("money", [" ".join(key) for key in paid], [0], ends, money),
            ("household", list(record.households), range(number), [months], homes[..., None]),
            *groups,
        ]
    )


_Block = tuple[str, Sequence[str], Sequence[int], Sequence[int], Floats]
"""A table's name, the names, items and months of its three axes, and the values."""


def _blocks(blocks: Sequence[_Block]) -> _Page:
    blocks = [block for block in blocks if block[4].size]
    names: list[str] = []
    table, name, item, month, value = [], [], [], [], []
    for number, (_, called, items, months, values) in enumerate(blocks):
        first, size = len(names), values.size
        names.extend(called)
        inner = len(items) * len(months)
        table.append(np.full(size, number, np.int32))
        name.append(np.repeat(np.arange(first, len(names), dtype=np.int32), inner))
        item.append(np.tile(np.repeat(np.array(items, np.int32), len(months)), len(called)))
        month.append(np.tile(np.array(months, np.int16), len(called) * len(items)))
        value.append(values.ravel())
    return _Page(
        [block[0] for block in blocks],
        names,
        np.concatenate(table),
        np.concatenate(name),
        np.concatenate(item),
        np.concatenate(month),
        np.concatenate(value),
    )


def _words(texts: Sequence[str], sizes: Sequence[int]) -> pa.Array:
    known = list(dict.fromkeys(texts))
    place = {text: number for number, text in enumerate(known)}
    codes = np.repeat(np.array([place[text] for text in texts], np.int32), sizes)
    return pa.DictionaryArray.from_arrays(codes, pa.array(known, pa.string()))


def _coded(columns: Sequence[tuple[NDArray[np.int32], Sequence[str]]]) -> pa.Array:
    known: dict[str, int] = {}
    codes = []
    for column, texts in columns:
        here = np.array([known.setdefault(text, len(known)) for text in texts], np.int32)
        codes.append(here[column])
    return pa.DictionaryArray.from_arrays(np.concatenate(codes), pa.array(list(known), pa.string()))
