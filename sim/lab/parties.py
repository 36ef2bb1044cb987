"""Who put in what and who got out what, from the books, to the fen."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sim.core.table import Ints
from sim.lab.record import FlowKey

PARTY_OF = {
    "county": "government",
    "organization": "organization",
    "enterprise": "enterprise",
    "collective": "community",
    "association": "community",
    "household": "household",
    "escrow": "project",
    "pool": "project",
    "outside": "outside",
}
"""Whose pocket each kind of account is; the project's own accounts only pass money on."""


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
        public = {"outside": "government"} if flow in TREASURY else {}
        giver, taker = ({**PARTY_OF, **public}[end] for end in (source, target))
        if giver != taker and not is_everyday(flow, source, target):
            total = fen.sum(axis=0)
            sums[giver][0] += total
            sums[taker][1] += total
    return {party: (both[0], both[1]) for party, both in sums.items()}


def is_everyday(flow: str, source: str, target: str) -> bool:
    """Say whether a payment belongs to everyday life: between somebody and the outside world.

    The government's and the project's dealings with the outside are never everyday, nor is what
    organisations live on (donations, and the salaries of those who do the work), nor what
    households earn: a project may change it, and that is what it is for. What households spend
    is their own affair.

    >>> is_everyday("consumption", "household", "outside"), is_everyday("wage", "outside", "x")
    (True, False)
    """
    ends = {source, target}
    public = flow in TREASURY or not ends.isdisjoint(("county", "escrow", "pool"))
    return "outside" in ends and not public and flow not in (*ORGANISED, *EARNED)


TREASURY = (
    *("grant", "tax_relief", "returned"),
    *("pension", "universal_transfer", "allowance"),
)
"""Payments between the books and the outside that are public money, spent, forgone or returned."""
ORGANISED = ("donation", "salary")
"""Payments by which social organisations live, with a project and without one."""
EARNED = ("wage", "farm_sale", "business", "collective_profit")
"""What households and villages earn."""
