"""The parties of every project side by side: what the rules look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.core.table import Bools, Floats, Ints
from sim.world.kinds import Party

Later = Mapping[str, Callable[[], NDArray[Any]]]
"""Columns by name that are made when they are first asked for."""


@dataclass(frozen=True, slots=True)
class Stakes:
    """All projects with their parties, as arrays of shape (projects, parties) or (projects,).

    Money is float yuan; a month's flow unless said. An entry that is not `active` counts as
    absent whatever its numbers say. The household party stands for all households of a project.
    """

    active: Bools
    kind: Ints
    """Party kind: 0 government, 1 organisation, 2 enterprise, 3 community, 4 households."""
    effort: Floats
    """Share of the endowment really put in, 0..1."""
    endowment: Floats
    """What the party could put in, yuan-equivalent a month (W)."""
    funds: Floats
    """Own money posted, yuan a month (f)."""
    helping: Floats
    """Share of the effort that helps the others, 0..1 (q)."""
    measured: Floats
    """Share of own work that accounts can see, 0..1."""
    product: Floats
    """Output per unit of own work (a)."""
    belief: Floats
    """What the party expects of the others' effort, 0..1 (b)."""
    capability: Floats
    manage: Floats
    """Skill of managing partners, 0..1."""
    connect: Floats
    """Skill of connecting partners, 0..1."""
    credibility: Floats
    """Credibility or reputation, 0..1 (R)."""
    capital: Floats
    """Registered capital, yuan."""
    persons: Floats
    """Members behind the party; for households the persons they feed."""
    poor_persons: Floats
    need: Floats
    """Yuan a month missing: to the line for households, to six months of costs for the rest."""
    cash: Floats
    """Cash at hand, yuan."""
    received: Floats
    """Received from this project in twelve months, yuan."""
    outlay: Floats
    """Own outlay for this project in twelve months, yuan."""
    contract: Floats
    """Contract sum of twelve months held in this project, yuan."""
    instalment: Floats
    """Price of the services bought from the party this month, yuan."""
    orders: Floats
    """Yuan a month: hours bought from an organisation, produce that an enterprise buys."""
    grade: Ints
    """Grade of the yearly appraisal: 1 to 5 for 1A to 5A, 0 without one."""
    staff: Floats
    """People who work for it."""
    poor_staff: Floats
    """Those among them who come from poor households."""
    hired: Floats
    """Poor workers hired half a year ago who are still there, persons this month."""
    strikes: Ints
    """Findings against the party so far."""
    profit: Floats
    """Profit of twelve months, yuan, divided among an enterprise's projects."""
    gifts: Floats
    """Gifts of twelve months, yuan, divided among an enterprise's projects."""
    tax: Floats
    """Tax due for twelve months, yuan, divided among an enterprise's projects."""
    clarity: Floats
    """How clearly duties are written down, 0..1; shape (projects,)."""
    budget: Floats
    """Project budget, yuan a month; shape (projects,)."""
    planned: Floats
    """Output promised, yuan-equivalent a month; shape (projects,)."""
    output: Floats
    """Output delivered this month, yuan-equivalent; shape (projects,)."""
    usual: Floats
    """Output of the month before, yuan-equivalent; shape (projects,)."""
    output_year: Floats
    """Output of twelve months, yuan-equivalent; shape (projects,)."""
    planned_year: Floats
    """Output promised for these twelve months, yuan-equivalent; shape (projects,)."""
    results: Floats
    """Needs taken away from those served so far, weighted, times persons; shape (projects,)."""
    burden: Floats
    """Their needs at the start times the years that have passed since; shape (projects,)."""
    volunteer_hours: Floats
    """Hours a month that the community's volunteers have; shape (projects,)."""
    detection: Floats
    """Probability that a shortfall is found, 0..1; shape (projects,)."""
    pool: Floats
    """Mutual-risk pool, yuan; shape (projects,)."""
    cover: Floats
    """How far partners still cover for each other, 0..1; shape (projects,)."""
    visibility: Floats
    """How well partners see each other's effort, 0..1; shape (projects,)."""
    county: Ints
    """The county of each project: its row; shape (projects,)."""
    actor: Ints
    """Who stands behind each party: the row in the table of its kind."""
    appraised: Floats
    """What the yearly appraisal knows of a social organisation apart from this project, 0..1, nan
    where unknown: basic conditions, own construction, social service, work performance; shape
    (projects, parties, 4)."""
    gain: Floats
    """What each pair gains by working jointly (beta); shape (projects, parties, parties)."""

    @property
    def shape(self) -> tuple[int, int]:
        """Number of projects and of party places."""
        return self.active.shape[0], self.active.shape[1]

    @property
    def input(self) -> Floats:
        """What each party puts in, yuan-equivalent a month (x = effort times endowment)."""
        return np.where(self.active, self.effort * self.endowment, 0.0)

    @property
    def seen(self) -> Floats:
        """What the accounts see of each input: money is counted, help between partners less."""
        return self.input * self.measured

    @property
    def count(self) -> Ints:
        """Number of active parties of each project, int64 of shape (projects,)."""
        count = np.zeros(self.shape[0], np.int64)
        for place in range(self.shape[1]):  # along the columns, which numpy does faster
            count += self.active[:, place]
        return count

    def of(self, *kinds: Party) -> Bools:
        """Mark the active parties of the given kinds, bool of shape (projects, parties)."""
        found: Bools = self.kind == kinds[0]
        for kind in kinds[1:]:
            found = found | (self.kind == kind)
        return self.active & found

    def with_effort(self, effort: Floats) -> Stakes:
        """Give the same projects with other efforts; own money is posted as far as effort goes."""

        def funds() -> Floats:
            some = self.effort > 0.0
            part = np.where(some, effort / np.where(some, self.effort, 1.0), 1.0)
            return self.funds * part

        return self.but({"funds": funds}, effort=effort)

    def but(self, later: Later | None = None, **columns: NDArray[Any]) -> Stakes:
        """Give the same projects with some columns replaced, those in `later` when asked for."""
        ways = later or {}
        return _Taken.made(lambda n: ways[n]() if n in ways else getattr(self, n), **columns)

    def watched(self, *columns: str) -> tuple[Stakes, set[str]]:
        """Give the same projects, and which of some columns have been asked of them so far."""
        asked: set[str] = set()

        def looked_up(name: str) -> NDArray[Any]:
            asked.update({name}.intersection(columns))
            column: NDArray[Any] = getattr(self, name)
            return column

        return _Taken.made(looked_up), asked

    @classmethod
    def laid_out(cls, later: Later, **columns: NDArray[Any]) -> Stakes:
        """Lay projects out column by column, those in `later` when they are first asked for."""
        return _Taken.made(lambda name: later[name](), **columns)

    def at(self, rows: Ints) -> Stakes:
        """Take the projects named in `rows`, in that order."""
        return _Taken.made(lambda name: getattr(self, name)[rows])

    def repeated(self, times: int) -> Stakes:
        """Stack the same projects several times, each copy with counties and actors of its own."""

        def stacked(name: str) -> NDArray[Any]:
            column: NDArray[Any] = getattr(self, name)
            whole = np.concatenate([column] * times)
            if name not in {"county", "actor"}:
                return whole
            copy = np.repeat(np.arange(times), len(column))
            apart = 1 + int(np.max(column, initial=0))
            return whole + apart * copy.reshape(-1, *[1] * (column.ndim - 1))

        return self if times == 1 else _Taken.made(stacked)

    @classmethod
    def of_one_project(
        cls,
        poor: Sequence[bool] | None = None,
        *,
        x: Sequence[float] | None = None,
        **columns: Sequence[float] | float,
    ) -> Stakes:
        """Make one project from short lists, for worked examples.

        Parameters
        ----------
        poor : sequence of bool, optional
            Marks the household party; without it the kinds must be given or are all 1.
        x : sequence of float, optional
            Inputs; sets endowments to these and efforts to 1.
        **columns : sequence or float
            Any field of Stakes: a list for party fields, a number for project fields.

        Examples
        --------
        >>> Stakes.of_one_project(x=[3, 1], kind=[1, 4]).input.tolist()
        [[3.0, 1.0]]
        """
        lists = [v for v in (poor, x, *columns.values()) if isinstance(v, Sequence)]
        parties = len(lists[0])
        columns = {"actor": list(range(parties)), **columns}
        if x is not None:
            columns = {"endowment": x, "effort": [1.0] * parties, **columns}
        if poor is not None:
            kinds = [Party.HOUSEHOLD if p else Party.ENTERPRISE for p in poor]
            columns = {"kind": kinds, "poor_persons": [float(p) for p in poor], **columns}
        made: dict[str, NDArray[np.generic]] = {}
        for field in fields(cls):
            value = columns.get(field.name, _PLAIN.get(field.name, 0.0))
            shape = _shape(field.name, parties)
            dtype = _DTYPES.get(field.name, np.float64)
            made[field.name] = np.broadcast_to(np.asarray(value, dtype), shape).copy()
        return cls(**made)  # type: ignore[arg-type]  # built field by field with their own types


