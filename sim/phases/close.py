"""结账: the books of the month must be right to the last fen."""

from __future__ import annotations

from sim.core.access import declared
from sim.core.text import Text
from sim.phases import Phase
from sim.policy import Policy
from sim.world.kinds import Party
from sim.world.purses import FORGONE, OWN_MONEY, sides
from sim.world.window import Window


class Close(Phase):
    """Audit the books and open those of the next month."""

    name = "close"
    label = Text("结账", "close")
    reads_now = ()
    writes = declared("county: payoff tax_forgone own_money")

    def run(self, w: Window, policy: Policy) -> None:
        """Prove that no fen was made or lost, and note what each kind of party gained."""
        del policy
        w.ledger.audit()
        if w.month < 1:
            return
        for (flow, source, target), fen in w.ledger.month.items():
            giver, taker = sides(flow, source, target)
            if giver in _ROWS:
                w.county.payoff[_ROWS[giver]] -= fen
            if taker in _ROWS:
                w.county.payoff[_ROWS[taker]] += fen
            if flow in FORGONE:
                w.county.tax_forgone[:] += fen
            if flow in OWN_MONEY:
                w.county.own_money[:] += fen


_ROWS = {party.name.lower(): int(party) for party in Party}
