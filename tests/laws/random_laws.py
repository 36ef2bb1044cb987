"""The laws that hold in every scenario, tried on drawn ones; a process can try its part alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache
from hashlib import sha256
from multiprocessing import get_context
from os import cpu_count

import numpy as np
from hypothesis import HealthCheck, Phase, given, note, seed, settings

from sim.core import engine
from sim.lab.arms import policy_of
from sim.month import begin, step
from sim.scenario.load import from_text
from sim.world.world import TABLES, World
from tests.laws.random_scenarios import SIZES, Drawn, scenarios
from tests.laws.ranges import POCKETS, Witness, differences, outside

Law = Callable[[Drawn, Counter[str]], None]
STILL = (
    *("county.price", "county.line", "county.line_lived", "county.exit_standard"),
    *("household.skill", "household.market"),
)
"""What neither luck nor the village moves: only services and growth."""
BEGUN_ANEW = 8
"""One scenario in so many is founded a second time as well, instead of copied."""


def none(found: list[str], where: str) -> None:
    """Stop where anything was found; a process of its own has no pytest to tell it."""
    if found:
        raise AssertionError(f"{where}: {'; '.join(found[:6])}")


def books_and_time(drawn: Drawn, seen: Counter[str]) -> None:
    """Live one scenario and, beside it, the same in other words until a timed change.

    No fen is lost or made, every account is its opening and its payments, every column stays in
    its range; the other words make no difference, and the change none before its month.
    """
    plan, counties = drawn.plan(), range(drawn.counties)
    world = begin(plan, drawn.seed, counties, run_in=0)
    anew = drawn.seed % BEGUN_ANEW == 0
    other = begin(plan, drawn.seed, counties, run_in=0) if anew else world.copy()
    none(differences(world, other), "founded twice")
    books, changed = Witness.beside(world), drawn.spelled_out()
    for month in range(1, drawn.months + 1):
        step(world, drawn.policy(1))
        none([*books.faults(), *outside(world)], f"month {month}")
        step(other, changed.policy(month))
        none([*outside(other)], f"month {month}, changed")
        unlike = differences(world, other)
        if month < drawn.change_from:
            none(unlike, f"month {month}, the same in other words, and changed only later")
    seen["scenarios"] += 1
    seen["months"] += 2 * drawn.months
    seen["changed"] += bool(unlike)


def nothing_happens(drawn: Drawn, seen: Counter[str]) -> None:
    """Live a scenario without its programme while time stands still.

    Prices and lines stay, and so does whatever only services and growth could change; rules make
    no difference, since there is nothing to which they could apply.
    """
    plan = drawn.plan()
    world = begin(plan, drawn.seed, range(drawn.counties), run_in=1)
    world.growth = False
    step(world, drawn.policy(1, programme=False))
    start, other = world.copy(), world.copy()
    rules = replace(drawn, changed={}, incentives={}, change_from=1)
    for month in range(1, drawn.months + 1):
        step(world, drawn.policy(1, programme=False))
        step(other, rules.policy(1, programme=False))
        none(differences(world, other), f"month {month}, other rules")
    moved = differences(start, world)
    none([column for column in STILL if column in moved], "moved by itself")
    seen["scenarios"] += 1
    seen["months"] += 2 * drawn.months


def no_incentive(drawn: Drawn, seen: Counter[str]) -> None:
    """Add an incentive that does nothing, and hold a programme that never begins to no programme.

    Both must make a difference of exactly 0, with whatever other rules are in force.
    """
    idle = replace(drawn, incentives={"idle": ("none", {}), **drawn.incentives})
    never = {
        "time.project_months": 0,
        "government.budget.follow_up_months": 0,
        "government.budget.household_month_yuan": 0.0,
    }
    absent = replace(drawn, values={**drawn.values, **never}, changed={}, changed_rules={})
    with_it = begin(drawn.plan(), drawn.seed, range(drawn.counties), run_in=0)
    without = with_it.copy()
    begun = begin(absent.plan(), drawn.seed, range(drawn.counties), run_in=0)
    twin = begun.copy()
    for month in range(1, drawn.months + 1):
        step(with_it, idle.policy(month))
        step(without, drawn.policy(month))
        none(differences(with_it, without), f"month {month}, an incentive that does nothing")
        step(begun, absent.policy(1))
        step(twin, absent.policy(1, programme=False))
        none(differences(begun, twin), f"month {month}, a programme that never begins")
    seen["scenarios"] += 1
    seen["months"] += 4 * drawn.months


PLACEBO_MONTHS = 12
DRIFTING = ("health", "information", "agency")
"""States that luck moves from month to month, so that only their mean must stay."""
MILLION = 1_000_000
"""Drift is added up in whole millionths, by household."""


def placebo(drawn: Drawn, seen: Counter[str]) -> None:
    """Live a year without programme while time stands still, in a world of ordinary people.

    How far the states of households drift in the mean is left to whoever tries the law: one
    small world says little.
    """
    sizes = {path: value for path, value in drawn.values.items() if path in SIZES}
    usual = replace(drawn, values=sizes, changed={}, changed_rules={})
    world = begin(usual.plan(), drawn.seed, range(drawn.counties))
    world.growth = False
    start = world.copy()
    for _ in range(PLACEBO_MONTHS):
        step(world, usual.policy(1, programme=False))
    moved = differences(start, world)
    none([column for column in STILL if column in moved], "moved by itself")
    for state in DRIFTING:
        end, begun = (getattr(each.household, state) for each in (world, start))
        drift = float((end.astype(np.float64) - begun).sum())
        seen[f"drift of {state}"] += round(drift * MILLION)
    seen["households"] += len(world.household)
    seen["scenarios"] += 1
    seen["months"] += PLACEBO_MONTHS


def alone_and_beside(drawn: Drawn, seen: Counter[str]) -> None:
    """Live the second replication by itself and beside the first: the same bits."""
    plan, policy = drawn.plan(), drawn.policy(1)
    beside = begin(plan, drawn.seed, [0, 1], run_in=1)
    alone = begin(plan, drawn.seed, [1], run_in=1)
    for _ in range(drawn.months):
        step(beside, policy)
        step(alone, policy)
    none(second_half(beside, alone), "alone and beside")
    seen["scenarios"] += 1
    seen["months"] += 3 * drawn.months


def second_half(beside: World, alone: World) -> list[str]:
    """Name what differs between the second of two replications and that one alone."""
    found = []
    for kind in TABLES:
        both, own = getattr(beside, kind.key), getattr(alone, kind.key)
        for name, column in kind.columns.items():
            if "row" in column.unit or name == "first":
                continue  # where something stands in its table
            half = getattr(both, name)[..., own.rows :]
            if half.tobytes() != getattr(own, name).tobytes():
                found.append(f"{kind.key}.{name}")
    for pocket in POCKETS:
        own = alone.ledger.balance(pocket)
        if (beside.ledger.balance(pocket)[len(own) :] != own).any():
            found.append(f"accounts {pocket}")
    return found


def on_both_engines(drawn: Drawn, seen: Counter[str]) -> None:
    """Live a scenario plainly and compiled: the same bits."""
    lived = []
    for name in ("numpy", "compiled"):
        with engine.use(name):
            world = begin(drawn.plan(), drawn.seed, range(drawn.counties), run_in=0)
            for month in range(1, drawn.months + 1):
                step(world, drawn.policy(month))
            lived.append(world)
    none(differences(*lived), "two engines")
    seen["scenarios"] += 1
    seen["months"] += 2 * drawn.months


def fingerprint(drawn: Drawn) -> str:
    """Live a scenario and give the sha256 of every column and account at its end."""
    world = begin(drawn.plan(), drawn.seed, range(drawn.counties), run_in=0)
    for month in range(1, drawn.months + 1):
        step(world, drawn.policy(month))
    told = sha256()
    for kind in TABLES:
        for name in kind.columns:
            told.update(getattr(getattr(world, kind.key), name).tobytes())
    for pocket in POCKETS:
        told.update(world.ledger.balance(pocket).tobytes())
    return told.hexdigest()


@cache
def worker() -> ProcessPoolExecutor:
    """Start one process that knows nothing of this one."""
    return ProcessPoolExecutor(1, get_context("spawn"))


def in_another_process(drawn: Drawn, seen: Counter[str]) -> None:
    """Live a scenario here and in a process of its own: the same bits."""
    there = worker().submit(fingerprint, drawn)
    here = fingerprint(drawn)
    none([] if there.result() == here else ["fingerprint"], "another process")
    seen["scenarios"] += 1
    seen["months"] += 2 * drawn.months


def read_as_written(drawn: Drawn, seen: Counter[str]) -> None:
    """Read a drawn scenario as a file: the same world and rules in every month."""
    scenario = from_text(drawn.text())
    world = begin(drawn.plan(), drawn.seed, [0], run_in=0)
    other = begin(scenario.plan, drawn.seed, [0], run_in=0)
    for month in range(1, drawn.months + 1):
        step(world, drawn.policy(month))
        step(other, policy_of(scenario.at(month), programme=True))
        none(differences(world, other), f"month {month}, as read")
    seen["scenarios"] += 1
    seen["months"] += 2 * drawn.months


LAWS: dict[str, Law] = {
    law.__name__: law
    for law in (
        *(books_and_time, nothing_happens, no_incentive, placebo, alone_and_beside),
        *(on_both_engines, in_another_process, read_as_written),
    )
}


def tried(law: str, many: int, luck: int, most_counties: int = 3) -> Counter[str]:
    """Try a law on that many scenarios; luck names which."""
    engine.use("numpy")
    seen: Counter[str] = Counter()

    @seed(luck)
    @settings(
        max_examples=many,
        deadline=None,
        database=None,
        print_blob=False,
        phases=[Phase.generate],  # making a case smaller takes longer than finding it
        suppress_health_check=list(HealthCheck),
    )
    @given(scenarios(most_counties=most_counties))
    def holds(drawn: Drawn) -> None:
        note(drawn.text())
        LAWS[law](drawn, seen)

    holds()
    return seen


def tried_side_by_side(law: str, many: int, luck: int, most_counties: int = 3) -> Counter[str]:
    """Try a law on that many scenarios in as many processes as there are processors."""
    workers = max(1, min(cpu_count() or 1, 8))
    each = -(-many // workers)
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        parts = [
            pool.submit(tried, law, each, luck + number, most_counties) for number in range(workers)
        ]
        return sum((part.result() for part in parts), Counter())
