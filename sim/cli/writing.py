"""Write a file that is not there yet; one that is there is never touched."""

from __future__ import annotations

from pathlib import Path

from sim.core.errors import StoreError, UsageError
from sim.core.words import say


def refuse_existing(file: Path) -> None:
    """Make sure that nothing lies where a new file shall be.

    Raises
    ------
    UsageError
        If something does.
    """
    if file.exists() or file.is_symlink():
        raise UsageError(say("template.exists", file=file))


def write_new(file: Path, text: str) -> None:
    """Write a text to a new file, in UTF-8.

    Raises
    ------
    UsageError
        If the file exists.
    StoreError
        If it cannot be written.
    """
    write_bytes(file, text.encode("utf-8"))


def write_bytes(file: Path, raw: bytes) -> None:
    """Write bytes to a new file.

    Raises
    ------
    UsageError
        If the file exists.
    StoreError
        If it cannot be written.
    """
    try:
        with file.open("xb") as target:
            target.write(raw)
    except FileExistsError:
        raise UsageError(say("template.exists", file=file)) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise StoreError(say("template.no_folder", file=file, why=why)) from error
