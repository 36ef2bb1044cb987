"""Measure household months per second: ours beside plain numpy and other libraries, same work.

    python tests/benchmarks/household_month.py [--households N] [--rounds N] [--write]

One reduced month, the only one that all can do: income with a memory (AR(1) in logs), spending,
savings, need, service, status, and each village's sums of money in whole fen. All take turns in
one process, so that a busy machine is busy for all; the table gives medians, and ratios of
processor time. Each draws its luck as its users would; before the clock runs, all are handed the
same luck and must come to the same money. The full month is all phases of the model, so more work
than the others do. Other libraries take part where they are installed: `peers.py` sees to that.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from sim.core import draws  # noqa: E402 the script may be started from anywhere
from tests.benchmarks.contestants import (  # noqa: E402
    LUCK,
    Contestant,
    FullMonth,
    MesaInOrder,
    MesaModel,
    NumpyInBlocks,
    Ours,
    PlainNumpy,
    villages_of,
)
from tests.benchmarks.figures import keep, machine, put_between  # noqa: E402

try:
    from tests.benchmarks import rivals
except ImportError:
    rivals = None

BEGIN, END = "<!-- household month: begin -->", "<!-- household month: end -->"
CORES = os.cpu_count() or 1
LIBRARIES = ("numpy", "numba", "mesa", "agentpy", "starsim", "polars")
MESA, NUMPY = "Mesa agents, shuffle_do", "plain numpy, whole columns"


class Entry(NamedTuple):
    """Who takes part: how it is set up, and whether it handles households one by one."""

    found: Callable[..., Contestant]
    one_by_one: bool = False


def field() -> dict[str, Entry]:
    """List who takes part."""
    listed = {
        MESA: Entry(MesaModel, one_by_one=True),
        NUMPY: Entry(PlainNumpy),
        "numpy, in blocks and in place": Entry(NumpyInBlocks),
        "Mesa agents, do": Entry(MesaInOrder, one_by_one=True),
    }
    if rivals is not None:
        listed |= {
            "AgentPy agents": Entry(rivals.AgentPy, one_by_one=True),
            "Starsim, luck by agent": Entry(rivals.Starsim),
            "Starsim, crn=False": Entry(rivals.StarsimFreely),
            "polars": Entry(rivals.Polars),
        }
    listed |= {
        "ours, numpy engine": Entry(partial(Ours, name="numpy")),
        "ours, compiled, 1 thread": Entry(partial(Ours, name="compiled")),
    }
    if CORES > 1:
        threads = partial(Ours, name="compiled", threads=CORES)
        listed[f"ours, compiled, {CORES} threads"] = Entry(threads)
    return listed


def insist_on_the_same_money(rows: int = 500, months: int = 24) -> dict[str, int]:
    """Hand everyone the same luck, and give by how many fen each is off at most.

    Raises
    ------
    AssertionError
        If somebody does other work: more than a fen or two off, from the last bit of an
        exponential, or with single precision a fen a month.
    """
    key, ids = draws.county_key(seed=9, nation=0, county=0), np.arange(rows, dtype=np.uint64)
    starts, off = villages_of(rows, size=60), {}
    ours = lived(
        Ours(starts, "numpy", luck=lambda month: draws.normal(LUCK, key, ids, month)), months
    )
    for name, entry in field().items():
        who = entry.found(starts, luck=lambda month: draws.normal(LUCK, key, ids, month))
        off[name] = int(np.abs(lived(who, months) - ours).max())
        allowed = 0 if name.startswith("ours") else months if "Starsim" in name else 2
        if off[name] > allowed:
            raise AssertionError(f"{name}: {off[name]} fen off")
    return off


def lived(who: Contestant, months: int) -> np.ndarray:
    """Live some months and give the money."""
    for month in range(months):
        who.month(month)
    return who.money()


def contestants(rows: int, agents: int, full: int = 0) -> dict[str, tuple[Any, int]]:
    """Set up everyone, with the number of households each is given; `full` of them live fully."""
    many, few = villages_of(rows), villages_of(agents)
    found: dict[str, tuple[Any, int]] = {
        name: (entry.found(few), agents) if entry.one_by_one else (entry.found(many), rows)
        for name, entry in field().items()
    }
    for name in ("numpy", "compiled") if full else ():
        who = FullMonth(full, name)
        found[f"the full month, {name} ({who.households:,} households)"] = (who, who.households)
    return found


class Speed(NamedTuple):
    """Million household months per second by the clock, and per second of one processor."""

    clock: float
    processor: float


def measure(rows: int, agents: int, rounds: int, full: int = 0) -> dict[str, list[Speed]]:
    """Time everyone in turn, one figure a round; the year before warms up."""
    field = contestants(rows, agents, full)
    speeds: dict[str, list[Speed]] = {name: [] for name in field}
    for name, (who, _) in field.items():
        for month in range(
            12 if "full" in name else 1
        ):  # each month of the year has work of its own
            who.month(month)
    for month in range(12, 12 + rounds):
        for name, (who, households) in field.items():
            clock, processor = perf_counter(), process_time()
            who.month(month)
            spent = perf_counter() - clock, process_time() - processor
            speeds[name].append(Speed(*(households / max(s, 1e-9) / 1e6 for s in spent)))
    return speeds


def times(speeds: list[Speed], others: list[Speed]) -> float:
    """Take the median over the rounds of how many times less of the processor one needed."""
    pairs = zip(speeds, others, strict=True)
    return statistics.median(mine.processor / other.processor for mine, other in pairs)


def table(speeds: dict[str, list[Speed]], rows: int, agents: int) -> str:
    """Write the medians over the rounds as a table."""
    rounds = len(speeds[MESA])
    who = f"{rows:,} households ({agents:,} where they are handled one by one)"
    lines = [
        f"{who}, {rounds} rounds in turn, medians. {machine(LIBRARIES)}.",
        "",
        "| million household months | a second | a processor second | × Mesa | × plain numpy |",
        "|---|---:|---:|---:|---:|",
    ]
    for name, each in speeds.items():
        clock, processor = (statistics.median(figures) for figures in zip(*each, strict=True))
        against = f"{times(each, speeds[MESA]):,.1f} | {times(each, speeds[NUMPY]):.2f}"
        lines.append(f"| {name} | {clock:.2f} | {processor:.2f} | {against} |")
    return "\n".join(lines)


def ratios(speeds: dict[str, list[Speed]]) -> dict[str, dict[str, float]]:
    """Give how many times as much each of ours lives as each of the others, by processor time."""
    ours = [name for name in speeds if name.startswith("ours")]
    return {
        mine: {
            other: times(speeds[mine], speeds[other])
            for other in speeds
            if not other.startswith(("ours", "the full"))
        }
        for mine in ours
    }


def main() -> None:
    """Measure, print, and with --write put the table into the page on performance."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--households", type=int, default=1_000_000)
    asked.add_argument("--agents", type=int, default=20_000)
    asked.add_argument("--full", type=int, default=200_000, help="households of the full month")
    asked.add_argument("--rounds", type=int, default=15)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    insist_on_the_same_money()
    speeds = measure(given.households, given.agents, given.rounds, given.full)
    text = table(speeds, given.households, given.agents)
    sys.stdout.write(text + "\n")
    if given.write:
        put_between(BEGIN, END, text)
        keep("household_month", ratios(speeds))


if __name__ == "__main__":
    main()
