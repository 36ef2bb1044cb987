"""Measure how time and memory grow with the number of households, reduced month and full month.

    python tests/benchmarks/growth.py [--largest N] [--largest-full N] [--write]

Every size is lived in a process of its own, compiled, in one thread. Memory is the largest that
the process ever took, less what it took before the world was there; the full month is that of
counties of ten thousand households with all kinds of actors, side by side as the nation's are.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from time import process_time
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from sim.core import engine  # noqa: E402 the script may be started from anywhere
from sim.lab.arms import policy_of  # noqa: E402
from sim.month import begin, step  # noqa: E402
from sim.scenario import load  # noqa: E402
from sim.scenario.scenario import Scenario  # noqa: E402
from sim.world.world import World  # noqa: E402
from tests.benchmarks.contestants import Ours, villages_of  # noqa: E402
from tests.benchmarks.figures import keep, machine, memory, rows_of, write  # noqa: E402

SIZES = (10_000, 100_000, 1_000_000, 3_000_000, 10_000_000, 30_000_000)
COUNTY = (
    "households.pilot=10000",
    "households.near_poor_share=0",
    "villages.pilot=43",
    "villages.volunteers=430",
    "time.project_months=600",
)
"""A county of ten thousand households in villages of 230, all of them served to the end."""
YEAR = 12
LIVED = 10_000_000
"""Household-months that a size is lived at least, a year or more."""
HIDDEN = 2.0
"""MB by which a process must grow so that it can be told apart from what it had before."""
TOLD = ("ns", "bytes")
MEGABYTE, NANO = 1e6, 1e9


def county() -> Scenario:
    """Give the county that is put side by side."""
    return load(ROOT / "scenarios" / "county.yaml", COUNTY)


def counties(scenario: Scenario, count: int) -> World:
    """Found so many counties, a year of run-in behind them."""
    return begin(scenario.plan, 1, range(count), run_in=YEAR)


def lived(world: World, scenario: Scenario, months: int) -> float:
    """Live some months with the programme; processor seconds."""
    policy = policy_of(scenario.at(1), programme=True)
    began = process_time()
    for _ in range(months):
        step(world, policy)
    return process_time() - began


def reduced(rows: int) -> dict[str, float]:
    """Live the reduced month; nanoseconds of a household-month and bytes of a household."""
    Ours(villages_of(1000), "compiled").month(0)
    before, who = memory(), Ours(villages_of(rows), "compiled")
    who.month(0)
    months = max(3, min(LIVED // rows, 200))
    began = process_time()
    for month in range(1, months + 1):
        who.month(month)
    spent = process_time() - began
    return told(spent, rows * months, memory() - before, rows)


def full(rows: int) -> dict[str, float]:
    """Live the full month in counties side by side; the same two figures."""
    scenario = county()
    with engine.use("compiled"):
        lived(counties(scenario, 1), scenario, YEAR + 1)
        before, world = memory(), counties(scenario, max(1, round(rows / 10_000)))
        lived(world, scenario, 1)
        months = YEAR * max(1, min(LIVED // (rows * YEAR), 5))
        spent = lived(world, scenario, months)
    count = world.household.size.size
    return told(spent, count * months, memory() - before, count)


def told(seconds: float, household_months: int, grown: float, rows: int) -> dict[str, float]:
    """Put the two figures side by side; no bytes where the program had as much before."""
    each = grown * MEGABYTE / rows if grown > HIDDEN else 0.0
    return dict(zip(TOLD, (seconds / household_months * NANO, each), strict=True))


KINDS = {"reduced": reduced, "full": full}


def measured(kind: str, rows: int) -> dict[str, float]:
    """Measure in a process of its own."""
    command = [sys.executable, __file__, "--one", kind, "--rows", str(rows)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def table(found: dict[str, dict[int, dict[str, float]]]) -> str:
    """Write both kinds of month side by side."""
    sizes = sorted({size for each in found.values() for size in each})
    head = ("households", *(f"{kind}: {what}" for kind in found for what in ("ns", "bytes")))
    rows = []
    for size in sizes:
        cells = [found[kind].get(size) for kind in found]
        numbers = [f"{c[what]:,.1f}" if c and c[what] else "" for c in cells for what in c or TOLD]
        rows.append((f"{size:,}", *numbers))
    where = f"Processor nanoseconds of a household-month, bytes of a household; {machine()}."
    return f"{where}\n\n{rows_of(head, rows)}"


def main() -> None:
    """Measure, print, and with --write put the table into the page on performance."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--largest", type=int, default=SIZES[-1])
    asked.add_argument("--largest-full", type=int, default=3_000_000)
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--one", choices=tuple(KINDS), help=argparse.SUPPRESS)
    asked.add_argument("--rows", type=int, help=argparse.SUPPRESS)
    given: Any = asked.parse_args()
    if given.one:
        sys.stdout.write(json.dumps(KINDS[given.one](given.rows)))
        return
    largest = {"reduced": given.largest, "full": given.largest_full}
    found = {
        kind: {size: measured(kind, size) for size in SIZES if size <= most}
        for kind, most in largest.items()
    }
    text = table(found)
    sys.stdout.write(text + "\n")
    if given.write:
        write("growth", text)
        keep("growth", found)


if __name__ == "__main__":
    main()
