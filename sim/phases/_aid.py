"""Aid in money: for the ill, for school, and loans to begin a business of one's own."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sim.actors.household.columns import even
from sim.actors.household.growth import begun
from sim.core.access import declared
from sim.core.draws import purpose, uniform
from sim.core.fen import to_fen
from sim.core.ledger import Flow
from sim.core.table import Floats, Ints
from sim.core.totals import ratio, total_by
from sim.phases._households import Even, Some
from sim.phases._needs import real
from sim.policy import Policy
from sim.world import flows, sections
from sim.world.kinds import AssetChange, Domain
from sim.world.naming import LUCK_READS
from sim.world.settings.services import Services
from sim.world.settings.spending import Spending
from sim.world.window import Window

BEGIN = purpose("implement: own business begun")
AID_READS = LUCK_READS + declared("household: months_ill students unmet workers; county: price")
AID_WRITES = declared("household: skill agency assets debt business; county: asset_change")
_HUNDRED = 100.0


def give_cash(
    w: Window, policy: Policy, some: Some, project: Ints, service: Floats
) -> Iterator[tuple[Domain, Ints, Floats]]:
    """Pay part of services out in money: to the ill, and where school can hardly be paid.

    Parameters
    ----------
    w : Window
        Declares `AID_READS`.
    policy : Policy
        Its plan says what part of the money is funds aid.
    some : Some
        The households, sorted by project.
    project : array
        The project of each, int64.
    service : array
        Yuan of service, float64 of shape (6, len(some)).

    Yields
    ------
    tuple of Domain and arrays
        The domain whose service was paid out, who got some, as places among the households, and
        yuan paid to each of them.
    """
    h, topic = w.household, w.setting(Services)
    funds = policy.plan.of(sections.AidModeShares).funds
    places, ill = some.where(some.of(h.months_ill) > 0)
    part = np.minimum(topic.emergency_part * funds, 1.0)[ill.county]
    wanted = part * service[Domain.HEALTH, places]
    wanted = np.minimum(wanted, topic.emergency_most[ill.county])
    paid = _pay(w, flows.EMERGENCY_AID, ill.rows, project[places], wanted)
    yield Domain.HEALTH, places, paid
    places, short = some.where((some.of(h.unmet) > 0.0) & (some.of(h.students) > 0))
    cost = w.setting(Spending).school * w.county.price
    fees = cost[short.county] * real(short.of(h.students))
    part = np.minimum(topic.school_part * funds, 1.0)[short.county]
    wanted = np.minimum(part * service[Domain.TRAINING, places], fees)
    paid = _pay(w, flows.SCHOOL_AID, short.rows, project[places], wanted)
    yield Domain.TRAINING, places, paid


def _pay(w: Window, flow: Flow, rows: Ints, project: Ints, wanted: Floats) -> Floats:
    """Pay out of escrow what is wanted, pro rata where it does not reach; yuan paid."""
    first = int(project[0]) if len(rows) else 0
    own = project - first
    asked = total_by(wanted, own, int(own[-1]) + 1 if len(rows) else 0)
    at_hand = w.ledger.balance("escrow")[first : first + len(asked)] / _HUNDRED
    part = np.minimum(ratio(at_hand, asked), 1.0)[own]
    fen = np.floor(wanted * part * _HUNDRED).astype(np.int64)
    w.ledger.move(flow, "escrow", project, "household", rows, fen)
    paid: Floats = fen / _HUNDRED
    return paid


def start_ups(w: Window, some: Some, training: Floats) -> None:
    """Let some of those who learn begin a business of their own, with a small loan.

    Parameters
    ----------
    w : Window
        Declares `AID_READS` and writes `AID_WRITES`.
    some : Some
        The households.
    training : array
        Useful training of each, yuan, float64.
    """
    h, topic = w.household, w.setting(Services)
    may = (training > 0.0) & (some.of(h.workers) > 0) & ~some.of(h.business)
    places, fresh = some.where(may)
    s = fresh.settings(Even(topic))
    luck = uniform(BEGIN, *fresh.names, w.month)
    begins = luck < begun(
        fresh.of(h.skill), fresh.of(h.agency), training[places],
        fresh.of_county(even(w.county.price)), s.startup_base, s.startup_slope,
    )  # fmt: skip
    at, home = fresh.rows[begins], fresh.county[begins]
    fen = to_fen(topic.startup_loan[home] * w.county.price[home])
    w.ledger.move(flows.LOAN, "outside", home, "household", at, fen)
    w.ledger.move(flows.ASSET_PURCHASE, "household", at, "outside", home, fen)
    h.debt[at] += fen
    h.assets[at] += fen
    np.add.at(w.county.asset_change[AssetChange.BOUGHT], home, fen)
    h.business[at] = True
