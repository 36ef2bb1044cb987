"""The model as Mesa knows it: one county, its month as a step, its actors as agents."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

import mesa
import numpy as np

from sim.core.errors import RefusedError, UsageError
from sim.core.words import say
from sim.model.keys import raise_all, read
from sim.model.sound import unsound
from sim.model.versions import release
from sim.model.views import KINDS, View
from sim.month import begin
from sim.month import step as live_month
from sim.outcomes import OUTCOMES, counted
from sim.policy import Policy
from sim.world.plan import Plan
from sim.world.sections import Time
from sim.world.world import World

if TYPE_CHECKING:
    from mesa.agent import AgentSet
    from mesa.model import RNGLike, SeedLike

MOST_ROWS = 1_000_000
"""Rows of a kind above which no agents are made: measured, a million take 10 s and 0.5 GB."""
SEED_BITS = 63
LARGEST_SEED = 2**64 - 1


class CollaborationModel(mesa.Model):
    """Government, organisations, enterprises, communities and households of one county.

    A step is a month. The numbers are those of the tables in `world`; agents are views of their
    rows, made when `agents` or `agents_by_type` is first asked for. Every outcome is an attribute
    (`model.poverty_rate`), and `datacollector` notes all of them after each month: replace it by
    a `DataCollector` of your own before the first step, or by None.

    Parameters
    ----------
    rng : int, optional
        The seed of all luck, 0 to 2**64 - 1: the same number, the same county. Mesa's other
        forms are taken too, and a seed is drawn from them. Without it a fresh one is drawn.
    plan : Plan, optional
        What is known of the world before it is built; the defaults where nothing is said.
    policies : callable, optional
        Gives the policy of each month, counted from 1.
    programme : bool, optional
        Without it there is no project at all: the twin under the same luck.
    kwargs : Any
        Keys of a scenario file, `households__pilot=40` or `**{"households.pilot": 40}`; rules by
        name, `rules__benefit_sharing="equal"`, or with their parameters as a dict. They hold
        in every month, over `plan` and `policies`.

    Raises
    ------
    UsageError
        If a keyword is unknown, out of range, or does not go together with another.

    Examples
    --------
    >>> from sim.model.views import Household
    >>> model = CollaborationModel(rng=7, households__pilot=12, villages__pilot=2)
    >>> model.step()
    >>> model.month, len(model.agents_by_type[Household])
    (1, 12)
    """

    kinds: ClassVar[tuple[type[View], ...]] = KINDS
    """The kinds of agent that the model makes."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...  # noqa: ANN401 every outcome by its name

    def __init__(
        self,
        *,
        rng: RNGLike | SeedLike | None = None,
        plan: Plan | None = None,
        policies: Callable[[int], Policy] | None = None,
        programme: bool = True,
        **kwargs: Any,  # noqa: ANN401 each key has a type of its own
    ) -> None:
        self._keys = read(kwargs)
        self.plan = self._keys.over_plan(plan or Plan())
        raise_all(unsound(self.plan))
        start = _start(rng)
        super().__init__(rng=start)
        self.luck = start if isinstance(start, int) else int(self.rng.integers(2**SEED_BITS))
        """The seed of all luck: `rng=model.luck` makes the same county again."""
        self.months = self.plan.of(Time).months
        self.datacollector: mesa.DataCollector | None = mesa.DataCollector(
            model_reporters={name: name for name in ("month", *counted(self.plan))}
        )
        self._programme, self._policies = programme, policies
        self._usual = self._laid_over(Policy.of(self.plan, {}, {}))
        self._agents_by_type = _ByKind(self)
        self._shown, self._first = False, 0
        self.world: World = begin(self.plan, self.luck, [0])
        self._guests = count(1 + sum(self.rows(kind) for kind in self.kinds))

    @property
    def month(self) -> int:
        """The month lived last: 0 before the first step."""
        return self.world.month

    def policy(self, month: int) -> Policy:
        """Give the rules in force in a month, counted from 1."""
        return self._laid_over(self._policies(month)) if self._policies else self._usual

    def _laid_over(self, policy: Policy) -> Policy:
        told = self._keys.over_policy(policy)
        return told if self._programme else replace(told, programme=False)

    def step(self) -> None:
        """Live one month; `running` turns false with the last month of the plan."""
        live_month(self.world, self.policy(self.month + 1))
        self.running = self.month < self.months
        if self.datacollector is not None:
            self.datacollector.collect(self)

    def rows(self, kind: type[View]) -> int:
        """Count the rows of a kind of agent."""
        return len(getattr(self.world, kind.table.key))

    @property
    def agents(self) -> AgentSet:
        """All agents: a view of every row, and whatever agents you have made yourself.

        Raises
        ------
        RefusedError
            If a kind has more than 1,000,000 rows.
        """
        self._show()
        for kind in self.kinds:
            refuse_if_many(self, kind)
        return super().agents

    @agents.setter
    def agents(self, _: object) -> NoReturn:
        raise UsageError(say("model.agents_set"))

    @property
    def agents_by_type(self) -> dict[type[mesa.Agent], AgentSet]:
        """The agents of each kind; a kind of more than 1,000,000 rows is refused when asked for."""
        self._show()
        return super().agents_by_type

    @property
    def agent_types(self) -> list[type]:
        """The kinds of agent that there are."""
        return list(self.agents_by_type)

    def register_agent(self, agent: mesa.Agent) -> None:
        """Take an agent in and give it its number; Mesa calls this when an agent is made.

        Raises
        ------
        UsageError
            If the agent would be a second view of a row.
        """
        release(self)
        if not isinstance(agent, View):
            super().register_agent(agent)
            agent.unique_id = next(self._guests)
        elif self._first:
            super().register_agent(agent)
            agent.unique_id = self._first + agent.row
        else:
            raise UsageError(say("model.no_more", kind=agent.table.label))

    def __reduce_ex__(self, _: object) -> NoReturn:
        """Refuse to be copied or pickled: the phases' windows would look at the old tables.

        Raises
        ------
        UsageError
            Always; it says how to make the same model again.
        """
        raise UsageError(say("model.no_copy", luck=self.luck))

    def _show(self) -> None:
        """Make the views, once; a kind with too many rows is left out."""
        if self._shown or "world" not in vars(self):
            return
        self._shown = True
        first = 1
        for kind in self.kinds:
            rows, self._first = self.rows(kind), first
            if rows <= MOST_ROWS:
                for row in range(rows):
                    kind(self, row)
            first += rows
        self._first = 0


