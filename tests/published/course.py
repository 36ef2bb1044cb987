"""The county lived from 2014 on, read each December as the official statistics are."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from sim.lab.arms import policy_of
from sim.month import begin, step
from sim.scenario import Scenario, load
from sim.world.world import World

FIRST_YEAR = 2014
SMALL = (
    "households.near_poor_share=0",
    "villages.pilot=20",
    "villages.volunteers=200",
    "organizations.contractor.count=1",
    "organizations.local.count=1",
    "organizations.foundations.count=1",
    "enterprises.count=3",
    "project.methods.casework.households=150",
    "project.methods.group_work.groups=15",
    "project.methods.community_work.villages=6",
)
"""The county in small and without the near-poor fringe: the published figures count registered
households only."""
WHOLE, ORDERS_YUAN, JOBS = 20_000, 17_000_000, 1300
"""The county's registered households, and what its enterprises buy and offer; in small as well."""


@dataclass
class Course:
    """What each December shows, one list entry a year; arrays have a value for each county.

    Persons and households are the registered ones.
    """

    poor: list[np.ndarray] = field(default_factory=list)
    """Poor persons, share of the registered."""
    jobs: list[np.ndarray] = field(default_factory=list)
    """Jobs away from home per household."""
    working: list[np.ndarray] = field(default_factory=list)
    """Households with such a job, share."""
    income: list[np.ndarray] = field(default_factory=list)
    """Yuan a head and year."""
    wage_share: list[np.ndarray] = field(default_factory=list)
    """Wages as part of what households with a job took in during the year."""
    returned: list[np.ndarray] = field(default_factory=list)
    """Persons who returned to poverty in the year, of those out of it as it opened."""
    returned_income: list[np.ndarray] = field(default_factory=list)
    """The same where income alone decides who is out of poverty."""
    watched: list[np.ndarray] = field(default_factory=list)
    """Persons under support against return, of those who have left poverty."""

    def of(self, name: str) -> np.ndarray:
        """Give one series, float64 of shape (years, counties)."""
        return np.stack(getattr(self, name))


class _Reader:
    """Adds up a world's registered households by county."""

    def __init__(self, world: World) -> None:
        h = world.household
        self.listed = np.flatnonzero(h.registered)
        self.county = world.village.county[h.village[self.listed]]
        self.size = h.size[self.listed].astype(np.float64)
        self.counties = len(world.county)
        self.taken = np.zeros(self.counties)
        self.wages = np.zeros(self.counties)
        self.relapses = h.relapses[self.listed].copy()
        self.was_out = np.zeros(len(self.listed), np.bool_)
        self.was_better = ~h.poor[self.listed]

    def total(self, values: np.ndarray) -> np.ndarray:
        return np.bincount(self.county, values, self.counties)

    def share(self, part: np.ndarray, whole: np.ndarray) -> np.ndarray:
        everybody = self.total(whole * self.size)
        found = self.total((part & whole) * self.size)
        return found / np.where(everybody > 0.0, everybody, 1.0)

    def month(self, world: World) -> None:
        """Add a month's wages, and the income of the households that have a job."""
        h = world.household
        with_job = (h.jobs[self.listed] > 0).astype(np.float64)
        self.taken += self.total(with_job * h.income[self.listed])
        paid = world.ledger.month.get(("wage", "outside", "household"), np.zeros(self.counties))
        self.wages += paid / 100.0

    def december(self, world: World, course: Course) -> None:
        h = world.household
        at, everybody = self.listed, np.ones(len(self.listed), np.bool_)
        poor, out, jobs = h.poor[at], h.exited[at], h.jobs[at]
        number = self.total(everybody.astype(np.float64))
        course.poor.append(self.share(poor, everybody))
        course.jobs.append(self.total(jobs.astype(np.float64)) / number)
        course.working.append(self.total((jobs > 0).astype(np.float64)) / number)
        yearly = self.total(12.0 * h.income_mean[at].astype(np.float64))
        course.income.append(yearly / self.total(self.size))
        course.wage_share.append(self.wages / np.where(self.taken > 0.0, self.taken, 1.0))
        course.returned.append(self.share(h.relapses[at] > self.relapses, self.was_out))
        course.returned_income.append(self.share(poor, self.was_better))
        course.watched.append(self.share(h.watched[at] > 0, out | (h.watched[at] > 0)))
        self.relapses, self.was_out, self.was_better = h.relapses[at].copy(), out.copy(), ~poor
        self.taken[:] = self.wages[:] = 0.0


def lived(
    scenario: Scenario, lucks: int, seed: int, *, programme: bool = True, months: int = 84
) -> Course:
    """Live a scenario that begins in January under several lucks and read every December."""
    world = begin(scenario.plan, seed, range(lucks))
    return read_on(world, scenario, programme=programme, months=months)


def read_on(
    world: World, scenario: Scenario, *, programme: bool = True, months: int = 84
) -> Course:
    """Live a world on from month 0, with or without its programme, and read every December.

    Parameters
    ----------
    world : World
        The world at the end of month 0; it is used up.
    scenario : Scenario
        The county, begun in January 2014.
    programme : bool, optional
        Whether there is any programme.
    months : int, optional
        Months lived.

    Returns
    -------
    Course
    """
    reader, course = _Reader(world), Course()
    policy, stage = None, None
    for month in range(1, months + 1):
        now = scenario.at(month)
        if policy is None or now != stage:
            policy, stage = policy_of(now, programme), now
        step(world, policy)
        reader.month(world)
        if world.moment.is_december:
            reader.december(world, course)
    return course


def county(*overrides: str, households: int = 3000) -> Scenario:
    """Give the county in small, without the near-poor fringe, with some values set otherwise."""
    part = households / WHOLE
    size = (
        f"households.pilot={households}",
        f"enterprises.orders_total_yuan_per_year={ORDERS_YUAN * part:.0f}",
        f"enterprises.jobs_total={JOBS * part:.0f}",
    )
    return load("county", (*SMALL, *size, *overrides))
