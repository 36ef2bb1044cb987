"""Runs of a study as they are handed out: lived and made ready for the store in one process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sim.lab.arms import Job, Tell
from sim.lab.part import Packed, packed
from sim.lab.record import Record
from sim.lab.rows import Finished, digest_of_run, rows_of

RUNS_A_PART = 256
"""Runs that lie in one file of the store at most."""
WORTH_PACKING = 32
"""Runs from which whoever lived them makes a file of them; fewer wait for others."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the store calls the runs of one arm in a lot.

    Attributes
    ----------
    arm : str
        The name of the arm.
    point : int
        The number of the design point, from 0.
    keys : tuple of str
        Run keys, by replication; those lived twice stand at the end.
    """

    arm: str
    point: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of a lot.

    Attributes
    ----------
    packed : tuple of Packed
        Files for the store, whole.
    runs : tuple of Finished
        Runs that are too few for a file of their own.
    again : mapping
        Digests by run key of the runs that were lived here besides.
    """

    packed: tuple[Packed, ...] = ()
    runs: tuple[Finished, ...] = ()
    again: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lot:
    """A job of a study, and what the store calls its runs."""

    job: Job
    marks: tuple[Mark, ...]

    @property
    def first(self) -> int:
        """The first replication, counted from 0."""
        return self.job.first

    @property
    def count(self) -> int:
        """How many replications, those lived twice apart."""
        return self.job.count

    @property
    def runs(self) -> int:
        """How many runs it brings into the store."""
        return len(self.marks) * self.job.count

    @property
    def work(self) -> int:
        """Replication-months to be lived."""
        return self.job.work

    def play(self, tell: Tell) -> Brought:
        """Live it, and make files of what is enough for one."""
        records = self.job.play(tell)
        done, again = list(self._finished(records)), dict(self._again(records))
        if len(done) < WORTH_PACKING:
            return Brought(runs=tuple(done), again=again)
        files = [done[at : at + RUNS_A_PART] for at in range(0, len(done), RUNS_A_PART)]
        return Brought(tuple(packed(rows_of(some)) for some in files), again=again)

    def failed(self, error: Exception) -> Finished:
        """Say that its only run failed, and why."""
        mark, why = self.marks[0], f"{type(error).__name__}: {error}"
        return Finished(mark.arm, mark.point, self.first + 1, mark.keys[0], None, why)

    def _finished(self, records: Sequence[Record]) -> Iterator[Finished]:
        for mark, record in zip(self.marks, records, strict=True):
            each = record.by_replication()
            for at in range(self.count):
                luck = self.first + at + 1
                yield Finished(mark.arm, mark.point, luck, mark.keys[at], each.one(at))

    def _again(self, records: Sequence[Record]) -> Iterator[tuple[str, str]]:
        for mark, record in zip(self.marks, records, strict=True):
            for at in range(self.count, len(self.job.lucks)):
                yield mark.keys[at], digest_of_run(record.one(at))
