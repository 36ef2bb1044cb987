"""Values that change with the calendar: `{2014: 178, 2015: 192}` in place of one number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sim.scenario.parse import YEAR
from sim.scenario.problems import Faults
from sim.scenario.tree import Node, put

MONTHS_IN_YEAR = 12
LONGEST = 55


@dataclass(frozen=True, slots=True)
class Dated:
    """A value that holds from January of a year until the next one that is named, or for good."""

    path: str
    year: int
    node: Node
    until_year: int | None

    @property
    def name(self) -> str:
        """Give a name for the timeline: the end of the path, and the year."""
        words = self.path.replace(".", "_")
        return f"{words[-LONGEST:].lstrip('_0123456789')}_{self.year}"


def is_year(text: str) -> bool:
    """Say whether a key is a calendar year."""
    return YEAR.fullmatch(text) is not None


def undated(world: Node, start_year: int, faults: Faults) -> tuple[Node, tuple[Dated, ...]]:
    """Part a world into what holds in its first month and what later years bring.

    Parameters
    ----------
    world : Node
        What was written of the world and its rules.
    start_year : int
        The year of month 1.
    faults : Faults
        Collects values that do not say what holds at the start.

    Returns
    -------
    Node
        The world as it begins, every dated value replaced by the one of the first year.
    tuple of Dated
        What changes later, by path and then by year.
    """
    later: list[Dated] = []
    for path, node in list(_dated(world, "")):
        years = sorted(int(year) for year in node.entries)
        before = [year for year in years if year <= start_year]
        if not before:
            at = node.entries[str(years[0])].key_at
            faults.add("nothing_at_start", at, path, year=start_year, first=years[0])
            before = years[:1]
        ends = [*(year - 1 for year in years[1:]), None]
        for year, end in zip(years, ends, strict=True):
            if year > before[-1]:
                later.append(Dated(path, year, node.entries[str(year)], end))
        world = put(world, path, node.entries[str(before[-1])])
    return world, tuple(later)


def _dated(node: Node, path: str) -> Iterator[tuple[str, Node]]:
    """Walk over every map whose keys are all years."""
    for key, child in node.entries.items():
        if child.entries and all(is_year(year) for year in child.entries):
            yield f"{path}{key}", child
        else:
            yield from _dated(child, f"{path}{key}.")


def first_month(year: int, start_year: int, start_month: int) -> int:
    """Give the month of the run, counted from 1, that is January of a year.

    >>> first_month(2019, 2018, 6)
    8
    """
    return MONTHS_IN_YEAR * (year - start_year) + 2 - start_month
