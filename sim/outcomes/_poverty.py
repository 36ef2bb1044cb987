"""How far incomes fall short of a line: the three poverty measures share this arithmetic."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from sim.core.table import Floats, Ints
from sim.outcomes import mean_of
from sim.outcomes._people import persons_of
from sim.outcomes._shortfall import missing_of
from sim.world.world import World


def mean_over_persons(
    world: World,
    counted: tuple[Ints, Ints, int],
    income_month: NDArray[np.float32],
    felt: Callable[[Floats], Floats],
) -> Floats:
    """Average over persons what their household's shortfall amounts to.

    Parameters
    ----------
    world : World
        The world as the month left it.
    counted : tuple
        Rows of the households counted, the group of each, and how many groups there are.
    income_month : array
        Income of each household, yuan a month, float of shape (households,).
    felt : callable
        Turns shortfalls 0..1 into what is averaged.

    Returns
    -------
    array
        float64 of shape (groups,).
    """
    rows, group, groups = counted
    persons = persons_of(world, rows)
    missing = felt(missing_of(world, rows, income_month))
    return mean_of(missing * persons, persons, group, groups)


def poor(missing: Floats) -> Floats:
    """Count whoever misses anything as one, so that the average is the headcount ratio.

    >>> poor(np.array([0.9, 0.8, 0.6, 0.4, 0.2, 0.0, 0.0, 0.0, 0.0, 0.0])).mean().item()
    0.5
    """
    return (missing > 0.0).astype(np.float64)


def squared(missing: Floats) -> Floats:
    """Count a shortfall by its square, so that the poorest weigh most.

    >>> squared(np.array([0.5, 0.1])).round(9).tolist()
    [0.25, 0.01]
    """
    return missing * missing


def as_it_is(missing: Floats) -> Floats:
    """Count a shortfall by its size."""
    return missing
