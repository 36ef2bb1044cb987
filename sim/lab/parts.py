"""The store of finished runs: files named by the hash of what they hold.

The name is the check: a damaged file no longer has its name's hash, is set aside, and its runs
are run again. There are no locks; a run that two processes both finished lies there twice, with
the same numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from sim.core.errors import NotDeterministicError, StoreError
from sim.core.words import say
from sim.lab.lots import RUNS_A_PART
from sim.lab.merging import merge, small_ones
from sim.lab.part import (
    Packed,
    is_gone,
    named,
    only,
    packed,
    read_part,
    set_aside,
    sweep,
    told,
    write_packed,
)
from sim.lab.rows import FIRST, SCHEMA, Finished, rows_of

if TYPE_CHECKING:
    import pandas as pd

PARTS = "parts"
SECONDS_A_PART = 2.0
MANY_PARTS = 200
"""Above so many files small ones are merged."""


@dataclass
class Parts:
    """The finished runs in the folder of a study.

    Attributes
    ----------
    folder : Path
        The folder of the study; the parts lie in `parts` inside it.
    finished : dict
        Digest of the numbers of each finished run, by run key.
    failed : dict
        The reason of each run that failed and was not finished later, by run key.
    damaged : list of Path
        Files that did not hold what their names say, as set aside.
    taken : dict
        What readers took out of each file: by what they wanted, and by the file's name.
    """

    folder: Path
    finished: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    damaged: list[Path] = field(default_factory=list)
    taken: dict[Hashable, dict[str, pd.DataFrame]] = field(default_factory=dict)
    _packed: list[Packed] = field(default_factory=list)
    _waiting: list[Finished] = field(default_factory=list)
    _since: float = field(default_factory=perf_counter)

    @classmethod
    def opened(cls, folder: Path, *, to_read: bool = False) -> Parts:
        """Open the store of a study folder, look through it, and set damaged files aside.

        Parameters
        ----------
        folder : Path
            The folder of the study.
        to_read : bool, optional
            Whether nothing may be written or moved, so that a folder may be looked at which
            cannot be written to; damaged files stay where they are.

        Returns
        -------
        Parts
            What is finished.

        Raises
        ------
        StoreError
            If the folder cannot be read or written.
        NotDeterministicError
            If the same run lies there twice with different numbers.
        """
        found = cls(folder)
        with told(folder, "store.cannot_read" if to_read else "run.cannot_write"):
            if not to_read:
                (folder / PARTS).mkdir(parents=True, exist_ok=True)
                sweep(folder / PARTS)
            for path, table in found._each(FIRST):
                if table is not None:
                    found._note(*(named(table, kind) for kind in FIRST))
                else:
                    found.damaged.append(path if to_read else set_aside(path))
        return found

    def files(self) -> list[Path]:
        """List the files of the store by name."""
        return sorted((self.folder / PARTS).glob("*.parquet"))

    def add(self, runs: Sequence[Finished]) -> None:
        """Keep finished runs; they are on the disk after 256 runs or two seconds of work.

        Raises
        ------
        StoreError
            If the disk is full or cannot be written to; what was kept before stays.
        """
        self._waiting.extend(runs)
        if len(self._waiting) >= RUNS_A_PART:
            self.flush()
        self.tick()

    def take(self, files: Sequence[Packed]) -> None:
        """Put files that somebody else made on the disk at once.

        Raises
        ------
        StoreError
            If the disk is full or cannot be written to; what was kept before stays.
        """
        self._packed.extend(files)
        self._write()

    def tick(self) -> None:
        """Put what is waiting on the disk if two seconds have passed since that was last done.

        Raises
        ------
        StoreError
            If the disk is full or cannot be written to.
        """
        if self._waiting and perf_counter() - self._since >= SECONDS_A_PART:
            self.flush()

    def flush(self) -> None:
        """Put what is waiting on the disk now.

        Raises
        ------
        StoreError
            If the disk is full or cannot be written to; it goes on waiting then.
        """
        if self._waiting:
            self._packed.append(packed(rows_of(self._waiting)))
            self._waiting = []
        self._write()
        self._since = perf_counter()

    def _write(self) -> None:
        while self._packed:
            with told(self.folder):
                write_packed(self.folder / PARTS, self._packed[0])
            made = self._packed.pop(0)
            self._note(made.digests, made.failed)

    def table(
        self,
        *tables: str,
        runs: Collection[str] | None = None,
        names: Collection[str] | None = None,
        months: Collection[int] | None = None,
    ) -> pa.Table:
        """Give the rows of some tables (`outcome`, `money`, …), each finished run once.

        Parameters
        ----------
        *tables : str
            Which tables.
        runs : collection of str, optional
            The keys of the runs that are wanted; without it all.
        names : collection of str, optional
            The names (outcomes, payments, …) that are wanted; without it all.
        months : collection of int, optional
            The months that are wanted; without it all.

        Returns
        -------
        pyarrow.Table
            With the columns of `SCHEMA`.

        Raises
        ------
        StoreError
            If a file cannot be read or is damaged.
        """
        seen: set[str] = set()
        found = [SCHEMA.empty_table()]
        with told(self.folder, "store.cannot_read"):
            for path, table in self._each({"digest", *tables}):
                if table is None:
                    raise StoreError(say("store.damaged", file=path.name))
                here = named(table, "digest").keys() - seen
                fresh = here if runs is None else {key for key in here if key in runs}
                seen |= fresh
                wanted = only(only(table, "table", tables), "run", fresh)
                if names is not None:
                    wanted = only(wanted, "name", names)
                if months is not None:
                    known = pa.array(list(months), SCHEMA.field("month").type)
                    wanted = wanted.filter(pc.is_in(wanted["month"], known))
                found.append(wanted)
        return pa.concat_tables(found).unify_dictionaries()

    def unread(self, *tables: str, known: Collection[str]) -> Iterator[tuple[str, pa.Table]]:
        """Read the rows of some tables file by file, without the files that are known already.

        A file never changes, so that who kept what it took from one need not read it again.

        Yields
        ------
        tuple
            The name of a file, and its rows with the columns of `SCHEMA`; the same run may lie
            in several files.

        Raises
        ------
        StoreError
            If a file cannot be read or is damaged.
        """
        with told(self.folder, "store.cannot_read"):
            for path, table in self._each(tables, known):
                if table is None:
                    raise StoreError(say("store.damaged", file=path.name))
                yield path.name, table

    def compact(self) -> None:
        """Merge small files where there are many, if the disk allows; nothing is ever lost by it.

        A file goes only after another one holds what it held, so this may be stopped at any
        moment, and several processes may do it at once.
        """
        with suppress(OSError):  # small files are as good as large ones, only slower to read
            if len(self.files()) > MANY_PARTS:
                for some in small_ones(self.files()):
                    merge(some)

    def _each(
        self, tables: Collection[str] | None, known: Collection[str] = ()
    ) -> Iterator[tuple[Path, pa.Table | None]]:
        """Read every file once; those that another process merges meanwhile are found merged."""
        seen = {self.folder / PARTS / name for name in known}
        some = [path for path in self.files() if path not in seen]
        while some:
            gone = False
            for path in some:
                seen.add(path)
                try:
                    table = read_part(path, tables)
                except OSError as error:
                    if not is_gone(error):
                        raise
                    gone = True
                else:
                    yield path, table
            some = [path for path in self.files() if path not in seen] if gone else []

    def _note(self, digests: Mapping[str, str], reasons: Mapping[str, str]) -> None:
        for key, digest in digests.items():
            if self.finished.setdefault(key, digest) != digest:
                raise NotDeterministicError(say("store.differs", key=key[:8]).en)
            self.failed.pop(key, None)
        self.failed |= {key: why for key, why in reasons.items() if key not in self.finished}


def verify(folder: Path) -> tuple[int, list[str]]:
    """Look through a store without changing it: how many files, and which are damaged.

    Parameters
    ----------
    folder : Path
        The folder of the study.

    Returns
    -------
    tuple
        The number of files, and the names of those that do not hold what their names say.

    Raises
    ------
    StoreError
        If the folder cannot be read.
    """
    with told(folder, "store.cannot_read"):
        files = {path.name: table is not None for path, table in Parts(folder)._each(None)}  # noqa: SLF001 this module's own
    return len(files), [name for name, whole in files.items() if not whole]