class _Taken(Stakes):
    """Projects taken from others; each column is made when it is first asked for."""

    __slots__ = ("_column",)
    _column: Callable[[str], NDArray[Any]]

    @classmethod
    def made(cls, column: Callable[[str], NDArray[Any]], **known: NDArray[Any]) -> _Taken:
        made = cls.__new__(cls)
        for name, values in {"_column": column, **known}.items():
            object.__setattr__(made, name, values)
        return made

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 Python asks for names of all kinds
        if name not in Stakes.__dataclass_fields__:
            raise AttributeError(name)
        object.__setattr__(self, name, self._column(name))
        return getattr(self, name)


PROJECT_FIELDS = (
    *("clarity", "budget", "planned", "output", "detection", "pool", "cover"),
    *("visibility", "county", "usual", "output_year", "planned_year", "results", "burden"),
    "volunteer_hours",
)
_DTYPES: dict[str, type[np.generic]] = {
    "active": np.bool_,
    "kind": np.int64,
    "strikes": np.int64,
    "grade": np.int64,
    "county": np.int64,
    "actor": np.int64,
}
_PLAIN: dict[str, float] = {
    "active": 1,
    "kind": 1,
    "effort": 1.0,
    "measured": 1.0,
    "product": 1.0,
    "persons": 1.0,
    "belief": 1.0,
    "clarity": 1.0,
    "cover": 1.0,
    "credibility": 0.5,
    "visibility": 0.3,
    "appraised": np.nan,
}


def _shape(field: str, parties: int) -> tuple[int, ...]:
    if field in PROJECT_FIELDS:
        return (1,)
    last = {"gain": (parties,), "appraised": (4,)}
    return (1, parties, *last.get(field, ()))
