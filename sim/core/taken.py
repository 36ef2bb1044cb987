"""Values of a smaller table, such as the villages, handed to equations as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T", bound=np.generic)


class By(NamedTuple):
    """Values of a smaller table, and the row there to which each row belongs.

    Handed to an equation in place of a column, it spares laying the values out row by row.
    """

    values: NDArray[Any]
    row: NDArray[np.integer[Any]]


def by(values: NDArray[Any], row: NDArray[np.integer[Any]]) -> Any:  # noqa: ANN401 stands for a column
    """Give each row its value of a smaller table, such as its village's, to an equation.

    An equation with exp or its kind in it wants the values laid out instead: looking them up
    inside can make it several times slower, since it then takes one row after another.

    Parameters
    ----------
    values : array
        One value for each row of the smaller table, any type, of one dimension.
    row : array
        For each row its row there, integers from 0 on, which must exist.
    """
    return By(values, row)


def laid_out(args: Sequence[Any]) -> list[Any]:
    """Lay out what is given by rows of a smaller table as columns."""
    return [arg.values[arg.row] if isinstance(arg, By) else arg for arg in args]


def flat(values: NDArray[T]) -> NDArray[T]:
    """Lay a table of values out in one row, as equations want them."""
    return np.ascontiguousarray(values).reshape(-1)
