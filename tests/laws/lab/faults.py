"""A disk on which the n-th call goes wrong: everything the store asks of the system is counted.

What Python's files, `os` and `pathlib` do for the store goes through the functions that are
replaced here, so that each of these calls can be made to fail, or to end the process.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

NAMES = ("open", "fsync", "close", "replace", "unlink", "mkdir", "scandir", "listdir", "stat")
FILE_CALLS = ("read", "write", "close", "readall", "readinto", "flush")


class Disk:
    """Counts calls on files below a folder, and lets one of them go wrong.

    Parameters
    ----------
    folder : Path
        Calls on other files are left alone.
    wrong : int
        Which call goes wrong, counted from 1; 0 for none.
    how : callable
        What happens instead of that call.
    """

    def __init__(self, folder: Path, wrong: int, how: Callable[[], None]) -> None:
        self.folder, self.wrong, self.how = str(folder), wrong, how
        self.calls = 0
        self.handles: set[int] = set()

    def concerns(self, what: object) -> bool:
        """Say whether a path or handle belongs to the folder."""
        if isinstance(what, int):
            return what in self.handles
        return str(what).startswith(self.folder)

    def count(self) -> None:
        """Count a call, and let it go wrong if it is its turn."""
        self.calls += 1
        if self.calls == self.wrong:
            self.how()

    def around(self, name: str, real: Callable) -> Callable:
        """Make a function of `os` count."""

        def counting(*args, **more):
            concerned = bool(args) and self.concerns(args[0])
            if concerned:
                self.count()
            found = real(*args, **more)
            if concerned and name == "open":
                self.handles.add(found)
            if concerned and name == "close":
                self.handles.discard(args[0])
            return found

        return counting

    def opening(self, real: Callable) -> Callable:
        """Make `io.open` count, and the files that it gives."""

        def counting(file, *args, **more):
            if not self.concerns(file):
                return real(file, *args, **more)
            self.count()
            return _File(real(file, *args, **more), self)

        return counting


class _File:
    """A file whose calls are counted."""

    def __init__(self, file: io.IOBase, disk: Disk) -> None:
        self._file, self._disk = file, disk

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._file.close()

    def __getattr__(self, name: str):
        if name in FILE_CALLS:
            self._disk.count()
        return getattr(self._file, name)


@contextmanager
def faulty(folder: Path, wrong: int = 0, how: Callable[[], None] = lambda: None) -> Iterator[Disk]:
    """Put such a disk under a folder for a while."""
    disk = Disk(folder, wrong, how)
    before = {name: getattr(os, name) for name in NAMES}
    opened = io.open
    for name, real in before.items():
        setattr(os, name, disk.around(name, real))
    io.open = disk.opening(opened)
    try:
        yield disk
    finally:
        io.open = opened
        for name, real in before.items():
            setattr(os, name, real)


def failing(number: int) -> Callable[[], None]:
    """Give what fails as the system would, with an error number."""

    def fail() -> None:
        raise OSError(number, os.strerror(number))

    return fail


def ending() -> None:
    """End the process at once, as a pulled plug would."""
    os._exit(77)
