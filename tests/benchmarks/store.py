"""Measure how fast finished runs are kept and found again, and what memory that takes.

    python tests/benchmarks/store.py [--runs N] [--write]

Runs are made up beforehand and then handed to the store one by one, as a study does; each file is
written aside and made safe on the disk. Every line is measured in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402 the script may be started from anywhere

from sim.catalogue import OUTCOMES  # noqa: E402
from sim.lab.parts import Parts, verify  # noqa: E402
from sim.lab.record import HOUSEHOLD_COLUMNS, Record  # noqa: E402
from sim.lab.rows import Finished  # noqa: E402
from tests.benchmarks.figures import PAGE  # noqa: E402

BEGIN, END = "<!-- store: begin -->", "<!-- store: end -->"
KINDS = {"tiny": (8, 4, 0), "pilot": (40, 60, 80)}
"""Outcomes, months and households of a run."""
DIFFERENT = 64
MEGABYTE = 1e6
HEAD = (
    "| runs | written a second | a processor second | kB a run | memory after a tenth, MB | "
    "at the end | opened, s | one outcome read, s | verified, s |"
)


def made_up(number: int, outcomes: int, months: int, households: int) -> Record:
    """Make the numbers of one run."""
    luck = np.random.default_rng(number)
    made = Record.blank(tuple(OUTCOMES)[:outcomes], months, 1)
    made.values[:] = luck.random(made.values.shape)
    made.six[:, 1:] = luck.random(made.six[:, 1:].shape)
    years = -(-months // 12)
    for purse in ("county", "organization", "enterprise"):
        made.flows["grant", "outside", purse] = luck.integers(1, 10**8, (years, 1))
    if households:
        for name in HOUSEHOLD_COLUMNS:
            made.households[name] = luck.random((households, 1))
    return made


def memory() -> float:
    """Give the largest memory of this process so far, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE


def timed(work) -> float:
    """Give the seconds that something takes."""
    began = perf_counter()
    work()
    return perf_counter() - began


def measure(kind: str, runs: int, folder: Path) -> dict[str, float]:
    """Keep so many runs and find them again."""
    some = [made_up(number, *KINDS[kind]) for number in range(DIFFERENT)]
    store, early = Parts.opened(folder), 0.0
    began, busy = perf_counter(), process_time()
    for number in range(runs):
        key = f"{number:064x}"
        store.add([Finished("base", 0, number + 1, key, some[number % DIFFERENT])])
        if number == runs // 10:
            early = memory()
    store.flush()
    seconds, processor, late = perf_counter() - began, process_time() - busy, memory()
    size = sum(path.stat().st_size for path in store.files())
    store.compact()
    return {
        "a_second": runs / seconds,
        "a_processor_second": runs / processor,
        "kilobytes": size / runs / 1000,
        "early": early,
        "late": late,
        "opened": timed(lambda: Parts.opened(folder)),
        "read": timed(lambda: store.table("outcome", names=["poverty_rate"])),
        "verified": timed(lambda: verify(folder)),
    }


def line(kind: str, runs: int) -> str:
    """Measure in a process of its own, and give a row of the table."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "--one", kind, "--runs", str(runs), "--in", folder]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout)
    size = {"tiny": "8 outcomes, 4 months", "pilot": "40 outcomes, 60 months, 80 households"}
    cells = [
        f"{runs:,} of {size[kind]}",
        f"{found['a_second']:,.0f}",
        f"{found['a_processor_second']:,.0f}",
        f"{found['kilobytes']:.1f}",
        f"{found['early']:.0f}",
        f"{found['late']:.0f}",
        f"{found['opened']:.2f}",
        f"{found['read']:.2f}",
        f"{found['verified']:.2f}",
    ]
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Measure, print, and with --write put the table into the page on performance."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--runs", type=int, default=100_000)
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--one", choices=tuple(KINDS), help=argparse.SUPPRESS)
    asked.add_argument("--in", dest="folder", help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.one:
        found = measure(given.one, given.runs, Path(given.folder))
        sys.stdout.write(json.dumps(found))
        return
    runs = given.runs
    rows = [line(*what) for what in (("tiny", runs // 10), ("tiny", runs), ("pilot", runs // 20))]
    where = f"{os.cpu_count()} cores, {sys.platform}, files on the disk of temporary files."
    text = "\n".join([where, "", HEAD, "|---|" + "---:|" * 8, *rows])
    sys.stdout.write(text + "\n")
    if given.write:
        page = PAGE.read_text(encoding="utf-8")
        before, rest = page.split(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.split(END)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
