"""Run a scenario: many replications side by side, with and without the programme."""

from __future__ import annotations

from time import perf_counter

from sim.core.compiled import compiler, ready
from sim.core.engine import current
from sim.core.errors import UsageError
from sim.core.words import say
from sim.lab.arms import Arm, Job
from sim.lab.estimate import (
    refuse_nations,
    refuse_what_does_not_fit,
    replications_together,
)
from sim.lab.record import joined
from sim.lab.result import Result
from sim.lab.workers import Progress, run_all, side_by_side
from sim.scenario import Scenario
from sim.world import sections

REPLICATIONS = 30
SEED = 20260701
MOST_REPLICATIONS = 100_000
MOST_WORKERS = 256
HIGHEST_SEED = 2**64 - 1


def simulate(  # noqa: PLR0913 what can be chosen of a run
    scenario: Scenario,
    replications: int = REPLICATIONS,
    seed: int = SEED,
    *,
    twin: bool = True,
    workers: int = 1,
    progress: Progress | None = None,
    scheduler: str | None = None,
) -> Result:
    """Run a scenario under many strokes of luck.

    Parameters
    ----------
    scenario : Scenario
        The world and its rules.
    replications : int, optional
        How many strokes of luck; replication n has the same luck however many there are.
    seed : int, optional
        Which luck, 0 to 2**64 - 1.
    twin : bool, optional
        Whether to run the same world under the same luck without the programme as well.
    workers : int, optional
        How many processes; the result is the same to the last byte.
    progress : callable, optional
        Told after each month how many replication-months are lived, and how many there are.
    scheduler : str, optional
        The address of a Dask scheduler, whose workers live it instead.

    Returns
    -------
    Result
        Both arms, month by month.

    Raises
    ------
    UsageError
        If a number is out of its range.
    RefusedError
        If the run would not fit the memory that is free.
    """
    check_choices(replications, seed, workers)
    refuse_nations(scenario)
    if scheduler is None:
        refuse_what_does_not_fit(scenario, replications, workers)
    else:
        workers = side_by_side(scheduler)
    began, engine = perf_counter(), engine_for(scenario, replications)
    each = replications_together(scenario, replications, workers)
    arms = (Arm(scenario), Arm(scenario, programme=False)) if twin else (Arm(scenario),)
    jobs = [
        Job(arms, seed, first, min(each, replications - first), engine)
        for first in range(0, replications, each)
    ]
    found = [
        joined(parts) for parts in zip(*run_all(jobs, workers, progress, scheduler), strict=True)
    ]
    return Result(
        scenario=scenario,
        seed=seed,
        programme=found[0],
        twin=found[1] if twin else None,
        engine=engine,
        seconds=perf_counter() - began,
    )


LARGE = 25_000_000
"""Household-months of one process from which compiling the equations first saves time; measured:
22 processor seconds to compile, 1.1 saved in each million after it."""
WORTH_LOADING = 200_000
"""Household-months from which loading equations that lie there compiled saves time; measured: five
lucks of the pilot."""
WORTH_TELLING = 2_000_000
"""Household-months from which half a minute of compiling now may be worth it for later runs."""


def engine_for(scenario: Scenario, replications: int) -> str:
    """Choose the engine: compiled for large work, plain otherwise; the bits are the same."""
    return engine_for_work(_work(scenario, replications))


def engine_for_work(work: float) -> str:
    """Choose the engine by the household-months that are to be lived."""
    if work >= LARGE or (work >= WORTH_LOADING and ready()):
        return "compiled"
    return current()


def worth_compiling(scenario: Scenario, replications: int) -> bool:
    """Say whether such work would be done sooner if compiled equations lay there already."""
    worth = WORTH_TELLING <= _work(scenario, replications) < LARGE and not ready()
    return worth and current() == "numpy" and compiler() is not None


def _work(scenario: Scenario, replications: int) -> float:
    """Count household-months."""
    people = scenario.plan.of(sections.Households)
    households = (people.pilot + people.spill_over) * (1.0 + people.near_poor_share)
    return households * replications * scenario.months


def check_choices(replications: int, seed: int, workers: int) -> None:
    """Refuse numbers that make no run.

    Raises
    ------
    UsageError
        Naming the number and its range.
    """
    _check("replications", replications, 1, MOST_REPLICATIONS)
    _check("workers", workers, 1, MOST_WORKERS)
    _check("seed", seed, 0, HIGHEST_SEED)


def _check(name: str, value: int, low: int, high: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise UsageError(say("run.out_of_range", name=name, value=value, low=low, high=high))
