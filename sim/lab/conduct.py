"""Carry a study out: all arms under the same luck, until enough is known, safe at any moment."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

from sim.core.stamp import source_hash
from sim.lab.arms import Arm, Job, Tell
from sim.lab.estimate import households, replications_together
from sim.lab.left import work_left
from sim.lab.lots import Brought, Lot, Mark
from sim.lab.parts import Parts
from sim.lab.points import Point, points_of
from sim.lab.record import Asked
from sim.lab.simulate import engine_for
from sim.lab.workers import Progress, Workers, counted
from sim.month import is_game
from sim.scenario import Scenario
from sim.scenario.study import Study, Wanted

FORMAT = 1
GROUPED: tuple[Literal["villages", "deciles"], ...] = ("villages", "deciles")
SMALL = 20_000
"""Households of one replication up to which each single one is written down at the end."""


@dataclass(frozen=True)
class Cell:
    """One arm at one point of the design: a whole scenario."""

    arm: str
    point: int
    scenario: Scenario
    seed: int
    sources: str
    """The sha256 of the sources that live it."""
    known: str = ""
    """The key that the scenario had then, where other sources lived it."""

    def run_key(self, replication: int) -> str:
        """Give the key of one run: the same for the same cell, scenario, luck and sources.

        Arm and point are in it, so that two arms with the same rules are both run, and their
        being identical is found and not assumed.

        Parameters
        ----------
        replication : int
            The stroke of luck, counted from 0.
        """
        contents = {
            "format": FORMAT,
            "cell": [self.arm, self.point],
            "scenario": self.scenario_key,
            "seed": self.seed,
            "replication": replication,
            "sources": self.sources,
        }
        text = json.dumps(contents, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode("ascii")).hexdigest()

    @cached_property
    def scenario_key(self) -> str:
        """The scenario's own key."""
        return self.known or self.scenario.key()


@dataclass
class Conducted:
    """A study as far as it has been carried out.

    Attributes
    ----------
    study : Study
        What is compared.
    parts : Parts
        Where the finished runs lie.
    replications : int
        How many strokes of luck every arm has met at every point, failed runs included.
    enough : bool
        Whether the stopping rule was met.
    sources : str
        The sha256 of the sources that live the runs: those of this program, unless what lies in
        a folder was run by others.
    known : mapping
        Keys of scenarios by arm, for each point, as those others knew them.
    again : dict
        Digests by run key of runs that were lived once more, by somebody else.
    """

    study: Study
    parts: Parts
    replications: int = 0
    enough: bool = False
    sources: str = field(default_factory=source_hash)
    known: Mapping[str, Sequence[str]] = field(default_factory=dict)
    again: dict[str, str] = field(default_factory=dict)
    _cells: dict[tuple[str, int], Cell] = field(default_factory=dict)

    @cached_property
    def points(self) -> list[Point]:
        """The points of the design."""
        return points_of(self.study)

    def cell(self, arm: str, point: int) -> Cell:
        """Give an arm at a point, counted from 0."""
        if (arm, point) not in self._cells:
            scenario = self.study.scenario_of(arm, self.points[point])
            number = [each.name for each in self.study.arms].index(arm)
            known = self.known[arm][point] if arm in self.known else ""
            seed = self.study.seed + (0 if self.study.common else number)
            self._cells[arm, point] = Cell(arm, point, scenario, seed, self.sources, known)
        return self._cells[arm, point]

    def cells(self) -> Iterator[Cell]:
        """Go through all arms at all points."""
        for point in range(len(self.points)):
            for arm in self.study.arms:
                yield self.cell(arm.name, point)

    def run_keys(self) -> dict[str, tuple[Cell, int]]:
        """Give the runs that belong to the study so far: cell and replication by run key.

        Other runs may lie in the same folder: of an earlier version of the program, say.
        """
        lucks = range(self.replications)
        return {cell.run_key(luck): (cell, luck) for cell in self.cells() for luck in lucks}

    @property
    def failed(self) -> dict[str, str]:
        """The reasons of the study's failed runs, by run key."""
        own = self.run_keys()
        return {key: reason for key, reason in self.parts.failed.items() if key in own}


Enough = Callable[[Conducted], bool]
"""Says after each round whether what the study wants to know is known."""


