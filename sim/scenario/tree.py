"""What a file says, as a tree that remembers where each value was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sim.core.text import Text

Scalar = str | int | float | bool | None
CHOICE_WORDS = ("rule", "shape", "method")
"""A map with one of these words is a choice: it is replaced whole when the word changes."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something was written: file, line and column, both counted from 1."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Caption:
    """The comment at the end of a line, and its mark that says where the value comes from."""

    text: Text
    mark: str = ""
    source: str = ""
    origin: str = ""
    """Where a printed scenario says that the value was first written."""


@dataclass(frozen=True, slots=True)
class Node:
    """One value of a file: a scalar, a map by key, or a list."""

    value: Scalar | dict[str, Node] | list[Node]
    at: Place
    key_at: Place
    caption: Caption | None = None

    @property
    def entries(self) -> dict[str, Node]:
        """Give the entries of a map; nothing for any other value."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def is_map(self) -> bool:
        """Say whether this is a map."""
        return isinstance(self.value, dict)

    def plain(self) -> object:
        """Give the bare data, without places."""
        if isinstance(self.value, dict):
            return {key: child.plain() for key, child in self.value.items()}
        if isinstance(self.value, list):
            return [child.plain() for child in self.value]
        return self.value


def american(word: str) -> str:
    """Give the spelling used in the program; both spellings may be written in a file.

    >>> american("organisations")
    'organizations'
    """
    return word.replace("isation", "ization")


def dig(node: Node | None, path: str) -> Node | None:
    """Give the value under a dotted path, or None when nothing was written there."""
    for step in path.split("."):
        node = None if node is None else node.entries.get(step)
    return node


def leaves(node: Node, path: str = "") -> Iterator[tuple[str, Node]]:
    """Walk over every value that is not a map, with its dotted path."""
    for key, child in node.entries.items():
        below = f"{path}.{key}" if path else key
        if child.is_map:
            yield from leaves(child, below)
        else:
            yield below, child


def captions_of(node: Node, path: str = "") -> Iterator[tuple[str, Caption]]:
    """Walk over every caption, those of maps included, with its dotted path."""
    for key, child in node.entries.items():
        below = f"{path}.{key}" if path else key
        if child.caption is not None:
            yield below, child.caption
        yield from captions_of(child, below)


def merged(old: Node | None, new: Node) -> Node:
    """Lay the new over the old: maps key by key, other values whole, empty values not at all."""
    if old is None or not (old.is_map and new.is_map) or _chooses_anew(old, new):
        return _without_empty(new)
    entries = dict(old.entries)
    for key, child in new.entries.items():
        if child.value is not None:
            entries[key] = merged(entries.get(key), child)
    return replace(new, value=entries, caption=new.caption or old.caption)


def _chooses_anew(old: Node, new: Node) -> bool:
    for word in CHOICE_WORDS:
        chosen, before = new.entries.get(word), old.entries.get(word)
        if chosen is not None and (before is None or before.value != chosen.value):
            return True
    return False


def _without_empty(node: Node) -> Node:
    if not node.is_map:
        return node
    kept = {k: _without_empty(n) for k, n in node.entries.items() if n.value is not None}
    return replace(node, value=kept)


def replace_value(node: Node, entries: dict[str, Node]) -> Node:
    """Give a map at the same place with other entries."""
    return replace(node, value=entries)


def without(root: Node, path: str) -> Node:
    """Give the tree without the value under a dotted path."""
    step, _, rest = path.partition(".")
    if step not in root.entries:
        return root
    left = {key: node for key, node in root.entries.items() if key != step}
    if rest:
        left = {**root.entries, step: without(root.entries[step], rest)}
    return replace(root, value=left)


def nested(path: str, leaf: Node) -> Node:
    """Put a value under a dotted path, as if the maps above it had been written too."""
    for step in reversed(path.split(".")):
        leaf = Node({step: leaf}, leaf.key_at, leaf.key_at)
    return leaf


def put(root: Node, path: str, leaf: Node) -> Node:
    """Give the tree with another value under a dotted path; a choice is replaced whole."""
    step, _, rest = path.partition(".")
    old = root.entries.get(step)
    if rest:
        below = put(old if old is not None else Node({}, leaf.at, leaf.key_at), rest, leaf)
    else:
        whole = any(word in leaf.entries for word in CHOICE_WORDS)
        below = merged(None if whole else old, leaf)
    return replace(root, value={**root.entries, step: below})
