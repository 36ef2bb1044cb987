"""Keys that have got another name: the old one is taken for one version, with a word on the new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sim.scenario.problems import Faults
from sim.scenario.tree import Node, dig, merged, nested, replace_value

RENAMED: dict[str, str] = {
    "project.methods.casework_households": "project.methods.casework.households",
    "project.methods.groups": "project.methods.group_work.groups",
    "project.methods.people_per_group": "project.methods.group_work.people_per_group",
    "project.methods.community_villages": "project.methods.community_work.villages",
}
"""The new dotted path by the old one, for keys renamed since the last version."""


def up_to_date(body: Node, faults: Faults, names: Mapping[str, str] | None = None) -> Node:
    """Write a body as today's keys have it; every old key found is noted as worth knowing.

    Parameters
    ----------
    body : Node
        What one file says of world, rules and timeline.
    faults : Faults
        Takes the notes.
    names : mapping, optional
        New paths by old ones, `RENAMED` if not given.

    Returns
    -------
    Node
        The same with new keys; where a file has both, what stands under the new one counts.
    """
    known = RENAMED if names is None else names
    for old, new in known.items():
        body = _moved(body, old, new, faults)
        for home in _changes(body):
            body = _moved(body, f"{home}.{old}", f"{home}.{new}", faults)
    return body


def _changes(body: Node) -> Iterator[str]:
    """Find where else a body says what differs: from a month on, or in a tier of counties."""
    for section in ("timeline", "tiers"):
        entries = dig(body, section)
        for name in {} if entries is None else entries.entries:
            if dig(body, f"{section}.{name}.changes") is not None:
                yield f"{section}.{name}.changes"


def _moved(body: Node, old: str, new: str, faults: Faults) -> Node:
    node = dig(body, old)
    if node is None:
        return body
    faults.note("renamed", node.key_at, old, old=old, new=new)
    return merged(nested(new, node), _without(body, old.split(".")))


def _without(node: Node, steps: list[str]) -> Node:
    first, *rest = steps
    left = {key: child for key, child in node.entries.items() if key != first}
    if rest:
        child = _without(node.entries[first], rest)
        left = {**node.entries, first: child} if child.entries else left
    return replace_value(node, left)
