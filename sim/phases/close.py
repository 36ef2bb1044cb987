"""结账: the books of the month must be right to the last fen."""

from __future__ import annotations

from sim.core.access import declared
from sim.core.text import Text
from sim.phases import Phase
from sim.policy import Policy
from sim.world.window import Window


class Close(Phase):
    """Audit the books and open those of the next month."""

    name = "close"
    label = Text("结账", "close")
    reads_now = declared("county: price")

    def run(self, w: Window, policy: Policy) -> None:
        """Prove that no fen was made or lost."""
        del policy
        w.ledger.audit()
