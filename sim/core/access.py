"""Declared access: a phase sees only the columns it declared, and writes only its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from numpy.typing import NDArray

from sim.core.errors import AccessError
from sim.core.table import Table


class Declares(Protocol):
    """What a phase says of itself: the columns it reads and writes, as `table.column`."""

    @property
    def name(self) -> str:
        """What the phase is called."""

    @property
    def reads_now(self) -> tuple[str, ...]:
        """Columns it reads as they stand."""

    @property
    def reads_before(self) -> tuple[str, ...]:
        """Columns it reads as they were when the month opened."""

    @property
    def writes(self) -> tuple[str, ...]:
        """Columns it may change."""


class TableWindow:
    """One table as one phase may see it: declared columns only, writable where declared."""

    def __init__(self, phase: str, table: Table, readable: set[str], writable: set[str]) -> None:
        shown: dict[str, NDArray[Any]] = {}
        for name in readable | writable:
            array = getattr(table, name).view()
            array.flags.writeable = name in writable
            shown[name] = array
        self.__dict__.update(shown)
        self.__dict__["rows"] = table.rows
        self.__dict__["_phase"] = phase
        self.__dict__["_table"] = table.key

    def __getattr__(self, name: str) -> NDArray[Any]:
        """Refuse a column that was not declared.

        Raises
        ------
        AccessError
            Always: declared columns are found before this is asked.
        AttributeError
            For Python's own names, which copying and pickling ask for.
        """
        if name.startswith("__"):
            raise AttributeError(name)
        raise AccessError(f"phase {self._phase} has not declared {self._table}.{name}")

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse to replace a column; values are written into it.

        Raises
        ------
        AccessError
            Always.
        """
        raise AccessError(f"phase {self._phase}: write into {self._table}.{name}[...] instead")

    def __len__(self) -> int:
        return int(self.__dict__["rows"])


def columns_of(declared: Iterable[str], table: str) -> set[str]:
    """Give the column names declared for one table."""
    pairs = (entry.split(".", 1) for entry in declared)
    return {column for owner, column in pairs if owner == table}


def declared(text: str) -> tuple[str, ...]:
    """Read a declaration such as `"household: skill health; village: depth"`.

    >>> declared("household: skill health; village: depth")
    ('household.skill', 'household.health', 'village.depth')
    """
    entries: list[str] = []
    for part in filter(None, (piece.strip() for piece in text.split(";"))):
        table, _, names = part.partition(":")
        entries += [f"{table.strip()}.{name}" for name in names.split()]
    return tuple(entries)
