"""What makes it worth while to do one's part: what every incentive promises."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, fields, replace
from typing import ClassVar

import numpy as np

from sim.core.param import param
from sim.core.shelf import Shelf
from sim.core.table import Bools, Floats, Ints
from sim.core.text import Text
from sim.core.totals import ratio
from sim.rules import Rule
from sim.world.kinds import Party
from sim.world.production import row_sum
from sim.world.ranking import appraised
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
    prize: Floats
    """Yuan that the county hands on from this month's fines, none negative; not to households."""
    escrow: Floats
    """Yuan from the government into each project's escrow, shape (projects,)."""
    relief: Floats
    """Yuan of tax that the state forgoes."""
    earned: Floats
    """Yuan of the instalment that was held back and is now paid out, none negative."""
    orders: Floats
    """Yuan a month by which orders change from next month on."""
    reputation: Floats
    """Change of credibility or reputation."""
    strikes: Ints
    """Change in the number of findings against a party."""
    barred: Bools
    """Who gets no new contract for a year."""
    cost: Floats
    """Yuan that running it costs the project, shape (projects,)."""
    county_cost: Floats
    """Yuan that running it costs the county, shape (projects,)."""
    volunteer_hours: Floats
    """Hours that running it takes from the community's volunteers, shape (projects,)."""

    @classmethod
    def zeros(cls, stakes: Stakes) -> Reward:
        """Propose nothing to anybody."""
        projects, nothing = stakes.shape[0], np.zeros(stakes.shape)
        return cls(
            pay=nothing,
            fine=nothing,
            prize=nothing,
            escrow=np.zeros(projects),
            relief=nothing,
            earned=nothing,
            orders=nothing,
            reputation=nothing,
            strikes=np.zeros(stakes.shape, np.int64),
            barred=np.zeros(stakes.shape, np.bool_),
            cost=np.zeros(projects),
            county_cost=np.zeros(projects),
            volunteer_hours=np.zeros(projects),
        )

    def __add__(self, other: Reward) -> Reward:
        """Add what another incentive proposes; who is barred by one is barred."""
        added = {f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)}
        return Reward(**added | {"barred": self.barred | other.barred})


class Incentive(Rule, ABC):
    """A reason to put more in; several may be in force at once, and their rewards add up.

    No rule pays the government, charges anybody less than nothing or looks at names. `laws` says
    what else a rule keeps: `nothing` (it does nothing at all), `no_pay` (nobody is paid
    privately), `no_fine` (nobody is fined), `positional` (changes of reputation sum to zero),
    `self_financed` (prizes are paid by fines).
    """

    laws: ClassVar[frozenset[str]] = frozenset()
    measures_results: ClassVar[bool] = False
    """Whether somebody has to find out how far the needs of those served have fallen."""

    def held_back(self) -> float:
        """Give the part of each instalment that is paid only when the rewards are settled."""
        return 0.0

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
    part = np.where(wanted > pot, ratio(pot, np.maximum(pot, wanted)), 1.0)
    return replace(reward, pay=reward.pay * part[:, None])


def present(values: Floats, stakes: Stakes) -> Floats:
    """Leave out absent parties."""
    return np.where(stakes.active, values, 0.0)


def payable(yuan: Floats, stakes: Stakes) -> Floats:
    """Leave out absent parties and the government, on whose money nothing is paid."""
    return np.where(stakes.active & (stakes.kind != Party.GOVERNMENT), yuan, 0.0)


class Appraising(Incentive):
    """The common ground of yearly appraisals: the four groups of indices and their weights."""

    # fmt: off
    conditions: float = param(
        default=0.15, unit="weight", low=0.0, high=1.0, source="S",
        label=Text("基础条件的权重", "Weight of basic conditions"))
    construction: float = param(
        default=0.25, unit="weight", low=0.0, high=1.0, source="S",
        label=Text("自身建设的权重", "Weight of own construction"))
    service: float = param(
        default=0.25, unit="weight", low=0.0, high=1.0, source="S",
        label=Text("社会服务的权重", "Weight of social service"))
    performance: float = param(
        default=0.35, unit="weight", low=0.0, high=1.0, source="S",
        label=Text("工作绩效的权重", "Weight of work performance"))
    error: float = param(
        default=0.05, unit="marks of 0..1", low=0.0, high=0.3, source="A",
        label=Text("考评误差", "Error of the appraisal"))
    # fmt: on

    def marks(self, stakes: Stakes) -> Floats:
        """Mark social organisations by what can be seen of them.

        Effort counts with social service, output against the plan with work performance; groups
        of which nothing is known are left out.

        Parameters
        ----------
        stakes : Stakes
            The parties of every project, with what the appraisal knows of them.

        Returns
        -------
        array
            0..1, float64 of shape (projects, parties); nan for others and for newcomers, of whom
            the appraisal knows nothing yet.
        """
        weights = (self.conditions, self.construction, self.service, self.performance)
        return appraised(stakes, weights)


