"""How many households each village has: all alike, or a few large ones and many small."""

from __future__ import annotations

import numpy as np

from sim.core.draws import normal, purpose
from sim.core.fen import split_groups
from sim.core.maths import exp
from sim.core.table import Ints

SIZE = purpose("founding: size of a village")


def sized(even: Ints, groups: Ints, spread: float, luck: np.ndarray) -> Ints:
    """Divide households among the villages of each county, log-normally where there is a spread.

    Parameters
    ----------
    even : array
        Households of each village of one county if all were alike, int64 of shape (villages,).
    groups : array
        Which villages share households with each other, int64 of shape (villages,), ascending.
    spread : float
        Spread of sizes, log points.
    luck : array
        Keys of the counties, uint64 of shape (counties,).

    Returns
    -------
    array
        int64 of shape (counties * villages,), county after county. No village is empty where there
        are enough households.

    Examples
    --------
    >>> luck, alike = np.array([7], np.uint64), np.zeros(4, np.int64)
    >>> sized(np.full(4, 25), alike, 0.0, luck).tolist()
    [25, 25, 25, 25]
    >>> int(sized(np.full(4, 25), alike, 0.5, luck).sum())
    100
    """
    counties, villages = len(luck), len(even)
    if spread <= 0.0 or not villages:
        return np.tile(even, counties)
    least = np.minimum(even, 1)
    number = np.tile(np.arange(villages, dtype=np.uint64), counties)
    weight = exp(spread * normal(SIZE, np.repeat(luck, villages), number, 0))
    most = int(groups[-1]) + 1
    group = np.repeat(np.arange(counties), villages) * most + np.tile(groups, counties)
    rest = np.zeros(counties * most, np.int64)
    np.add.at(rest, group, np.tile(even - least, counties))
    return np.tile(least, counties) + split_groups(rest, weight, group)
