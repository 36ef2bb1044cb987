"""Which household gets how much: what every targeting rule promises."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim.core.queues import in_line, ranked
from sim.core.shelf import Shelf
from sim.core.table import Bools, Floats, Ints
from sim.core.text import Text
from sim.core.totals import ratio
from sim.core.turns import filled_first
from sim.rules import Rule
from sim.world.kinds import Domain
from sim.world.weighing import Number, weighed

label = Text("到户帮扶分配", "targeting")
DOMAINS = len(Domain)
NOBODY = -1


@dataclass(frozen=True, slots=True)
class Asked:
    """The households of all served villages and who could help them.

    Household arrays are of shape (households,) or (6, households), sorted by project.
    """

    project: Ints
    """The project of each household, ascending."""
    need: Floats
    """Needs as assessed, 0..1, (6, households), float64 or float32."""
    weight: Sequence[Number]
    """How much each of six domains counts: one number, or one for each household."""
    most: Floats
    """What a household of a project can use whose need is 1, yuan a month, (projects,)."""
    luck: Floats
    """A keyed uniform draw of each household, 0..1; it breaks ties."""
    paired: Ints
    """The party that helps the household now, -1 for nobody, any whole numbers."""
    months_paired: Ints
    """For how many months it has done so, any whole numbers."""
    hours: Floats
    """Staff hours a month for work with single households, (projects,)."""
    capability: Floats
    """How well each party works in each domain, 0..1, (projects, parties, 6)."""
    active: Bools
    """Which parties supply help, (projects, parties)."""
    share: Floats
    """Each party's share of the supply, (projects, parties)."""

    @property
    def ceiling(self) -> Floats:
        """What a household can use, yuan a month, float64 of shape (6, households)."""
        return self.most[self.project] * self.need

    @property
    def urgency(self) -> Floats:
        """Each household's needs, weighted and added up, (households,)."""
        return weighed(*self.need, *self.weight)

    @property
    def part(self) -> Floats:
        """Each active party's share of the supply, made to sum to 1, (projects, parties)."""
        given = np.where(self.active, self.share, 0.0)
        whole = np.zeros(len(given))
        for party in range(given.shape[1]):
            whole = whole + given[:, party]
        return ratio(given, np.broadcast_to(whole[:, None], given.shape))

    @classmethod
    def of_one_project(
        cls,
        need: Sequence[float],
        *,
        capability: Sequence[float] = (1.0,),
        hours: float = 0.0,
        luck: Sequence[float] | None = None,
    ) -> Asked:
        """Put households down that lack the same in every domain, for worked examples.

        Parties share the supply equally and work equally well in every domain; each household
        can use 600 yuan a month and domain times its need.
        """
        some, parties = len(need), len(capability)
        needs = np.repeat(np.array([need], np.float64), DOMAINS, axis=0)
        skills = np.repeat(np.array(capability, np.float64)[None, :, None], DOMAINS, axis=2)
        return cls(
            project=np.zeros(some, np.int64),
            need=needs,
            weight=[1.0 / DOMAINS] * DOMAINS,
            most=np.array([600.0]),
            luck=np.arange(some) / max(some, 1) if luck is None else np.array(luck),
            paired=np.full(some, NOBODY, np.int64),
            months_paired=np.zeros(some, np.int64),
            hours=np.array([hours]),
            capability=skills,
            active=np.ones((1, parties), np.bool_),
            share=np.full((1, parties), 1.0 / parties),
        )


@dataclass(frozen=True, slots=True)
class Targeted:
    """What every household gets and from whom."""

    yuan: Floats
    """Help, yuan a month, (6, households)."""
    paired: Ints
    """The party that helps the household from now on, -1 for nobody."""
    months_paired: Ints
    """For how many months it has done so, this month included."""
    ability: Floats
    """How well each of those who serve works in each domain, 0..1, (6, servers)."""
    server: Ints
    """Who of these serves the household: a column of `ability`, (households,)."""

    @property
    def skill(self) -> Floats:
        """How well whoever serves the household works in the domain, 0..1, (6, households)."""
        return self.ability[:, self.server]


class Targeting(Rule, ABC):
    """A way of bringing a project's help to its households."""

    @abstractmethod
    def target(self, supply: Floats, asked: Asked) -> Targeted:
        """Divide every project's help of a month among its households.

        Parameters
        ----------
        supply : array
            Help that has found a need, yuan a month, float64 of shape (6, projects).
        asked : Asked
            The households with their needs and their helpers so far.

        Returns
        -------
        Targeted
            Never more than is supplied to a project and domain, never more than a household
            can use there; what nobody gets goes back to the project.
        """


def in_order(asked: Asked, score: Floats, slots: Ints) -> Ints:
    """List households project by project, the highest score first, ties by luck.

    Left out are those of projects in which no party has a place, (projects, parties), to give.
    """
    some = np.flatnonzero(np.any(slots > 0, axis=1)[asked.project])
    order: Ints = some[in_line(asked.project[some], score[some], asked.luck[some])]
    return order


