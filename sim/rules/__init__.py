"""How actors are bound together: eight families of rules, one folder each, one file a rule."""

from __future__ import annotations

from typing import ClassVar

from sim.core.card import Card
from sim.core.param import Declared

FAMILIES = (
    "information",
    "coordination",
    "allocation",
    "targeting",
    "responsibility",
    "benefit_sharing",
    "incentive",
    "evaluation",
)
"""The families in the order in which the month meets them."""


class Rule(Declared):
    """A rule is a value: its parameters and nothing else; memory lives in the tables.

    A rule proposes in float yuan; only the ledger rounds to fen and moves money.
    """

    card: ClassVar[Card]
    shares: ClassVar[tuple[str, ...]] = ()
    """Parameters that must add up to 1."""

    @classmethod
    def name(cls) -> str:
        """Give the name by which a scenario chooses the rule: its file's name."""
        return cls.__module__.rpartition(".")[2]
