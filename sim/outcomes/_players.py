"""Averages over the players of a public-goods game; not a number where no game is played."""

from __future__ import annotations

import numpy as np

from sim.core.table import Floats
from sim.core.totals import ratio, total_by
from sim.world.public_goods import PublicGoods
from sim.world.world import World


def mean_of_players(world: World, values: Floats) -> Floats:
    """Average a number of each player over each session.

    Parameters
    ----------
    world : World
        A world of players, or of villages.
    values : array
        One number for each place, float64 of shape (stakes,).

    Returns
    -------
    array
        float64 of shape (counties,); NaN in a world of villages.
    """
    return _mean(world, values, np.repeat(world.project.county, world.places))


def mean_of_groups(world: World, values: Floats) -> Floats:
    """Average a number of each group over each session; NaN in a world of villages."""
    return _mean(world, values, world.project.county)


def _mean(world: World, values: Floats, county: np.ndarray) -> Floats:
    counties = len(world.county)
    if not world.plan.of(PublicGoods).enabled:
        return np.full(counties, np.nan)
    number = total_by(np.ones(len(values)), county, counties)
    return ratio(total_by(values, county, counties), number)
