"""What a study will take, said before it begins: runs, time, memory, disk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from sim.core.errors import RefusedError
from sim.core.words import say
from sim.lab.conduct import Conducted, conduct
from sim.lab.estimate import GIGABYTE, bytes_free, bytes_needed
from sim.lab.parts import PARTS
from sim.lab.workers import Here
from sim.scenario.study import Study

SMALLEST = 1e-3
"""Seconds; a pilot whose runs all lie there already takes no time that could be scaled."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is still to be run, at most, and what it takes.

    Attributes
    ----------
    points : int
        Points of the design.
    runs : int
        Runs that are not finished yet, if the stopping rule is never met.
    seconds : float
        How long they take on the workers that the study asks for.
    gigabytes : float
        Memory, all workers together.
    disk_gigabytes : float
        What the store will hold.
    """

    points: int
    runs: int
    seconds: float
    gigabytes: float
    disk_gigabytes: float


def forecast(study: Study, folder: Path) -> Forecast:
    """Run one luck of every arm, at the first point, and scale it up; the runs are kept.

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
    began = perf_counter()
    found = _pilot(study, folder)
    seconds = perf_counter() - began
    whole = Conducted(study, found.parts)
    arms, points = len(study.arms), len(whole.points)
    at_most = study.replications.at_most
    left = max(arms * points * at_most - len(found.parts.finished), 0)
    each = max(seconds, SMALLEST) / arms
    size = sum(path.stat().st_size for path in (folder / PARTS).glob("*.parquet"))
    kept = max(len(found.parts.finished), 1)
    scenario = study.arms[0].scenario
    needed = bytes_needed(scenario, at_most, study.limits.workers)
    return Forecast(
        points=points,
        runs=left,
        seconds=each * left / study.limits.workers,
        gigabytes=needed / GIGABYTE,
        disk_gigabytes=size / kept * arms * points * at_most / GIGABYTE,
    )


def refuse_what_exceeds(study: Study, told: Forecast) -> None:
    """Refuse a study that would take more than its own limits, or than there is.

    Raises
    ------
    RefusedError
        With both figures.
    """
    limits, free = study.limits, bytes_free()
    if told.seconds > limits.minutes * 60:
        minutes = {"needed": f"{told.seconds / 60:.0f}", "limit": f"{limits.minutes:.0f}"}
        raise RefusedError(say("study.too_long", runs=told.runs, **minutes))
    most = limits.memory_gb if free is None else min(limits.memory_gb, free / GIGABYTE)
    if told.gigabytes > most:
        sizes = {"needed": f"{told.gigabytes:.1f}", "limit": f"{most:.1f}"}
        raise RefusedError(say("study.too_large", **sizes))


def _pilot(study: Study, folder: Path) -> Conducted:
    one = replace(study.replications, at_least=1, at_most=1)
    single = replace(study, replications=one, unknowns=())
    return conduct(single, folder, Here(), lambda _: True)
