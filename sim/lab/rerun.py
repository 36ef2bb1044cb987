"""Run what a folder says once more, in a fresh place, and hold the two against each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from sim.core.errors import StoreError
from sim.core.stamp import source_hash
from sim.core.words import say
from sim.lab.conduct import Cell, Conducted, conduct
from sim.lab.design import DESIGN, study_in
from sim.lab.findings import describe
from sim.lab.forecast import refuse_what_does_not_fit
from sim.lab.parts import Parts
from sim.lab.result import Result
from sim.lab.simulate import simulate
from sim.lab.store import read_stamp
from sim.lab.values import RUN
from sim.lab.workers import Progress, Workers
from sim.scenario import load_scenario

SCENARIO = "scenario.yaml"


@dataclass(frozen=True)
class First:
    """The first number that differs."""

    arm: str
    point: int
    replication: int
    name: str
    month: int
    before: float
    now: float


@dataclass(frozen=True)
class Rerun:
    """How a second carrying-out compares with the first.

    Attributes
    ----------
    place : Path
        Where the new results lie.
    runs : int
        Runs that were carried out both times.
    same : int
        Those whose every number is the same bit for bit.
    same_sources : bool
        Whether the program is the one that made the folder.
    first : First or None
        The first number that differs, where the store tells.
    """

    place: Path
    runs: int
    same: int
    same_sources: bool
    first: First | None = None

    @property
    def good(self) -> bool:
        """Whether nothing differs."""
        return self.same == self.runs


def is_study(folder: Path) -> bool:
    """Say whether a folder is that of a study; otherwise it is that of a run.

    Raises
    ------
    StoreError
        If it is neither.
    """
    if (folder / DESIGN).is_file():
        return True
    if (folder / SCENARIO).is_file() and read_stamp(folder) is not None:
        return False
    raise StoreError(say("store.no_result", folder=folder))


def rerun_study(
    folder: Path, place: Path, workers: Workers, progress: Progress | None = None
) -> Rerun:
    """Carry out the study of a folder once more, as far as it had come.

    Parameters
    ----------
    folder : Path
        The folder of the study; nothing in it is changed.
    place : Path
        A fresh folder; what an earlier rerun finished there is not run again.
    workers : Workers
        Who lives the jobs.
    progress : callable, optional
        Told of replication-months.

    Returns
    -------
    Rerun
        What is the same and what is not.

    Raises
    ------
    StoreError
        If there is nothing finished, or a folder cannot be read or written.
    RefusedError
        If there is not enough memory.
    """
    study, file = study_in(folder)
    old = Conducted(study, Parts.opened(folder, to_read=True), sources=file.sources)
    finished = {
        (cell.arm, cell.point, luck): key
        for key, cell, luck in _keys(old)
        if key in old.parts.finished
    }
    if not finished:
        raise StoreError(say("study.nothing_finished", folder=folder))
    lucks = 1 + max(luck for _, _, luck in finished)
    exact = replace(study.replications, at_least=lucks, at_most=lucks)
    again = replace(study, replications=exact)
    refuse_what_does_not_fit(again)
    describe(study, place, file.key, file.balances)
    new = conduct(again, place, workers, lambda _: False, progress)
    pairs = [
        (finished[cell.arm, cell.point, luck], key)
        for key, cell, luck in _keys(new)
        if (cell.arm, cell.point, luck) in finished
    ]
    before, now = old.parts.finished, new.parts.finished
    unlike = [(one, other) for one, other in pairs if before[one] != now.get(other)]
    first = _first(old.parts, new.parts, *unlike[0]) if unlike else None
    sources = file.sources == source_hash()
    return Rerun(place, len(pairs), len(pairs) - len(unlike), sources, first)


def rerun_run(folder: Path, workers: int, progress: Progress | None = None) -> tuple[Result, Rerun]:
    """Carry out the run of a folder once more.

    Parameters
    ----------
    folder : Path
        The folder of the run; nothing in it is changed.
    workers : int
        How many processes.
    progress : callable, optional
        Told of replication-months.

    Returns
    -------
    tuple
        The new result, and what is the same.

    Raises
    ------
    StoreError
        If the stamp does not say how it was run.
    RefusedError
        If there is not enough memory.
    """
    stamp = read_stamp(folder) or {}
    try:
        lucks, seed, twin = int(stamp["replications"]), int(stamp["seed"]), bool(stamp["twin"])
        digest, sources = str(stamp["digest"]), str(stamp["environment"]["sources"])
    except (KeyError, TypeError, ValueError) as error:
        raise StoreError(say("store.no_result", folder=folder)) from error
    scenario = load_scenario(folder / SCENARIO)
    found = simulate(scenario, lucks, seed, twin=twin, workers=workers, progress=progress)
    same = lucks if found.digest == digest else 0
    return found, Rerun(folder, lucks, same, sources == source_hash())


def _keys(conducted: Conducted) -> Iterator[tuple[str, Cell, int]]:
    for cell in conducted.cells():
        for luck in range(conducted.study.replications.at_most):
            yield cell.run_key(luck), cell, luck


def _first(old: Parts, new: Parts, before: str, now: str) -> First | None:
    """Find the first number in which two runs differ."""
    one, other = (_rows(parts, key) for parts, key in ((old, before), (new, now)))
    both = pd.concat([one, other], axis=1, keys=["before", "now"], join="outer")
    same = (both["before"] == both["now"]) | both.isna().all(axis=1)
    if bool(same.all()):
        return None
    row = both[~same].reset_index().iloc[0]
    return First(
        arm=str(row["arm"]),
        point=int(row["point"]),
        replication=int(row["replication"]),
        name=f"{row['table']} {row['name']} {row['item']}",
        month=int(row["month"]),
        before=float(row["before"]),
        now=float(row["now"]),
    )


def _rows(parts: Parts, key: str) -> pd.Series:
    table = parts.table("outcome", "dimension", "money", "village", "decile", runs=[key])
    rows = table.to_pandas()
    words = {name: rows[name].astype("str") for name in ("arm", "table", "name")}
    index = [*RUN, "table", "name", "item", "month"]
    values: pd.Series = rows.assign(**words).set_index(index)["value"]
    return values
