"""One year of one group of counties, lived in one process: from a kept world to the next one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from sim.core.engine import use
from sim.core.errors import RefusedError
from sim.core.glance import glance
from sim.core.words import say
from sim.lab.arms import Tell, policy_of
from sim.lab.nation.groups import Group
from sim.lab.nation.keeping import STATE, named, packed, put, unpacked, whole
from sim.lab.nation.years import Year
from sim.month import MONTH, RUN_IN, Trace, begin, step
from sim.outcomes import OUTCOMES
from sim.world.world import World

MONEY = "money"
"""What stands in place of an outcome's name for a payment; its own name follows after a slash."""
SCHEMA = pa.schema(
    [
        ("county", pa.int32()),
        ("month", pa.int16()),
        ("name", pa.dictionary(pa.int16(), pa.string())),
        ("part", pa.float64()),
        ("whole", pa.float64()),
        ("fen", pa.int64()),
    ]
)
"""A row a county, month and thing: for an outcome its two sums, for money the fen of the year."""


@dataclass(frozen=True, slots=True)
class GroupYear:
    """A year of a group, to be lived in one process.

    Attributes
    ----------
    group : Group
        The counties.
    programme : bool
        Whether there is a programme, or the twin is lived.
    seed, replication : int
        Whose luck.
    years : tuple of Year
        The years until this one, which is the last.
    parts : tuple of tuple
        For each of these years, what the nation allotted each county as a part of what its
        register would bring in, float of shape (counties,).
    folder : str
        Where worlds lie between years; every worker must see it.
    name : str
        What the world's files are called, the year apart.
    engine : str
        The engine to run on; the result has the same bits on each.
    goes_on : bool
        Whether another year follows, so that the world must be kept.
    """

    group: Group
    programme: bool
    seed: int
    replication: int
    years: tuple[Year, ...]
    parts: tuple[tuple[float, ...], ...]
    folder: str
    name: str
    engine: str
    goes_on: bool

    @property
    def work(self) -> int:
        """County-months to be lived if the world of the last year lies there."""
        return len(self.group.numbers) * months_of(self.years[-1])

    def play(self, tell: Tell) -> pa.Table:
        """Live the year, keep the world, and give what is written down of it.

        Raises
        ------
        RefusedError
            If this worker does not see the folder, or its disk takes no more.
        """
        if not Path(self.folder).is_dir():
            raise RefusedError(say("nation.no_folder", folder=self.folder))
        last = MONTH[-1].name
        counties = len(self.group.numbers)

        def heard(phase: str, _: float) -> None:
            tell(counties if phase == last else 0)

        with use(self.engine):
            world, done = self._before(heard)
            rows = list[pa.Table]()
            for year, parts in list(zip(self.years, self.parts, strict=True))[done:]:
                rows = self._live(world, year, parts, heard)
            if self.goes_on:
                self._keep(world)
        return pa.concat_tables(rows).unify_dictionaries()

    def _before(self, trace: Trace) -> tuple[World, int]:
        """Take up the newest world that lies there whole, or found it; and say how old it is."""
        counties = len(self.group.numbers)
        kept = dict(named(Path(self.folder), STATE))
        for done in reversed(range(1, len(self.years))):
            path = kept.get(state_name(self.name, self.years[done - 1]))
            contents = None if path is None else whole(path)
            if contents is not None:
                return unpacked(contents, self.group.scenario.plan, counties), done
        scenario, numbers = self.group.scenario, self.group.numbers
        return begin(scenario.plan, self.seed, [self.replication], trace=trace, counties=numbers), 0

    def _live(
        self, world: World, year: Year, parts: Sequence[float], trace: Trace
    ) -> list[pa.Table]:
        """Live one year in place; what there is to write down of it."""
        rows = [self._rows(world, 0)] if year.first == 1 else []
        world.county.budget_part[:] = parts
        policy, stage, flows = None, None, dict[str, NDArray[np.int64]]()
        for month in range(year.first, year.last + 1):
            now = self.group.scenario.at(month)
            if policy is None or now != stage:
                policy, stage = policy_of(now, self.programme), now
            step(world, policy, trace)
            for key, fen in world.ledger.month.items():
                name = "/".join((MONEY, *key))
                flows[name] = flows[name] + fen if name in flows else fen.copy()
        return [*rows, self._rows(world, year.last), *self._money(year.last, flows)]

    def _rows(self, world: World, month: int) -> pa.Table:
        names, parts, wholes = [], [], []
        with glance():
            for name, outcome in OUTCOMES.items():
                if outcome.adds != "not" and not outcome.of_game:
                    part, per = outcome().parts(world)
                    names.append(name)
                    parts.append(part)
                    wholes.append(per)
        return self._table(month, names, part=parts, whole=wholes)

    def _money(self, month: int, flows: dict[str, NDArray[np.int64]]) -> Iterator[pa.Table]:
        if flows:
            names = sorted(flows)
            rows = self._table(month, names, fen=[flows[name] for name in names])
            yield rows.filter(pc.not_equal(rows["fen"], 0))  # so that no row hangs on a neighbour

    def _table(self, month: int, names: list[str], **columns: list[NDArray[Any]]) -> pa.Table:
        """Lay out rows name by name, the counties below each other."""
        counties, numbers = len(self.group.numbers), np.array(self.group.numbers, np.int32)
        rows = counties * len(names)
        which = pa.array(np.repeat(np.arange(len(names), dtype=np.int16), counties))
        found = {
            "county": np.tile(numbers, len(names)),
            "month": np.full(rows, month, np.int16),
            "name": pa.DictionaryArray.from_arrays(which, pa.array(names)),
        }
        for column in ("part", "whole", "fen"):
            told = columns.get(column)
            kind = SCHEMA.field(column).type
            found[column] = pa.nulls(rows, kind) if told is None else np.concatenate(told)
        return pa.table(found, schema=SCHEMA)

    def _keep(self, world: World) -> None:
        name = state_name(self.name, self.years[-1])
        try:
            put(Path(self.folder), name, STATE, packed(world))
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise RefusedError(say("run.cannot_write", folder=self.folder, why=why)) from error


def state_name(name: str, year: Year) -> str:
    """Name the world of a group as a year left it."""
    return f"{name}-{year.number:03d}"


def months_of(year: Year) -> int:
    """Count the months lived for a year, the run-in included in the first."""
    return year.months + (RUN_IN if year.first == 1 else 0)
