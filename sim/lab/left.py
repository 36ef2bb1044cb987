"""What of a study is still to be run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.lab.arms import Arm, Job

if TYPE_CHECKING:
    from sim.lab.conduct import Conducted


def runs_left(found: Conducted) -> tuple[int, int]:
    """Count what is still to be run if the stopping rule is never met.

    Parameters
    ----------
    found : Conducted
        A study as far as it has been carried out.

    Returns
    -------
    tuple
        The runs that are not finished yet, and all runs of the study.
    """
    lucks, finished = range(found.study.replications.at_most), found.parts.finished
    whole = left = 0
    for cell in found.cells():
        whole += len(lucks)
        left += sum(cell.run_key(luck) not in finished for luck in lucks)
    return left, whole


def work_left(found: Conducted) -> int:
    """Count the replication-months that the runs which are left take, run-in included."""
    study, (left, whole) = found.study, runs_left(found)
    each = 0
    for point in range(len(found.points)):
        arms = tuple(Arm(found.cell(arm.name, point).scenario) for arm in study.arms)
        each += Job(arms, study.seed, 0, 1, "numpy").work
    return each * study.replications.at_most * left // max(whole, 1)
