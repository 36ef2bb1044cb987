"""Who lives the jobs: this process or several on this machine. The numbers are the same.

`sim.lab.cluster` has the same interface for a Dask scheduler.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from sim.lab.arms import Job, Tell
from sim.lab.processes import Processes
from sim.lab.record import Record
from sim.lab.stopping import stoppable
from sim.lab.tasks import Ready, Task

if TYPE_CHECKING:
    from sim.lab.cluster import Cluster

Progress = Callable[[int, int], None]
"""Told how many replication-months are lived, and how many there are in all, run-in included."""


class Workers(Protocol):
    """Whoever lives jobs; one bad job takes no other along."""

    @property
    def size(self) -> int:
        """How many jobs they live side by side."""

    @property
    def memory(self) -> int | None:
        """Bytes of memory that they have together; None if it is this machine's or not known."""

    def run(self, jobs: Sequence[Task], ready: Ready, tell: Tell) -> None:
        """Live all jobs and hand on each as it is finished, in any order.

        Parameters
        ----------
        jobs : sequence of Task
            What is to be lived.
        ready : callable
            Told of each job that is finished or cannot be.
        tell : callable
            Told of replication-months as they pass; raises KeyboardInterrupt to stop.
        """


class Here:
    """Nobody else: jobs are lived in this very process."""

    size = 1
    memory: int | None = None

    def run(self, jobs: Sequence[Task], ready: Ready, tell: Tell) -> None:
        """Live one job after the other."""
        for number, job in enumerate(jobs):
            try:
                found = job.play(tell)
            except Exception as error:  # noqa: BLE001 one bad job must not take the others along
                ready(number, error)
            else:
                ready(number, found)


@contextmanager
def crew(count: int, scheduler: str | None = None) -> Iterator[Workers]:
    """Gather workers on this machine or a cluster, and send them home at the end.

    Parameters
    ----------
    count : int
        How many processes; with one, everything is lived in this process.
    scheduler : str, optional
        The address of a Dask scheduler, whose workers live everything then.

    Yields
    ------
    Workers
        Who lives the jobs.
    """
    if scheduler is None and count == 1:
        yield Here()
        return
    several = Processes(count) if scheduler is None else _cluster(scheduler)
    try:
        yield several
    except BaseException:
        several.stop()
        raise
    finally:
        several.close()


def side_by_side(scheduler: str) -> int:
    """Ask a Dask scheduler how many jobs its workers can live at a time."""
    some = _cluster(scheduler)
    try:
        return some.size
    finally:
        some.close()


def _cluster(address: str) -> Cluster:
    from sim.lab.cluster import Cluster  # noqa: PLC0415 it knows the workers of this module

    return Cluster(address)


@contextmanager
def counted(whole: int, progress: Progress | None) -> Iterator[Tell]:
    """Give what is to be told of replication-months; it heeds Ctrl-C and reports progress.

    Parameters
    ----------
    whole : int
        How many there are in all.
    progress : callable, optional
        Told how far it is.

    Yields
    ------
    callable
        To be told of the months that passed.
    """
    done = 0
    with stoppable() as heed:

        def add(months: int) -> None:
            nonlocal done
            heed()
            done += months
            if months and progress is not None:
                progress(min(done, whole), whole)

        yield add


def run_all(
    jobs: Sequence[Job], workers: int, progress: Progress | None, scheduler: str | None = None
) -> list[list[Record]]:
    """Live all jobs and give all their records; the first thing that goes wrong ends it.

    Parameters
    ----------
    jobs : sequence of Job
        What is to be run.
    workers : int
        How many processes.
    progress : callable, optional
        Told about every month.
    scheduler : str, optional
        The address of a Dask scheduler, whose workers are taken instead.

    Returns
    -------
    list of list of Record
        The records of each job, in the order of the jobs.

    Raises
    ------
    RefusedError
        If workers are killed again and again, most likely for want of memory.
    """
    found: dict[int, list[Record]] = {}

    def keep(number: int, records: list[Record] | Exception) -> None:
        if isinstance(records, Exception):
            raise records
        found[number] = records

    processes = min(workers, len(jobs))
    with (
        counted(sum(job.work for job in jobs), progress) as tell,
        crew(processes, scheduler) as some,
    ):
        some.run(jobs, keep, tell)
    return [found[number] for number in range(len(jobs))]
