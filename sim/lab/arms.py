"""Live some arms side by side under the same luck, each for some replications."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import Any

from sim.core.engine import use
from sim.core.errors import RefusedError
from sim.core.words import say
from sim.lab.moments import gone_on
from sim.lab.record import Asked, Record, joined
from sim.month import MONTH, RUN_IN, Trace, begin, is_game, step
from sim.outcomes import counted
from sim.policy import Policy
from sim.scenario import Scenario, Stage
from sim.scenario.bare import Bare, bare, worn
from sim.world.world import World

Tell = Callable[[int], None]
"""Told after each phase how many replication-months it completed: none but for the last phase."""


@dataclass(frozen=True, slots=True)
class Arm:
    """A scenario to be lived, with its programme or, as a twin, without it.

    Attributes
    ----------
    scenario : Scenario
        The world and its rules.
    programme : bool
        Whether there is a programme at all.
    asked : tuple of Asked
        What is written down besides the usual.
    """

    scenario: Scenario
    programme: bool = True
    asked: tuple[Asked, ...] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process without what only readers of the scenario need."""
        return _arrived, (bare(self.scenario), self.programme, self.asked)


def _arrived(told: Bare, programme: bool, asked: tuple[Asked, ...]) -> Arm:
    return Arm(worn(told), programme, asked)


@dataclass(frozen=True, slots=True)
class Job:
    """Some replications of some arms, to be lived in one process.

    Arms that start from the same world share its founding and run-in.

    Attributes
    ----------
    arms : tuple of Arm
        What is lived, each under the same luck.
    seed : int
        The seed of the whole run.
    first : int
        The first replication, counted from 0; the number decides its luck.
    count : int
        How many replications.
    engine : str
        The engine to run on; the result has the same bits on each.
    households : bool
        Whether to write down how every single household stands at the end.
    settings : mapping
        For paths such as `world.labour.finding` a value for each replication, in every arm.
    seconds : float
        How long it may take; what takes longer is given up.
    twice : tuple of int
        Replications that another job lives too, lived here once more beside the others, so that
        both can be held against each other.
    """

    arms: tuple[Arm, ...]
    seed: int
    first: int
    count: int
    engine: str
    households: bool = False
    settings: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    seconds: float = float("inf")
    twice: tuple[int, ...] = ()

    @property
    def lucks(self) -> tuple[int, ...]:
        """The replications side by side, in the order of the record."""
        return (*range(self.first, self.first + self.count), *self.twice)

    def alone(self, arm: Arm, replication: int) -> Job:
        """Give the job of one replication of one arm."""
        at = replication - self.first
        settings = {path: values[at : at + 1] for path, values in self.settings.items()}
        one = replace(self, arms=(arm,), first=replication, count=1, twice=())
        return replace(one, settings=settings)

    def play(self, tell: Tell) -> list[Record]:
        """Live it; see `play`."""
        return play(self, tell)

    @property
    def work(self) -> int:
        """Replication-months to be lived, those before month 1 included."""
        lived = sum(arm.scenario.months for arm in self.arms)
        worlds = [self.arms[same[0]].scenario.plan for same in _by_world(self.arms)]
        return self.count * (RUN_IN * sum(not is_game(plan) for plan in worlds) + lived)


def play(job: Job, tell: Tell) -> list[Record]:
    """Run a job: a record for each arm, in their order.

    Raises
    ------
    RefusedError
        If it takes longer than it may.
    """
    found: dict[int, Record] = {}
    tell = _for_a_while(job, tell)
    trace = _counting(job, tell)
    with use(job.engine):
        for same in _by_world(job.arms):
            if len(job.lucks) > 1 and job.arms[same[0]].scenario.awaits:
                for number in same:
                    found[number] = _one_by_one(job.arms[number], job, tell)
                continue
            plan = job.arms[same[0]].scenario.plan
            world = begin(plan, job.seed, job.lucks, trace=trace, settings=job.settings)
            for number in same:
                own = world if number == same[-1] else world.copy()
                found[number] = lived(own, job.arms[number], job, trace)
    return [found[number] for number in range(len(job.arms))]


def _one_by_one(arm: Arm, job: Job, tell: Tell) -> Record:
    """Live the replications of an arm apart, since luck decides when its rules change."""
    return joined([play(job.alone(arm, number), tell)[0] for number in job.lucks])


def lived(world: World, arm: Arm, job: Job, trace: Trace) -> Record:
    """Live all months of one arm and write them down; the world is used up."""
    record = Record.blank(counted(arm.scenario.plan), arm.scenario.months, len(job.lucks))
    record.note_start(world)
    expected = (Asked(each.measure, each.at_month) for each in arm.scenario.expect)
    asked = {*expected, *arm.asked}
    policy, stage, scenario = None, None, arm.scenario
    for month in range(1, scenario.months + 1):
        now = scenario.at(month)
        if policy is None or now != stage:
            policy, stage = policy_of(now, arm.programme), now
        step(world, policy, trace)
        record.note(world, month, asked)
        scenario = gone_on(scenario, world, month)
    if job.households:
        record.note_households(world)
    return record


def policy_of(stage: Stage, programme: bool) -> Policy:
    """Make the rules in force of what a scenario says of a time."""
    return Policy.of(
        stage.plan,
        stage.choices,
        stage.incentives,
        programme=programme,
        decisions=stage.decisions,
    )


def _for_a_while(job: Job, tell: Tell) -> Tell:
    """Give the job up after a phase if it has taken longer than it may."""
    began = perf_counter()

    def heard(months: int) -> None:
        if perf_counter() - began > job.seconds:
            raise RefusedError(say("study.run_too_long", minutes=f"{job.seconds / 60:.0f}"))
        tell(months)

    return heard


def _counting(job: Job, tell: Tell) -> Trace:
    last = MONTH[-1].name
    return lambda phase, _: tell(job.count if phase == last else 0)


def _by_world(arms: tuple[Arm, ...]) -> list[list[int]]:
    """Put the arms that begin with the same world together, by their numbers."""
    found: list[list[int]] = []
    for number, arm in enumerate(arms):
        plan = arm.scenario.plan
        waits = bool(arm.scenario.awaits)
        same = next(
            (
                some
                for some in found
                if arms[some[0]].scenario.plan == plan
                and bool(arms[some[0]].scenario.awaits) == waits
            ),
            None,
        )
        if same is None:
            found.append([number])
        else:
            same.append(number)
    return found
