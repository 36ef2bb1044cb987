"""Measure household months per second: ours beside plain numpy and Mesa agents, same work.

    python tests/benchmarks/household_month.py [--households N] [--rounds N] [--write]

One reduced month, the only one that all can do: income with a memory (AR(1) in logs), spending,
savings, need, service, status, and each village's sums of money in whole fen. All take turns in
one process, so that a busy machine is busy for all; the table gives medians. Each draws its luck
as its users would; `tests/benchmarks/test_household_month.py` hands all of them the same luck and
asks for the same money.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import statistics
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any

import mesa
import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from sim.core import draws, engine  # noqa: E402 the script may be started from anywhere
from sim.core.engine import Floats, Ints, kernel  # noqa: E402
from sim.core.maths import exp  # noqa: E402

MEMORY, SPREAD = 0.9, 0.12
BASE_FEN, FLOOR_FEN, LINE_FEN = 60_000.0, 20_000.0, 33_000.0
SPENT_OF_INCOME, SERVICE_STAYS = 0.75, 0.8
NEED_SERVED, HELP_FEN = 0.2, 5_000.0
LUCK = draws.purpose("benchmark: income")
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- household month: begin -->", "<!-- household month: end -->"

Luck = Callable[[int], Any]


@kernel
def household_month(
    luck: Floats, shock: Floats, savings: Ints, service: Floats, poor_months: Ints
) -> tuple[Floats, Ints, Ints, Ints, Floats, Ints]:
    """Live one month: shock, income, spending, savings, service and months below the line."""
    shock = MEMORY * shock + SPREAD * luck
    income = np.floor(BASE_FEN * exp(shock) + HELP_FEN * service).astype(np.int64)
    wanted = np.floor(FLOOR_FEN + SPENT_OF_INCOME * income).astype(np.int64)
    spending = np.minimum(wanted, savings + income)
    savings = savings + income - spending
    need = np.maximum(0.0, 1.0 - spending / LINE_FEN)
    served = np.where(need > NEED_SERVED, need, 0.0)
    service = SERVICE_STAYS * service + (1.0 - SERVICE_STAYS) * served
    poor_months = np.where(spending < LINE_FEN, poor_months + 1, 0)
    return shock, income, spending, savings, service, poor_months


@dataclass
class Columns:
    """The households' columns and the villages' sums of one contestant."""

    shock: Floats
    savings: Ints
    service: Floats
    poor_months: Ints
    income_of_village: Ints
    spending_of_village: Ints

    @staticmethod
    def empty(rows: int, villages: int) -> Columns:
        """Start with nothing."""
        zero, none = np.zeros(rows), np.zeros(rows, dtype=np.int64)
        sums = np.zeros(villages, dtype=np.int64)
        return Columns(zero, none, zero.copy(), none.copy(), sums, sums.copy())


class Ours:
    """Our equations, block by block, on one of the engines."""

    def __init__(self, starts: Ints, name: str, threads: int = 1, luck: Luck | None = None) -> None:
        rows = int(starts[-1])
        self.columns = Columns.empty(rows, len(starts) - 1)
        self.starts, self.engine, self.luck = starts, name, luck
        self.ids = np.arange(rows, dtype=np.uint64)
        self.key = draws.county_key(seed=1, nation=0, county=0)
        self.blocks = engine.blocks(starts)
        self.pool = ThreadPoolExecutor(threads) if threads > 1 else None

    def month(self, month: int) -> None:
        """Let every household live one month."""
        with engine.use(self.engine):
            if self.pool is None:
                for block in self.blocks:
                    self.live(month, block)
            else:
                list(self.pool.map(lambda block: self.live(month, block), self.blocks))

    def live(self, month: int, block: engine.Block) -> None:
        """Let the households of a block live one month."""
        rows, villages, mine = block.rows, block.villages, self.columns
        if self.luck is None:
            luck = draws.normal(LUCK, self.key, self.ids[rows], month)
        else:
            luck = self.luck(month)[rows]
        (
            mine.shock[rows],
            income,
            spending,
            mine.savings[rows],
            mine.service[rows],
            mine.poor_months[rows],
        ) = household_month(
            luck, mine.shock[rows], mine.savings[rows], mine.service[rows], mine.poor_months[rows]
        )
        first = self.starts[villages] - rows.start
        mine.income_of_village[villages] += np.add.reduceat(income, first)
        mine.spending_of_village[villages] += np.add.reduceat(spending, first)


class PlainNumpy:
    """What one writes in numpy: whole columns, np.exp, one generator in order."""

    def __init__(self, starts: Ints, luck: Luck | None = None) -> None:
        rows = int(starts[-1])
        self.columns = Columns.empty(rows, len(starts) - 1)
        self.starts = starts
        generator = np.random.default_rng(1)
        self.luck = luck or (lambda _: generator.standard_normal(rows))

    def month(self, month: int) -> None:
        """Let every household live one month."""
        mine = self.columns
        mine.shock = MEMORY * mine.shock + SPREAD * self.luck(month)
        income = np.floor(BASE_FEN * np.exp(mine.shock) + HELP_FEN * mine.service).astype(np.int64)
        wanted = np.floor(FLOOR_FEN + SPENT_OF_INCOME * income).astype(np.int64)
        spending = np.minimum(wanted, mine.savings + income)
        mine.savings += income - spending
        need = np.maximum(0.0, 1.0 - spending / LINE_FEN)
        served = np.where(need > NEED_SERVED, need, 0.0)
        mine.service = SERVICE_STAYS * mine.service + (1.0 - SERVICE_STAYS) * served
        mine.poor_months = np.where(spending < LINE_FEN, mine.poor_months + 1, 0)
        mine.income_of_village += np.add.reduceat(income, self.starts[:-1])
        mine.spending_of_village += np.add.reduceat(spending, self.starts[:-1])


class MesaHousehold(mesa.Agent):
    """One household as a Mesa agent."""

    def __init__(self, model: MesaModel, row: int, village: int) -> None:
        super().__init__(model)
        self.row, self.village = row, village
        self.shock = self.service = 0.0
        self.savings = self.poor_months = 0

    def live(self) -> None:
        """Live one month."""
        model = self.model
        luck = model.random.gauss(0.0, 1.0) if model.luck is None else model.luck[self.row]
        self.shock = MEMORY * self.shock + SPREAD * luck
        income = math.floor(BASE_FEN * math.exp(self.shock) + HELP_FEN * self.service)
        wanted = math.floor(FLOOR_FEN + SPENT_OF_INCOME * income)
        spending = min(wanted, self.savings + income)
        self.savings += income - spending
        need = max(0.0, 1.0 - spending / LINE_FEN)
        served = need if need > NEED_SERVED else 0.0
        self.service = SERVICE_STAYS * self.service + (1.0 - SERVICE_STAYS) * served
        self.poor_months = self.poor_months + 1 if spending < LINE_FEN else 0
        model.income_of_village[self.village] += income
        model.spending_of_village[self.village] += spending


class MesaModel(mesa.Model):
    """Households as agents, called in a fresh order every month, as Mesa's examples do."""

    def __init__(self, starts: Ints, luck: Luck | None = None) -> None:
        super().__init__(rng=1)
        self.given, self.luck = luck, None
        villages = len(starts) - 1
        self.income_of_village, self.spending_of_village = [0] * villages, [0] * villages
        for village in range(villages):
            for row in range(int(starts[village]), int(starts[village + 1])):
                MesaHousehold(self, row, village)

    def month(self, month: int) -> None:
        """Let every household live one month."""
        self.luck = None if self.given is None else self.given(month).tolist()
        self.agents.shuffle_do("live")


