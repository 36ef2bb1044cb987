"""The households that projects can serve, and those of them who get something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.core.blocks import ROWS_PER_BLOCK
from sim.core.draws import purpose, uniform
from sim.core.engine import Kernel
from sim.core.ledger import Rows
from sim.core.table import Floats, Ints
from sim.core.totals import total_between, totals_of
from sim.phases._households import Block, Some, households
from sim.phases._needs import of_villages, projects_of_villages
from sim.policy import Policy
from sim.world import sections
from sim.world.window import Window

LISTED = purpose("implement: who is on the list")


class Clients(Some):
    """Households of some neighbouring villages that their projects can serve, in row order.

    Attributes
    ----------
    projects : slice
        Rows of the projects of these villages, from the first client's to the last's.
    """

    def __init__(self, w: Window, at: Rows) -> None:
        super().__init__(w, at)
        first, last = projects_of_villages(w)[self.village[[0, -1]]]
        self.projects = slice(int(first), int(last) + 1)

    @cached_property
    def starts(self) -> Ints:
        """Where the clients of each of their projects begin among them, and where the last end."""
        village = self._window.project.village[self.projects].astype(self.village.dtype)
        return np.append(self.village.searchsorted(village), len(self))

    @cached_property
    def project(self) -> Ints:
        """Each client's project, counted from the first of these, int64, ascending."""
        projects = np.arange(self.projects.stop - self.projects.start, dtype=np.int64)
        return projects.repeat(np.diff(self.starts))

    @cached_property
    def number(self) -> Floats:
        """How many clients each of their projects has."""
        return np.diff(self.starts).astype(np.float64)

    def total(self, amount: NDArray[Any]) -> Floats:
        """Add up amounts of the clients of each of their projects."""
        return total_between(amount, self.starts)

    def totals(self, equation: Kernel[..., Any], *columns: Any) -> tuple[Floats, ...]:  # noqa: ANN401
        """Add up what an equation gives for each client, by project."""
        return totals_of(equation, self.starts, *columns)


class Helped(Some):
    """Those households of some neighbouring projects that get something this month.

    Attributes
    ----------
    projects : slice
        Rows of these projects.
    project : array
        The project of each, counted from the first, int64, ascending.
    starts : array
        Where those of each project begin among them, and where the last end, int64.
    yuan : array
        What each gets, float64 of shape (6, households).
    ability : array
        How well who serves it works in each domain, 0..1, (6, households).
    """

    def __init__(self, w: Window, gifts: Sequence[Gifts]) -> None:
        super().__init__(w, np.concatenate([each.rows for each in gifts]))
        self.projects = slice(gifts[0].projects.start, gifts[-1].projects.stop)
        project = np.concatenate([each.project + each.projects.start for each in gifts])
        self.project: Ints = project - self.projects.start
        number = self.projects.stop - self.projects.start
        self.starts: Ints = self.project.searchsorted(np.arange(number + 1))
        self.yuan: Floats = np.concatenate([each.yuan for each in gifts], axis=1)
        self.ability: Floats = np.concatenate([each.ability for each in gifts], axis=1)

    def total(self, amount: NDArray[Any]) -> Floats:
        """Add up amounts of those helped by each of the projects."""
        return total_between(amount, self.starts)


class Gifts(NamedTuple):
    """Who of a block gets something, and what; as in `Helped`, with `rows` of households."""

    projects: slice
    rows: Ints
    project: Ints
    yuan: Floats
    ability: Floats


def together(w: Window, gifts: Iterable[Gifts]) -> Iterator[Helped]:
    """Put those together who get something, as many as make a block, since they may be few."""
    some: list[Gifts] = []
    for each in gifts:
        some.append(each)
        if sum(len(one.rows) for one in some) >= ROWS_PER_BLOCK:
            yield Helped(w, some)
            some = []
    if some:
        yield Helped(w, some)


def clients(w: Window, policy: Policy) -> list[Clients]:
    """Find the households that a running project can serve, block by block.

    The list may miss some who should be on it and hold others by mistake; and partners who keep
    their news to themselves see only households that one of them has visited; where nobody visits
    anybody, all have the same register.
    """
    p = w.project
    running, left_out = of_villages(w, p.active), of_villages(w, p.left_out)
    let_in = of_villages(w, p.let_in)
    visits = policy.plan.of(sections.Assessment).method != "none"
    own = of_villages(w, p.own_clients & visits)
    found = []
    for block in households(w):
        some = _of_running(block, running)
        if len(some):
            h, village = w.household, some.village
            listed = some.of(h.registered)
            at = block.villages
            if left_out[at].any() or let_in[at].any():  # else the list is right
                luck = uniform(LISTED, *some.names, 0)
                listed = np.where(listed, luck >= left_out[village], luck < let_in[village])
            if own[at].any():
                listed = listed & (~own[village] | (some.of(h.file_age) >= 0))
            if listed.all():
                found.append(Clients(w, some.at))
            elif listed.any():
                found.append(Clients(w, some.rows[listed]))
    return found


def _of_running(block: Block, running: np.ndarray) -> Some:
    """Give the households of the block in whose village a project runs."""
    here = running[block.villages]
    return block.everybody if here.all() else block.some(block.of_village(running))
