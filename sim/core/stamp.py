"""What is written beside every result, so that it can be made again: versions, hashes, seed.

Nothing here says who ran it, on which machine, where, or when.
"""

from __future__ import annotations

import platform
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sim.core.version import VERSION

LIBRARIES: Final = ("numpy", "numba", "mesa", "pandas", "matplotlib", "pyyaml", "rich")
_SIM: Final = Path(__file__).resolve().parents[1]
_SAYS_NO_NUMBER: Final = ("cli", "studio", "report", "charts", "model", "core/words")
"""Folders that decide how a result is shown, never what it is."""


@cache
def source_hash() -> str:
    """Give the sha256 of all sources that bear on a result; line ends do not count."""
    digest = sha256()
    for path in sorted(_SIM.rglob("*")):
        name = path.relative_to(_SIM).as_posix()
        if path.suffix in {".py", ".toml", ".csv"} and not name.startswith(_SAYS_NO_NUMBER):
            digest.update(name.encode() + b"\0")
            digest.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def version_of(library: str) -> str | None:
    """Give the installed version of a library without importing it; None where there is none."""
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return None


def environment() -> dict[str, Any]:
    """Say on what the program ran: versions and kind of machine, no names and no paths."""
    return {
        "collabsim": VERSION,
        "sources": source_hash(),
        "python": platform.python_version(),
        "libraries": {name: version_of(name) for name in LIBRARIES},
        "system": platform.system(),
        "machine": platform.machine(),
    }


def digest_of(columns: Mapping[str, NDArray[Any]]) -> str:
    """Give the sha256 of arrays by their names, types, shapes and bytes, sorted by name.

    >>> one = digest_of({"a": np.arange(2.0), "b": np.arange(3)})
    >>> one == digest_of({"b": np.arange(3), "a": np.arange(2.0)})
    True
    """
    digest = sha256()
    for name in sorted(columns):
        column = np.ascontiguousarray(columns[name])
        little = column.astype(column.dtype.newbyteorder("<"), copy=False)
        digest.update(f"{name}\0{little.dtype.str}\0{column.shape}\0".encode())
        digest.update(little.tobytes())
    return digest.hexdigest()
