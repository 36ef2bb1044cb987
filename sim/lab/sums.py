"""The list of what a result folder holds, with the sha256 of every file, so that damage is seen.

It is written as `sha256sum` writes and checks it: `sha256sum -c SHA256SUMS`. The store's own files
are not in it: their names are their sums.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from sim.lab.part import DAMAGED, put_in_place, told
from sim.lab.parts import PARTS

SUMS = "SHA256SUMS"
_LINE = re.compile(r"(?P<sum>[0-9a-f]{64})  (?P<name>[^\\\n]+)")


def unseal(folder: Path) -> None:
    """Take the list away while files are written, so that a half-written folder is not damaged.

    Raises
    ------
    StoreError
        If the disk cannot be written to.
    """
    with told(folder):
        (folder / SUMS).unlink(missing_ok=True)


def seal(folder: Path) -> None:
    """Write the list of the files that lie in a folder.

    Raises
    ------
    StoreError
        If the disk is full or cannot be written to.
    """
    with told(folder):
        rows = [f"{sum_of(folder / name)}  {name}\n" for name in _names(folder)]
        put_in_place(folder / SUMS, "".join(rows).encode())


def listed(folder: Path) -> dict[str, str] | None:
    """Read the list of a folder: the sha256 by the name of the file; None where there is none."""
    try:
        text = (folder / SUMS).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None
    rows = [_LINE.fullmatch(row) for row in text.splitlines()]
    return {row["name"]: row["sum"] for row in rows if row and is_inside(row["name"])}


def is_inside(name: str) -> bool:
    """Say whether a name in a list leads to a place inside the folder."""
    path = Path(name)
    return not path.is_absolute() and ".." not in path.parts


def sum_of(path: Path) -> str:
    """Give the sha256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _names(folder: Path) -> list[str]:
    found = [
        path.relative_to(folder)
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    ]
    return sorted(
        path.as_posix()
        for path in found
        if path.parts[0] not in {PARTS, DAMAGED, SUMS}
        and not any(part.startswith(".") for part in path.parts)
    )
