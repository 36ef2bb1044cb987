"""利益共享: the surplus is divided, and incentives pay and take."""

from __future__ import annotations

import numpy as np

from sim.core.access import declared
from sim.core.calendar import a_year_on
from sim.core.fen import split, to_fen
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.core.totals import total_by
from sim.phases import Phase
from sim.phases._purse import (
    PAYERS,
    between,
    charge,
    collect,
    everybody,
    in_all,
    to_households,
)
from sim.phases._rewards import REWARD_READS, REWARD_WRITES, settle_incentives
from sim.phases._stakes import READS, stakes_of
from sim.policy import Policy
from sim.world import flows
from sim.world.kinds import Party, Source
from sim.world.production import row_sum
from sim.world.stakes import Stakes
from sim.world.window import Window


class Share(Phase):
    """Sell what was produced, divide the surplus by the rule, settle all incentives.

    The surplus is B = sale_value · useful service in industry, by `_reach._help`.
    """

    name = "share"
    label = Text("利益共享", "benefit sharing")
    reads_now = (
        *READS,
        *REWARD_READS,
        *declared("project: surplus; household: village registered served need"),
    )
    writes = (
        *REWARD_WRITES,
        *declared("project: income_shared cost; stake: received"),
    )

    def run(self, w: Window, policy: Policy) -> None:
        """Benefits first, then incentives."""
        w.project.enforcement_hours[:] = 0.0
        w.stake.orders_won[:] = 0.0
        if not w.project.active.any():
            return
        stakes = stakes_of(w, policy)
        fen = to_fen(w.project.surplus)
        w.ledger.move(flows.SALE, "outside", w.project.county, "escrow", everybody(len(fen)), fen)
        shared = policy.benefit_sharing.share(fen / 100.0, stakes)
        self._pay_out(w, stakes, split(fen, shared, stakes.active))
        charge(w, flows.MEASURING_COST, policy.benefit_sharing.cost(stakes))
        self._top_up(w, stakes, policy.benefit_sharing.top_up(fen / 100.0, stakes))
        if policy.incentives:
            settle_incentives(w, policy, stakes)

    def _pay_out(self, w: Window, stakes: Stakes, parts: Ints) -> None:
        between(w, flows.BENEFIT_SHARE, parts, collected=False)
        total = in_all(np.where(stakes.kind == Party.HOUSEHOLD, parts, 0))
        to_households(w, total)
        government = row_sum(np.where(stakes.kind == Party.GOVERNMENT, parts / 100.0, 0.0))
        others = row_sum(parts / 100.0) - government
        w.project.income_shared[:] = w.project.income_shared * a_year_on(w.project.active) + others
        w.stake.received[:] += (parts / 100.0).reshape(-1)
        mine = (stakes.kind == Party.ORGANIZATION) & (parts > 0)
        served = total_by(parts[mine] / 100.0, stakes.actor[mine], len(w.organization))
        w.organization.sources[Source.SERVICE] += served

    def _top_up(self, w: Window, stakes: Stakes, owed: Floats) -> None:
        """Let guarantors make good what households were promised, as far as they can pay."""
        if not owed.any():
            return
        paid = collect(w, flows.GUARANTEE, np.maximum(-owed, 0.0), PAYERS)
        total = in_all(paid)
        to_households(w, total)
        w.project.income_shared[:] += total / 100.0
        parts = split(total, np.maximum(owed, 0.0), stakes.active)
        w.stake.received[:] += ((parts - paid) / 100.0).reshape(-1)
