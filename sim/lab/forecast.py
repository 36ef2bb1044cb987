"""What a study will take, said before it begins: runs, time, memory, disk."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

import numpy as np

from sim.core.errors import RefusedError
from sim.core.words import say
from sim.lab.arms import Tell
from sim.lab.conduct import Conducted, conduct
from sim.lab.estimate import (
    GIGABYTE,
    RUN_BYTES,
    bytes_free,
    bytes_needed,
    households,
    refuse_nations,
    seconds_side_by_side,
)
from sim.lab.left import runs_left
from sim.lab.lots import Lot
from sim.lab.part import told as in_words
from sim.lab.parts import PARTS, Parts
from sim.lab.tasks import Ready, Task
from sim.lab.workers import Here
from sim.scenario import Scenario
from sim.scenario.study import Study

SHORT = 60.0
"""Seconds up to which known speeds are good enough and nothing is run to forecast."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is still to be run, at most, and what it takes.

    Attributes
    ----------
    points : int
        Points of the design.
    found : int
        Runs that were finished before, and are not run again.
    runs : int
        Runs that are not finished yet, if the stopping rule is never met.
    seconds : float
        How long they take on the workers that the study asks for.
    gigabytes : float
        Memory, all workers together.
    disk_gigabytes : float
        What the store will hold.
    disk_free : float
        What there is on that disk, gigabytes.
    """

    points: int
    found: int
    runs: int
    seconds: float
    gigabytes: float
    disk_gigabytes: float
    disk_free: float


def forecast(study: Study, folder: Path) -> Forecast:
    """Say what is still to be run, and what it takes.

    What takes a minute at most by speeds that are known is said from them, and nothing is run
    for it. For more, one luck of every arm is run at the first point and scaled up; it is kept.

    Parameters
    ----------
    study : Study
        What is to be carried out.
    folder : Path
        Its folder.

    Returns
    -------
    Forecast
        An estimate from above: stacked replications take less than one by one.

    Raises
    ------
    StoreError
        If the folder cannot be written to.
    """
    whole = Conducted(study, Parts.opened(folder))
    left, every = runs_left(whole)
    seconds = _by_known_speeds(whole) * left / max(every, 1)
    remain, parts = left, whole.parts
    if seconds > SHORT * study.limits.workers:
        each = _pilot(study, folder)
        parts = whole.parts = Parts.opened(folder)
        remain, _ = runs_left(whole)
        seconds = each * remain
    with in_words(folder):
        size = sum(path.stat().st_size for path in (folder / PARTS).glob("*.parquet"))
        free = shutil.disk_usage(folder).free
    kept = len(parts.finished)
    run_bytes = size / kept if kept else _bytes_of_a_run(study)
    return Forecast(
        points=len(whole.points),
        found=every - left,
        runs=remain,
        seconds=seconds / study.limits.workers,
        gigabytes=_gigabytes(study, [cell.scenario for cell in whole.cells()]),
        disk_gigabytes=run_bytes * every / GIGABYTE,
        disk_free=free / GIGABYTE,
    )


def refuse_what_does_not_fit(
    study: Study, *, limited: bool = True, memory: int | None = None
) -> None:
    """Refuse a study that needs more memory than there is, before anything is run or written.

    Parameters
    ----------
    study : Study
        What is asked for.
    limited : bool, optional
        Whether the study's own limit of memory counts too, not only what is free.
    memory : int, optional
        Bytes that the workers of a cluster have together; without it this machine is asked.

    Raises
    ------
    RefusedError
        With both figures.
    """
    scenarios = [arm.scenario for arm in study.arms]
    refuse_nations(*scenarios)
    _insist_on_memory(study, _gigabytes(study, scenarios), limited, memory)


def refuse_what_exceeds(study: Study, told: Forecast, memory: int | None = None) -> None:
    """Refuse a study that would take longer than its own limit, or more than there is.

    Parameters
    ----------
    study : Study
        What is asked for.
    told : Forecast
        What it takes.
    memory : int, optional
        Bytes that the workers of a cluster have together; without it this machine is asked.

    Raises
    ------
    RefusedError
        With both figures.
    """
    _insist_on_memory(study, told.gigabytes, limited=True, memory=memory)
    limit = study.limits.minutes
    if told.seconds > limit * 60:
        minutes = {"needed": f"{told.seconds / 60:.0f}", "limit": f"{limit:.0f}"}
        raise RefusedError(say("study.too_long", runs=told.runs, **minutes))
    if told.disk_gigabytes > told.disk_free:
        sizes = {"needed": f"{told.disk_gigabytes:.1f}", "limit": f"{told.disk_free:.1f}"}
        raise RefusedError(say("study.too_much_disk", **sizes))


def _gigabytes(study: Study, scenarios: Sequence[Scenario]) -> float:
    """Estimate the memory that the largest scenario takes, all workers together."""
    lucks, workers = study.replications.at_most, study.limits.workers
    return max(bytes_needed(each, lucks, workers) for each in scenarios) / GIGABYTE


def _insist_on_memory(study: Study, needed: float, limited: bool, memory: int | None) -> None:
    free = bytes_free() if memory is None else memory
    most = float("inf") if free is None else free / GIGABYTE
    if limited and memory is None:
        most = min(most, study.limits.memory_gb)
    if needed > most:
        largest = max(households(arm.scenario) for arm in study.arms)
        sizes = {"needed": f"{needed:.1f}", "limit": f"{most:.1f}"}
        raise RefusedError(say("study.too_large", households=largest, **sizes))


def _by_known_speeds(whole: Conducted) -> float:
    """Estimate the processor seconds of all runs of a study, those found before included."""
    lucks, workers = whole.study.replications.at_most, whole.study.limits.workers
    return float(
        np.sum([seconds_side_by_side(cell.scenario, lucks, workers) for cell in whole.cells()])
    )


def _bytes_of_a_run(study: Study) -> float:
    """Estimate what the store takes for a run of the largest arm."""
    return RUN_BYTES * max(households(arm.scenario) for arm in study.arms)


def _pilot(study: Study, folder: Path) -> float:
    """Run the first luck that is not there yet, and give the seconds a run took."""
    one = replace(study.replications, at_least=1, at_most=study.replications.at_most, batch=1)
    single = replace(study, replications=one, unknowns=())
    timed = _Timed()
    conduct(single, folder, timed, lambda _: timed.runs > 0)
    return timed.seconds / max(timed.runs, 1)


class _Timed(Here):
    """Lives jobs in this process and notes how long they took."""

    def __init__(self) -> None:
        self.runs, self.seconds = 0, 0.0

    def run(self, jobs: Sequence[Task], ready: Ready, tell: Tell) -> None:
        """Live one job after the other."""
        began = perf_counter()
        super().run(jobs, ready, tell)
        self.runs += sum(job.runs for job in jobs if isinstance(job, Lot))
        self.seconds += perf_counter() - began
