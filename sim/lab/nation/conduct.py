"""Live a nation: year by year all its groups of counties, safe at any moment."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sim.lab.nation.group_year import GroupYear, months_of, state_name
from sim.lab.nation.groups import Group
from sim.lab.nation.january import POOR, divided
from sim.lab.nation.keeping import YEAR, forget, named, put, whole
from sim.lab.nation.years import Year, years
from sim.lab.part import sweep, told
from sim.lab.workers import Progress, Workers, counted
from sim.scenario import Scenario
from sim.world.sections import Time

STATES, YEARS = "states", "years"
ARMS = {"programme": True, "twin": False}


@dataclass(frozen=True)
class Course:
    """One arm under one luck: the course of a nation through all its years.

    Attributes
    ----------
    arm : str
        `programme`, or `twin` without it.
    replication : int
        Whose luck, counted from 0.
    """

    arm: str
    replication: int

    def of(self, group: Group) -> str:
        """Name the files of one of its groups, the year apart."""
        return f"{self.arm}-{self.replication:04d}-{group.name}"


@dataclass
class Lived:
    """A nation as far as it has been lived.

    Attributes
    ----------
    scenario : Scenario
        The nation.
    seed : int
        The seed of all luck.
    groups : tuple of Group
        Its counties.
    courses : tuple of Course
        The arms and lucks.
    folder : Path
        Where unfinished work lies.
    engine : str
        The engine to run on.
    tables : dict
        What was written down, by course, year and group.
    """

    scenario: Scenario
    seed: int
    groups: tuple[Group, ...]
    courses: tuple[Course, ...]
    folder: Path
    engine: str
    tables: dict[tuple[Course, int, str], pa.Table] = field(default_factory=dict)

    @property
    def years(self) -> tuple[Year, ...]:
        """The years of the run."""
        time = self.scenario.plan.of(Time)
        return years(time.start_month, self.scenario.months)

    @property
    def rows(self) -> pa.Table:
        """Everything that was written down so far, course by course; see `SCHEMA`."""
        found = [
            table.append_column("arm", pa.array([course.arm] * len(table))).append_column(
                "replication", pa.array([course.replication] * len(table), pa.int32())
            )
            for (course, *_), table in sorted(self.tables.items(), key=_place)
        ]
        return pa.concat_tables(found).unify_dictionaries()


def live(nation: Lived, workers: Workers, progress: Progress | None = None) -> None:
    """Live all years that do not lie in the folder; the order of arrival bears on nothing.

    Parameters
    ----------
    nation : Lived
        What to live; its tables are filled.
    workers : Workers
        Who lives it; all of them reach the folder.
    progress : callable, optional
        Told how many county-months are lived, of how many.

    Raises
    ------
    StoreError
        If the folder cannot be read or written.
    RefusedError
        If a worker could not go on.
    KeyboardInterrupt
        If somebody asked to stop; what was finished is kept.
    """
    with told(nation.folder):
        for name in (STATES, YEARS):
            (nation.folder / name).mkdir(parents=True, exist_ok=True)
            sweep(nation.folder / name)
        _look(nation)
    with counted(sum(_work(nation)), progress) as tell:
        parts: dict[Course, list[dict[int, float]]] = {course: [] for course in nation.courses}
        for year in nation.years:
            jobs = [
                (course, group)
                for course in nation.courses
                for group in nation.groups
                if (course, year.number, group.name) not in nation.tables
            ]
            for course, until in parts.items():
                until.append(_part(nation, course, year))

            def ready(
                number: int,
                found: pa.Table | Exception,
                jobs: list[tuple[Course, Group]] = jobs,
                year: Year = year,
            ) -> None:
                if isinstance(found, Exception):
                    raise found
                _keep(nation, *jobs[number], year, found)

            work = [_job(nation, *each, year, parts[each[0]]) for each in jobs]
            workers.run(work, ready, tell)


def _work(nation: Lived) -> Iterator[int]:
    """Count the county-months that are not lived yet."""
    for course in nation.courses:
        for group in nation.groups:
            for year in nation.years:
                if (course, year.number, group.name) not in nation.tables:
                    yield len(group.numbers) * months_of(year)


def _job(
    nation: Lived, course: Course, group: Group, year: Year, parts: list[dict[int, float]]
) -> GroupYear:
    return GroupYear(
        group=group,
        programme=ARMS[course.arm],
        seed=nation.seed,
        replication=course.replication,
        years=nation.years[: year.number + 1],
        parts=tuple(tuple(each[number] for number in group.numbers) for each in parts),
        folder=str((nation.folder / STATES).resolve()),
        name=course.of(group),
        engine=nation.engine,
        goes_on=year != nation.years[-1],
    )


def _part(nation: Lived, course: Course, year: Year) -> dict[int, float]:
    """Divide the money of a year, from what the year before left."""
    poor = None if year.number == 0 else _poor(nation, course, nation.years[year.number - 1])
    return divided(nation.groups, year.first, poor)


def _poor(nation: Lived, course: Course, year: Year) -> dict[int, float]:
    """Count the poor of each county at the end of a year, by its number."""
    found: dict[int, float] = {}
    for group in nation.groups:
        table = nation.tables[course, year.number, group.name]
        wanted = pc.and_(pc.equal(table["name"], POOR), pc.equal(table["month"], year.last))
        rows = table.filter(wanted)
        found |= zip(rows["county"].to_pylist(), rows["part"].to_pylist(), strict=True)
    return found


def _keep(nation: Lived, course: Course, group: Group, year: Year, found: pa.Table) -> None:
    """Put a group's year on the disk; then nobody needs its world of the year before."""
    sink, name = io.BytesIO(), course.of(group)
    pq.write_table(found, sink, compression="zstd")
    with told(nation.folder):
        put(nation.folder / YEARS, state_name(name, year), YEAR, sink.getvalue())
    nation.tables[course, year.number, group.name] = found
    for before in nation.years[: year.number]:
        for path in (nation.folder / STATES).glob(f"{state_name(name, before)}.*"):
            forget(path)


def _look(nation: Lived) -> None:
    """Take up the years that lie there whole; what is damaged is lived again."""
    known = {
        state_name(course.of(group), year): (course, year.number, group.name)
        for course in nation.courses
        for group in nation.groups
        for year in nation.years
    }
    for name, path in named(nation.folder / YEARS, YEAR):
        contents = whole(path) if name in known else None
        if contents is not None:
            nation.tables[known[name]] = pq.read_table(pa.BufferReader(contents))


def _place(entry: tuple[tuple[Course, int, str], pa.Table]) -> tuple[str, int, int, str]:
    course, year, group = entry[0]
    return course.arm, course.replication, year, group