def villages_of(rows: int, size: int = 230) -> Ints:
    """Lay out villages of equal size, the last one smaller."""
    return np.append(np.arange(0, rows, size), rows).astype(np.int64)


def contestants(rows: int, agents: int) -> dict[str, tuple[Any, int]]:
    """Set up everyone, with the number of households each is given."""
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
    return found


def measure(rows: int, agents: int, rounds: int) -> dict[str, list[float]]:
    """Time everyone in turn; give million household months per second, one figure a round."""
    field = contestants(rows, agents)
    speeds: dict[str, list[float]] = {name: [] for name in field}
    for month in range(rounds + 1):
        for name, (who, households) in field.items():
            begin = perf_counter()
            who.month(month)
            speeds[name].append(households / (perf_counter() - begin) / 1e6)
    return {name: all_but_first[1:] for name, all_but_first in speeds.items()}


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


def times(speeds: list[float], others: list[float]) -> float:
    """Take the median over the rounds of how many times faster one was."""
    return statistics.median(mine / other for mine, other in zip(speeds, others, strict=True))


def table(speeds: dict[str, list[float]], rows: int, agents: int) -> str:
    """Write the medians over the rounds as a table."""
    by_mesa, by_numpy = list(speeds.values())[:2]
    head = (
        f"{rows:,} households ({agents:,} Mesa agents), {len(by_mesa)} rounds in turn, medians. "
        f"{machine()}."
    )
    lines = [
        f"| {name} | {statistics.median(each):.2f} | {times(each, by_mesa):,.0f} | "
        f"{times(each, by_numpy):.2f} |"
        for name, each in speeds.items()
    ]
    columns = "| who | million household months a second | times Mesa | times plain numpy |"
    return "\n".join([head, "", columns, "|---|---:|---:|---:|", *lines])


def write(text: str) -> None:
    """Put the table between its marks in the page on performance."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


def main() -> None:
    """Measure, print, and with --write put the table into the page on performance."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--households", type=int, default=1_000_000)
    asked.add_argument("--agents", type=int, default=20_000)
    asked.add_argument("--rounds", type=int, default=15)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    text = table(
        measure(given.households, given.agents, given.rounds), given.households, given.agents
    )
    print(text)  # noqa: T201 it is what the command is for
    if given.write:
        write(text)


if __name__ == "__main__":
    main()
