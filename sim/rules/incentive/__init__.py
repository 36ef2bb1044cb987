"""What makes it worth while to do one's part: what every incentive promises."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, fields, replace
from typing import ClassVar

import numpy as np

from sim.core.shelf import Shelf
from sim.core.table import Bools, Floats, Ints
from sim.core.text import Text
from sim.rules import Rule
from sim.world.kinds import Party
from sim.world.production import row_sum
from sim.world.stakes import Stakes

label = Text("激励", "incentive")
DECEMBER = 12
"""The month of the year in which what is yearly is settled."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """When rewards are settled, and the luck that comes with it.

    In the `expected` form nothing is drawn: rewards are what parties must expect in an average
    month, smooth in what they do; what is settled once a year counts by a twelfth.
    """

    month_of_year: int
    """1 is January."""
    noise: Floats
    """Keyed standard normal draws, float64 of shape (projects, parties)."""
    luck: Floats
    """Keyed draws between 0 and 1, float64 of shape (projects, parties)."""
    expected: bool = False

    @classmethod
    def plain(cls, stakes: Stakes, month_of_year: int = 12, *, expected: bool = False) -> Occasion:
        """Make an occasion without luck, for worked examples."""
        return cls(month_of_year, np.zeros(stakes.shape), np.zeros(stakes.shape), expected)

    def yearly(self) -> float:
        """Give the part of a yearly settlement that falls on this month."""
        return 1 / DECEMBER if self.expected else float(self.month_of_year == DECEMBER)


@dataclass(frozen=True, slots=True)
class Reward:
    """What incentives propose for a month; arrays of shape (projects, parties) unless said."""

    pay: Floats
    """Yuan from the pot, none negative; none for the government."""
    fine: Floats
    """Yuan to the county, none negative."""
    escrow: Floats
    """Yuan from the government into each project's escrow, shape (projects,)."""
    relief: Floats
    """Yuan of tax that the state forgoes."""
    reputation: Floats
    """Change of credibility or reputation."""
    strikes: Ints
    """Change in the number of findings against a party."""
    barred: Bools
    """Who gets no new contract for a year."""
    cost: Floats
    """Yuan that running it costs, shape (projects,)."""

    @classmethod
    def zeros(cls, stakes: Stakes) -> Reward:
        """Propose nothing to anybody."""
        projects, nothing = stakes.shape[0], np.zeros(stakes.shape)
        return cls(
            pay=nothing,
            fine=nothing,
            escrow=np.zeros(projects),
            relief=nothing,
            reputation=nothing,
            strikes=np.zeros(stakes.shape, np.int64),
            barred=np.zeros(stakes.shape, np.bool_),
            cost=np.zeros(projects),
        )

    def __add__(self, other: Reward) -> Reward:
        """Add what another incentive proposes; who is barred by one is barred."""
        added = {f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)}
        return Reward(**added | {"barred": self.barred | other.barred})


class Incentive(Rule, ABC):
    """A reason to put more in; several may be in force at once, and their rewards add up.

    No rule pays the government, charges anybody less than nothing or looks at names. `laws` says
    what else a rule keeps: `nothing` (it does nothing at all), `no_pay` (nobody is paid
    privately), `no_fine` (nobody is fined), `positional` (changes of reputation sum to zero).
    """

    laws: ClassVar[frozenset[str]] = frozenset()

    @abstractmethod
    def reward(self, moment: Occasion, stakes: Stakes) -> Reward:
        """Propose this month's rewards.

        Parameters
        ----------
        moment : Occasion
            The month and the luck, or the wish for the expected form.
        stakes : Stakes
            The parties of every project. For the expected form their efforts, own money and the
            output are those that would follow from what a party considers doing.

        Returns
        -------
        Reward
            Pay, fines and the rest; pay is still to be fitted into the pot by `within_pot`.
        """


def within_pot(reward: Reward, pot: Floats) -> Reward:
    """Scale the pay of each project down until its pot is enough; all else stays.

    Parameters
    ----------
    reward : Reward
        What all incentives in force propose together.
    pot : array
        Yuan set aside for pay, float64 of shape (projects,).

    Returns
    -------
    Reward
        The same with pay that sums to at most the pot.
    """
    wanted = row_sum(reward.pay)
    part = np.where(wanted > pot, pot / np.where(wanted > 0.0, wanted, 1.0), 1.0)
    return replace(reward, pay=reward.pay * part[:, None])


def payable(yuan: Floats, stakes: Stakes) -> Floats:
    """Leave out absent parties and the government, on whose money nothing is paid."""
    return np.where(stakes.active & (stakes.kind != Party.GOVERNMENT), yuan, 0.0)


RULES: Shelf[Incentive] = Shelf(
    "sim.rules.incentive",
    Incentive,  # type: ignore[type-abstract]  # the shelf only compares with it
)
