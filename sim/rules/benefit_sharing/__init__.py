"""How the cash a project has earned is shared: what every benefit-sharing rule promises."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

import numpy as np

from sim.core.maths import power
from sim.core.shelf import Shelf
from sim.core.table import Bools, Floats
from sim.core.text import Text
from sim.rules import Rule
from sim.world.production import parts_of_whole
from sim.world.stakes import Stakes

label = Text("利益共享", "benefit sharing")


class BenefitSharing(Rule, ABC):
    """A way of sharing the cash surplus that lies in a project's escrow.

    Every rule hands out all of it, gives nobody less than nothing and does not look at names.
    `laws` says what else it keeps: `scale` (twice the surplus, twice each share), `null` (who
    puts in nothing gets nothing while others put something in), `monotone` (nobody gets less of
    a larger surplus).
    """

    laws: ClassVar[frozenset[str]] = frozenset()

    @abstractmethod
    def share(self, surplus: Floats, stakes: Stakes) -> Floats:
        """Propose who gets how much of each project's surplus.

        Parameters
        ----------
        surplus : array
            Cash to share, yuan, none negative, float64 of shape (projects,).
        stakes : Stakes
            The parties of every project.

        Returns
        -------
        array
            Yuan, float64 of shape (projects, parties); a row sums to its surplus, or to 0 where
            nobody is active and the money stays in escrow.
        """

    def top_up(self, surplus: Floats, stakes: Stakes) -> Floats:
        """Say what parties owe each other besides, after the surplus is shared.

        Parameters
        ----------
        surplus : array
            Cash that was shared, yuan, float64 of shape (projects,).
        stakes : Stakes
            The parties of every project, with their cash.

        Returns
        -------
        array
            Yuan, float64 of shape (projects, parties): received above zero, paid below; a row
            sums to 0.
        """
        del surplus
        return np.zeros(stakes.shape)

    def cost(self, stakes: Stakes) -> Floats:
        """Say what it costs to find out who put in how much.

        Parameters
        ----------
        stakes : Stakes
            The parties of every project.

        Returns
        -------
        array
            Yuan a month out of the project's budget, float64 of shape (projects,).
        """
        return np.zeros(stakes.shape[0])


def parts(weights: Floats, among: Bools) -> Floats:
    """Turn weights into parts of one whole.

    Parameters
    ----------
    weights : array
        Float64 of shape (projects, parties), none negative.
    among : array
        Who may get a part, bool of the same shape.

    Returns
    -------
    array
        Float64 of the same shape; rows sum to 1, or to 0 where nobody may get anything. A row
        whose weights are all zero is divided equally.

    Examples
    --------
    >>> parts(np.array([[3.0, 1.0], [0.0, 0.0]]), np.ones((2, 2), bool)).tolist()
    [[0.75, 0.25], [0.5, 0.5]]
    """
    return parts_of_whole(weights, among, or_even=True)


def split(surplus: Floats, weights: Floats, stakes: Stakes) -> Floats:
    """Split each surplus over the active parties by weights, yuan (projects, parties)."""
    return surplus[:, None] * parts(weights, stakes.active)


def raised(weights: Floats, exponent: float) -> Floats:
    """Raise weights to a power; nothing stays nothing, whatever the power."""
    plain = np.maximum(weights, 0.0)
    return plain if exponent == 1.0 else np.where(plain > 0.0, power(plain, exponent), 0.0)


RULES: Shelf[BenefitSharing] = Shelf(
    "sim.rules.benefit_sharing",
    BenefitSharing,  # type: ignore[type-abstract]  # the shelf only compares with it
)
