"""Run some replications side by side: the programme, and its twin under the same luck."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sim.core.engine import use
from sim.lab.record import Record
from sim.month import MONTH, RUN_IN, Trace, begin, step
from sim.outcomes import OUTCOMES
from sim.policy import Policy
from sim.scenario import Scenario, Stage
from sim.world.world import World

Tell = Callable[[int], None]
"""Told after each phase how many replication-months it completed: none but for the last phase."""


@dataclass(frozen=True, slots=True)
class Job:
    """Some replications of a scenario, to be run in one world.

    Attributes
    ----------
    scenario : Scenario
        The world and its rules.
    seed : int
        The seed of the whole run.
    first : int
        The first replication, counted from 0; the number decides its luck.
    count : int
        How many replications.
    twin : bool
        Whether to run the twin as well.
    engine : str
        The engine to run on; the result has the same bits on each.
    """

    scenario: Scenario
    seed: int
    first: int
    count: int
    twin: bool
    engine: str

    @property
    def work(self) -> int:
        """Replication-months to be lived, those before month 1 included."""
        return self.count * (RUN_IN + self.scenario.months * (1 + self.twin))


def play(job: Job, tell: Tell) -> tuple[Record, Record | None]:
    """Run a job: the record of the programme, and that of its twin if one was asked for."""
    with use(job.engine):
        replications = range(job.first, job.first + job.count)
        world = begin(job.scenario.plan, job.seed, replications, trace=_counting(job, tell))
        twin = lived(world.copy(), job, False, tell) if job.twin else None
        return lived(world, job, True, tell), twin


def lived(world: World, job: Job, programme: bool, tell: Tell) -> Record:
    """Live all months of one arm and write them down; the world is used up."""
    record = Record.blank(tuple(OUTCOMES), job.scenario.months, job.count)
    record.note_start(world)
    policy, stage, trace = None, None, _counting(job, tell)
    for month in range(1, job.scenario.months + 1):
        now = job.scenario.at(month)
        if policy is None or now != stage:
            policy, stage = policy_of(now, programme), now
        step(world, policy, trace)
        record.note(world, month)
    return record


def _counting(job: Job, tell: Tell) -> Trace:
    last = MONTH[-1].name
    return lambda phase, _: tell(job.count if phase == last else 0)


def policy_of(stage: Stage, programme: bool) -> Policy:
    """Make the rules in force of what a scenario says of a time."""
    return Policy.of(stage.plan, stage.choices, stage.incentives, programme=programme)
