"""The folder of a result: written aside, made safe, then put in its place."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sim.core.errors import StoreError
from sim.core.words import say
from sim.scenario import Scenario

STAMP = "stamp.json"
KEY_LETTERS = 8


def folder_name(scenario: Scenario, key: str) -> str:
    """Name the folder of a run: the scenario and the beginning of its run key."""
    return f"{scenario.name}-{key[:KEY_LETTERS]}"


def read_stamp(folder: Path) -> dict[str, Any] | None:
    """Read the stamp of a finished run; None where there is none."""
    try:
        stamp = json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return stamp if isinstance(stamp, dict) else None


def holds(folder: Path, key: str) -> bool:
    """Say whether a folder holds the finished run of that key."""
    stamp = read_stamp(folder)
    return stamp is not None and stamp.get("run") == key


def check_place(folder: Path, key: str) -> None:
    """Make sure that the result can be put there, before anything is run.

    Raises
    ------
    StoreError
        If something else lies there, or nothing can be written.
    """
    if folder.exists() and not holds(folder, key):
        raise StoreError(say("run.place_taken", folder=folder))
    with _told(folder.parent):
        folder.parent.mkdir(parents=True, exist_ok=True)
        probe = folder.parent / f".{folder.name}.{os.getpid()}.probe"
        probe.write_bytes(b"")
        probe.unlink()


@contextmanager
def kept(folder: Path, key: str) -> Iterator[Path]:
    """Give a folder to write into, which becomes `folder` only when all is written.

    Parameters
    ----------
    folder : Path
        Where the result shall lie; a finished run of the same key there is replaced file by
        file, and whatever else lies beside its files stays.
    key : str
        The run key.

    Yields
    ------
    Path
        The folder to write into; it is thrown away if anything goes wrong.

    Raises
    ------
    StoreError
        If something else lies there, or the disk is full or cannot be written to.
    """
    check_place(folder, key)
    aside = folder.parent / f".{folder.name}.{os.getpid()}.part"
    shutil.rmtree(aside, ignore_errors=True)
    try:
        with _told(folder.parent):
            aside.mkdir()
            yield aside
            for path in sorted(aside.rglob("*")):
                make_safe(path)
            _put(aside, folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _put(aside: Path, folder: Path) -> None:
    """Put a new folder in its place, or its files over those of the same run, the stamp last.

    Files that the program does not write are the user's own and stay.
    """
    if not folder.exists():
        aside.rename(folder)
    else:
        files = [path.relative_to(aside) for path in aside.rglob("*") if path.is_file()]
        for name in sorted(files, key=lambda name: (name.name == STAMP, name)):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (aside / name).replace(folder / name)
    make_safe(folder.parent)


def make_safe(path: Path) -> None:
    """Have the disk keep a file or the list of a folder, where the system can say so."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if os.name != "nt" or path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _told(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise StoreError(say("run.cannot_write", folder=place, why=why)) from error
