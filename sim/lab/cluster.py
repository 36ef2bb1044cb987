"""Workers on many machines, by a Dask scheduler; the numbers are the same as in one process.

Every machine needs the same version of this program. What is sent between them is packed by Dask,
so connect only to a scheduler that you trust.
"""

from __future__ import annotations

import platform
import threading
from collections import deque
from collections.abc import Sequence
from concurrent.futures import CancelledError
from queue import Empty, SimpleQueue
from time import perf_counter
from typing import TYPE_CHECKING, Any

from sim.core.errors import RefusedError, UsageError
from sim.core.stamp import source_hash, version_of
from sim.core.words import say
from sim.lab.arms import Tell
from sim.lab.processes import LOOK_SECONDS
from sim.lab.tasks import Ready, Task

if TYPE_CHECKING:
    from types import ModuleType

CONNECT_SECONDS = 10
ALONE_SECONDS = 60.0
"""How long the work waits for a worker when there is none left."""
AHEAD = 3
"""Jobs handed out for each worker at a time, so that none waits for the next one to arrive."""
LIBRARIES = ("numpy", "numba", "dask", "distributed")
_one_at_a_time = threading.Lock()


class Cluster:
    """Whoever works for a Dask scheduler; a lost worker's jobs are handed out again.

    Parameters
    ----------
    address : str
        Where the scheduler listens, for instance `tcp://127.0.0.1:8786`.

    Attributes
    ----------
    size : int
        How many jobs it can live side by side.
    memory : int or None
        Bytes of memory, all workers together; None where one of them does not tell.

    Raises
    ------
    UsageError
        If the extra `cluster` is not installed, or nobody answers at that address.
    RefusedError
        If there are no workers, or their version is another one.
    """

    def __init__(self, address: str) -> None:
        self._dask = _distributed()
        self._address = address
        try:
            self._client: Any = self._dask.Client(
                address, timeout=CONNECT_SECONDS, set_as_default=False
            )
        except (OSError, TimeoutError, ValueError) as error:
            raise UsageError(say("study.no_scheduler", address=address)) from error
        try:
            self.insist_on_same_versions()
            told = self._workers().values()
        except BaseException:
            self._client.close()
            raise
        self.size: int = max(sum(worker["nthreads"] for worker in told), 1)
        limits = [worker.get("memory_limit") or 0 for worker in told]
        self.memory: int | None = sum(limits) if all(limits) else None

    def run(self, jobs: Sequence[Task], ready: Ready, tell: Tell) -> None:
        """Live all jobs on the cluster and hand on each as it is finished."""
        waiting, under_way = deque(range(len(jobs))), dict[Any, int]()
        finished = SimpleQueue[Any]()
        sources, seen = source_hash(), perf_counter()
        try:
            while waiting or under_way:
                while waiting and len(under_way) < AHEAD * self.size:
                    number = waiting.popleft()
                    sent = self._client.submit(live, jobs[number], sources, pure=False)
                    sent.add_done_callback(finished.put)
                    under_way[sent] = number
                for future in _next(finished):
                    number, seen = under_way.pop(future), perf_counter()
                    self._hand_on(future, number, ready)
                    tell(jobs[number].work)
                tell(0)
                if perf_counter() - seen > ALONE_SECONDS:
                    self._insist_on_workers()
                    seen = perf_counter()
        finally:
            self._client.cancel(list(under_way))

    def close(self) -> None:
        """Leave the cluster; scheduler and workers go on for others."""
        self._client.close()

    def stop(self) -> None:
        """Leave the cluster in the midst of its work; what was handed out is taken back."""
        self.close()

    def _hand_on(self, future: Any, number: int, ready: Ready) -> None:  # noqa: ANN401 Dask has no types
        try:
            found = future.result()
        except CancelledError as error:
            raise RefusedError(say("study.scheduler_lost", address=self._address)) from error
        except self._dask.KilledWorker as error:
            times = error.allowed_failures + 1
            ready(number, RefusedError(say("run.worker_killed", times=times)))
        except Exception as error:  # noqa: BLE001 one bad job must not take the others along
            ready(number, error)
        else:
            ready(number, found)

    def _workers(self) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = self._client.scheduler_info(n_workers=-1)["workers"]
        return found

    def _insist_on_workers(self) -> None:
        if not self._workers():
            raise RefusedError(say("study.no_workers", address=self._address))

    def insist_on_same_versions(self) -> None:
        """Refuse workers that would give other numbers, or none.

        Raises
        ------
        RefusedError
            If there are none, or one of them has another version.
        """
        self._insist_on_workers()
        try:
            told = self._client.run(versions)
        except Exception as error:  # whatever a strange worker says when it cannot load the program
            why = f"{type(error).__name__}: {error}"
            raise RefusedError(say("study.worker_without", why=why)) from error
        own = versions()
        for worker in sorted(told):
            for what, here in own.items():
                if told[worker][what] != here:
                    figures = {"there": told[worker][what], "here": here}
                    raise RefusedError(
                        say("study.other_version", worker=worker, what=what, **figures)
                    )


def versions() -> dict[str, str]:
    """Say what must be the same on all machines: the sources, Python, and some libraries."""
    found = {"collabsim": source_hash()[:12], "python": platform.python_version()[:4].rstrip(".")}
    return found | {name: version_of(name) or "-" for name in LIBRARIES}


def live(job: Task, sources: str) -> Any:  # noqa: ANN401 each kind of job gives its own
    """Live a job on a worker; jobs of one process take turns, since the engine is set for it.

    Raises
    ------
    RefusedError
        If this worker came later, with another version of the program.
    """
    if source_hash() != sources:
        own = {"there": source_hash()[:12], "here": sources[:12]}
        raise RefusedError(
            say("study.other_version", worker=platform.node(), what="collabsim", **own)
        )
    with _one_at_a_time:
        return job.play(lambda _: None)


def _next(finished: SimpleQueue[Any]) -> list[Any]:
    """Wait a moment for a job that is finished."""
    try:
        return [finished.get(timeout=LOOK_SECONDS)]
    except Empty:
        return []


def _distributed() -> ModuleType:
    """Give the library, which not everybody needs.

    Raises
    ------
    UsageError
        If it is not installed, with the line that installs it.
    """
    try:
        import distributed  # noqa: PLC0415 an extra
    except ImportError as error:
        raise UsageError(say("study.needs_cluster")) from error
    found: ModuleType = distributed
    return found
