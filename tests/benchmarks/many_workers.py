"""Reckon what 100,000 runs of a county of the nation would move over 1,000 workers.

    python tests/benchmarks/many_workers.py [--write]

What a run takes and sends is measured here; networks, disks and how often a worker is lost are
assumed and stand in `Paper`. Then all runs are played through, event by event: the one who
asked hands jobs to the scheduler one after another, the scheduler to workers, and back again the
same way into the store. Whoever is busy all the time breaks first.
"""

from __future__ import annotations

import argparse
import heapq
import pickle
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402 the script may be started from anywhere

from sim.lab.arms import Arm, Job, play  # noqa: E402
from sim.lab.cluster import AHEAD  # noqa: E402
from sim.lab.estimate import bytes_per_household  # noqa: E402
from sim.lab.parts import Parts  # noqa: E402
from sim.lab.rows import Finished  # noqa: E402
from sim.scenario import load  # noqa: E402
from tests.benchmarks.figures import keep, known, machine, rows_of, write  # noqa: E402

NATION, COUNTIES, MONTHS, YEARS = 29_480_000, 832, 120, 10
RUNS = 100_000
TINY = ("households.pilot=60", "villages.pilot=3", "villages.volunteers=30", "time.months=120")
TASKS, PACKED, KEPT = 1500, 50, 60
WORKERS = 1_000
GIGA = 1e9


@dataclass(frozen=True, slots=True)
class Paper:
    """What a run needs, and of whom; seconds, bytes, bytes a second.

    Attributes
    ----------
    alive : float
        Hours after which a worker is lost, in the mean; A, a spot machine.
    spread : float
        Standard deviation of a run's time over its mean; A.
    link : float
        What the one who asked can receive; A, 10 Gbit a second.
    disk : float
        What a shared disk writes and reads, all together; A.
    """

    run: float
    schedule: float
    ask: float
    store: float
    job_bytes: float
    record_bytes: float
    alive: float = 100.0
    spread: float = 0.15
    link: float = 1.25e9
    disk: float = 5e9


def measured() -> Paper:
    """Measure bytes and seconds of a run on this machine."""
    scenario = load("county", TINY)
    job = Job((Arm(scenario),), 1, 0, 1, "numpy")
    record = play(job, lambda _: None)[0]
    packed = pickle.dumps(record, protocol=5)
    with tempfile.TemporaryDirectory() as folder:
        store, began = Parts.opened(Path(folder)), process_time()
        for number in range(KEPT):
            numbers = pickle.loads(packed)  # noqa: S301 packed a moment ago
            store.add([Finished("base", 0, number + 1, f"{number:064x}", numbers)])
        store.flush()
        keeping = (process_time() - began) / KEPT
    return Paper(
        run=seconds_of_a_run(),
        schedule=seconds_of_a_task(),
        ask=seconds_to_pack(job),
        store=keeping,
        job_bytes=len(pickle.dumps(job, protocol=5)),
        record_bytes=len(packed),
    )


def seconds_of_a_run() -> float:
    """Take the time of a county's ten years from the profile by phase, compiled, one core."""
    each = sum(known()["phases"]["ns"]["compiled"].values()) / GIGA
    return each * NATION / COUNTIES * MONTHS


def seconds_to_pack(job: Job) -> float:
    """Measure what it takes to pack a job."""
    began = process_time()
    for _ in range(PACKED):
        pickle.dumps(job, protocol=5)
    return (process_time() - began) / PACKED


def seconds_of_a_task() -> float:
    """Measure a Dask scheduler; workers and who asks are in the same process, so it is too much."""
    from distributed import Client, LocalCluster  # noqa: PLC0415 an extra

    usual = {"processes": False, "dashboard_address": ":0", "threads_per_worker": 1}
    with LocalCluster(n_workers=2, **usual) as cluster, Client(cluster) as client:
        client.submit(abs, -1, pure=False).result()
        began = process_time()
        some = [client.submit(abs, -number, pure=False) for number in range(TASKS)]
        client.gather(some)
        return (process_time() - began) / TASKS


