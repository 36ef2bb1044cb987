"""Hand jobs to processes on this machine; the results are the same with any number of them."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import SpawnContext
from multiprocessing.queues import SimpleQueue
from typing import ClassVar

from sim.core.errors import RefusedError
from sim.core.words import say
from sim.lab.arms import Job, play
from sim.lab.record import Record
from sim.lab.stopping import stoppable

Pair = tuple[Record, Record | None]
Progress = Callable[[int, int], None]
"""Told how many replication-months are lived, and how many there are in all, run-in included."""

LOOK_SECONDS = 0.2
TRIES = 3
"""How often jobs are handed out again after a worker was killed."""
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")


class _Here:
    """What a worker process keeps: the way back to the one that counts progress."""

    queue: ClassVar[SimpleQueue[int] | None] = None


def run_all(jobs: Sequence[Job], workers: int, progress: Progress | None) -> list[Pair]:
    """Run all jobs, in this process or in several.

    Parameters
    ----------
    jobs : sequence of Job
        What is to be run.
    workers : int
        How many processes; with one, everything is run in this process.
    progress : callable, optional
        Told about every month.

    Returns
    -------
    list of tuple
        The records of each job, in the order of the jobs.

    Raises
    ------
    RefusedError
        If workers are killed again and again, most likely for want of memory.
    """
    with stoppable() as heed:
        count = _Count(sum(job.work for job in jobs), progress, heed)
        if workers == 1 or len(jobs) == 1:
            return [play(job, count.add) for job in jobs]
        return _in_processes(jobs, workers, count)


def _in_processes(jobs: Sequence[Job], workers: int, count: _Count) -> list[Pair]:
    found: dict[int, Pair] = {}
    for _ in range(TRIES):
        try:
            _round(jobs, found, workers, count)
        except BrokenProcessPool:
            continue
        return [found[number] for number in range(len(jobs))]
    raise RefusedError(say("run.worker_killed", times=TRIES))


class _Count:
    def __init__(self, whole: int, progress: Progress | None, heed: Callable[[], None]) -> None:
        self.whole, self.progress, self.heed, self.done = whole, progress, heed, 0

    def add(self, months: int) -> None:
        self.heed()
        self.done += months
        if months and self.progress is not None:
            self.progress(min(self.done, self.whole), self.whole)


def _round(jobs: Sequence[Job], found: dict[int, Pair], workers: int, count: _Count) -> None:
    """Run the jobs that are not found yet; what is ready stays found if a worker is killed."""
    spawn: SpawnContext = multiprocessing.get_context("spawn")
    queue: SimpleQueue[int] = spawn.SimpleQueue()
    for name in THREADS:
        os.environ.setdefault(name, "1")
    pool = ProcessPoolExecutor(
        min(workers, len(jobs)), mp_context=spawn, initializer=_begin, initargs=(queue,)
    )
    waiting: dict[Future[Pair], int] = {}
    try:
        waiting = {
            pool.submit(_work, job): number
            for number, job in enumerate(jobs)
            if number not in found
        }
        while waiting:
            ready, _ = wait(waiting, timeout=LOOK_SECONDS, return_when="FIRST_COMPLETED")
            count.heed()
            while not queue.empty():
                count.add(queue.get())
            for future in ready:
                found[waiting[future]] = future.result()
                del waiting[future]
    except BaseException:
        for process in list((pool._processes or {}).values()):  # noqa: SLF001 no public way before 3.14
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(queue: SimpleQueue[int]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who was asked to stop tells the others
    _Here.queue = queue


def _work(job: Job) -> Pair:
    return play(job, _tell)


def _tell(months: int) -> None:
    if months and _Here.queue is not None:
        _Here.queue.put(months)
