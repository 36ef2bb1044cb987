"""Measure where the full month spends its time, phase by phase, beside what memory would allow.

    python tests/benchmarks/phases.py [--counties N] [--months N] [--write]

Counties of ten thousand households side by side, all of them served, a year with the programme,
in one thread. The floor of a phase is the time in which one core could copy the columns of
households that the phase declares to read and to write; a phase that works on projects or
villages alone has none. What the machine can do at most is measured first, in the same process.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from sim.core import engine  # noqa: E402 the script may be started from anywhere
from sim.lab.arms import policy_of  # noqa: E402
from sim.month import MONTH, step  # noqa: E402
from sim.world.household import Household  # noqa: E402
from tests.benchmarks import growth, limits  # noqa: E402
from tests.benchmarks.figures import keep, machine, rows_of, write  # noqa: E402

ENGINES = ("compiled", "numpy")


def profile(name: str, counties: int, months: int) -> dict[str, float]:
    """Live some months; nanoseconds of a household-month, phase by phase, the dearest first."""
    scenario, spent = growth.county(), Counter[str]()
    policy = policy_of(scenario.at(1), programme=True)
    with engine.use(name):
        # a year of a small world first, so that whatever is to be compiled is compiled
        growth.lived(growth.counties(scenario, 1), scenario, growth.YEAR)
        world = growth.counties(scenario, counties)
        step(world, policy)
        for _ in range(months):
            began = process_time()

            def note(phase: str, _: float) -> None:
                nonlocal began
                now = process_time()
                spent[phase] += now - began
                began = now

            step(world, policy, note)
    lived = world.household.size.size * months
    return {phase: limits.GIGA * seconds / lived for phase, seconds in spent.most_common()}


def touched() -> dict[str, int]:
    """Give the bytes of a household that each phase declares to read and to write."""
    found = {}
    for phase in MONTH:
        moved = (*phase.reads_now, *phase.reads_before, *phase.writes)
        own = [each.partition(".") for each in moved]
        found[phase.name] = sum(
            Household.columns[column].dtype.itemsize * max(Household.columns[column].width, 1)
            for table, _, column in own
            if table == "household" and column in Household.columns
        )
    return found


def table(found: dict[str, dict[str, float]], bandwidth: float, flops: float, what: str) -> str:
    """Write the phases, the dearest on the first engine first, beside their floors."""
    first, moved = found[ENGINES[0]], touched()
    whole = sum(first.values())
    rows = [
        (
            f"`{phase}`",
            *(f"{found[name][phase]:,.1f}" for name in ENGINES),
            f"{100.0 * spent / whole:.0f} %",
            str(moved[phase]),
            f"{moved[phase] / bandwidth:,.1f}",
        )
        for phase, spent in first.items()
    ]
    sums = (f"{sum(found[name].values()):,.1f}" for name in ENGINES)
    bytes_moved = sum(moved.values())
    rows.append(("in all", *sums, "100 %", str(bytes_moved), f"{bytes_moved / bandwidth:,.1f}"))
    head = ("phase", *(f"{name}, ns" for name in ENGINES), "share", "bytes", "memory's floor, ns")
    return "\n".join(
        (
            f"{what}; {machine()}.",
            f"One core copies {bandwidth:.1f} GB a second, read and written counted apart, and",
            f"does {flops:.0f} billion + and × a second on what is in its cache.",
            "",
            rows_of(head, rows),
        )
    )


def main() -> None:
    """Measure, print, and with --write put the table into the page on performance."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--counties", type=int, default=20)
    asked.add_argument("--months", type=int, default=12)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    bandwidth, flops = limits.copying(), limits.arithmetic()
    found = {name: profile(name, given.counties, given.months) for name in ENGINES}
    what = f"{given.counties} counties of 10,000 households, {given.months} months"
    text = table(found, bandwidth, flops, what)
    sys.stdout.write(text + "\n")
    if given.write:
        write("phases", text)
        keep("phases", {"ns": found, "copied_gb": bandwidth, "gflops": flops})


if __name__ == "__main__":
    main()
