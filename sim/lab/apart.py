"""The arms of a study taken apart: what each of several changes does."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

from sim.core.stamp import source_hash
from sim.lab.ablation import FOLDER, Ablation, Laid, ablation, laid_out
from sim.lab.conduct import Conducted
from sim.lab.estimate import seconds_side_by_side
from sim.lab.findings import Findings
from sim.lab.left import runs_left
from sim.lab.parts import Parts
from sim.lab.workers import Here, Progress, Workers
from sim.scenario.study import Study

FEW = 3
"""So many changes at most are taken apart without being asked."""
BRIEFLY = 60.0
"""Processor seconds, by known speeds, that nobody minds waiting for besides."""


def taken_apart(
    findings: Findings,
    workers: Workers,
    progress: Progress | None = None,
    arms: Collection[str] | None = None,
) -> tuple[Ablation, ...]:
    """Take every arm apart that differs from the baseline in more than one thing.

    Parameters
    ----------
    findings : Findings
        What was compared.
    workers : Workers
        Who lives the runs that are not in the folder yet.
    progress : callable, optional
        Told of replication-months.
    arms : collection of str, optional
        Only these arms.

    Returns
    -------
    tuple of Ablation
        One for each such arm.

    Raises
    ------
    StoreError
        If the folder cannot be read or written.
    """
    study, place = findings.study, findings.folder
    names = [name for name in _others(study) if arms is None or name in arms]
    found = [ablation(study, name, place, workers, progress=progress) for name in names]
    return tuple(each for each in found if each is not None)


def quick_to_take_apart(findings: Findings) -> list[str]:
    """Name the arms that are taken apart without being asked.

    Those that differ in two or three things, where all of it takes no longer than what was
    compared did, or a minute; none where what lies in the folder was run by other sources.

    Parameters
    ----------
    findings : Findings
        What was compared.

    Returns
    -------
    list of str
        Names of arms; empty where it would take longer.
    """
    study, conducted = findings.study, findings.conducted
    if conducted.sources != source_hash():
        return []
    laid = dict(_laid(study, FEW))
    besides = [_seconds(each.study, each.study.replications.at_most) for each in laid.values()]
    whole = len(conducted.points) * _seconds(study, conducted.replications)
    return list(laid) if float(np.sum(besides)) <= max(whole, BRIEFLY) else []


def taken_apart_before(findings: Findings) -> tuple[Ablation, ...]:
    """Give what was taken apart before, by the same program; nothing if it never was."""
    parts = Parts.opened(findings.folder / FOLDER, to_read=True)
    if not parts.finished or findings.conducted.sources != source_hash():
        return ()
    whole = [
        name
        for name, each in _laid(findings.study)
        if not runs_left(Conducted(each.study, parts))[0]
    ]
    return taken_apart(findings, Here(), arms=whole)


def cost_of_taking_apart(findings: Findings) -> tuple[int, float]:
    """Say what taking every arm apart takes: runs, and processor seconds by known speeds."""
    laid = [each.study for _, each in _laid(findings.study)]
    runs = [len(each.arms) * each.replications.at_most for each in laid]
    seconds = [_seconds(each, each.replications.at_most) for each in laid]
    return int(np.sum(runs)), float(np.sum(seconds))


def _others(study: Study) -> list[str]:
    return [arm.name for arm in study.arms if arm.name != study.baseline.name]


def _laid(study: Study, most: int | None = None) -> Iterator[tuple[str, Laid]]:
    for name in _others(study):
        laid = laid_out(study, name, most=most)
        if laid is not None:
            yield name, laid


def _seconds(study: Study, lucks: int) -> float:
    each = [seconds_side_by_side(arm.scenario, lucks, 1) for arm in study.arms]
    return float(np.sum(each))
