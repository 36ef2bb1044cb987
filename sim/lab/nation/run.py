"""Run a nation: say beforehand what it takes, live it, and give what became of it."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from sim.core.compiled import ready
from sim.core.errors import RefusedError
from sim.core.text import Text
from sim.core.words import say
from sim.lab.estimate import GIGABYTE, PROGRAM_BYTES, bytes_free, bytes_per_household
from sim.lab.nation.conduct import Course, Lived, live
from sim.lab.nation.groups import ROWS, groups_of
from sim.lab.nation.result import NationResult
from sim.lab.simulate import engine_for_work
from sim.lab.workers import Progress, crew
from sim.month import RUN_IN
from sim.scenario import Scenario

COPIES = 6.0
"""Worlds that a process holds of a group at most: the one it reads or writes and the one it lives,
what phases remember, and its file; measured at 212,598 households and at groups of 300,000."""
COMPILED_BYTES = 600_000_000
"""What the program takes with its compiled equations, in bytes; measured on Linux."""
SECOND_COSTS = {"compiled": 1_000_000, "numpy": 450_000}
"""Household-months that a processor lives a second, by engine; measured on the county's rules."""
RUN_IN_PART = 0.25
"""What a month of the run-in takes of a whole one; measured."""
COMPILE_SECONDS = 25.0
"""What each process takes to compile the equations where they do not lie there compiled."""
PACKED = 0.6
"""What a household's columns take on the disk, of what they take in memory; measured."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What a nation takes: seconds with these workers, bytes of memory and of disk."""

    seconds: float
    memory: float
    disk: float
    counties: int
    households: int


def needs(nation: Lived, workers: int) -> Needs:
    """Estimate what it takes to live a nation from its beginning.

    Parameters
    ----------
    nation : Lived
        Nothing need be lived of it yet.
    workers : int
        How many processes.
    """
    households = sum(group.households for group in nation.groups)
    largest = max(group.households for group in nation.groups)
    busy = min(workers, len(nation.groups) * len(nation.courses))
    months = nation.scenario.months + RUN_IN_PART * RUN_IN
    work = len(nation.courses) * households * months
    bytes_each = bytes_per_household()
    compiling = COMPILE_SECONDS if nation.engine == "compiled" and not ready() else 0.0
    return Needs(
        seconds=compiling + work / (SECOND_COSTS[nation.engine] * min(busy, os.cpu_count() or 1)),
        memory=PROGRAM_BYTES + busy * (COMPILED_BYTES + COPIES * largest * bytes_each),
        disk=PACKED * bytes_each * households * len(nation.courses),
        counties=sum(len(group.numbers) for group in nation.groups),
        households=households,
    )


def prepared(  # noqa: PLR0913 what can be chosen of a run
    scenario: Scenario, folder: Path, seed: int, replications: int, *, twin: bool, rows: int = ROWS
) -> Lived:
    """Lay a nation out, so that it can be lived.

    Parameters
    ----------
    scenario : Scenario
        With tiers.
    folder : Path
        Where unfinished work shall lie.
    seed : int
        Which luck.
    replications : int
        How many strokes of luck.
    twin : bool
        Whether to live it without the programme as well.
    rows : int, optional
        The most households of a group; it bears on memory only.
    """
    arms = ("programme", "twin") if twin else ("programme",)
    courses = tuple(Course(arm, n) for n in range(replications) for arm in arms)
    groups = groups_of(scenario, seed, rows)
    work = sum(group.households for group in groups) * scenario.months * len(courses)
    return Lived(scenario, seed, groups, courses, folder, engine_for_work(work))


def finished(
    nation: Lived, workers: int, progress: Progress | None = None, scheduler: str | None = None
) -> NationResult:
    """Live what is not lived yet of a nation, and give what became of it.

    Parameters
    ----------
    nation : Lived
        As `prepared`; what lies in its folder is not lived again.
    workers : int
        How many processes; with one, everything is lived in this process.
    progress : callable, optional
        Told how many county-months are lived, of how many.
    scheduler : str, optional
        The address of a Dask scheduler, whose workers live it; they must reach the folder.

    Returns
    -------
    NationResult
        The same to the last byte however it was lived. The folder of unfinished work stays; see
        `cleared`.

    Raises
    ------
    StoreError, RefusedError
        If the folder cannot be used, or a worker could not go on.
    """
    began = perf_counter()
    with crew(min(workers, len(nation.groups) * len(nation.courses)), scheduler) as several:
        live(nation, several, progress)
    twin = any(course.arm == "twin" for course in nation.courses)
    lucks = 1 + max(course.replication for course in nation.courses)
    return NationResult(nation, lucks, twin, perf_counter() - began)


def cleared(nation: Lived) -> None:
    """Throw the unfinished work of a nation away, once its result is kept."""
    shutil.rmtree(nation.folder, ignore_errors=True)


def refuse_what_does_not_fit(told: Needs, folder: Path) -> None:
    """Refuse a nation for which there is no room, before it begins.

    Raises
    ------
    RefusedError
        With both figures.
    """
    free = bytes_free()
    if free is not None and told.memory > free:
        raise RefusedError(_too_much("nation.no_memory", told.memory, free))
    place = next(parent for parent in (folder, *folder.resolve().parents) if parent.exists())
    room = shutil.disk_usage(place).free
    if told.disk > room:
        raise RefusedError(_too_much("nation.no_disk", told.disk, room))


def _too_much(words: str, needed: float, free: float) -> Text:
    return say(words, needed=f"{needed / GIGABYTE:.1f}", free=f"{free / GIGABYTE:.1f}")