class Sanctioning(Incentive, ABC):
    """Fines for too little effort, found by inspection or given by partners to each other."""

    # fmt: off
    form: str = param(
        default="inspection", unit="1", choices=("inspection", "public_goods"), source="A",
        level="standard",
        label=Text("检查发现还是同伴互罚", "Found by inspection, or fined by one's peers"))
    slope: float = param(
        default=1.5, unit="yuan per yuan withheld", low=0.0, high=5.0, sweep=(0.5, 3.0), source="A",
        label=Text("同伴处罚的轻重", "How much peers take for each yuan withheld"))
    norm: float = param(
        default=0.7, unit="1", low=0.0, high=1.0, source="A",
        label=Text("同伴认可的投入", "Effort that peers think right"))
    antisocial: float = param(
        default=0.0, unit="1", low=0.0, high=1.0, source="A",
        label=Text("反过来罚出力多的比例", "Part of the fines that hits those who do more"))
    enforced_by: str = param(
        default="county", unit="1", choices=("county", "community"), source="A", level="standard",
        label=Text("谁来监督", "Who enforces the agreement"))
    hours: float = param(
        default=0.5, unit="hours a party and month", low=0.0, high=8.0, source="A",
        label=Text("检查工时", "Hours of inspection"))
    wage: float = param(
        default=30.0, unit="yuan an hour", low=0.0, high=500.0, source="A",
        label=Text("每工时费用", "Cost of an hour"))
    # fmt: on

    def watched(self, stakes: Stakes) -> tuple[Reward, Floats]:
        """Give what looking at every party costs, and which part of it is really done.

        The county pays its inspectors; a community's volunteers give their hours, as far as they
        have any, and only where the community takes part.
        """
        nothing, hours = Reward.zeros(stakes), stakes.count * np.float64(self.hours)
        if self.enforced_by == "county":
            return replace(nothing, county_cost=self.wage * hours), np.ones(len(hours))
        there = stakes.of(Party.COMMUNITY).any(axis=1)
        given = np.where(there, np.minimum(stakes.volunteer_hours, hours), 0.0)
        done = np.where(hours > 0.0, ratio(given, hours), there.astype(np.float64))
        return replace(nothing, volunteer_hours=given), done

    def by_peers(self, stakes: Stakes) -> Floats:
        """Let partners fine each other, as in a public-goods game.

        Who puts in less than the others, or than what is thought right, loses in proportion to
        what is missing; antisocial peers fine those who put in more than the others instead.

        Parameters
        ----------
        stakes : Stakes
            The parties with their efforts and endowments (tokens, in a game).

        Returns
        -------
        array
            Yuan (or tokens), float64 of shape (projects, parties); 0 for who is alone.
        """
        effort = present(stakes.effort, stakes)
        others = np.maximum(stakes.count - 1, 0).astype(np.float64)[:, None]
        mean = ratio(row_sum(effort)[:, None] - effort, others + np.zeros(stakes.shape))
        held = self.norm * (1.0 - self.antisocial)  # as far as peers stand behind it
        short = np.maximum(np.maximum(mean, held) - effort, 0.0)
        over = np.maximum(effort - mean, 0.0)
        part = self.slope * ((1.0 - self.antisocial) * short + self.antisocial * over)
        return present(np.where(others > 0.0, part * stakes.endowment, 0.0), stakes)


RULES: Shelf[Incentive] = Shelf(
    "sim.rules.incentive",
    Incentive,  # type: ignore[type-abstract]  # the shelf only compares with it
)
