"""Lists that stand for several keys: parts of a payment in their order, months of an evaluation."""

from __future__ import annotations

from sim.scenario.problems import Faults
from sim.scenario.tree import Node, replace_value

PARTS = {"milestone_shares": ("start", "middle", "acceptance")}
"""Keys of a section that may be written as a list, in the order in which they come about."""
MONTHS = {"at_months": ("first_month", "second_month")}
"""One key with a list in the place of several; a single month stands for all of them."""


def spelled_out(node: Node, faults: Faults) -> Node:
    """Write every such list as the keys that it stands for, each entry with its own place.

    Parameters
    ----------
    node : Node
        What was written.
    faults : Faults
        Collects lists that are too long or too short.
    """
    if isinstance(node.value, list):
        items = [spelled_out(one, faults) for one in node.value]
        return Node(items, node.at, node.key_at, node.caption)
    if not node.is_map:
        return node
    entries: dict[str, Node] = {}
    for key, child in node.entries.items():
        if key in PARTS and isinstance(child.value, list):
            entries[key] = replace_value(child, _parts(key, child, PARTS[key], faults))
        elif key in MONTHS and isinstance(child.value, list):
            entries.update(_parts(key, child, MONTHS[key], faults, at_least=1))
        else:
            entries[key] = spelled_out(child, faults)
    return replace_value(node, entries)


def _parts(
    key: str, node: Node, names: tuple[str, ...], faults: Faults, at_least: int = 0
) -> dict[str, Node]:
    items = node.value if isinstance(node.value, list) else []
    if not (at_least or len(names)) <= len(items) <= len(names):
        shown, most, has = ", ".join(names), len(names), len(items)
        faults.add("list_length", node.at, key, key=key, names=shown, most=most, has=has)
        return {}
    filled = [*items, *[items[-1]] * (len(names) - len(items))]
    return {
        name: Node(item.value, item.at, item.at, node.caption)
        for name, item in zip(names, filled, strict=True)
    }
