"""Tables of columns: what exists, one row each, with unit and meaning in one place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

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
    default: float,
    unit: str,
    label: Text,
    source: str,
    low: float | None = None,
    high: float | None = None,
    sweep: tuple[float, float] | None = None,
    level: Level = "expert",
    timed: bool = True,
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
    """
    known = Param("", "float", default, unit, label, source, low, high, sweep, (), level, timed)
    return Column("", np.dtype(np.float64), unit, label, default, 0, known)


class Table:
    """Rows of one kind of thing, kept column by column; a table never grows.

    Every declared column is an array attribute of shape (rows,), or (width, rows).
    """

    key: ClassVar[str]
    label: ClassVar[Text]
    columns: ClassVar[dict[str, Column]] = {}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = {k: v for k, v in vars(cls).items() if isinstance(v, Column)}
        named = {
            name: replace(c, name=name, setting=c.setting and replace(c.setting, name=name))
            for name, c in own.items()
        }
        cls.columns = {**cls.columns, **named}
        for name in own:
            delattr(cls, name)

    def __init__(self, rows: int) -> None:
        self.rows = rows
        for name, declared in self.columns.items():
            setattr(self, name, declared.empty(rows))

    def __len__(self) -> int:
        return self.rows

    def copy(self) -> Self:
        """Make a table of its own with the same values."""
        twin = type(self).__new__(type(self))
        twin.rows = self.rows
        for name in self.columns:
            setattr(twin, name, getattr(self, name).copy())
        return twin


class Settings(Table):
    """World parameters of one topic: a row per county, a float64 column per parameter."""

    def at(self, rows: Ints) -> Self:
        """Give the parameters of the counties named in `rows`, one value per entry."""
        chosen = type(self).__new__(type(self))
        chosen.rows = len(rows)
        for name in self.columns:
            setattr(chosen, name, getattr(self, name)[rows])
        return chosen
