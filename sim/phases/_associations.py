"""What the associations of a county are to each other: an example, and help in need."""

from __future__ import annotations

import numpy as np

from sim.actors.community.association import REGISTERED
from sim.core.fen import split_groups
from sim.core.table import Floats, Ints
from sim.core.totals import ratio, total_by
from sim.world import flows
from sim.world.settings.community import Community
from sim.world.window import Window


def sum_by_village(w: Window, values: Floats) -> Floats:
    """Add up values of projects by village, (villages,)."""
    return total_by(values, w.project.village, len(w.village))


def in_county(w: Window, values: Floats) -> Floats:
    """Give every village the mean of its county, (villages,)."""
    county, counties = w.village.county, len(w.county)
    number = total_by(np.ones(len(county)), county, counties)
    return ratio(total_by(values, county, counties), number)[county]


def lend_across_villages(w: Window, rows: Ints, village: Ints, short: Ints) -> None:
    """Let registered associations pay what others in the county cannot pay to their sick.

    Parameters
    ----------
    w : Window
        The organise phase's window.
    rows, village : array
        Members and their villages, int64 of shape (members,).
    short : array
        Fen of each one's claim that its own association could not pay, int64.
    """
    v = w.village
    linked = v.stage >= REGISTERED
    asks = np.where(linked.take(village), short, 0)
    need = np.zeros(len(v), np.int64)
    np.add.at(need, village, asks)
    if not need.any():
        return
    c = w.setting(Community).at(v.county)
    spare = np.where(linked & (need == 0), w.ledger.balance("association"), 0)
    offer = np.floor(c.link_share * spare).astype(np.int64)
    county, counties = v.county, len(w.county)
    asked, offered = np.zeros(counties, np.int64), np.zeros(counties, np.int64)
    np.add.at(asked, county, need)
    np.add.at(offered, county, offer)
    moved = np.minimum(asked, offered)
    gives = np.minimum(split_groups(moved, offer.astype(np.float64), county), offer)
    given = np.zeros(counties, np.int64)
    np.add.at(given, county, gives)
    gets = split_groups(given, need.astype(np.float64), county)
    giver, taker, fen = pairs(gives, gets)
    w.ledger.move(flows.LINKED_AID, "association", giver, "association", taker, fen)
    w.ledger.move(
        flows.MUTUAL_AID, "association", village, "household", rows,
        split_groups(gets, asks.astype(np.float64), village),
    )  # fmt: skip


def pairs(gives: Ints, gets: Ints) -> tuple[Ints, Ints, Ints]:
    """Pair those who give with those who get, in their order: rows of both, and amounts.

    Both must add up to the same, county by county.

    >>> [column.tolist() for column in pairs(np.array([5, 0, 3, 0]), np.array([0, 2, 0, 6]))]
    [[0, 0, 2], [1, 3, 3], [2, 3, 3]]
    """
    given, got = np.cumsum(gives), np.cumsum(gets)
    cuts = np.unique(np.concatenate([given, got]))
    cuts = cuts[cuts > 0]
    fen: Ints = np.diff(cuts, prepend=0)
    giver: Ints = np.searchsorted(given, cuts, side="left").astype(np.int64)
    taker: Ints = np.searchsorted(got, cuts, side="left").astype(np.int64)
    return giver, taker, fen
