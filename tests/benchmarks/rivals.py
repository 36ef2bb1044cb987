"""Other libraries in the benchmark of the household month, each in the idiom of its own pages.

They live in an environment of their own; `peers.py` makes it. The law is that of
`contestants.household_month`, so are its numbers.
"""

from __future__ import annotations

import math

import agentpy as ap
import numpy as np
import polars as pl
import starsim as ss

from sim.core.engine import Ints
from tests.benchmarks.contestants import (
    BASE_FEN,
    FLOOR_FEN,
    HELP_FEN,
    LINE_FEN,
    MEMORY,
    NEED_SERVED,
    SERVICE_STAYS,
    SPENT_OF_INCOME,
    SPREAD,
    Luck,
    money_of,
)

MOST_MONTHS = 600
"""Months that Starsim and AgentPy are told of beforehand."""


class AgentPyHousehold(ap.Agent):
    """One household as an agent of AgentPy."""

    def setup(self, row: int, village: int) -> None:
        """Start with nothing."""
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


class AgentPyModel(ap.Model):
    """A list of agents, each told to live, as in AgentPy's model library."""

    def setup(self) -> None:
        """Found the households."""
        starts, self.luck = self.p.starts, None
        villages = np.repeat(np.arange(len(starts) - 1), np.diff(starts)).tolist()
        self.income_of_village = [0] * (len(starts) - 1)
        self.spending_of_village = list(self.income_of_village)
        each = {"row": ap.AttrIter(range(len(villages))), "village": ap.AttrIter(villages)}
        self.agents = ap.AgentList(self, len(villages), AgentPyHousehold, **each)

    def step(self) -> None:
        """Let every household live one month."""
        self.agents.live()


class AgentPy:
    """Drives the model of AgentPy month by month."""

    def __init__(self, starts: Ints, luck: Luck | None = None) -> None:
        self.given = luck
        self.model = AgentPyModel({"starts": starts.tolist(), "steps": MOST_MONTHS, "seed": 1})
        self.model.sim_setup()

    def month(self, month: int) -> None:
        """Let every household live one month."""
        self.model.luck = None if self.given is None else self.given(month).tolist()
        self.model.sim_step()

    def money(self) -> Ints:
        """Give what all must agree on."""
        model = self.model
        return money_of(model.agents, model.income_of_village, model.spending_of_village)


class StarsimMonth(ss.Module):
    """The household month as a module of Starsim: states of all agents, one step for all."""

    def __init__(self, starts: Ints) -> None:
        super().__init__()
        self.starts, self.given = starts, None
        villages = len(starts) - 1
        self.income_of_village = np.zeros(villages, dtype=np.int64)
        self.spending_of_village = np.zeros(villages, dtype=np.int64)
        self.define_pars(luck=ss.normal(loc=0.0, scale=1.0))
        self.define_states(
            ss.FloatArr("shock", default=0.0),
            ss.FloatArr("service", default=0.0),
            ss.IntArr("savings", default=0),
            ss.IntArr("poor_months", default=0),
        )

    def step(self) -> None:
        """Let every household live one month."""
        uids = self.sim.people.auids
        luck = self.pars.luck.rvs(uids) if self.given is None else self.given
        service, savings = self.service.values, self.savings.values
        shock = MEMORY * self.shock.values + SPREAD * luck
        income = np.floor(BASE_FEN * np.exp(shock) + HELP_FEN * service).astype(np.int64)
        wanted = np.floor(FLOOR_FEN + SPENT_OF_INCOME * income).astype(np.int64)
        spending = np.minimum(wanted, savings + income)
        need = np.maximum(0.0, 1.0 - spending / LINE_FEN)
        served = np.where(need > NEED_SERVED, need, 0.0)
        # Nobody is born or dies, so the values are the state itself; faster than state[uids] = …
        self.shock.values[:] = shock
        savings += income - spending
        service[:] = SERVICE_STAYS * service + (1.0 - SERVICE_STAYS) * served
        poor_months = self.poor_months.values
        poor_months[:] = np.where(spending < LINE_FEN, poor_months + 1, 0)
        self.income_of_village += np.add.reduceat(income, self.starts[:-1])
        self.spending_of_village += np.add.reduceat(spending, self.starts[:-1])


