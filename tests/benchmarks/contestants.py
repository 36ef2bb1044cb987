"""Who takes part in the benchmark of the household month; see `household_month.py`."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import mesa
import numpy as np

from sim.core import draws, engine
from sim.core.blocks import ROWS_PER_BLOCK, blocks
from sim.core.engine import Floats, Ints, kernel
from sim.core.maths import exp
from sim.lab.arms import policy_of
from sim.month import begin, step
from sim.scenario import load

ROOT = Path(__file__).parents[2]
MEMORY, SPREAD = 0.9, 0.12
BASE_FEN, FLOOR_FEN, LINE_FEN = 60_000.0, 20_000.0, 33_000.0
SPENT_OF_INCOME, SERVICE_STAYS = 0.75, 0.8
NEED_SERVED, HELP_FEN = 0.2, 5_000.0
LUCK = draws.purpose("benchmark: income")

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

    def money(self) -> Ints:
        """Give what all contestants must agree on; see `Contestant`."""
        sums = (self.income_of_village, self.spending_of_village)
        return np.concatenate([self.savings, self.poor_months, *sums])


class Contestant(Protocol):
    """Whoever lives the household month."""

    def month(self, month: int) -> None:
        """Let every household live one month."""

    def money(self) -> Ints:
        """Give savings and months in poverty by household, income and spending by village, fen."""


class Ours:
    """Our equations, block by block, on one of the engines."""

    def __init__(self, starts: Ints, name: str, threads: int = 1, luck: Luck | None = None) -> None:
        rows = int(starts[-1])
        self.columns = Columns.empty(rows, len(starts) - 1)
        self.starts, self.engine, self.luck = starts, name, luck
        self.ids = np.arange(rows, dtype=np.uint64)
        self.key = draws.county_key(seed=1, nation=0, county=0)
        # compiled equations make less scratch, as in World.blocks; threads meet less often, too
        self.blocks = blocks(starts, ROWS_PER_BLOCK * (4 if name == "compiled" else 1))
        self.pool = ThreadPoolExecutor(threads) if threads > 1 else None

    def month(self, month: int) -> None:
        """Let every household live one month."""
        with engine.use(self.engine):
            if self.pool is None:
                for block in self.blocks:
                    self.live(month, block)
            else:
                list(self.pool.map(lambda block: self.live(month, block), self.blocks))

    def money(self) -> Ints:
        """Give what all must agree on."""
        return self.columns.money()

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
        self.columns, self.starts = Columns.empty(rows, len(starts) - 1), starts
        self.generator = np.random.default_rng(1)
        self.luck = luck or (lambda _: self.generator.standard_normal(rows))

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

    def money(self) -> Ints:
        """Give what all must agree on."""
        return self.columns.money()


class NumpyInBlocks(PlainNumpy):
    """Numpy by someone who cares: some villages at a time stay in the cache, results in place."""

    def __init__(self, starts: Ints, luck: Luck | None = None) -> None:
        super().__init__(starts, luck)
        self.given = luck

    def month(self, month: int) -> None:
        """Let every household live one month."""
        for rows, villages, _ in blocks(self.starts):
            self.live(rows, villages, month)

    def live(self, rows: slice, villages: slice, month: int) -> None:
        """Let the households of some villages live one month."""
        mine, first = self.columns, self.starts[villages] - rows.start
        if self.given is None:
            luck = self.generator.standard_normal(rows.stop - rows.start)
        else:
            luck = self.given(month)[rows]
        shock, savings, service = mine.shock[rows], mine.savings[rows], mine.service[rows]
        shock *= MEMORY
        luck *= SPREAD
        shock += luck
        earned = np.exp(shock, out=luck)
        earned *= BASE_FEN
        earned += HELP_FEN * service
        income = earned.astype(np.int64)  # whole part of what is not negative
        savings += income
        spending = np.minimum((FLOOR_FEN + SPENT_OF_INCOME * income).astype(np.int64), savings)
        savings -= spending
        need = np.maximum(1.0 - spending / LINE_FEN, 0.0)
        need[need <= NEED_SERVED] = 0.0
        service *= SERVICE_STAYS
        need *= 1.0 - SERVICE_STAYS
        service += need
        mine.poor_months[rows] += 1
        mine.poor_months[rows] *= spending < LINE_FEN
        mine.income_of_village[villages] += np.add.reduceat(income, first)
        mine.spending_of_village[villages] += np.add.reduceat(spending, first)


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
        self.let_live()

    def let_live(self) -> None:
        """Call all households."""
        self.agents.shuffle_do("live")

    def money(self) -> Ints:
        """Give what all must agree on."""
        return money_of(self.agents, self.income_of_village, self.spending_of_village)


class MesaInOrder(MesaModel):
    """The same agents, called in the same order every month: Mesa's faster way."""

    def let_live(self) -> None:
        """Call all households."""
        self.agents.do("live")


def money_of(agents: Iterable[Any], income: list[int], spending: list[int]) -> Ints:
    """Put what agents hold in the order of their rows."""
    told = sorted(agents, key=lambda agent: agent.row)
    savings, poor_months = [a.savings for a in told], [a.poor_months for a in told]
    return np.array([*savings, *poor_months, *income, *spending], dtype=np.int64)


class FullMonth:
    """The whole model on the Yanliu pilot's world: all phases of the month, all five parties."""

    def __init__(self, households: int, name: str, run_in: int = 12) -> None:
        self.engine = name
        scenario = load(ROOT / "scenarios" / "yanliu.yaml")
        with engine.use(name):
            one = begin(scenario.plan, 1, range(1), run_in=0).household.size.size
            lucks = range(max(1, round(households / one)))
            self.world = begin(scenario.plan, 1, lucks, run_in=run_in)
        self.households = self.world.household.size.size
        self.policy = policy_of(scenario.at(1), programme=True)

    def month(self, _: int) -> None:
        """Let the whole world live one month."""
        with engine.use(self.engine):
            step(self.world, self.policy)


def villages_of(rows: int, size: int = 230) -> Ints:
    """Lay out villages of equal size, the last one smaller."""
    return np.append(np.arange(0, rows, size), rows).astype(np.int64)
