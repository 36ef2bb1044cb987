"""Support for households at risk of returning to poverty, paid by the county."""

from __future__ import annotations

import numpy as np

from sim.core.fen import to_fen
from sim.core.ledger import Flow
from sim.core.table import Ints
from sim.world import flows
from sim.world.settings.poverty import Poverty
from sim.world.window import Window


def pay_support(
    w: Window, county: Ints, household: Ints, fen: Ints, *, emergency: bool = False
) -> None:
    """Pay households from their county's account.

    Parameters
    ----------
    w : Window
        A window that may write `county.public_cost`.
    county, household : array
        Rows of who pays and who receives, int64 of shape (payments,).
    fen : array
        Amounts, int64 of shape (payments,).
    emergency : bool, optional
        Whether it is emergency aid instead of a top-up of income.
    """
    from_state(w, county, fen)
    flow: Flow = flows.EMERGENCY_AID if emergency else flows.TOP_UP
    w.ledger.move(flow, "county", county, "household", household, fen)


def pay_visits(w: Window, county: Ints) -> None:
    """Pay for visits, one for each entry, from the county that it names."""
    price = w.county.price * w.setting(Poverty).visit_cost
    fen = to_fen(price)[county]
    from_state(w, county, fen)
    w.ledger.move(flows.EVALUATION_COST, "county", county, "outside", county, fen)


def from_state(w: Window, county: Ints, fen: Ints) -> None:
    """Grant a county what support costs, so that it takes nothing from projects, and count it."""
    need = np.zeros(len(w.county), np.int64)
    np.add.at(need, county, fen)
    every = np.arange(len(need), dtype=np.int64)
    w.ledger.move(flows.GRANT, "outside", every, "county", every, need)
    w.county.public_cost[:] += need / 100.0
