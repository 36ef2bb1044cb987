"""Tiers of counties as they are printed: as a file, as plain data, and in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sim.core.text import Text
from sim.core.units import figure
from sim.core.words import say
from sim.scenario.tree import leaves

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario
    from sim.scenario.tiers import Tier

KEYS = ("counties", "villages", "households")


def as_data(tier: Tier) -> dict[str, Any]:
    """Give a tier as plain data."""
    numbers = {key: getattr(tier, key) for key in KEYS}
    return {"name": tier.name, **numbers, "changes": tier.changes.plain()}


def described(tier: Tier) -> Text:
    """Say a tier's numbers, and how many values of its counties differ."""
    figures = {key: figure(getattr(tier, key)) for key in KEYS}
    return say("told.tier_numbers", changes=len(list(leaves(tier.changes))), **figures)


def other_tiers(old: Scenario, new: Scenario) -> Iterator[tuple[str, Text, Text, Text]]:
    """Find the tiers that are not the same in two scenarios: path; name, before, now in words."""
    before = {tier.name: tier for tier in old.tiers}
    now = {tier.name: tier for tier in new.tiers}
    for name in dict.fromkeys([*before, *now]):
        one, other = before.get(name), now.get(name)
        if one is None or other is None or as_data(one) != as_data(other):
            label = say("told.tier", name=name)
            yield f"tiers.{name}", label, _or_none(one), _or_none(other)


def _or_none(tier: Tier | None) -> Text:
    return say("told.no_such_entry") if tier is None else described(tier)
