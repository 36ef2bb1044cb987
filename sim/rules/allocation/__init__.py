"""How a county shares its money among villages: what every allocation rule promises."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim.core.shelf import Shelf
from sim.core.table import Bools, Floats, Ints
from sim.core.text import Text
from sim.rules import Rule

label = Text("资金分配", "allocation")


@dataclass(frozen=True, slots=True)
class Register:
    """What the county believes of its villages, never the truth; arrays of shape (villages,)."""

    county: Ints
    """The county of each village."""
    served: Bools
    """Whether the village has a project; one without gets nothing."""
    persons: Floats
    """Poor persons on the register."""
    gap: Floats
    """What these persons lack to the poverty line together, yuan a year."""
    need: Floats
    """Weighted needs of their households as assessed, each counted by its persons."""
    exits_per_yuan: Floats
    """Last year's verified exits per yuan; not a number or 0 where there is no such year."""
    previous: Floats
    """What the village was given last time, yuan a year; 0 if nothing."""
    response: Floats
    """Exits that a first yuan is believed to bring a year (r), fewer where people lack more."""

    @classmethod
    def of_one_county(
        cls, persons: Sequence[float], **columns: Sequence[float] | Sequence[bool]
    ) -> Register:
        """Put the villages of one county down as short lists, for worked examples."""
        villages = len(persons)
        names = ("gap", "need", "exits_per_yuan", "previous", "response")
        floats = {n: np.array(columns.get(n, [0.0] * villages), np.float64) for n in names}
        return cls(
            county=np.zeros(villages, np.int64),
            served=np.array(columns.get("served", [True] * villages), np.bool_),
            persons=np.array(persons, np.float64),
            **floats,
        )


class Allocation(Rule, ABC):
    """A way of sharing a county's budget among the villages that have a project."""

    @abstractmethod
    def allocate(self, budget: Floats, register: Register) -> Floats:
        """Share every county's budget of a year among its villages.

        Parameters
        ----------
        budget : array
            Money to share, yuan a year, float64 of shape (counties,), none negative.
        register : Register
            What is believed of the villages.

        Returns
        -------
        array
            Yuan a year, float64 of shape (villages,), none negative; it sums to the budget in
            every county with a served village and depends on no other county.
        """


def by_county(amount: Floats, county: Ints, counties: int) -> Floats:
    """Add amounts up county by county, in the order of the villages, (counties,)."""
    sums: Floats = np.bincount(county, weights=amount, minlength=counties).astype(np.float64)
    return sums


def proportional(budget: Floats, weight: Floats, register: Register) -> Floats:
    """Share by weight; a county without any weight by poor persons, without those evenly.

    Parameters
    ----------
    budget : array
        Yuan, float64 of shape (counties,).
    weight : array
        Weights, float64 of shape (villages,), none negative.
    register : Register
        Tells which villages are served and how many poor persons they have.

    Returns
    -------
    array
        Yuan, float64 of shape (villages,).
    """
    county, counties = register.county, len(budget)
    even = register.served.astype(np.float64)
    chosen = np.zeros_like(even)
    for tried in (even, even * register.persons, even * weight):
        some = by_county(tried, county, counties)[county] > 0.0
        chosen = np.where(some, tried, chosen)
    whole = by_county(chosen, county, counties)[county]
    return budget[county] * (chosen / np.where(whole > 0.0, whole, 1.0))


RULES: Shelf[Allocation] = Shelf(
    "sim.rules.allocation",
    Allocation,  # type: ignore[type-abstract]  # the shelf only compares with it
)
