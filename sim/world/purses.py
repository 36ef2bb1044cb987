"""Whose pocket each account is, and which payments belong to the collaboration."""

from __future__ import annotations

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
TREASURY = (
    *("grant", "tax_relief", "returned"),
    *("pension", "universal_transfer", "allowance"),
)
"""Payments between the books and the outside that are public money, spent, forgone or returned."""
ORGANISED = (
    *("donation", "salary", "joint_venture"),
    *("impact_finance", "impact_interest", "impact_repayment"),
)
"""Payments by which social organisations live and firms build up village industry."""
EARNED = ("wage", "farm_sale", "business", "collective_profit")
"""What households and villages earn."""
FORGONE = ("tax_relief",)
"""Taxes that the state does not take."""
OWN_MONEY = ("own_part", "gift")
"""What partners pay into a project out of their own pockets."""


def sides(flow: str, source: str, target: str) -> tuple[str, str]:
    """Say which parties paid and received, or empty words for a payment of everyday life.

    Money that moves between pockets of one party counts for nobody.

    >>> sides("grant", "outside", "county"), sides("gift", "enterprise", "escrow")
    (('', ''), ('enterprise', 'project'))
    """
    public = {"outside": "government"} if flow in TREASURY else {}
    giver, taker = ({**PARTY_OF, **public}[end] for end in (source, target))
    if giver == taker or is_everyday(flow, source, target):
        return "", ""
    return giver, taker


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
