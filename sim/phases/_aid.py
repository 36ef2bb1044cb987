"""Aid in money: for the ill, for school, and loans to begin a business of one's own."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sim.core.access import declared
from sim.core.draws import purpose, uniform
from sim.core.fen import to_fen
from sim.core.ledger import Flow
from sim.core.maths import hazard
from sim.core.table import Floats, Ints
from sim.core.totals import ratio, total_by
from sim.phases._needs import real
from sim.policy import Policy
from sim.world import flows, sections
from sim.world.kinds import AssetChange, Domain
from sim.world.settings.services import Services
from sim.world.settings.spending import Spending
from sim.world.window import Window

BEGIN = purpose("implement: own business begun")
AID_READS = declared(
    "household: village id luck months_ill students unmet workers; village: county; county: price"
)
AID_WRITES = declared("household: skill agency assets debt business; county: asset_change")
_HUNDRED = 100.0


def give_cash(
    w: Window, policy: Policy, rows: Ints, project: Ints, service: Floats
) -> Iterator[tuple[Domain, Floats]]:
    """Pay part of services out in money: to the ill, and where school can hardly be paid.

    Parameters
    ----------
    w : Window
        Declares `AID_READS`.
    policy : Policy
        Its plan says what part of the money is funds aid.
    rows : array
        Household rows, int64, sorted by project.
    project : array
        The project of each, int64.
    service : array
        Yuan of service, float64 of shape (6, len(rows)).

    Yields
    ------
    tuple of Domain and array
        The domain whose service was paid out, and yuan paid to each.
    """
    h = w.household
    county = w.village.county[h.village[rows]]
    s, price = w.setting(Services).at(county), w.county.price[county]
    funds = policy.plan.of(sections.AidModeShares).funds
    part = np.minimum(s.emergency_part * funds, 1.0)
    wanted = np.minimum(part * service[Domain.HEALTH], s.emergency_most)
    ill = np.where(h.months_ill[rows] > 0, wanted, 0.0)
    yield Domain.HEALTH, _pay(w, flows.EMERGENCY_AID, rows, project, ill)
    fees = w.setting(Spending).at(county).school * price * real(h.students[rows])
    wanted = np.minimum(np.minimum(s.school_part * funds, 1.0) * service[Domain.TRAINING], fees)
    short = np.where(h.unmet[rows] > 0.0, wanted, 0.0)
    yield Domain.TRAINING, _pay(w, flows.SCHOOL_AID, rows, project, short)


def _pay(w: Window, flow: Flow, rows: Ints, project: Ints, wanted: Floats) -> Floats:
    """Pay out of escrow what is wanted, pro rata where it does not reach; yuan paid."""
    asked = total_by(wanted, project, len(w.project))
    part = np.minimum(ratio(w.ledger.yuan("escrow"), asked), 1.0)[project]
    fen = np.floor(wanted * part * _HUNDRED).astype(np.int64)
    w.ledger.move(flow, "escrow", project, "household", rows, fen)
    paid: Floats = fen / _HUNDRED
    return paid


def start_ups(w: Window, rows: Ints, training: Floats) -> None:
    """Let some of those who learn begin a business of their own, with a small loan.

    Parameters
    ----------
    w : Window
        Declares `AID_READS` and writes `AID_WRITES`.
    rows : array
        Household rows, int64.
    training : array
        Useful training of each, yuan, float64.
    """
    h = w.household
    fresh = (training > 0.0) & (h.workers[rows] > 0) & ~h.business[rows]
    some = rows[fresh]
    county = w.village.county[h.village[some]]
    s, price = w.setting(Services).at(county), w.county.price[county]
    ready = s.startup_base + s.startup_slope * real(h.skill[some]) * real(h.agency[some])
    dose = np.minimum(training[fresh] / (_HUNDRED * price), 1.0)
    luck = uniform(BEGIN, h.luck[some], h.id[some], w.month)
    begins = luck < hazard(ready * dose)
    at, home = some[begins], county[begins]
    fen = to_fen(s.startup_loan[begins] * price[begins])
    w.ledger.move(flows.LOAN, "outside", home, "household", at, fen)
    w.ledger.move(flows.ASSET_PURCHASE, "household", at, "outside", home, fen)
    h.debt[at] += fen
    h.assets[at] += fen
    np.add.at(w.county.asset_change[AssetChange.BOUGHT], home, fen)
    h.business[at] = True
