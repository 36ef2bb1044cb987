"""Payments that several phases make: from escrow to the outside, and between parties."""

from __future__ import annotations

import numpy as np

from sim.actors.household.sums import got_and_lacked
from sim.core.calendar import MONTHS_IN_YEAR
from sim.core.fen import split_groups, to_fen
from sim.core.ledger import Flow
from sim.core.table import Floats, Ints
from sim.core.totals import add_at, ratio, total_by
from sim.phases._households import households
from sim.phases._needs import of_villages, projects_of_villages
from sim.phases._stakes import POCKETS
from sim.world import flows
from sim.world.kinds import Party
from sim.world.settings.services import Services
from sim.world.window import Window

PAYERS = (Party.GOVERNMENT, Party.ORGANIZATION, Party.ENTERPRISE, Party.COMMUNITY)
"""Kinds of party that pay from one account each; households pay one by one."""


def up_to(wanted: Floats, at_hand: Ints) -> Ints:
    """Turn wanted yuan into fen, never more than lies at hand.

    >>> up_to(np.array([2.0, 2.0]), np.array([500, 150])).tolist()
    [200, 150]
    """
    return np.minimum(to_fen(np.maximum(wanted, 0.0)), at_hand)


def everybody(rows: int) -> Ints:
    """Name every row of a table once."""
    return np.arange(rows, dtype=np.int64)


def spend_escrow(w: Window, flow: Flow, wanted: Floats) -> Floats:
    """Pay from each project's escrow to the outside as far as it reaches; yuan really paid."""
    fen = up_to(wanted, w.ledger.balance("escrow"))
    w.ledger.move(flow, "escrow", slice(None), "outside", w.project.county, fen)
    paid: Floats = fen / 100.0
    return paid


def charge(w: Window, flow: Flow, wanted: Floats) -> Floats:
    """Pay as `spend_escrow` does and count it as a cost of the project; yuan really paid.

    The window must be allowed to write `project.cost`.
    """
    paid = spend_escrow(w, flow, wanted)
    w.project.cost[:] += paid
    return paid


def between(w: Window, flow: Flow, fen: Ints, *, collected: bool, pot: str = "escrow") -> None:
    """Move money between projects and the accounts of parties other than households.

    Parameters
    ----------
    w : Window
        A window that declares `stake.kind`, `stake.who`.
    flow : Flow
        The name of the payment.
    fen : array
        Amounts, int64 of shape (projects, places).
    collected : bool
        Whether the parties pay; otherwise they are paid.
    pot : str, optional
        The project's account: its escrow, or its mutual-risk pool.
    """
    cells = np.flatnonzero((fen.reshape(-1) > 0) & (w.stake.who >= 0))
    if not len(cells):
        return
    kind, amount = w.stake.kind[cells], fen.reshape(-1)[cells]
    for party, pocket in POCKETS.items():
        mine = np.flatnonzero(kind == party)
        if not len(mine):
            continue
        project, rows = cells[mine] // w.places, w.stake.who[cells[mine]]
        if collected:
            w.ledger.move(flow, pocket, rows, pot, project, amount[mine])
        else:
            w.ledger.move(flow, pot, project, pocket, rows, amount[mine])


def in_all(fen: Ints) -> Ints:
    """Add whole amounts up over the parties of each project, (projects,)."""
    total = np.zeros(len(fen), np.int64)
    for place in range(fen.shape[1]):  # along the columns, which numpy does faster
        total += fen[:, place]
    return total


def affordable(wanted: Ints, who: Ints, cash: Ints) -> Ints:
    """Cut what parties are to pay so that no account is asked for more than it holds.

    Where an account is asked by several projects, each gets its part.

    Parameters
    ----------
    wanted : array
        Amounts, int64 of shape (payments,).
    who : array
        The account of each, int64 of shape (payments,).
    cash : array
        Fen in each account, int64 of shape (accounts,).

    Returns
    -------
    array
        int64 of shape (payments,), at most `wanted`.

    Examples
    --------
    >>> affordable(np.array([60, 60, 5]), np.array([0, 0, 1]), np.array([100, 50])).tolist()
    [50, 50, 5]
    """
    asked = np.zeros(len(cash), np.int64)
    add_at(asked, who, wanted)
    part = np.minimum(cash / np.maximum(asked, 1), 1.0)[who]
    cut = np.floor(wanted * part).astype(np.int64)
    return np.where(part >= 1.0, wanted, cut)


