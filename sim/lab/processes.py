"""Several processes on this machine that live jobs; one that is killed takes no result along.

On Linux they are copies of this process, with all it has loaded, as long as it has one thread
only: a copy of a process with several could wait for ever for a thread that is not in it. Anywhere
else, and when they are started anew later, each loads the program itself.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.context import BaseContext
from multiprocessing.queues import SimpleQueue
from typing import Any, ClassVar

from sim.core.alone import in_one_thread
from sim.core.compiled import announce_compiling, compiler
from sim.core.errors import RefusedError
from sim.core.words import say
from sim.lab.arms import Tell
from sim.lab.stopping import deaf
from sim.lab.tasks import Ready, Task

LOOK_SECONDS = 0.2
TRIES = 3
"""How often a job may kill its worker before it is given up."""
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of sys/prctl.h


class Processes:
    """Several processes on this machine; if one is killed, its job is handed out again."""

    memory: int | None = None

    def __init__(self, count: int) -> None:
        self.size = count
        self._queue: SimpleQueue[int] | None = None
        self._pool: ProcessPoolExecutor | None = None
        if may_be_copied():  # later there may be threads
            self._open()

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

    def hand(self, task: Task) -> Future[Any]:
        """Hand something to a process that has nothing to do, and go on at once."""
        with deaf():
            return self._open().submit(_work, task)

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
                    try:
                        with deaf():  # the first one starts the processes
                            future = pool.submit(_work, jobs[number])
                    except BrokenProcessPool:
                        waiting.appendleft(number)
                        raise
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
        while self._queue is not None and not self._queue.empty():
            tell(self._queue.get())

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            in_one_thread()
            copied = may_be_copied()
            how: BaseContext = multiprocessing.get_context("fork" if copied else "spawn")
            self._queue = how.SimpleQueue()
            told = (self._queue, os.getpid() if copied else 0)
            self._pool = ProcessPoolExecutor(
                self.size, mp_context=how, initializer=_begin, initargs=told
            )
            if copied:  # now, before there is a thread
                gc.freeze()
                with deaf():
                    for _ in range(self.size):
                        self._pool.submit(_get_ready)
                gc.unfreeze()
        return self._pool


def may_be_copied() -> bool:
    """Say whether a copy of this process can go on by itself: on Linux, while it has one thread."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return False
    with suppress(OSError):
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 nothing but its length
    return False


class _Worker:
    """What a worker process keeps: the way back to the one that counts progress."""

    queue: ClassVar[SimpleQueue[int] | None] = None


def _begin(queue: SimpleQueue[int], parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who was asked to stop tells the others
    announce_compiling(None)
    _Worker.queue = queue
    if parent:
        _die_with(parent)


def _die_with(parent: int) -> None:
    """End when whoever asked is killed; copies hold each other's pipes open and would wait on."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _get_ready() -> None:
    """Load what every job needs, while whoever asks reads and plans."""
    from sim.lab import lots  # noqa: F401, PLC0415 with the library of the store

    compiler()


def _work(job: Task) -> Any:  # noqa: ANN401 each kind of job gives its own
    return job.play(_tell)


def _tell(months: int) -> None:
    if months and _Worker.queue is not None:
        _Worker.queue.put(months)
