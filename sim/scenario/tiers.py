"""Tiers of counties: how a scenario of one county is told for a whole nation of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from sim.core.text import Text
from sim.scenario.check import checked, complete, in_use, unknown_key
from sim.scenario.problems import Faults
from sim.scenario.registry import Group
from sim.scenario.tree import Caption, Node, leaves, merged, put
from sim.world.country import TierKeys

MOST = 50
KEYS = (*TierKeys.params, "changes", "enabled")
NEEDED = tuple(TierKeys.params)
ALIKE = (
    *("time", "nation", "public_goods", "households.table", "villages.table"),
    *("households.pilot", "households.spill_over", "villages.pilot", "villages.spill_over"),
    *("world.weather.macro_memory", "world.weather.macro_swing"),
)
"""What all counties share, or what the tier itself says."""


@dataclass(frozen=True)
class Tier:
    """Some counties that are alike but for what is left over when their villages are shared out.

    Attributes
    ----------
    name : str
        The tier's own name.
    label : Text
        What its line in the file calls it, else the name.
    counties, villages, households : int
        How many there are, all counties together.
    changes : Node
        What differs from the county that the scenario tells of.
    node : Node
        The entry as written.
    """

    name: str
    label: Text
    counties: int
    villages: int
    households: int
    changes: Node
    node: Node

    def alike(self) -> Iterator[tuple[int, int, int, int]]:
        """Share villages and households out; the first counties get what is left over.

        Yields
        ------
        tuple of int
            For counties that are wholly alike: the number of the first within the tier, how many
            they are, and the villages and households of each.
        """
        villages, more_villages = divmod(self.villages, self.counties)
        households, more_households = divmod(self.households, self.counties)
        ends = sorted({0, more_villages, more_households, self.counties})
        for first, end in pairwise(ends):
            each = villages + (first < more_villages), households + (first < more_households)
            yield first, end - first, *each

    def body(self, whole: Node, villages: int, households: int) -> Node:
        """Write one of its counties as if a file told of that county alone.

        Parameters
        ----------
        whole : Node
            What the files of the nation say.
        villages, households : int
            How many the county has.
        """
        kept = {key: node for key, node in whole.entries.items() if key != "tiers"}
        body = merged(Node(kept, whole.at, whole.key_at), self.changes)
        for path, value in (("villages.pilot", villages), ("households.pilot", households)):
            body = put(body, path, Node(value, self.node.at, self.node.key_at))
        for path in ("villages.spill_over", "households.spill_over"):
            body = put(body, path, Node(0, self.node.at, self.node.key_at))
        return body


def tiers_of(
    node: Node | None,
    keys: Group,
    faults: Faults,
    notes: Mapping[str, Caption] = MappingProxyType({}),
) -> tuple[Tier, ...]:
    """Read the tiers that are switched on.

    Parameters
    ----------
    node : Node or None
        What was written under `tiers`.
    keys : Group
        What a scenario may say of world and rules.
    faults : Faults
        Collects what is wrong.
    notes : mapping, optional
        Captions by dotted path, which name the tiers.

    Returns
    -------
    tuple of Tier
        In the order of the file.
    """
    if node is None or node.value is None:
        return ()
    if not node.is_map or len(node.entries) > MOST:
        faults.add("list_of_tiers", node.at, "tiers", most=MOST)
        return ()
    found = []
    for name, entry in node.entries.items():
        note = notes.get(f"tiers.{name}")
        label = Text(name, name) if note is None else note.text
        tier = _tier(name, label, entry, keys, faults)
        found += [] if tier is None else [tier]
    return tuple(found)


def _tier(name: str, label: Text, entry: Node, keys: Group, faults: Faults) -> Tier | None:
    path = f"tiers.{name}"
    if not (in_use(name, entry, path, faults) and complete(entry, path, KEYS, NEEDED, faults)):
        return None
    plain = {key: entry.entries[key] for key in NEEDED}
    told = checked(Group(dict(TierKeys.params)), _map(entry, plain), faults, f"{path}.")
    changes = _changes(entry, path, keys, faults)
    if len(told) < len(plain):
        return None
    numbers = {key: int(told[f"{path}.{key}"].value) for key in NEEDED}
    tier = Tier(name, label, **numbers, changes=changes, node=entry)
    if any(each[2] < 1 or each[3] < each[2] for each in tier.alike()):
        said: dict[str, Any] = dict(numbers)
        faults.add("tier_too_thin", entry.key_at, path, **said)
        return None
    return tier


def _changes(entry: Node, path: str, keys: Group, faults: Faults) -> Node:
    changes = entry.entries.get("changes")
    if changes is None or changes.value is None:
        return _map(entry, {})
    if not changes.is_map:
        faults.add("not_a_section", changes.at, f"{path}.changes", key="changes")
        return _map(entry, {})
    for key, child in changes.entries.items():
        if key not in keys.groups:
            unknown_key(key, child, f"{path}.changes.", list(keys.groups), faults)
    for key, leaf in leaves(changes):
        if any(key == shared or key.startswith(f"{shared}.") for shared in ALIKE):
            faults.add("not_by_tier", leaf.key_at, f"{path}.changes.{key}", key=key)
    return changes


def _map(at: Node, entries: dict[str, Node]) -> Node:
    return Node(entries, at.at, at.key_at)
