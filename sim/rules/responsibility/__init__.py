"""Who answers for a loss: what every responsibility rule promises."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import ClassVar

import numpy as np

from sim.core.param import param
from sim.core.shelf import Shelf
from sim.core.table import Bools, Floats
from sim.core.text import Text
from sim.rules import Rule
from sim.world.kinds import Party
from sim.world.production import parts_of_whole, row_any, row_sum
from sim.world.stakes import Stakes

label = Text("责任分担", "responsibility sharing")


class Responsibility(Rule, ABC):
    """A way of dividing a loss that has been found among the parties of its project.

    Fractions are never negative and sum to 1, and they do not look at names. How clearly duties
    are written, who is too poor to pay and what cannot be collected are no business of a rule:
    the settling of responsibilities sees to that. `laws` says what else a rule keeps: `scale`
    (the fractions do not depend on the size of the loss).
    """

    laws: ClassVar[frozenset[str]] = frozenset()
    clarity: float = param(
        default=0.8,
        unit="1",
        low=0.0,
        high=1.0,
        sweep=(0.1, 0.9),
        level="workshop",
        source="A",
        label=Text("职责写得多清楚", "How clearly duties are written down"),
    )

    @abstractmethod
    def fractions(self, loss: Floats, stakes: Stakes, noise: Floats) -> Floats:
        """Say what part of the loss left over by the pool each party bears.

        Parameters
        ----------
        loss : array
            What is to be borne, yuan, none negative, float64 of shape (projects,).
        stakes : Stakes
            The parties of every project.
        noise : array
            Keyed standard normal draws, float64 of shape (projects, parties).

        Returns
        -------
        array
            Float64 of shape (projects, parties); rows sum to 1, or to 0 where nobody is active.
        """

    def expected(self, loss: Floats, stakes: Stakes) -> Floats:
        """Say what parts the parties must expect, smoothly in what they do.

        Parameters
        ----------
        loss : array
            Loss of each project, yuan, float64 of shape (projects,).
        stakes : Stakes
            The parties of every project.

        Returns
        -------
        array
            Float64 of shape (projects, parties); rows as in `fractions`.
        """
        return self.fractions(loss, stakes, np.zeros(stakes.shape))

    def premium(self, stakes: Stakes) -> Floats:
        """Say what each party pays into the mutual-risk pool, yuan a month (projects, parties)."""
        return np.zeros(stakes.shape)

    def covered(self, loss: Floats, stakes: Stakes) -> Floats:
        """Say what the mutual-risk pool pays of each loss.

        Parameters
        ----------
        loss : array
            Loss of each project, yuan, float64 of shape (projects,).
        stakes : Stakes
            The parties of every project; the pool with this month's premiums already in it.

        Returns
        -------
        array
            Yuan, float64 of shape (projects,), at most the loss and at most the pool.
        """
        del loss
        return np.zeros(stakes.shape[0])


def parts(weights: Floats, among: Bools) -> Floats:
    """Turn weights into parts of one whole; a row without any weight stays all zero.

    >>> parts(np.array([[3.0, 1.0], [0.0, 0.0]]), np.ones((2, 2), bool)).tolist()
    [[0.75, 0.25], [0.0, 0.0]]
    """
    return parts_of_whole(weights, among, or_even=False)


def first_of(first: Floats, *others: Floats | Callable[[], Floats]) -> Floats:
    """Take, project by project, the first division in which anybody bears anything.

    A division that is given as a function is worked out only where it is needed.
    """
    taken = first
    for other in others:
        bears = row_any(taken > 0.0)
        if bears.all():
            break
        taken = np.where(bears[:, None], taken, other() if callable(other) else other)
    return taken


def paying(stakes: Stakes) -> Floats:
    """Let the paying government answer, several by own money; all zero without a government."""
    government = stakes.of(Party.GOVERNMENT)
    return first_of(parts(stakes.funds, government), parts(np.ones(stakes.shape), government))


def jointly(loss: Floats, stakes: Stakes, *, households: bool = False) -> Floats:
    """Divide equally; what one cannot pay, the others pay, until all is paid or nobody is left.

    Parameters
    ----------
    loss : array
        Loss of each project, yuan, float64 of shape (projects,).
    stakes : Stakes
        The parties of every project, with their cash.
    households : bool, optional
        Whether households answer too; where only they are active they always do.

    Returns
    -------
    array
        Float64 of shape (projects, parties); rows sum to 1, or to 0 where nobody is active.
    """
    others = stakes.active & (stakes.kind != Party.HOUSEHOLD)
    answer = stakes.active if households else np.where(np.any(others, 1)[:, None], others, False)
    answer = np.where(np.any(answer, 1)[:, None], answer, stakes.active)
    purse = np.where(answer, np.maximum(stakes.cash, 0.0), 0.0)
    # the poorest first: each candidate level supposes that those before it pay all they have
    order = np.argsort(np.where(answer, purse, -1.0), axis=1, kind="stable")
    sorted_purse = np.take_along_axis(purse, order, axis=1)
    before = np.cumsum(sorted_purse, axis=1) - sorted_purse
    present = np.take_along_axis(answer, order, axis=1)
    left = np.cumsum(present[:, ::-1], axis=1)[:, ::-1]
    level = np.max((loss[:, None] - before) / np.maximum(left, 1), axis=1, initial=0.0)
    paid = np.minimum(np.maximum(level, 0.0)[:, None], purse)
    heads = parts(np.ones(stakes.shape), answer)
    unpaid = np.maximum(loss - row_sum(paid), 0.0)
    divided = parts(paid + unpaid[:, None] * heads, answer)
    return np.where((loss > 0.0)[:, None], divided, heads)


class ByInfluence(Responsibility):
    """The common ground of rules that ask who could have prevented the loss.

    Control is the endowment times the influence of the party's kind.
    """

    government: float = param(
        default=0.8,
        unit="1",
        low=0.0,
        high=2.0,
        source="A",
        label=Text("政府的影响力", "Influence of the government"),
    )
    organization: float = param(
        default=1.2,
        unit="1",
        low=0.0,
        high=2.0,
        source="A",
        label=Text("社会组织的影响力", "Influence of the social organisation"),
    )
    enterprise: float = param(
        default=1.0,
        unit="1",
        low=0.0,
        high=2.0,
        source="A",
        label=Text("企业的影响力", "Influence of the enterprise"),
    )
    community: float = param(
        default=0.6,
        unit="1",
        low=0.0,
        high=2.0,
        source="A",
        label=Text("社区的影响力", "Influence of the community"),
    )
    household: float = param(
        default=0.4,
        unit="1",
        low=0.0,
        high=2.0,
        source="A",
        label=Text("农户的影响力", "Influence of households"),
    )

    def control(self, stakes: Stakes) -> Floats:
        """Give each active party's control, yuan-equivalent a month (projects, parties)."""
        influence = (
            self.government,
            self.organization,
            self.enterprise,
            self.community,
            self.household,
        )
        of_kind = np.array(influence)[stakes.kind]
        return np.where(stakes.active, stakes.endowment * of_kind, 0.0)


RULES: Shelf[Responsibility] = Shelf(
    "sim.rules.responsibility",
    Responsibility,  # type: ignore[type-abstract]  # the shelf only compares with it
)
