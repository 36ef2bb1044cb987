"""The players of a public-goods game, seated in the places that villages give to partners."""

from __future__ import annotations

import numpy as np

from sim.core.calendar import MONTHS_IN_YEAR
from sim.world.kinds import Party, Resource
from sim.world.public_goods import PublicGoods
from sim.world.world import World


def seat(world: World) -> None:
    """Put players into the places of the groups, tokens in hand.

    Parameters
    ----------
    world : World
        A world that was laid out for a game: projects are groups, and there are no households.
    """
    told = world.plan.of(PublicGoods)
    s, p = world.stake, world.project
    s.kind[:] = int(Party.HOUSEHOLD)
    s.who[:] = np.repeat(np.arange(len(p)), world.places)
    s.resources[Resource.FUNDS] = told.tokens
    s.effort[:] = told.start_share
    s.belief[:] = told.start_share
    s.outlay[:] = MONTHS_IN_YEAR * told.start_share * told.tokens
    s.helping[:] = 0.0  # in this game there is no work to help with
    p.active[:] = True
    p.six[:] = np.nan
    p.six_start[:] = np.nan
