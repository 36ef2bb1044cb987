"""Measure household months per second: ours beside plain numpy and Mesa agents, same work.

    python tests/benchmarks/household_month.py [--households N] [--rounds N] [--write]

One reduced month, the only one that all can do: income with a memory (AR(1) in logs), spending,
savings, need, service, status, and each village's sums of money in whole fen. All take turns in
one process, so that a busy machine is busy for all; the table gives medians, and ratios of
processor time. Each draws its luck as its users would; `test_household_month.py` hands all of
them the same luck and asks for the same money. The full month is all phases of the model, so more
work than the others do.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
from importlib.metadata import version
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.contestants import (  # noqa: E402 the script may be started from anywhere
    FullMonth,
    MesaModel,
    Ours,
    PlainNumpy,
    villages_of,
)

PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- household month: begin -->", "<!-- household month: end -->"


def contestants(rows: int, agents: int, full: int = 0) -> dict[str, tuple[Any, int]]:
    """Set up everyone, with the number of households each is given; `full` of them live fully."""
    many, few = villages_of(rows), villages_of(agents)
    cores = os.cpu_count() or 1
    found = {
        "Mesa agents, shuffle_do": (MesaModel(few), agents),
        "plain numpy, whole columns": (PlainNumpy(many), rows),
        "ours, numpy engine": (Ours(many, "numpy"), rows),
        "ours, compiled, 1 thread": (Ours(many, "compiled"), rows),
    }
    if cores > 1:
        found[f"ours, compiled, {cores} threads"] = (Ours(many, "compiled", cores), rows)
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


def machine() -> str:
    """Describe the machine in a line."""
    cpu = platform.processor() or platform.machine()
    facts = Path("/proc/cpuinfo")
    if facts.exists():
        names = [line for line in facts.read_text().splitlines() if line.startswith("model name")]
        cpu = names[0].partition(":")[2].strip() if names else cpu
    versions = ", ".join(f"{name} {version(name)}" for name in ("numpy", "numba", "mesa"))
    python = platform.python_version()
    return f"{cpu}, {os.cpu_count()} cores, {platform.system()}, Python {python}, {versions}"


def times(speeds: list[Speed], others: list[Speed]) -> float:
    """Take the median over the rounds of how many times less of the processor one needed."""
    pairs = zip(speeds, others, strict=True)
    return statistics.median(mine.processor / other.processor for mine, other in pairs)


def table(speeds: dict[str, list[Speed]], rows: int, agents: int) -> str:
    """Write the medians over the rounds as a table."""
    by_mesa, by_numpy = list(speeds.values())[:2]
    who = f"{rows:,} households ({agents:,} Mesa agents), {len(by_mesa)} rounds in turn, medians"
    lines = [
        f"{who}. {machine()}.",
        "",
        "| million household months | a second | a processor second | × Mesa | × plain numpy |",
        "|---|---:|---:|---:|---:|",
    ]
    for name, each in speeds.items():
        clock, processor = (statistics.median(figures) for figures in zip(*each, strict=True))
        against = f"{times(each, by_mesa):,.1f} | {times(each, by_numpy):.2f}"
        lines.append(f"| {name} | {clock:.2f} | {processor:.2f} | {against} |")
    return "\n".join(lines)


def write(text: str) -> None:
    """Put the table between its marks in the page on performance."""
    put_between(BEGIN, END, text)


def put_between(begin: str, end: str, text: str) -> None:
    """Replace what stands between two marks in the page on performance."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(begin)
    after = rest.split(end)[1]
    PAGE.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")


def main() -> None:
    """Measure, print, and with --write put the table into the page on performance."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--households", type=int, default=1_000_000)
    asked.add_argument("--agents", type=int, default=20_000)
    asked.add_argument("--full", type=int, default=200_000, help="households of the full month")
    asked.add_argument("--rounds", type=int, default=15)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    speeds = measure(given.households, given.agents, given.rounds, given.full)
    text = table(speeds, given.households, given.agents)
    print(text)  # noqa: T201 it is what the command is for
    if given.write:
        write(text)


if __name__ == "__main__":
    main()
