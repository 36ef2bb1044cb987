"""The three methods of social work: what a scenario plans of each."""

from __future__ import annotations

from sim.core.param import Declared, param
from sim.core.text import Text


# fmt: off
class Casework(Declared):
    """How many households have a caseworker."""

    households: float = param(
        default=20, unit="households", low=0, high=1e8, timed=False, level="standard", source="A",
        label=Text("个案户数", "households in casework"))


class GroupWork(Declared):
    """How many groups meet, and how large they are."""

    groups: float = param(
        default=4, unit="groups", low=0, high=1e7, timed=False, level="standard", source="A",
        label=Text("小组数", "groups"))
    people_per_group: float = param(
        default=10, unit="persons", low=1, high=200, timed=False, level="standard", source="A",
        label=Text("每组人数", "people in a group"))


class CommunityWork(Declared):
    """In how many villages everybody is worked with together."""

    villages: float = param(
        default=6, unit="villages", low=0, high=200_000, timed=False, level="standard", source="A",
        label=Text("社区工作村数", "villages with community work"))
