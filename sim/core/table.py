"""Tables of columns: what exists, one row each, with unit and meaning in one place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self, cast

import numpy as np
from numpy.typing import NDArray

from sim.core.param import Level, Param
from sim.core.text import Text

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Column:
    """One declared column: type, unit, name, and for a setting its whole declaration."""

    name: str
    dtype: np.dtype[Any]
    unit: str
    label: Text
    start: float = 0
    width: int = 0
    setting: Param | None = None
    each: tuple[tuple[str, Text], ...] = ()
    starts: tuple[float, ...] = ()

    def spread(self) -> dict[str, Column]:
        """Give one column for each member of a setting declared by member, such as by party."""
        if self.setting is None or not self.each:
            return {self.name: self}
        made: dict[str, Column] = {}
        for (member, whose), start in zip(self.each, self.starts, strict=True):
            name = f"{self.name}_{member}"
            label = Text(f"{self.label.zh}（{whose.zh}）", f"{self.label.en} ({whose.en})")
            own = replace(self.setting, name=name, default=start, label=label)
            made[name] = replace(self, name=name, start=start, setting=own, each=(), label=label)
        return made

    def empty(self, rows: int) -> NDArray[Any]:
        """Make the column for that many rows, filled with its starting value."""
        shape = (self.width, rows) if self.width else (rows,)
        return np.full(shape, self.start, dtype=self.dtype)


def column(
    dtype: type[np.generic],
    *,
    unit: str,
    label: Text,
    start: float = 0,
    width: int = 0,
) -> Any:  # noqa: ANN401 stands for the array that a table holds under this name
    """Declare a column of a table.

    Parameters
    ----------
    dtype : type
        The numpy type in which it is kept.
    unit : str
        The unit in words; `1` for a pure number or share.
    label : Text
        The name in both languages.
    start : float, optional
        The value of a new row.
    width : int, optional
        For a column with several entries a row: kept as an array (width, rows).
    """
    return Column("", np.dtype(dtype), unit, label, start, width)


def setting(  # noqa: PLR0913 a declaration names everything that is known of the number
    *,
    default: float | tuple[float, ...],
    unit: str,
    label: Text,
    source: str,
    low: float | None = None,
    high: float | None = None,
    sweep: tuple[float, float] | None = None,
    level: Level = "expert",
    timed: bool = True,
    each: tuple[tuple[str, Text], ...] = (),
) -> Any:  # noqa: ANN401 stands for the array that a table holds under this name
    """Declare a world parameter, kept as one float64 column with a row per county.

    Parameters
    ----------
    default : float
        The value when a scenario says nothing; it must lie in the range.
    unit : str
        The unit in words; `1` for a pure number or share.
    label : Text
        The name in both languages.
    source : str
        The mark (S, R, r, F or A) and, where there is one, the publication.
    low, high : float, optional
        The bounds outside of which a value is refused.
    sweep : tuple of float, optional
        The range over which an audit varies the value.
    level : str, optional
        Who is meant to change it: workshop, standard or expert.
    timed : bool, optional
        Whether it may change during the run.
    each : tuple of (str, Text), optional
        For a setting with one value per member (per party, say): the members' names. `default`
        is then a tuple, a scenario sets `name_member`, and the table also holds them together
        under `name` as an array (members, rows).
    """
    starts = default if isinstance(default, tuple) else (default,)
    known = Param("", "float", starts[0], unit, label, source, low, high, sweep, (), level, timed)
    return Column("", np.dtype(np.float64), unit, label, starts[0], 0, known, each, starts)


class Table:
    """Rows of one kind of thing, kept column by column; a table never grows.

    Every declared column is an array attribute of shape (rows,), or (width, rows).
    """

    key: ClassVar[str]
    label: ClassVar[Text]
    columns: ClassVar[dict[str, Column]] = {}
    groups: ClassVar[dict[str, tuple[str, ...]]] = {}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = {k: v for k, v in vars(cls).items() if isinstance(v, Column)}
        named: dict[str, Column] = {}
        groups: dict[str, tuple[str, ...]] = {}
        for name, c in own.items():
            told = replace(c, name=name, setting=c.setting and replace(c.setting, name=name))
            members = told.spread()
            named |= members
            if c.each:
                groups[name] = tuple(members)
            delattr(cls, name)
        cls.columns = {**cls.columns, **named}
        cls.groups = {**cls.groups, **groups}

    def __init__(self, rows: int) -> None:
        self.rows = rows
        for name, declared in self.columns.items():
            setattr(self, name, declared.empty(rows))
        self.regroup()

    def regroup(self) -> None:
        """Lay columns declared by member side by side under their common name."""
        for group, members in self.groups.items():
            together = np.stack([getattr(self, name) for name in members])
            setattr(self, group, together)
            for entry, name in enumerate(members):
                setattr(self, name, together[entry])

    def __len__(self) -> int:
        return self.rows

    def copy(self) -> Self:
        """Make a table of its own with the same values."""
        twin = type(self).__new__(type(self))
        twin.rows = self.rows
        for name in self.columns:
            setattr(twin, name, getattr(self, name).copy())
        twin.regroup()
        return twin


class Settings(Table):
    """World parameters of one topic: a row per county, a float64 column per parameter."""

    together: Floats
    """All columns in their order, laid below each other; (parameters, counties)."""

    def regroup(self) -> None:
        """Lay all columns below each other; those declared by member stand together there."""
        places = {name: place for place, name in enumerate(self.columns)}
        self.together = np.stack([getattr(self, name) for name in self.columns])
        for name, place in places.items():
            setattr(self, name, self.together[place])
        for group, members in self.groups.items():
            first = places[members[0]]
            setattr(self, group, self.together[first : first + len(members)])

    def at(self, rows: Ints) -> Self:
        """Give the parameters of the counties named in `rows`, one value per entry."""
        return cast("Self", _Chosen(self, rows))


def _taken(column: Floats, rows: Ints) -> Floats:
    """Take entries of a column, by reference where all are equal; (..., rows)."""
    if rows.size > _MANY and rows.size > _EACH * column.shape[-1] > 0:
        lead, first = column.shape[:-1], column[..., :1]
        if column.strides[-1] == 0 or bool((column == first).all()):
            one = first.reshape(*lead, *(1,) * rows.ndim)
            return np.broadcast_to(one, (*lead, *rows.shape))
    taken: Floats = column.take(rows, axis=-1)
    return taken


_MANY = 8192
_EACH = 8
"""Rows, and rows per county, above which it pays to look whether all counties agree."""


class _Chosen:
    """Settings of chosen counties; each is taken from its column when first asked for."""

    def __init__(self, whole: Settings | _Chosen, rows: Ints) -> None:
        self._whole = whole
        self._rows = rows

    def __getattr__(self, name: str) -> Floats:
        column: Floats = getattr(self._whole, name)
        taken: Floats = _taken(column, self._rows)
        self.__dict__[name] = taken
        return taken

    def at(self, rows: Ints) -> _Chosen:
        return _Chosen(self, rows)
