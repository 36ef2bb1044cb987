"""Decisions that a scenario prescribes in an actor's place, such as those of a workshop."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.core.table import Bools
from sim.core.text import Text
from sim.world.kinds import Party
from sim.world.layout import Layout
from sim.world.project import Project, Stake


@dataclass(frozen=True, slots=True)
class Who:
    """A group of actors that a decision may name."""

    label: Text
    party: Party
    part: str = ""
    """Which part of the county's organisations: an attribute of the layout, or all of them."""


WHO = {
    "government": Who(Text("政府", "government"), Party.GOVERNMENT),
    "organizations": Who(Text("社会组织", "social organisations"), Party.ORGANIZATION),
    "contractor": Who(Text("承接方", "the contractor"), Party.ORGANIZATION, "contractors"),
    "local_organizations": Who(
        Text("本地社会组织", "local social organisations"), Party.ORGANIZATION, "locals"
    ),
    "foundations": Who(Text("基金会", "foundations"), Party.ORGANIZATION, "foundations"),
    "enterprises": Who(Text("企业", "enterprises"), Party.ENTERPRISE),
    "community": Who(Text("村社区", "the village community"), Party.COMMUNITY),
    "households": Who(Text("农户", "households"), Party.HOUSEHOLD),
}
"""Who may be named, in the order of the parties."""
PARTS = ("contractors", "locals", "foundations")

WHAT = {
    "take_part": Text("参加不参加", "whether to take part"),
    "effort": Text("出力", "effort"),
    "helping": Text("帮别人的那部分力", "share of the effort that helps the others"),
    "own_part": Text("自己出的钱", "share of the own money that could be added"),
}
"""What may be decided; each a number from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What some actors do in place of what they would choose, while it holds."""

    who: str
    number: int | None
    """Which one of them, counted from 1: of a county's organisations or enterprises, or the
    village of a community or of households; None for all of them."""
    what: str
    value: float


def count_of(who: str, one: Layout) -> int:
    """Say how many of a group one county has, so that a number can be checked."""
    group = WHO[who]
    if group.party == Party.GOVERNMENT:
        return 1
    if group.party == Party.ORGANIZATION:
        return int(getattr(one, group.part)) if group.part else one.organizations
    return one.enterprises if group.party == Party.ENTERPRISE else len(one.pilot)


def concerned(decision: Decision, stake: Stake, project: Project, one: Layout) -> Bools:
    """Mark the places in projects whose actors a decision names.

    Parameters
    ----------
    decision : Decision
        What is prescribed to whom.
    stake : Stake
        The places, with kind and actor.
    project : Project
        The projects, with number and county.
    one : Layout
        How many of everything one county has.

    Returns
    -------
    array
        bool of shape (stakes,).
    """
    group = WHO[decision.who]
    places = len(stake) // max(len(project), 1)
    found: Bools = (stake.kind == group.party) & (stake.who >= 0)
    village = np.repeat(project.id.astype(np.int64), places)
    if group.party in {Party.COMMUNITY, Party.HOUSEHOLD}:
        return found if decision.number is None else found & (village == decision.number - 1)
    if group.party == Party.GOVERNMENT:
        return found
    width = one.organizations if group.party == Party.ORGANIZATION else one.enterprises
    place = stake.who - np.repeat(project.county, places) * width
    if group.part:
        sizes = [int(getattr(one, part)) for part in PARTS]
        first = int(np.cumsum([0, *sizes])[PARTS.index(group.part)])
        found = found & (place >= first) & (place < first + sizes[PARTS.index(group.part)])
        place = place - first
    return found if decision.number is None else found & (place == decision.number - 1)
