"""Who lives the jobs: this process or several on this machine. The numbers are the same.

`sim.lab.cluster` has the same interface for a Dask scheduler.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.context import SpawnContext
from multiprocessing.queues import SimpleQueue
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from sim.core.errors import RefusedError
from sim.core.words import say
from sim.lab.arms import Job, Tell
from sim.lab.record import Record
from sim.lab.stopping import deaf, stoppable
from sim.lab.tasks import Task

if TYPE_CHECKING:
    from sim.lab.cluster import Cluster

Progress = Callable[[int, int], None]
"""Told how many replication-months are lived, and how many there are in all, run-in included."""
Ready = Callable[[int, Any], None]
"""Told the number of each job as it is finished, with what it gave or what went wrong."""

LOOK_SECONDS = 0.2
TRIES = 3
"""How often a job may kill its worker before it is given up."""
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")


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


class Processes:
    """Several processes on this machine; if one is killed, its job is handed out again."""

    memory: int | None = None

    def __init__(self, count: int) -> None:
        self.size = count
        self._spawn: SpawnContext = multiprocessing.get_context("spawn")
        self._queue: SimpleQueue[int] = self._spawn.SimpleQueue()
        self._pool: ProcessPoolExecutor | None = None

    def run(self, jobs: Sequence[Task], ready: Ready, tell: Tell) -> None:
        """Live all jobs; one that was there when a worker died is tried again alone."""
        waiting, suspects = deque(range(len(jobs))), deque[int]()
        strikes = dict.fromkeys(waiting, 0)
        while waiting or suspects:
            some = waiting or deque([suspects.popleft()])
            hit = self._together(jobs, some, ready, tell)
            for number in hit:
                strikes[number] += 1
                if strikes[number] < TRIES:
                    suspects.append(number)
                else:
                    ready(number, RefusedError(say("run.worker_killed", times=TRIES)))

    def close(self) -> None:
        """Send the processes home."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def stop(self) -> None:
        """Stop the processes in the midst of their work."""
        if self._pool is not None:
            for process in list((self._pool._processes or {}).values()):  # noqa: SLF001 no public way before 3.14
                process.terminate()
        self.close()

    def _together(
        self, jobs: Sequence[Task], waiting: deque[int], ready: Ready, tell: Tell
    ) -> list[int]:
        """Live jobs side by side; give those that were under way when a worker died."""
        under_way: dict[Future[Any], int] = {}
        try:
            pool = self._open()
            while waiting or under_way:
                while waiting and len(under_way) < 2 * self.size:
                    number = waiting.popleft()
                    with deaf():  # the first one starts the processes
                        future = pool.submit(_work, jobs[number])
                    under_way[future] = number
                finished, _ = wait(under_way, timeout=LOOK_SECONDS, return_when="FIRST_COMPLETED")
                self._listen(tell)
                for future in finished:
                    error = future.exception()
                    if isinstance(error, BrokenProcessPool):
                        raise error
                    number = under_way.pop(future)
                    ready(number, error if isinstance(error, Exception) else future.result())
        except BrokenProcessPool:
            self.close()
        return sorted(under_way.values())

    def _listen(self, tell: Tell) -> None:
        tell(0)
        while not self._queue.empty():
            tell(self._queue.get())

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            for name in THREADS:
                os.environ.setdefault(name, "1")
            self._pool = ProcessPoolExecutor(
                self.size, mp_context=self._spawn, initializer=_begin, initargs=(self._queue,)
            )
        return self._pool


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


class _Worker:
    """What a worker process keeps: the way back to the one that counts progress."""

    queue: ClassVar[SimpleQueue[int] | None] = None


def _begin(queue: SimpleQueue[int]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who was asked to stop tells the others
    _Worker.queue = queue


def _work(job: Task) -> Any:  # noqa: ANN401 each kind of job gives its own
    return job.play(_tell)


def _tell(months: int) -> None:
    if months and _Worker.queue is not None:
        _Worker.queue.put(months)
