"""January: the nation divides its yearly money among its counties, by a rule that can be chosen.

All counties together get what their registers add up to, to the fen, so that the path of yearly
money is the nation's; a sample's counties are counted as often as each stands for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from sim.core.fen import split_groups, to_fen
from sim.core.table import Floats
from sim.lab.nation.groups import Group
from sim.phases._budget import monthly_yuan
from sim.world.country import BY_POOR, Country

MONTHS = 12.0
POOR = "poverty_rate"
"""The outcome whose first sum is the number of the poor, after all support."""


def divided(
    groups: Sequence[Group], month: int, poor: Mapping[int, float] | None
) -> dict[int, float]:
    """Say for each county which part of what its register would bring in it gets this year.

    Parameters
    ----------
    groups : sequence of Group
        All counties that are lived.
    month : int
        The first month of the year, counted from 1.
    poor : mapping or None
        Poor persons of each county at the end of last year, by its number; None before the first
        January, when the register decides.

    Returns
    -------
    dict
        By the counties' numbers; 1 everywhere if the register decides, or nobody is poor.

    Examples
    --------
    >>> divided([], 1, None)
    {}
    """
    numbers = [number for group in groups for number in group.numbers]
    rule = groups[0].scenario.plan.of(Country).division if groups else BY_POOR
    if rule != BY_POOR or poor is None:
        return dict.fromkeys(numbers, 1.0)
    sizes = [len(group.numbers) for group in groups]
    weight = np.repeat([group.weight for group in groups], sizes)
    year = [MONTHS * monthly_yuan(group.scenario.at(month).plan) for group in groups]
    usual: Floats = np.repeat(year, sizes) * weight
    need = np.array([poor[number] for number in numbers]) * weight * (usual > 0.0)
    whole = to_fen(usual)
    total = np.array([int(whole.sum())], np.int64)
    if not need.any() or not total[0]:
        return dict.fromkeys(numbers, 1.0)
    fen = split_groups(total, need, np.zeros(len(numbers), np.int64))
    parts = fen / np.where(usual > 0.0, 100.0 * usual, 1.0)
    return dict(zip(numbers, parts.tolist(), strict=True))
