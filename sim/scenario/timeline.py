"""What changes when: timed policy changes, resolved to months of the run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sim.core.errors import Problem
from sim.core.param import Declared, Param, Value, param
from sim.core.text import Text
from sim.core.words import say
from sim.scenario.check import NAME, Values, checked, enabled, unknown_key
from sim.scenario.cross import cross_checked
from sim.scenario.problems import Faults, problem, shown
from sim.scenario.registry import Group
from sim.scenario.tree import Node, leaves, merged

MOST = 200
KEYS = ("from_month", "when", "until_month", "changes", "enabled")
EVENTS = ("programme_ends",)
"""Moments that an entry may name instead of a month; the first month after the project."""


class Months(Declared):
    """The months of a timed change, counted from 1."""

    from_month: int = param(
        default=1,
        unit="month of the run",
        low=1,
        high=600,
        timed=False,
        source="A",
        label=Text("从第几个月起", "first month of the change"),
    )
    until_month: int = param(
        default=600,
        unit="month of the run",
        low=1,
        high=600,
        timed=False,
        source="A",
        label=Text("到第几个月为止", "last month of the change"),
    )


@dataclass(frozen=True)
class Change:
    """One timed change: what holds from the first month to the last, and nothing before."""

    name: str
    from_month: int
    until_month: int | None
    values: dict[str, Value]
    """The values that it sets, by dotted path."""
    node: Node
    """What was written under `changes`."""

    def holds(self, month: int) -> bool:
        """Say whether the change is in force in a month."""
        return self.from_month <= month and (self.until_month is None or month <= self.until_month)


@dataclass(frozen=True)
class Timeline:
    """Reads timed changes against the world that they change.

    `root` is the world without any timed change, `schema` what may be written there.
    """

    root: Node
    schema: Group
    project_months: int
    faults: Faults

    def read(self, node: Node | None) -> tuple[Change, ...]:
        """Give the changes that are switched on, in the order of their first month."""
        entries = {} if node is None else node.entries
        if node is not None and not node.is_map:
            self.faults.add("not_a_section", node.at, "timeline", key="timeline")
        if node is not None and len(entries) > MOST:
            self.faults.add("too_many", node.at, "timeline", most=MOST)
            return ()
        read = [self._entry(name, entry) for name, entry in entries.items()]
        found = sorted((c for c in read if c is not None), key=lambda change: change.from_month)
        for number, later in enumerate(found):
            for earlier in found[:number]:
                _overlap(earlier, later, self.faults)
        return tuple(found)

    def _entry(self, name: str, entry: Node) -> Change | None:
        path = f"timeline.{name}"
        if not entry.is_map:
            self.faults.add("not_a_section", entry.at, path, key=shown(name))
        elif not NAME.fullmatch(name):
            self.faults.add("bad_name", entry.key_at, path, name=shown(name))
        elif enabled(entry, path, self.faults):
            return self._change(name, entry, path)
        return None

    def _change(self, name: str, entry: Node, path: str) -> Change | None:
        for key, child in entry.entries.items():
            if key not in KEYS:
                unknown_key(key, child, f"{path}.", list(KEYS), self.faults)
        first = self._first_month(entry, path)
        last = self._month(Months.params["until_month"], entry, path)
        if first is not None and last is not None and last < first:
            at = entry.entries["until_month"].at
            self.faults.add("until_before", at, f"{path}.until_month", first=first, last=last)
        changes = entry.entries.get("changes")
        if changes is None or not changes.entries:
            at = entry.key_at if changes is None else changes.at
            self.faults.add("missing_key", at, path, key="changes")
            return None
        values = self._values(changes, f"{path}.changes")
        return None if first is None else Change(name, first, last, values, changes)

    def _first_month(self, entry: Node, path: str) -> int | None:
        event = entry.entries.get("when")
        known = ", ".join(EVENTS)
        if (event is None) == ("from_month" not in entry.entries):
            self.faults.add("month_or_event", entry.key_at, path, known=known)
            return None
        if event is None:
            return self._month(Months.params["from_month"], entry, path)
        if event.value not in EVENTS:
            word = shown(str(event.plain()))
            self.faults.add("unknown_event", event.at, f"{path}.when", word=word, known=known)
            return None
        return self.project_months + 1

    def _month(self, declared: Param, entry: Node, path: str) -> int | None:
        if declared.name not in entry.entries:
            return None
        alone = Node({declared.name: entry.entries[declared.name]}, entry.at, entry.key_at)
        group = Group({declared.name: declared})
        told = checked(group, alone, self.faults, f"{path}.").get(f"{path}.{declared.name}")
        return None if told is None else int(told.value)

    def _values(self, changes: Node, path: str) -> dict[str, Value]:
        """Check a change as it will stand on the world, and give the values that it sets."""
        then = checked(self.schema, merged(self.root, changes), self.faults)
        cross_checked(then, self.faults)
        values: dict[str, Value] = {}
        for key, leaf in leaves(changes):
            told = then.get(key)
            if told is not None:
                values[key] = told.value
                if not told.param.timed:
                    at, label = leaf.key_at, told.param.label
                    self.faults.add("not_timed", at, f"{path}.{key}", key=label)
            elif isinstance(leaf.value, bool):
                values[key] = leaf.value
        return values


def overridden_later(
    values: Values, timeline: tuple[Change, ...], months: int
) -> Iterator[Problem]:
    """Say of every value set by hand which timed change will put another in its place."""
    for path, told in values.items():
        if told.at is None or not told.at.file.startswith("--set"):
            continue
        for change in timeline:
            rival = next(
                (
                    leaf
                    for key, leaf in leaves(change.node)
                    if (key == path and leaf.value != told.value)
                    or (key != path and same_choice(key, path))
                ),
                None,
            )
            if rival is not None and change.from_month <= months:
                name, month = change.name, change.from_month
                yield problem("changed_later", told.at, path, key=path, name=name, month=month)


def _overlap(earlier: Change, later: Change, faults: Faults) -> None:
    if earlier.until_month is not None and earlier.until_month < later.from_month:
        return
    before = dict(leaves(earlier.node))
    for key, leaf in leaves(later.node):
        rival = next((p for p in before if p == key or same_choice(p, key)), None)
        if rival is not None:
            place = before[rival].key_at
            path = f"timeline.{later.name}.changes.{key}"
            other = say("scenario.line_of", file=place.file, line=place.line)
            faults.add("overlap", leaf.key_at, path, other=other, name=earlier.name)


def same_choice(one: str, other: str) -> bool:
    """Say whether two paths touch the same rule, one of them choosing it anew."""
    (home, _, key), (other_home, _, other_key) = one.rpartition("."), other.rpartition(".")
    return home == other_home and home.startswith("rules.") and "rule" in {key, other_key}