def collect(
    w: Window, flow: Flow, wanted: Floats, payer: tuple[Party, ...], pot: str = "escrow"
) -> Ints:
    """Let parties other than households pay what they can of what is wanted.

    Parameters
    ----------
    w : Window
        A window that declares `stake.kind`, `stake.who`.
    flow : Flow
        The name of the payment.
    wanted : array
        Yuan, float64 of shape (projects, places).
    payer : tuple of Party
        Kinds that may be asked.
    pot : str, optional
        The project's account that is paid into.

    Returns
    -------
    array
        Fen really paid, int64 of shape (projects, places).
    """
    due = to_fen(np.maximum(wanted, 0.0))
    paid = np.zeros(due.shape, np.int64)
    cells = np.flatnonzero((due.reshape(-1) > 0) & (w.stake.who >= 0))
    if not len(cells):
        return paid
    kind = w.stake.kind[cells]
    for party, pocket in POCKETS.items():
        mine = cells[kind == party]
        if party in payer and len(mine):
            asked, who = due.reshape(-1)[mine], w.stake.who[mine]
            paid.reshape(-1)[mine] = affordable(asked, who, w.ledger.balance(pocket))
    between(w, flow, paid, collected=True, pot=pot)
    return paid


def collect_from_households(w: Window, flow: Flow, wanted: Floats, most: Floats) -> Floats:
    """Collect for projects from their households above the spared line, by income.

    Parameters
    ----------
    w : Window
        A window that declares the households' size and mean income, the villages'
        county and able income, and the line.
    flow : Flow
        The name of the payment.
    wanted : array
        Yuan for each project, float64 of shape (projects,).
    most : array
        Most that a household pays as a share of a month's income, float64 of shape (villages,).

    Returns
    -------
    array
        Yuan really paid, float64 of shape (projects,).
    """
    h, v = w.household, w.village
    asked = total_by(wanted, w.project.village, len(v))
    if not asked.any():
        return np.zeros(len(wanted))
    part = np.minimum(ratio(asked, v.able_income), most)
    project = projects_of_villages(w)
    spared = w.setting(Services).spared_line * w.county.line_lived / MONTHS_IN_YEAR
    spared = spared[v.county]
    paid = np.zeros(len(v))
    for block in households(w):
        if not asked[block.villages].any():
            continue
        rows = block.rows
        income = h.income_mean[rows].astype(np.float64)
        able = np.where(income >= block.of_village(spared) * h.size[rows], income, 0.0)
        fen = up_to(able * block.of_village(part), w.ledger.balance("household")[rows])
        w.ledger.move(flow, "household", rows, "escrow", block.of_village(project), fen)
        paid[block.villages] = block.total(fen / 100.0)
    return paid[w.project.village]


def to_households(w: Window, total: Ints) -> None:
    """Divide what the household party gets among its households, by the service they get.

    Parameters
    ----------
    w : Window
        A window that declares the households' village, registration, service and need.
    total : array
        Fen for the households of each project, int64 of shape (projects,).
    """
    h = w.household
    owed, project = of_villages(w, total > 0), projects_of_villages(w)
    for block in households(w):
        if not owed[block.villages].any():
            continue
        listed = h.registered[block.rows]
        if not owed[block.villages].all():
            listed = listed & block.of_village(owed)
        some = block.some(listed)
        if len(some):
            weight = got_and_lacked(*(some.to(column) for column in (*h.served, *h.need)))
            own = project[some.village]
            fen = split_groups(total, weight, own)
            w.ledger.move(flows.BENEFIT_SHARE, "escrow", own, "household", some.at, fen)