def played(paper: Paper, workers: int, runs: int = RUNS) -> dict[str, float]:
    """Play all runs through; seconds in all, and for which share of them each was busy.

    Whoever asks packs jobs and keeps runs in one thread; a lost worker's run is begun anew.
    """
    luck = np.random.default_rng(1)
    lengths = paper.run * (1.0 + paper.spread * luck.standard_normal(2 * runs)).clip(0.1)
    lost = luck.random(2 * runs) < lengths / (paper.alive * 3600.0)
    free, busy = (
        dict.fromkeys(("asks", "schedules"), 0.0),
        dict.fromkeys(("asks", "schedules"), 0.0),
    )

    def served(who: str, since: float, seconds: float) -> float:
        free[who] = max(free[who], since) + seconds
        busy[who] += seconds
        return free[who]

    keeping = max(paper.record_bytes / paper.link, paper.store)
    idle, under_way = [0.0] * workers, list[float]()
    begun = finished = again = 0
    while finished < runs:
        if begun < runs + again and len(under_way) < AHEAD * workers:
            since = served("schedules", served("asks", 0.0, paper.ask), paper.schedule / 2.0)
            ends = max(since, heapq.heappop(idle)) + lengths[begun]
            heapq.heappush(idle, ends)
            again += bool(lost[begun])
            if not lost[begun]:
                heapq.heappush(under_way, ends)
            begun += 1
        else:
            ended = served("schedules", heapq.heappop(under_way), paper.schedule / 2.0)
            served("asks", ended, keeping)
            finished += 1
    whole = max(free.values())
    shares = {who: seconds / whole for who, seconds in busy.items()}
    lived = float(lengths[:begun].sum()) / workers / whole
    return {"seconds": whole, "workers": lived, "again": float(again), **shares}


def between_years(paper: Paper, workers: int, nations: int) -> tuple[float, float]:
    """Reckon nations whose counties meet each January: seconds lived, seconds on a shared disk."""
    luck, whole = np.random.default_rng(2), 0.0
    for _ in range(YEARS):
        ready = [0.0] * workers
        for _ in range(nations * COUNTIES):
            took = paper.run / YEARS * max(0.1, 1.0 + paper.spread * luck.standard_normal())
            heapq.heappush(ready, heapq.heappop(ready) + took)
        whole += max(ready)
    state = bytes_per_household() * NATION * nations
    return whole, 2.0 * YEARS * state / paper.disk


def needs(paper: Paper) -> str:
    """Write what a run needs."""
    rows = [
        ("a worker lives a run, s", f"{paper.run:,.2f}", "profile by phase, one core"),
        ("who asks packs a job, ms", f"{1e3 * paper.ask:.2f}", "measured"),
        ("the scheduler hands it on, ms", f"{1e3 * paper.schedule:.2f}", "measured, at most"),
        ("who asks keeps a run, ms", f"{1e3 * paper.store:.2f}", "measured"),
        ("a job, kB", f"{paper.job_bytes / 1e3:,.1f}", "measured"),
        ("what a run sends back, kB", f"{paper.record_bytes / 1e3:,.1f}", "measured"),
        ("a worker lasts, hours", f"{paper.alive:,.0f}", "assumed"),
        ("a shared disk, GB a second", f"{paper.disk / GIGA:,.0f}", "assumed"),
    ]
    return rows_of(("what", "how much", "where from"), rows)


def shared_out(paper: Paper) -> str:
    """Write how long all runs take."""
    head = ("all runs", "minutes", "at best", "workers busy", "who asks", "scheduler", "lost")
    rows = []
    for workers in (100, 1_000, 10_000):
        got = played(paper, workers)
        shares = (f"{100 * got[who]:.0f} %" for who in ("workers", "asks", "schedules"))
        minutes = (got["seconds"] / 60, RUNS * paper.run / workers / 60)
        told = (*(f"{each:,.1f}" for each in minutes), *shares, f"{got['again']:,.0f}")
        rows.append((f"{workers:,} workers", *told))
    return rows_of(head, rows)


def meeting(paper: Paper) -> str:
    """Write what it costs that the counties of a nation meet each January."""
    rows = []
    for nations in (1, 12, 120):
        lived, disk = between_years(paper, WORKERS, nations)
        best = nations * COUNTIES * paper.run / WORKERS
        moved = 2 * YEARS * bytes_per_household() * NATION * nations / GIGA
        cells = (f"{lived / 60:,.1f}", f"{best / 60:,.1f}", f"{moved:,.0f}", f"{disk / 60:,.1f}")
        rows.append((f"{nations} side by side", *cells))
    head = ("nations", "minutes lived", "at best", "GB to a shared disk and back", "minutes of it")
    return rows_of(head, rows)


def tables(paper: Paper) -> str:
    """Write what a run needs, and what many workers make of it."""
    out, back = (RUNS * each / GIGA for each in (paper.job_bytes, paper.record_bytes))
    moved = f"{RUNS:,} runs move {out:,.1f} GB of jobs out and {back:,.1f} GB of results back."
    where = machine(("numpy", "numba", "distributed"))
    return "\n\n".join((f"{where}.", needs(paper), moved, shared_out(paper), meeting(paper)))


def main() -> None:
    """Measure, play through, print, and with --write put the tables into the page."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    paper = measured()
    text = tables(paper)
    sys.stdout.write(text + "\n")
    if given.write:
        write("many workers", text)
        keep("many_workers", {"run_s": paper.run, "schedule_s": paper.schedule})


if __name__ == "__main__":
    main()
