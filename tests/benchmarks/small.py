"""Measure small worlds of the whole model stacked: replications a second and core, both engines.

    python tests/benchmarks/small.py [--replications N,N] [--rounds N] [--write]

Seventy households in six villages and the organisations around them, all rules of the Yanliu
pilot, ten years with the programme after a run-in of three: founded, lived, and every month's
outcomes written down, as a study does it. The engines take turns; the fastest round counts,
since other programs can only make a round slower.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from sim.core.engine import use  # noqa: E402 the script may be started from anywhere
from sim.lab.arms import Arm, Job, play, policy_of  # noqa: E402
from sim.month import begin, step  # noqa: E402
from sim.scenario import load  # noqa: E402
from sim.scenario.scenario import Scenario  # noqa: E402
from tests.benchmarks.figures import keep, machine, rows_of, write  # noqa: E402

SMALL = ("households.spill_over=0", "villages.spill_over=0", "time.months=120")
ENGINES = ("numpy", "compiled")


def small() -> Scenario:
    """Give the scenario that is stacked."""
    return load(ROOT / "scenarios" / "yanliu.yaml", SMALL)


def actors(scenario: Scenario) -> int:
    """Count who acts beside the households of one replication."""
    world = begin(scenario.plan, 1, range(1), run_in=0)
    tables = ("county", "village", "organization", "enterprise")
    return sum(len(getattr(world, name)) for name in tables)


def whole(scenario: Scenario, engine: str, count: int) -> float:
    """Live so many replications as a study does; processor seconds."""
    began = process_time()
    play(Job((Arm(scenario),), 1, 0, count, engine), lambda _: None)
    return process_time() - began


def months_alone(scenario: Scenario, engine: str, count: int) -> float:
    """Live the months of the programme alone, nothing written down; processor seconds."""
    with use(engine):
        world = begin(scenario.plan, 1, range(count), run_in=0)
        began = process_time()
        for month in range(1, scenario.months + 1):
            step(world, policy_of(scenario.at(month), programme=True))
        return process_time() - began


def measure(counts: list[int], rounds: int) -> dict[str, dict[str, float]]:
    """Give replications a processor second: as a study does it, and the months alone."""
    scenario, found = small(), dict[str, dict[str, float]]()
    for engine in ENGINES:
        whole(scenario, engine, 1)  # lets numba load what it compiled
    for _ in range(rounds):
        for count in counts:
            for engine in ENGINES:
                name = f"{count} stacked, {engine}" if count > 1 else f"one by one, {engine}"
                best = found.setdefault(name, {"study": 0.0, "months": 0.0})
                best["study"] = max(best["study"], count / whole(scenario, engine, count))
                alone = count / months_alone(scenario, engine, count)
                best["months"] = max(best["months"], alone)
    return found


def table(found: dict[str, dict[str, float]], others: int) -> str:
    """Write replications a second and core."""
    head = ("replications a second and core", "as a study does it", "its 120 months alone")
    rows = [
        (name, f"{each['study']:,.1f}", f"{each['months']:,.1f}") for name, each in found.items()
    ]
    where = f"70 households, {others} other actors, 120 months, whole model; {machine()}."
    return f"{where}\n\n{rows_of(head, rows)}"


def main() -> None:
    """Measure, print, and with --write put the table into the page on performance."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--replications", default="1,50,400")
    asked.add_argument("--rounds", type=int, default=2)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    found = measure([int(each) for each in given.replications.split(",")], given.rounds)
    text = table(found, actors(small()))
    sys.stdout.write(text + "\n")
    if given.write:
        write("small", text)
        keep("small", found)


if __name__ == "__main__":
    main()
