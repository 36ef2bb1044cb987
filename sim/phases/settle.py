"""责任结算: the losses of failed projects are borne, as far as anybody can bear them."""

from __future__ import annotations

import numpy as np

from sim.core.access import declared
from sim.core.draws import normal, purpose
from sim.core.fen import to_fen
from sim.core.table import Floats
from sim.core.text import Text
from sim.core.totals import ratio
from sim.phases import Phase
from sim.phases._payoff import borne
from sim.phases._purse import (
    affordable,
    collect,
    collect_from_households,
    everybody,
    spend_escrow,
    up_to,
)
from sim.phases._stakes import READS, stakes_of
from sim.phases._terms import TERMS_READS, terms_of
from sim.policy import Policy
from sim.world import flows
from sim.world.kinds import Party
from sim.world.production import row_sum
from sim.world.settings.game import Game
from sim.world.stakes import Stakes
from sim.world.window import Window

FAULT = purpose("settle: error in finding fault")
_PAYERS = (Party.GOVERNMENT, Party.ORGANIZATION, Party.ENTERPRISE, Party.COMMUNITY)


class Settle(Phase):
    """Collect premiums, find who answers for failures, collect, and fall back on the purchaser."""

    name = "settle"
    label = Text("责任分担结算", "settling of responsibility sharing")
    reads_now = (
        *READS,
        *TERMS_READS,
        *declared(
            "project: failed loss; stake: id luck; household: income_mean size;"
            " village: county; county: line_lived"
        ),
    )
    writes = declared("project: loss; stake: received")

    def run(self, w: Window, policy: Policy) -> None:
        """Premiums every month; losses where a project failed."""
        if not w.project.active.any():
            return
        stakes = stakes_of(w, policy)
        premium = np.where(stakes.active, policy.responsibility.premium(stakes), 0.0)
        if premium.any():
            collect(w, flows.PREMIUM, premium, _PAYERS, pot="pool")
            stakes = stakes_of(w, policy)  # what was paid is in the pool now
        if w.project.failed.any():
            self._losses(w, policy, stakes)

    def _losses(self, w: Window, policy: Policy, stakes: Stakes) -> None:
        p = w.project
        terms = terms_of(w, policy, stakes)
        noise = normal(FAULT, w.stake.luck, w.stake.id, w.month).reshape(stakes.shape)
        loss = p.loss.copy()  # what was lost, also when most of it has been paid
        cover = policy.responsibility.covered(loss, stakes)
        claim = up_to(cover, w.ledger.balance("pool"))
        rows = everybody(len(loss))
        w.ledger.move(flows.CLAIM, "pool", rows, "escrow", rows, claim)
        left = np.maximum(loss - claim / 100.0, 0.0)
        fractions = policy.responsibility.fractions(left, stakes, noise)
        wanted = borne(policy, stakes, terms, fractions)
        wanted = wanted * ratio(left, terms.at_risk)[:, None]
        paid = collect(w, flows.LIABILITY, wanted, _PAYERS) / 100.0
        household = row_sum(np.where(stakes.kind == Party.HOUSEHOLD, wanted, 0.0))
        cap = w.setting(Game).at(w.village.county).household_loss_cap
        from_households = collect_from_households(w, flows.LIABILITY, household, cap)
        unpaid = np.maximum(left - row_sum(paid) - from_households, 0.0)
        backed = self._purchaser(w, unpaid)
        p.loss[:] = np.maximum(unpaid - backed, 0.0)
        w.stake.received[:] -= paid.reshape(-1)
        game = w.setting(Game).at(p.county)
        vague = 1.0 - policy.responsibility.clarity
        spend_escrow(w, flows.DISPUTE_COST, game.dispute * vague * loss)

    def _purchaser(self, w: Window, unpaid: Floats) -> Floats:
        county = w.project.county
        fen = affordable(to_fen(unpaid), county, w.ledger.balance("county"))
        w.ledger.move(flows.LIABILITY, "county", county, "escrow", everybody(len(fen)), fen)
        paid: Floats = fen / 100.0
        return paid
