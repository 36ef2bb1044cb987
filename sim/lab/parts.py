"""The store of finished runs: files named by the hash of what they hold.

The name is the check: a damaged file no longer has its name's hash, is set aside, and its runs
are run again. There are no locks; a run that two processes both finished lies there twice, with
the same numbers.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sim.core.errors import NotDeterministicError, StoreError
from sim.core.words import say
from sim.lab.rows import SCHEMA, Finished, rows_of
from sim.lab.store import make_safe

PARTS, DAMAGED = "parts", "damaged"
RUNS_A_PART = 256
SECONDS_A_PART = 2.0
MANY_PARTS = 200
"""Above so many files they are merged into one."""


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
    """

    folder: Path
    finished: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    damaged: list[Path] = field(default_factory=list)
    _waiting: list[Finished] = field(default_factory=list)
    _since: float = 0.0

    @classmethod
    def opened(cls, folder: Path) -> Parts:
        """Open the store of a study folder, look through it, and set damaged files aside.

        Raises
        ------
        StoreError
            If the folder cannot be read or written.
        NotDeterministicError
            If the same run lies there twice with different numbers.
        """
        found = cls(folder)
        with told(folder):
            (folder / PARTS).mkdir(parents=True, exist_ok=True)
            _sweep(folder / PARTS)
            for path in found.files():
                table = _whole(path)
                if table is None:
                    found.damaged.append(_set_aside(path))
                else:
                    found._note(table)
        return found

    def files(self) -> list[Path]:
        """List the files of the store by name."""
        return sorted((self.folder / PARTS).glob("*.parquet"))

    def add(self, runs: Sequence[Finished]) -> None:
        """Keep finished runs; they are on the disk after two seconds or 256 runs at most.

        Raises
        ------
        StoreError
            If the disk is full or cannot be written to; what was kept before stays.
        """
        if not self._waiting:
            self._since = perf_counter()
        self._waiting.extend(runs)
        waited = perf_counter() - self._since
        if len(self._waiting) >= RUNS_A_PART or waited >= SECONDS_A_PART:
            self.flush()

    def flush(self) -> None:
        """Put what is waiting on the disk now.

        Raises
        ------
        StoreError
            If the disk is full or cannot be written to.
        """
        if self._waiting:
            table = rows_of(self._waiting)
            self._write(table)
            self._note(table)
            self._waiting = []

    def table(self, *names: str, runs: Collection[str] | None = None) -> pa.Table:
        """Give the rows of some tables (`outcome`, `money`, …), each finished run once.

        Parameters
        ----------
        *names : str
            Which tables.
        runs : collection of str, optional
            The keys of the runs that are wanted; without it all.

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
        with told(self.folder):
            for path in self.files():
                table = _whole(path)
                if table is None:
                    raise StoreError(say("store.damaged", file=path.name))
                fresh = [
                    key
                    for key in _digests(table)
                    if key not in seen and (runs is None or key in runs)
                ]
                seen.update(fresh)
                wanted = pc.is_in(table["table"].cast(pa.string()), pa.array(names, pa.string()))
                own = pc.is_in(table["run"].cast(pa.string()), pa.array(fresh, pa.string()))
                found.append(table.filter(pc.and_(wanted, own)))
        return pa.concat_tables(found).unify_dictionaries()

    def compact(self) -> None:
        """Merge many small files into one; nothing is lost if it is stopped on the way.

        Raises
        ------
        StoreError
            If the disk is full or cannot be written to; the small files stay then.
        """
        old = self.files()
        if len(old) <= MANY_PARTS:
            return
        with told(self.folder):
            new = self._write(pa.concat_tables([pq.read_table(p) for p in old]).combine_chunks())
            for path in old:
                if path.name != new:
                    path.unlink(missing_ok=True)

    def _note(self, table: pa.Table) -> None:
        for key, digest in _digests(table).items():
            if self.finished.setdefault(key, digest) != digest:
                raise NotDeterministicError(say("store.differs", key=key[:8]).en)
            self.failed.pop(key, None)
        reasons = table.filter(pc.equal(table["table"].cast(pa.string()), "failed"))
        for key, reason in _texts(reasons):
            if key not in self.finished:
                self.failed[key] = reason

    def _write(self, table: pa.Table) -> str:
        sink = io.BytesIO()
        pq.write_table(table, sink, compression="zstd")
        contents = sink.getvalue()
        name = f"{hashlib.sha256(contents).hexdigest()}.parquet"
        place = self.folder / PARTS / name
        aside = place.with_name(f".{name[:16]}.{os.getpid()}.part")
        with told(self.folder):
            try:
                aside.write_bytes(contents)
                make_safe(aside)
                aside.replace(place)
                make_safe(place.parent)
            finally:
                with suppress(OSError):
                    aside.unlink(missing_ok=True)
        return name


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
    with told(folder):
        files = Parts(folder).files()
        return len(files), [path.name for path in files if _whole(path) is None]


def _whole(path: Path) -> pa.Table | None:
    """Read a file that holds what its name says; None if it does not."""
    contents = path.read_bytes()
    if f"{hashlib.sha256(contents).hexdigest()}.parquet" != path.name:
        return None
    try:
        return pq.read_table(pa.BufferReader(contents), schema=SCHEMA)
    except (pa.ArrowException, OSError, ValueError):
        return None


def _digests(table: pa.Table) -> dict[str, str]:
    return dict(_texts(table.filter(pc.equal(table["table"].cast(pa.string()), "digest"))))


def _texts(table: pa.Table) -> Iterator[tuple[str, str]]:
    return zip(table["run"].to_pylist(), table["name"].to_pylist(), strict=True)


def _set_aside(path: Path) -> Path:
    """Move a damaged file away, so that nobody reads it again, and keep it to be looked at."""
    place = path.parents[1] / DAMAGED / path.name
    place.parent.mkdir(exist_ok=True)
    path.replace(place)
    return place


def _sweep(folder: Path) -> None:
    """Throw away what processes that are no more had begun to write."""
    for path in folder.glob(".*.part"):
        process = path.suffixes[-2].lstrip(".")
        if not (process.isdigit() and _lives(int(process))):
            path.unlink(missing_ok=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


@contextmanager
def told(folder: Path) -> Iterator[None]:
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
        raise StoreError(say("run.cannot_write", folder=folder, why=why)) from error
