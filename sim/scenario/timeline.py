"""What changes when: timed policy changes, resolved to months of the run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sim.core.errors import Problem
from sim.core.param import Declared, Param, Value, param
from sim.core.text import Text
from sim.core.words import say
from sim.scenario.check import NAME, NOTHING, Values, checked, enabled, unknown_key
from sim.scenario.cross import cross_checked
from sim.scenario.dated import Dated, first_month
from sim.scenario.moments import MOMENTS, NEVER
from sim.scenario.problems import Faults, problem, shown
from sim.scenario.registry import Group, close_to
from sim.scenario.tree import Node, leaves, merged, nested

MOST = 200
KEYS = ("from_month", "when", "until_month", "changes", "enabled")


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
    when: str = ""
    """The moment that begins it, when only the run can tell its month."""
    dated: str = ""
    """The path of the value that was written by calendar years, if this is one of its years."""

    @property
    def earliest(self) -> int:
        """Give the first month in which it may begin."""
        return 1 if self.when else self.from_month

    def holds(self, month: int) -> bool:
        """Say whether the change is in force in a month."""
        return self.from_month <= month and (self.until_month is None or month <= self.until_month)


@dataclass(frozen=True)
class Timeline:
    """Reads timed changes against the world that they change.

    `root` is the world without any timed change, `values` what it says, `schema` what may be
    written there, `happened` the months of moments that luck decides, as far as they are known.
    """

    root: Node
    values: Values
    schema: Group
    faults: Faults
    happened: Mapping[str, int] = field(default_factory=dict)

    def read(self, node: Node | None, later: Iterable[Dated] = ()) -> tuple[Change, ...]:
        """Give the changes that are switched on, in the order of their first month."""
        entries = {} if node is None else node.entries
        if node is not None and not node.is_map:
            self.faults.add("not_a_section", node.at, "timeline", key="timeline")
        if node is not None and len(entries) > MOST:
            self.faults.add("too_many", node.at, "timeline", most=MOST)
            return ()
        read = [self._entry(name, entry) for name, entry in entries.items()]
        read += [self._dated(one) for one in later]
        found = sorted((c for c in read if c is not None), key=lambda change: change.from_month)
        for number, after in enumerate(found):
            for before in found[:number]:
                _overlap(before, after, self.faults)
        return tuple(found)

    def _dated(self, one: Dated) -> Change | None:
        """Make a change of what a calendar year brings; years after the end bring nothing."""
        start = [self._whole(f"time.{key}", 1) for key in ("start_year", "start_month")]
        first = first_month(one.year, *start)
        last = None if one.until_year is None else first_month(one.until_year + 1, *start) - 1
        changes = nested(one.path, one.node)
        values = self._values(changes, "")
        if first > self._whole("time.months", 1):
            return None
        return Change(one.name, first, last, values, changes, dated=one.path)

    def _whole(self, path: str, default: int) -> int:
        return int(self.values[path].value) if path in self.values else default

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
        values = self._values(changes, f"{path}.changes.")
        if first is None:
            return None
        when = entry.entries.get("when")
        waits = when is not None and MOMENTS[str(when.value)].month is None
        return Change(name, first, last, values, changes, str(when.value) if waits and when else "")

    def _first_month(self, entry: Node, path: str) -> int | None:
        event = entry.entries.get("when")
        known = ", ".join(MOMENTS)
        if (event is None) == ("from_month" not in entry.entries):
            self.faults.add("month_or_event", entry.key_at, path, known=known)
            return None
        if event is None:
            return self._month(Months.params["from_month"], entry, path)
        word = event.value if isinstance(event.value, str) else ""
        if word not in MOMENTS:
            said = shown(str(event.plain()))
            guess = close_to(word, list(MOMENTS))
            meant = say("scenario.did_you_mean", word=guess) if guess else NOTHING
            at = f"{path}.when"
            self.faults.add("unknown_event", event.at, at, word=said, known=known, guess=meant)
            return None
        month = MOMENTS[word].month
        return self.happened.get(word, NEVER) if month is None else month(self.values)

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
                    self.faults.add("not_timed", at, f"{path}{key}", key=label)
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
    if earlier.until_month is not None and earlier.until_month < later.earliest:
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