class _ByKind(dict[type[mesa.Agent], "AgentSet"]):
    """Mesa's agents by kind, which says why a kind is not there."""

    def __init__(self, model: CollaborationModel) -> None:
        super().__init__()
        self._model = model

    def __missing__(self, kind: type[mesa.Agent]) -> NoReturn:
        refuse_if_many(self._model, kind)
        raise KeyError(kind)


def refuse_if_many(model: CollaborationModel, kind: type[mesa.Agent]) -> None:
    """Refuse to make a million Python objects and more, and name the table instead.

    Parameters
    ----------
    model : CollaborationModel
        The model.
    kind : type
        A kind of agent.

    Raises
    ------
    RefusedError
        If it is a kind of the model's own with more than 1,000,000 rows.
    """
    if kind not in model.kinds or not issubclass(kind, View):
        return
    rows, table = model.rows(kind), kind.table
    if rows > MOST_ROWS:
        figures = {"rows": f"{rows:,}", "most": f"{MOST_ROWS:,}"}
        raise RefusedError(say("model.too_many", kind=table.label, table=table.key, **figures))


def _start(rng: RNGLike | SeedLike | None) -> RNGLike | SeedLike:
    """Give Mesa what its generators start from: a fresh number where nothing is said."""
    if rng is None:
        return secrets.randbits(SEED_BITS)
    if not isinstance(rng, (int, np.integer)):
        return rng
    if not 0 <= rng <= LARGEST_SEED:
        raise UsageError(say("model.bad_rng", value=rng))
    return int(rng)


def _outcome(name: str) -> property:
    """Make an outcome an attribute of the model, counted when asked for."""
    kind = OUTCOMES[name]

    def count_it(model: CollaborationModel) -> float:
        return float(kind().measure(model.world)[0])

    return property(count_it, doc=f"{kind.label.both()}, {kind.unit}.")


for _name in OUTCOMES.names:
    setattr(CollaborationModel, _name, _outcome(_name))
