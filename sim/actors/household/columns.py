"""What equations of households are given: columns of tables, and parameters."""

from __future__ import annotations

from typing import Any, TypeVar

from numpy.typing import NDArray

from sim.core.table import Floats, Ints, Settings

P = TypeVar("P", bound=Settings)

Column = NDArray[Any]
"""A column of a table as it is kept; equations widen it to float64 themselves."""
Number = Floats | float
"""A parameter: one value for all rows, or one for each."""


def even(values: Floats) -> Number:
    """Take one number for all counties where they agree, so that no row needs its own.

    >>> import numpy as np
    >>> even(np.array([2.0, 2.0])), even(np.array([1.0, 2.0])).tolist()
    (2.0, [1.0, 2.0])
    """
    first = float(values[0]) if len(values) else 0.0
    return first if bool((values == first).all()) else values


def evened(settings: P) -> P:
    """Take one number for each setting in which all counties agree."""
    chosen = type(settings).__new__(type(settings))
    columns, first = settings.together, settings.together[:, :1]
    alike = (columns == first).all(axis=1).tolist()
    ones = first[:, 0].tolist() if first.size else [0.0] * len(columns)
    for place, name in enumerate(settings.columns):
        setattr(chosen, name, ones[place] if alike[place] else columns[place])
    return chosen


def few_of(value: Number, some: Ints) -> Number:
    """Give a parameter for some of the rows."""
    return value if isinstance(value, float) else value[some]


def picked(settings: P, some: Ints) -> P:
    """Give settings, single or one per row, for some of the rows."""
    if all(isinstance(value, float) for value in vars(settings).values()):
        return settings
    chosen = type(settings).__new__(type(settings))
    for name, value in vars(settings).items():
        setattr(chosen, name, few_of(value, some))
    return chosen
