"""Who put in what and who got out what, from the books, to the fen."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sim.core.table import Ints
from sim.lab.record import FlowKey
from sim.world.purses import PARTY_OF, sides


def put_in_and_got_out(
    flows: Mapping[FlowKey, Ints], replications: int
) -> dict[str, tuple[Ints, Ints]]:
    """Add up what each kind of actor paid to others and received from others.

    What everybody would pay or receive anyway (`is_everyday`) is left out, so that the sums show
    the collaboration and not the whole of village life.

    Parameters
    ----------
    flows : mapping
        Money by payment, whole fen, int64 of shape (years, replications).
    replications : int
        How many replications there are.

    Returns
    -------
    dict
        For each party what it put in and got out, whole fen, int64 of shape (replications,). The
        sum over parties of the one equals that of the other, to the fen.
    """
    sums = {party: np.zeros((2, replications), np.int64) for party in PARTY_OF.values()}
    for (flow, source, target), fen in flows.items():
        ends = sides(flow, source, target)
        if all(ends):
            total = fen.sum(axis=0)
            sums[ends[0]][0] += total
            sums[ends[1]][1] += total
    return {party: (both[0], both[1]) for party, both in sums.items()}