class Starsim:
    """Drives Starsim month by month, with luck that belongs to each agent, as is usual there."""

    common = True

    def __init__(self, starts: Ints, luck: Luck | None = None) -> None:
        self.given = luck
        self.lived = StarsimMonth(starts)
        self.sim = ss.Sim(
            modules=self.lived,
            n_agents=int(starts[-1]),
            start=ss.date("2000-01-01"),
            dt=ss.month,
            dur=ss.months(MOST_MONTHS),
            verbose=0,
            copy_inputs=False,
        )
        with ss.options.context(crn=self.common):
            self.sim.init()

    def month(self, month: int) -> None:
        """Let every household live one month."""
        self.lived.given = None if self.given is None else self.given(month)
        ss.options.crn = self.common
        self.sim.run_one_step(verbose=0)

    def money(self) -> Ints:
        """Give what all must agree on."""
        lived = self.lived
        sums = (lived.income_of_village, lived.spending_of_village)
        return np.concatenate([lived.savings.values, lived.poor_months.values, *sums])


class StarsimFreely(Starsim):
    """Starsim with its faster luck, which does not belong to each agent (`crn=False`)."""

    common = False


class Polars:
    """The household month as expressions of polars, planned together and run by its threads."""

    def __init__(self, starts: Ints, luck: Luck | None = None) -> None:
        rows = int(starts[-1])
        generator = np.random.default_rng(1)
        self.luck = luck or (lambda _: generator.standard_normal(rows))
        villages = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        self.frame = pl.DataFrame(
            {
                "village": pl.Series(villages, dtype=pl.Int64).set_sorted(),
                "shock": np.zeros(rows),
                "service": np.zeros(rows),
                "savings": np.zeros(rows, dtype=np.int64),
                "poor_months": np.zeros(rows, dtype=np.int64),
            }
        )
        none = np.zeros(len(starts) - 1, dtype=np.int64)
        self.sums = {"income": none, "spending": none.copy()}

    def month(self, month: int) -> None:
        """Let every household live one month."""
        c, need = pl.col, pl.col("need")
        income = (BASE_FEN * c("shock").exp() + HELP_FEN * c("service")).floor().cast(pl.Int64)
        wanted = (FLOOR_FEN + SPENT_OF_INCOME * c("income")).floor().cast(pl.Int64)
        served = pl.when(need > NEED_SERVED).then(need).otherwise(0.0)
        poor = c("spending") < LINE_FEN
        lived = (
            self.frame.lazy()
            .with_columns(luck=pl.lit(pl.Series(self.luck(month))))
            .with_columns(shock=MEMORY * c("shock") + SPREAD * c("luck"))
            .with_columns(income=income)
            .with_columns(spending=pl.min_horizontal(wanted, c("savings") + c("income")))
            .with_columns(
                savings=c("savings") + c("income") - c("spending"),
                need=pl.max_horizontal(1.0 - c("spending") / LINE_FEN, 0.0),
                poor_months=pl.when(poor).then(c("poor_months") + 1).otherwise(0),
            )
            .with_columns(service=SERVICE_STAYS * c("service") + (1.0 - SERVICE_STAYS) * served)
            .drop("luck", "need")
            .collect()
        )
        by_village = lived.group_by("village", maintain_order=True)
        found = by_village.agg(c("income").sum(), c("spending").sum())
        for name, held in self.sums.items():
            np.add(held, found[name].to_numpy(), out=held)
        self.frame = lived.drop("income", "spending")

    def money(self) -> Ints:
        """Give what all must agree on."""
        held = (self.frame["savings"], self.frame["poor_months"])
        return np.concatenate([*(each.to_numpy() for each in held), *self.sums.values()])
