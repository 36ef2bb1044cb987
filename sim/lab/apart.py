"""The arms of a study taken apart: what each of several changes does, if that was asked for."""

from __future__ import annotations

from sim.core.stamp import source_hash
from sim.lab.ablation import FOLDER, Ablation, ablation
from sim.lab.findings import Findings
from sim.lab.parts import PARTS
from sim.lab.workers import Here, Progress, Workers


def taken_apart(
    findings: Findings, workers: Workers, progress: Progress | None = None
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

    Returns
    -------
    tuple of Ablation
        One for each such arm.

    Raises
    ------
    StoreError
        If the folder cannot be read or written.
    """
    study = findings.study
    names = [arm.name for arm in study.arms if arm.name != study.baseline.name]
    place = findings.folder
    found = [ablation(study, name, place, workers, progress=progress) for name in names]
    return tuple(each for each in found if each is not None)


def taken_apart_before(findings: Findings) -> tuple[Ablation, ...]:
    """Give what was taken apart before, by the same program; nothing if it never was."""
    lies_there = any((findings.folder / FOLDER / PARTS).glob("*.parquet"))
    if not lies_there or findings.conducted.sources != source_hash():
        return ()
    return taken_apart(findings, Here())
