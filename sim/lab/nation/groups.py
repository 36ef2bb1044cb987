"""Groups of counties: as many as fit the memory, wholly alike, each known by its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from sim.core.draws import county_key, keyed_order, purpose
from sim.scenario import Scenario
from sim.scenario.counties import counties_of
from sim.scenario.tiers import Tier
from sim.world.country import Country
from sim.world.sections import Households

ROWS = 300_000
"""Households of a group, unless one county has more: some 400 MB a process; measured."""
LEAST = 2
"""Counties of each tier that a sample takes at least, so that their spread can be told."""
SAMPLE = purpose("nation: counties of a sample")
_NOBODY = 2**31 - 1


@dataclass(frozen=True)
class Group:
    """Some counties of one tier, lived in one world.

    Attributes
    ----------
    tier : int
        The tier's place among the tiers.
    numbers : tuple of int
        The counties' numbers within the nation.
    weight : float
        How many counties of the tier each stands for, 1 unless only a sample is lived.
    households : int
        All households together, near-poor ones included.
    scenario : Scenario
        What is told of each county.
    """

    tier: int
    numbers: tuple[int, ...]
    weight: float
    households: int
    scenario: Scenario

    @property
    def name(self) -> str:
        """What its files are called."""
        return f"{self.numbers[0]:06d}-{self.numbers[-1]:06d}-{len(self.numbers)}"


def groups_of(nation: Scenario, seed: int, rows: int = ROWS) -> tuple[Group, ...]:
    """Put the counties of a nation, or of a sample of it, into groups.

    Parameters
    ----------
    nation : Scenario
        With tiers.
    seed : int
        The seed of the run, which also decides which counties a sample takes.
    rows : int, optional
        The most households of a group.

    Returns
    -------
    tuple of Group
        By the counties' numbers. How they are grouped bears on no number.
    """
    share = nation.plan.of(Country).sample
    taken = [
        (tier.counties, _taken(place, first, tier.counties, share, seed))
        for place, (first, tier) in enumerate(_firsts(nation))
    ]
    found = []
    for alike in counties_of(nation):
        every, some = taken[alike.tier]
        here = [n for n in some if alike.first <= n < alike.first + alike.count]
        near = 1.0 + alike.scenario.plan.of(Households).near_poor_share
        each = max(round(alike.households * near), 1)
        told = replace(alike.scenario, parent=None, source=None, notes={})
        step = max(rows // each, 1)
        for begin in range(0, len(here), step):
            numbers = tuple(here[begin : begin + step])
            size = each * len(numbers)
            found.append(Group(alike.tier, numbers, every / len(some), size, told))
    return tuple(found)


def _firsts(nation: Scenario) -> list[tuple[int, Tier]]:
    first, found = 0, []
    for tier in nation.tiers:
        found.append((first, tier))
        first += tier.counties
    return found


def _taken(place: int, first: int, count: int, share: float, seed: int) -> Sequence[int]:
    """Choose the counties of a tier that are lived, each as likely as any other."""
    wanted = count if share >= 1.0 else min(max(round(share * count), LEAST), count)
    numbers = np.arange(first, first + count, dtype=np.uint64)
    luck = np.full(count, county_key(seed, place, _NOBODY))
    order = keyed_order(SAMPLE, luck, numbers, 0, np.zeros(count, np.int64))
    return sorted(int(number) for number in numbers[order[:wanted]])
