"""Put a result folder into one archive from which somebody else can make it again.

The same folder always gives the same bytes: names in order, no times, nothing compressed by what
another machine compresses otherwise. Only what the program wrote goes in.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from sim.core.errors import StoreError
from sim.core.version import VERSION
from sim.core.words import say
from sim.lab.part import told
from sim.lab.parts import PARTS, Parts
from sim.lab.rerun import is_study
from sim.lab.store import read_stamp
from sim.lab.sums import SUMS, listed
from sim.lab.verified import verified

LOCK = "requirements.lock"
HOW_TO = "HOW_TO_RERUN.md"
FIRST_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can say; it stands for none."""
READABLE = 0o100644 << 16
"""An ordinary file that everybody may read, as zip archives say it."""
SHORTEST = 3
"""Parts of a path from which it is looked for: a shorter one may be a word and tells nobody."""


def packed(folder: str | Path) -> bytes:
    """Give the replication archive of a folder as a zip file.

    It holds scenarios, design, parts, tables, report and stamp as they lie there, the lock of
    libraries, and how to run it again.

    Parameters
    ----------
    folder : str or Path
        The folder of a run or a study that is finished.

    Returns
    -------
    bytes
        The archive, the same for the same folder.

    Raises
    ------
    StoreError
        If the folder is damaged, not finished, or tells a path of this machine.
    """
    place = Path(folder)
    command = "study" if is_study(place) else "run"
    _insist_on_whole(place)
    contents = dict(_contents(place))
    for name, each in contents.items():
        _insist_on_discreet(place, name, each)
    contents[LOCK] = lock()
    contents[HOW_TO] = _how_to(place, command).encode()
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(contents):
            entry = zipfile.ZipInfo(f"{place.resolve().name}/{name}", FIRST_TIME)
            entry.create_system, entry.external_attr = 3, READABLE
            archive.writestr(entry, contents[name])
    return sink.getvalue()


def lock() -> bytes:
    """Give the lock of all libraries that the program was built with; empty where it is lost."""
    here = Path(__file__)
    for place in (here.with_name(LOCK), here.parents[2] / LOCK):
        if place.is_file():
            return place.read_bytes().replace(b"\r\n", b"\n")
    return b""


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    with told(folder, "store.cannot_read"):
        for name in [SUMS, *(listed(folder) or {})]:
            yield name, (folder / name).read_bytes()
        if (folder / PARTS).is_dir():
            for path in Parts(folder).files():
                yield f"{PARTS}/{path.name}", path.read_bytes()


def _insist_on_whole(folder: Path) -> None:
    found = verified(folder)
    if not found.good:
        raise StoreError(say("store.pack_damaged", folder=folder))
    if not found.listed:
        raise StoreError(say("store.pack_unfinished", folder=folder))


def _insist_on_discreet(folder: Path, name: str, contents: bytes) -> None:
    """Refuse a file that tells where on this machine it was made, and so by whom."""
    for path in (Path.home(), folder.resolve().parent):
        if len(path.parts) >= SHORTEST and str(path).encode() in contents:
            raise StoreError(say("store.pack_tells", file=name, path=path))


def _how_to(folder: Path, command: str) -> str:
    stamp = read_stamp(folder) or {}
    environment = stamp.get("environment", {})
    libraries = environment.get("libraries", {})
    said = {
        "version": environment.get("collabsim", VERSION),
        "sources": environment.get("sources", ""),
        "python": environment.get("python", ""),
        "libraries": ", ".join(f"{name} {libraries[name]}" for name in sorted(libraries)),
        "folder": folder.resolve().name,
        "what": say(f"store.what_{command}"),
    }
    words = say("store.how_to", **said)
    return f"{words.zh}\n\n---\n\n{words.en}\n"