def conduct(
    study: Study,
    folder: Path,
    workers: Workers,
    enough: Enough,
    progress: Progress | None = None,
) -> Conducted:
    """Run what is not yet in the folder, round by round, until enough is known.

    Every round gives all arms at all points the same further strokes of luck, so that a stop at
    any time leaves a balanced sample.

    Parameters
    ----------
    study : Study
        What to compare, with its money made equal already if that is asked for.
    folder : Path
        Where the runs are kept; what lies there is not run again.
    workers : Workers
        Who lives the jobs.
    enough : callable
        The stopping rule.
    progress : callable, optional
        Told of replication-months of the whole study, as if enough were never known.

    Returns
    -------
    Conducted
        With everything that is finished.

    Raises
    ------
    StoreError
        If the folder cannot be read or written.
    KeyboardInterrupt
        If somebody asked to stop; all that was finished is kept.
    """
    found = Conducted(study, Parts.opened(folder))
    wanted = study.replications
    with counted(work_left(found), progress) as tell:
        while not found.enough and found.replications < wanted.at_most:
            first = found.replications
            more = wanted.batch if first else wanted.at_least
            count = min(more, wanted.at_most - first)
            try:
                _round(found, first, count, workers, tell)
            finally:
                found.parts.flush()
            found.replications += count
            found.enough = enough(found)
    found.parts.compact()
    return found


def _round(found: Conducted, first: int, count: int, workers: Workers, tell: Tell) -> None:
    def heard(months: int) -> None:
        found.parts.tick()
        tell(months)

    lots = list(_lots(found, first, count))
    again: list[Lot] = []
    _live(found, lots, workers, heard, again)
    # what went wrong among several is tried one by one, so that only the bad run is lost
    singles = [single for lot in again for single in _singles(lot)]
    _live(found, singles, workers, lambda _: heard(0), None)


def _live(
    found: Conducted, lots: Sequence[Lot], who: Workers, tell: Tell, again: list[Lot] | None
) -> None:
    def ready(number: int, brought: Brought | Exception) -> None:
        lot = lots[number]
        if not isinstance(brought, Exception):
            found.again |= brought.again
            found.parts.take(brought.packed)
            found.parts.add(brought.runs)
        elif again is not None and lot.runs > 1:
            again.append(lot)
        else:
            found.parts.add([lot.failed(brought)])

    who.run(lots, ready, tell)


def _lots(found: Conducted, first: int, count: int) -> Iterator[Lot]:
    """Cut a round into jobs: some replications of every arm that lacks them, point by point."""
    study, finished = found.study, found.parts.finished
    runs = count * len(found.points) * len(study.arms) // study.limits.workers
    engine = engine_for(found.cell(study.arms[0].name, 0).scenario, runs)  # what pays for all jobs
    for point in range(len(found.points)):
        cells = [found.cell(arm.name, point) for arm in study.arms]
        each = replications_together(cells[0].scenario, count, study.limits.workers)
        for start in range(first, first + count, each):
            some = range(start, min(start + each, first + count))
            lacking = [c for c in cells if any(c.run_key(n) not in finished for n in some)]
            last = point == 0 < start and some.stop == first + count
            # the first luck once more, beside others and most often by another process
            twice = (0,) if last and len(some) > 1 and len(lacking) == len(cells) else ()
            for same_seed in _by_seed(lacking):
                yield _lot(study, same_seed, some, engine, () if found.again else twice)


def _by_seed(cells: Sequence[Cell]) -> list[tuple[Cell, ...]]:
    seeds = dict.fromkeys(cell.seed for cell in cells)
    return [tuple(cell for cell in cells if cell.seed == seed) for seed in seeds]


def _lot(
    study: Study, cells: tuple[Cell, ...], some: range, engine: str, twice: tuple[int, ...]
) -> Lot:
    arms = tuple(lived_for(study, cell.scenario) for cell in cells)
    small = writes_households([cell.scenario for cell in cells])
    limit = 60 * study.limits.minutes
    job = Job(arms, cells[0].seed, some.start, len(some), engine, small, seconds=limit, twice=twice)
    marks = [Mark(c.arm, c.point, tuple(map(c.run_key, job.lucks))) for c in cells]
    return Lot(job, tuple(marks))


USUAL = ("poverty_rate_before_transfers", "earned_income_per_head_yuan")
"""What is always written down by village and by decile at the end."""


def lived_for(study: Study, scenario: Scenario) -> Arm:
    """Make what is lived of a scenario: with all that the study wants to know written down."""
    end = scenario.months
    found = [Asked(each.measure, each.at_month or end, _across(each)) for each in study.outcomes]
    usual = () if is_game(scenario.plan) else USUAL
    found += [Asked(name, end, across) for name in usual for across in GROUPED]
    return Arm(scenario, asked=tuple(dict.fromkeys(found)))


def _across(wanted: Wanted) -> Literal["all", "villages", "deciles"]:
    return wanted.across if wanted.across in GROUPED else "all"


def writes_households(scenarios: Sequence[Scenario]) -> bool:
    """Say whether every single household is written down: in worlds that are small enough."""
    return all(households(scenario) <= SMALL for scenario in scenarios)


def _singles(lot: Lot) -> Iterator[Lot]:
    for at in range(lot.count):
        for arm, mark in zip(lot.job.arms, lot.marks, strict=True):
            yield Lot(lot.job.alone(arm, lot.first + at), (replace(mark, keys=(mark.keys[at],)),))
