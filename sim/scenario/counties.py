"""The counties of a nation, each as a scenario of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sim.scenario.build import build
from sim.scenario.problems import Faults
from sim.scenario.scenario import Scenario
from sim.scenario.tree import dig


@dataclass(frozen=True)
class Alike:
    """Counties of one tier that are wholly alike: they differ by their luck alone.

    Attributes
    ----------
    tier : int
        The tier's place among the tiers.
    first : int
        The number of the first of them within the nation; the others follow.
    count : int
        How many they are.
    households : int
        Registered households of each.
    scenario : Scenario
        What is told of each.
    """

    tier: int
    first: int
    count: int
    households: int
    scenario: Scenario


def counties_of(nation: Scenario) -> tuple[Alike, ...]:
    """Tell every county of a nation, those together that are alike.

    Parameters
    ----------
    nation : Scenario
        With tiers, sound, as it was read.

    Returns
    -------
    tuple of Alike
        Tier by tier; counties are numbered from 0 through the whole nation.

    Raises
    ------
    ValueError
        If the scenario has no tiers or was not read from a file or a text.
    """
    if nation.source is None or not nation.tiers:
        raise ValueError(f"{nation.name} tells of no tiers of counties")
    found, number, faults = [], 0, Faults()
    for place, tier in enumerate(nation.tiers):
        for first, count, villages, households in tier.alike():
            body = tier.body(nation.source.body, villages, households)
            told = build(replace(nation.source, body=body), faults)
            faults.raise_if_any()
            found.append(Alike(place, number + first, count, households, told))
        number += tier.counties
    return tuple(found)


def check_tiers(nation: Scenario, faults: Faults) -> None:
    """Note what is wrong with a nation as a whole, and with each tier's counties."""
    if not nation.tiers or nation.source is None:
        return
    at = dig(nation.source.body, "tiers")
    for reason, wrong in (("tiers_and_tables", nation.own.tables), ("tiers_wait", nation.awaits)):
        if wrong and at is not None:
            faults.add(reason, at.key_at, "tiers")
    for tier in nation.tiers:
        _, _, villages, households = next(iter(tier.alike()))
        body = tier.body(nation.source.body, villages, households)
        build(replace(nation.source, body=body), faults)
