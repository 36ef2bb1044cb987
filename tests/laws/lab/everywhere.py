"""One short fingerprint of whole runs; as a script it prints it.

A small pilot and a small county are lived with all phases of the month, across a January, each
with its twin. Every machine, processor setting, Python, engine and way of sharing out the work
must print the same.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from sim.core import engine
from sim.core.stamp import digest_of
from sim.lab.arms import Arm, Job, play
from sim.lab.record import Record, joined
from sim.scenario import Scenario, load

SEED = 7
PILOT = (
    "time.months=9",
    "time.project_months=6",
    "households.pilot=12",
    "villages.pilot=2",
    "households.spill_over=6",
    "villages.spill_over=1",
    "project.methods.community_work.villages=2",
)
COUNTY = (
    "time.months=14",
    "time.project_months=12",
    "households.pilot=60",
    "villages.pilot=3",
    "villages.volunteers=30",
    "organizations.contractor.count=2",
    "enterprises.count=2",
)
Live = Callable[[list[Job]], list[list[Record]]]


def worlds() -> list[Scenario]:
    """Give what is lived."""
    return [load("yanliu", PILOT), load("county", COUNTY)]


def jobs(scenario: Scenario, counts: tuple[int, ...]) -> list[Job]:
    """Share three replications out: so many to each job, one after another."""
    arms = (Arm(scenario), Arm(scenario, programme=False))
    firsts = [sum(counts[:number]) for number in range(len(counts))]
    current = engine.current()
    return [
        Job(arms, SEED, first, count, current, households=True)
        for first, count in zip(firsts, counts, strict=True)
    ]


def in_turn(some: list[Job]) -> list[list[Record]]:
    """Live one job after the other."""
    return [play(job, lambda _: None) for job in some]


def fingerprint(counts: tuple[int, ...] = (3,), live: Live = in_turn) -> str:
    """Live all worlds, shared out in some way, and put every figure of theirs into one."""
    found = {}
    for scenario in worlds():
        for arm, parts in enumerate(zip(*live(jobs(scenario, counts)), strict=True)):
            for name, column in joined(parts).columns().items():
                found[f"{scenario.name} {arm} {name}"] = column
    return digest_of(found)


if __name__ == "__main__":
    with engine.use(sys.argv[1]):
        sys.stdout.write(fingerprint() + "\n")
