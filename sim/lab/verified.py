"""Look through a result folder for damage: a byte turned, a file or a run gone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sim.core.errors import StoreError
from sim.core.words import say
from sim.lab.part import told
from sim.lab.parts import PARTS, Parts, verify
from sim.lab.store import read_stamp
from sim.lab.sums import listed, sum_of


@dataclass(frozen=True)
class Verified:
    """What was found in a result folder.

    Attributes
    ----------
    files : int
        How many files were looked at.
    runs : int
        Finished runs in the store; 0 where a run keeps no store.
    changed, missing : tuple of str
        Files that no longer hold what was written, and files that are gone.
    runs_missing : int
        Runs that the stamp counts and that are no longer there.
    listed : bool
        Whether there was a list of files to hold them against; a study that was stopped has none.
    """

    files: int
    runs: int
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    runs_missing: int
    listed: bool

    @property
    def good(self) -> bool:
        """Whether everything is as it was written."""
        return not (self.changed or self.missing or self.runs_missing)


def verified(folder: str | Path) -> Verified:
    """Look through the folder of a run or a study without changing anything.

    Parameters
    ----------
    folder : str or Path
        What `collabsim run`, `compare` or `study` wrote.

    Returns
    -------
    Verified
        Every file that is not what it was.

    Raises
    ------
    StoreError
        If it is no such folder, or cannot be read.
    """
    place = Path(folder)
    sums = listed(place)
    stored = (place / PARTS).is_dir()
    if sums is None and not stored:
        raise StoreError(say("store.no_result", folder=place))
    changed, missing = [], []
    with told(place, "store.cannot_read"):
        for name, expected in (sums or {}).items():
            if not (place / name).is_file():
                missing.append(name)
            elif sum_of(place / name) != expected:
                changed.append(name)
    files, damaged = verify(place) if stored else (0, [])
    runs, gone = _runs(place) if stored else (0, 0)
    return Verified(
        files=len(sums or {}) + files,
        runs=runs,
        changed=tuple(changed + [f"{PARTS}/{name}" for name in damaged]),
        missing=tuple(missing),
        runs_missing=gone,
        listed=sums is not None,
    )


def _runs(folder: Path) -> tuple[int, int]:
    """Count the finished runs, and those that the stamp counts beyond all that are there."""
    parts = Parts.opened(folder, to_read=True)
    stamp = read_stamp(folder) or {}
    counted = stamp.get("runs")
    told_of = counted if isinstance(counted, int) else 0
    there = len(parts.finished) + len(parts.failed)
    return len(parts.finished), max(told_of - there, 0)
