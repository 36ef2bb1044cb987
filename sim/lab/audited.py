"""Live the arms of a study under many draws of what nobody knows, safe at any moment."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from sim.core.errors import UsageError
from sim.core.stamp import source_hash
from sim.core.words import say
from sim.lab.arms import Job
from sim.lab.conduct import lived_for
from sim.lab.drawn import TOGETHER, Draws, drawn
from sim.lab.part import told
from sim.lab.parts import Parts
from sim.lab.record import Record
from sim.lab.rows import Finished
from sim.lab.simulate import engine_for
from sim.lab.store import KEY_LETTERS
from sim.lab.workers import Progress, Workers, counted
from sim.scenario.build import changed, told_by
from sim.scenario.scenario import Scenario
from sim.scenario.study import Study

FORMAT = 1
DRAWS, LUCKS = 400, 2
FEWEST = 20
"""Below that a share says nothing."""


@dataclass
class Audit:
    """The runs of an audit: every arm under every draw, each with the same few lucks.

    Attributes
    ----------
    study : Study
        What is audited, with its money made equal if that is asked for.
    draws : Draws
        What was drawn.
    lucks : int
        Lucks of each draw; draw d has those numbered from d x lucks on, in every arm.
    parts : Parts
        Where the finished runs lie.
    """

    study: Study
    draws: Draws
    lucks: int
    parts: Parts
    _arms: dict[tuple[str, int], tuple[Scenario, str]] = field(default_factory=dict)
    _key_of: dict[tuple[str, int, int], str] = field(default_factory=dict)

    @cached_property
    def _sources(self) -> str:
        return source_hash()

    def scenario_of(self, arm: str, draw: int) -> Scenario:
        """Give the scenario of an arm with the numbers of rules and partners of a draw.

        Raises
        ------
        ScenarioError
            If the numbers drawn cannot stand together.
        """
        return self._lived(arm, draw)[0]

    def _lived(self, arm: str, draw: int) -> tuple[Scenario, str]:
        key = (arm, draw // TOGETHER)
        if key not in self._arms:
            numbers = self.draws.of_rules(draw)
            nodes = {path: told_by(f"--draw {path}={n:g}", n) for path, n in numbers.items()}
            made = changed(self.study.arm(arm).scenario, nodes)
            self._arms[key] = made, made.key()
        return self._arms[key]

    def run_key(self, arm: str, draw: int, luck: int) -> str:
        """Give the key of one run: the same for the same arm, draw, luck and sources."""
        run = (arm, draw, luck)
        if run not in self._key_of:
            self._key_of[run] = self._run_key(*run)
        return self._key_of[run]

    def _run_key(self, arm: str, draw: int, luck: int) -> str:
        contents = {
            "format": FORMAT,
            "audit": [arm, self._lived(arm, draw)[1], self.study.seed],
            "world": self.draws.of_world([draw]),
            "luck": draw * self.lucks + luck,
            "sources": self._sources,
        }
        text = json.dumps(contents, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode("ascii")).hexdigest()

    def run_keys(self) -> dict[str, tuple[str, int, int]]:
        """Give arm, draw and luck of every run by its key."""
        return {
            self.run_key(arm.name, draw, luck): (arm.name, draw, luck)
            for arm in self.study.arms
            for draw in range(len(self.draws))
            for luck in range(self.lucks)
        }


def folder_of(study: Study, draws: int, lucks: int, out: str | Path) -> Path:
    """Name the folder of an audit: the study's name, and the key of what is done."""
    contents = f"{FORMAT} {study.key()} {draws} {lucks}"
    key = hashlib.sha256(contents.encode("ascii")).hexdigest()[:KEY_LETTERS]
    return Path(out) / f"{study.name}-audit-{key}"


def audited(  # noqa: PLR0913 what can be chosen of an audit
    study: Study,
    folder: Path,
    workers: Workers,
    *,
    draws: int = DRAWS,
    lucks: int = LUCKS,
    progress: Progress | None = None,
) -> Audit:
    """Live every arm under every draw; what lies in the folder is not lived again.

    Parameters
    ----------
    study : Study
        What is audited, with its money made equal already if that is asked for.
    folder : Path
        Where the runs are kept.
    workers : Workers
        Who lives the jobs.
    draws, lucks : int, optional
        How many draws, and how many lucks of each.
    progress : callable, optional
        Told of replication-months.

    Returns
    -------
    Audit
        With all that is finished; failed runs are in its `parts`.

    Raises
    ------
    UsageError
        If there are too few draws to say anything.
    StoreError
        If the folder cannot be read or written.
    KeyboardInterrupt
        If somebody asked to stop; all that was finished is kept.
    """
    if draws < FEWEST or lucks < 1:
        raise UsageError(say("audit.too_few", fewest=FEWEST))
    found = Audit(study, drawn(study, draws, study.seed), lucks, Parts.opened(folder))
    with told(folder):
        csv = found.draws.table.to_csv(lineterminator="\n")
        (folder / "draws.csv").write_text(csv, encoding="utf-8")
    tasks = list(_tasks(found))
    with counted(sum(task.job.work for task in tasks), progress) as tell:
        _live(tasks, found, workers, tell)
    found.parts.compact()
    return found


@dataclass(frozen=True)
class _Task:
    """A job: some arms under a block of draws."""

    audit: Audit
    arms: tuple[str, ...]
    block: range
    job: Job

    def finished(self, records: Sequence[Record] | Exception) -> Iterator[Finished]:
        """Give the runs one by one, for the store."""
        for number, arm in enumerate(self.arms):
            for draw in self.block:
                for luck in range(self.audit.lucks):
                    key = self.audit.run_key(arm, draw, luck)
                    if isinstance(records, Exception):
                        reason = f"{type(records).__name__}: {records}"
                        yield Finished(arm, draw, luck + 1, key, None, reason)
                    else:
                        at = (draw - self.block.start) * self.audit.lucks + luck
                        yield Finished(arm, draw, luck + 1, key, records[number].one(at))


def _live(
    tasks: Sequence[_Task], found: Audit, workers: Workers, tell: Callable[[int], None]
) -> None:
    def ready(number: int, records: list[Record] | Exception) -> None:
        found.parts.add(list(tasks[number].finished(records)))

    try:
        workers.run([task.job for task in tasks], ready, tell)
    finally:
        found.parts.flush()


def _tasks(found: Audit) -> Iterator[_Task]:
    study = found.study
    names = tuple(arm.name for arm in study.arms)
    runs = len(found.draws) * found.lucks * len(names) // study.limits.workers
    engine = engine_for(study.baseline.scenario, runs)  # what pays for all jobs
    for block in found.draws.blocks:
        lacking = tuple(name for name in names if _lacks(found, name, block))
        if lacking:
            yield _task(found, lacking, block, engine)


def _lacks(found: Audit, arm: str, block: range) -> bool:
    keys = (found.run_key(arm, draw, luck) for draw in block for luck in range(found.lucks))
    return any(key not in found.parts.finished for key in keys)


def _task(found: Audit, names: tuple[str, ...], block: range, engine: str) -> _Task:
    study, lucks = found.study, found.lucks
    scenarios = [found.scenario_of(name, block.start) for name in names]
    arms = tuple(lived_for(study, each) for each in scenarios)
    each_luck = [draw for draw in block for _ in range(lucks)]
    count = len(each_luck)
    job = Job(
        arms=arms,
        seed=study.seed,
        first=block.start * lucks,
        count=count,
        engine=engine,
        settings=found.draws.of_world(each_luck),
    )
    return _Task(found, names, block, job)