def in_turn(supply: Floats, asked: Asked, score: Floats) -> Floats:
    """Give households all they can use, the highest score first, until the supply ends."""
    return filled_first(supply, asked.need, asked.most, asked.project, score, asked.luck)


def rationed(supply: Floats, asked: Asked, group: Ints) -> Floats:
    """Give all households of a group the same part of what they can use.

    Parameters
    ----------
    supply : array
        Yuan, float64 of shape (6, groups).
    asked : Asked
        The households.
    group : array
        The group of each household, int64 of shape (households,); below 0 for none.

    Returns
    -------
    array
        Yuan, float64 of shape (6, households).
    """
    some = np.flatnonzero(group >= 0)
    own, most = group[some], asked.most[asked.project[some]]
    given = np.zeros(asked.need.shape)
    for domain in range(DOMAINS):
        wanted = most * asked.need[domain, some]
        whole = np.bincount(own, wanted, supply.shape[1]).astype(np.float64)
        given[domain, some] = wanted * ratio(np.minimum(supply[domain], whole), whole)[own]
    return given


def usual_ability(asked: Asked) -> Floats:
    """Give how well each project works in each domain if all its parties serve everybody alike."""
    part, skill = asked.part, np.zeros((len(asked.hours), DOMAINS))
    for party in range(asked.active.shape[1]):
        skill = skill + part[:, party, None] * asked.capability[:, party, :]
    return skill.T


def without_pairs(yuan: Floats, asked: Asked) -> Targeted:
    """Finish a rule that gives no household a helper of its own."""
    nobody = np.full_like(asked.paired, NOBODY)
    months = np.zeros_like(asked.months_paired)
    return Targeted(yuan, nobody, months, usual_ability(asked), asked.project)


def from_helpers(supply: Floats, asked: Asked, helper: Ints, months: Ints) -> Targeted:
    """Let each party divide its part of the supply among the households that it helps.

    Parameters
    ----------
    supply : array
        Yuan, float64 of shape (6, projects).
    asked : Asked
        The households.
    helper, months : array
        The party that helps each household, -1 for nobody, and for how many months by now.

    Returns
    -------
    Targeted
        A household without a helper gets nothing.
    """
    parties = asked.active.shape[1]
    each = asked.part.ravel() * np.repeat(supply, parties, axis=1)
    group = np.where(helper >= 0, asked.project * parties + helper, NOBODY)
    # a column for each party of each project, and last one for nobody
    able = np.concatenate([asked.capability.reshape(-1, DOMAINS), np.zeros((1, DOMAINS))])
    return Targeted(
        yuan=rationed(each, asked, group),
        paired=helper,
        months_paired=months,
        ability=able.T,
        server=np.where(helper >= 0, group, len(able) - 1),
    )


def suited(asked: Asked, some: Ints) -> Floats:
    """Give how well each party suits what each of some households lacks, (some, parties)."""
    fit = np.zeros((len(some), asked.active.shape[1]))
    project = asked.project[some]
    for domain in range(DOMAINS):
        fit = fit + asked.need[domain, some][:, None] * asked.capability[project, :, domain]
    return fit


def chosen(asked: Asked, order: Ints, waiting: Bools, free: Ints) -> Ints:
    """Let waiting households, the neediest first, each take the free party that suits it best.

    All choose at once as long as every choice still has room; where one has none left, that
    household and those behind it choose again. Each round closes a party, so that there are at
    most as many rounds as parties.

    Parameters
    ----------
    asked : Asked
        The households.
    order : array
        Their rows, the neediest of each project first, as `in_order` gives them.
    waiting : array
        Who is to choose, bool of shape (households,).
    free : array
        Room left with each party, int64 of shape (projects, parties).

    Returns
    -------
    array
        The party of each household, -1 for none, int64 of shape (households,).
    """
    parties = free.shape[1]
    room, helper = free.copy(), np.full(len(asked.project), NOBODY, np.int64)
    line = order[waiting[order]]
    line = line[np.any(room > 0, axis=1)[asked.project[line]]]
    fit = suited(asked, line)
    for _ in range(parties):
        there = np.any(room > 0, axis=1)[asked.project[line]]
        line, fit = line[there], fit[there]
        where = asked.project[line]
        key = where * parties + np.argmax(np.where(room[where] > 0, fit, -1.0), axis=1)
        over = ranked(key) >= room.ravel()[key]
        stop = np.cumsum(over)
        late = stop - (stop - over)[np.searchsorted(where, where)] > 0
        helper[line[~late]] = (key - where * parties)[~late]
        room -= np.bincount(key[~late], minlength=room.size).reshape(room.shape)
        line, fit = line[late], fit[late]
    return helper


RULES: Shelf[Targeting] = Shelf(
    "sim.rules.targeting",
    Targeting,  # type: ignore[type-abstract]  # the shelf only compares with it
)
