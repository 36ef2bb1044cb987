"""How much memory and time a run will need, said before it begins."""

from __future__ import annotations

import os
from pathlib import Path

from sim.core.errors import RefusedError
from sim.core.words import say
from sim.month import RUN_IN
from sim.scenario import Scenario
from sim.world.household import Household
from sim.world.sections import Households

COPIES = 3.5
"""Worlds at a time: programme, twin and what the phases remember and compute with; measured at
200,000 and 400,000 households, 0.84 kB each of 243 bytes."""
PROGRAM_BYTES = 250_000_000
"""What the program itself takes with its libraries, in bytes; measured on Linux."""
ROWS_TOGETHER = 72_000
"""Households that are run side by side at most, unless one replication has more; measured: from
7,000 to 220,000 the time changes by half, and this is the least on both engines."""
GIGABYTE = 1e9
HOUSEHOLD_MONTHS_A_SECOND = 80_000
"""What one process lives on the plain engine in small worlds, the slowest case; measured."""

MONTH_SECONDS = 0.012
"""What a month takes on the plain engine however few households live it, one world; measured."""
HOUSEHOLD_MONTHS_STACKED = 700_000
"""What one process lives a second beyond that, worlds side by side; measured."""
RUN_BYTES = 40.0
"""What the store takes for a household of one run, with all that is written of it; measured."""


def bytes_per_household() -> int:
    """Add up the columns of one household and its account."""
    sizes = [c.dtype.itemsize * max(c.width, 1) for c in Household.columns.values()]
    return sum(sizes) + 8 + 4


def replications_together(scenario: Scenario, replications: int, workers: int) -> int:
    """Say how many replications make one world, so that memory stays flat and workers are busy."""
    rows = max(households(scenario), 1)
    each = -(-replications // workers)
    return max(1, min(each, ROWS_TOGETHER // rows))


def households(scenario: Scenario) -> int:
    """Count the households of one replication, near-poor ones included."""
    told = scenario.plan.of(Households)
    return int((told.pilot + told.spill_over) * (1.0 + told.near_poor_share))


def processes(scenario: Scenario, replications: int, workers: int) -> int:
    """Count the processes that find work: no more than there are worlds to run."""
    each = replications_together(scenario, replications, workers)
    return min(workers, -(-replications // each))


def bytes_needed(scenario: Scenario, replications: int, workers: int) -> int:
    """Estimate the memory of a run in bytes, all workers together."""
    together = replications_together(scenario, replications, workers)
    rows = together * households(scenario)
    at_once = processes(scenario, replications, workers)
    return int(at_once * (PROGRAM_BYTES + COPIES * rows * bytes_per_household()))


def seconds_needed(scenario: Scenario, replications: int, workers: int, *, twin: bool) -> float:
    """Estimate how long a run takes at most, with as many processors as this machine has."""
    lived = households(scenario) * replications * scenario.months * (1 + twin)
    busy = min(processes(scenario, replications, workers), os.cpu_count() or 1)
    return lived / (HOUSEHOLD_MONTHS_A_SECOND * busy)


def seconds_side_by_side(scenario: Scenario, replications: int, workers: int) -> float:
    """Estimate the processor seconds of a scenario's runs, replications side by side.

    Founding and run-in are counted in full, though arms that begin alike share them.
    """
    months = RUN_IN + scenario.months
    apart = bool(scenario.awaits)  # luck decides when its rules change
    together = 1 if apart else replications_together(scenario, replications, workers)
    worlds = -(-replications // together)
    lived = households(scenario) * replications
    return months * (worlds * MONTH_SECONDS + lived / HOUSEHOLD_MONTHS_STACKED)


def bytes_free() -> int | None:
    """Ask the machine how much memory is free; None where it does not tell."""
    try:
        for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return None


def refuse_nations(*scenarios: Scenario) -> None:
    """Refuse tiers of counties where one county is to be lived.

    Raises
    ------
    RefusedError
        Naming the scenario.
    """
    for scenario in scenarios:
        if scenario.tiers:
            raise RefusedError(say("nation.only_run", name=scenario.name))


def refuse_what_does_not_fit(scenario: Scenario, replications: int, workers: int) -> None:
    """Refuse a run that needs more memory than is free, before it begins.

    Raises
    ------
    RefusedError
        With both figures, or if it is a nation.
    """
    refuse_nations(scenario)
    needed, free = bytes_needed(scenario, replications, workers), bytes_free()
    if free is not None and needed > free:
        figures = {"needed": f"{needed / GIGABYTE:.1f}", "free": f"{free / GIGABYTE:.1f}"}
        figures["workers"] = str(processes(scenario, replications, workers))
        raise RefusedError(say("run.too_large", households=households(scenario), **figures))
