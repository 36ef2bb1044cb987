"""Decisions that a scenario prescribes in an actor's place, under names of the user's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sim.core.errors import Problem
from sim.core.param import Declared, param
from sim.core.text import Text
from sim.core.words import say
from sim.scenario.check import checked, complete, in_use
from sim.scenario.problems import Faults, problem, shown
from sim.scenario.registry import Group
from sim.scenario.tree import Node
from sim.world.decisions import WHAT, WHO, Decision, count_of
from sim.world.kinds import Party
from sim.world.layout import Layout

MOST = 2_000
KEYS = ("who", "number", "what", "months", "value", "enabled")
NEEDED = ("who", "what", "months", "value")


# fmt: off
class DecisionKeys(Declared):
    """One decision; `months` is a list of the first and the last month, both included."""

    who: str = param(
        default="community", unit="word", choices=tuple(WHO), timed=False, level="standard",
        source="A", label=Text("谁", "who"))
    number: int = param(
        default=1, unit="1", low=1, high=200_000, timed=False, level="standard", source="A",
        label=Text("第几个（不写就是全部）", "which one of them, or all if left out"))
    what: str = param(
        default="effort", unit="word", choices=tuple(WHAT), timed=False, level="standard",
        source="A", label=Text("决定什么", "what is decided"))
    value: float = param(
        default=0, unit="1", low=0, high=1, timed=False, level="standard", source="A",
        label=Text("怎么决定（0 到 1，参加写 true 或 false）",
                   "how, from 0 to 1; true or false for taking part"))
# fmt: on


@dataclass(frozen=True, slots=True)
class Prescribed:
    """A decision by its name, and the months in which it holds."""

    name: str
    decision: Decision
    from_month: int
    until_month: int
    node: Node

    def holds(self, month: int) -> bool:
        """Say whether it holds in a month."""
        return self.from_month <= month <= self.until_month


def decisions_of(node: Node | None, one: Layout | None, faults: Faults) -> tuple[Prescribed, ...]:
    """Read the decisions that are switched on.

    Parameters
    ----------
    node : Node or None
        What was written under `decisions`.
    one : Layout or None
        How many of everything there are, to check numbers; None when that could not be read.
    faults : Faults
        Collects what is wrong.

    Returns
    -------
    tuple of Prescribed
        In the order of the file; a later one counts where two would hold.
    """
    if node is None or node.value is None:
        return ()
    if not node.is_map or len(node.entries) > MOST:
        faults.add("list_of_decisions", node.at, "decisions", most=MOST)
        return ()
    read = [_entry(name, entry, one, faults) for name, entry in node.entries.items()]
    found = [told for told in read if told is not None]
    _apart(found, faults)
    return tuple(found)


def _entry(name: str, entry: Node, one: Layout | None, faults: Faults) -> Prescribed | None:
    path = f"decisions.{name}"
    if not (in_use(name, entry, path, faults) and complete(entry, path, KEYS, NEEDED, faults)):
        return None
    plain = {key: entry.entries[key] for key in DecisionKeys.params if key in entry.entries}
    plain["value"] = _as_number(entry, path, faults)
    group = Group({key: DecisionKeys.params[key] for key in plain})
    told = checked(group, Node(plain, entry.at, entry.key_at), faults, f"{path}.")
    months = _months(entry.entries["months"], f"{path}.months", faults)
    if len(told) < len(plain) or months is None:
        return None
    said = {key: told[f"{path}.{key}"].value for key in plain}
    who = str(said["who"])
    number = int(said["number"]) if "number" in said else None
    if one is not None:
        _there(who, number, entry, one, faults)
    decision = Decision(who, number, str(said["what"]), float(said["value"]))
    return Prescribed(name, decision, *months, entry)


def _as_number(entry: Node, path: str, faults: Faults) -> Node:
    """Take yes and no for whether to take part; only households can take part in part."""
    node, what, who = (entry.entries[key] for key in ("value", "what", "who"))
    if what.value == "take_part" and isinstance(node.value, bool):
        return Node(float(node.value), node.at, node.key_at)
    whole = isinstance(who.value, str) and who.value != "households"
    if what.value == "take_part" and whole and node.value not in (0, 1):
        faults.add("yes_or_no", node.at, f"{path}.value", value=shown(str(node.plain())))
    return node


def _months(node: Node, path: str, faults: Faults) -> tuple[int, int] | None:
    ends = [child.value for child in node.value] if isinstance(node.value, list) else [node.value]
    whole = [end for end in ends if type(end) is int and 1 <= end <= 600]  # noqa: PLR2004 months
    if len(whole) != len(ends) or len(ends) not in (1, 2) or whole[0] > whole[-1]:
        faults.add("months_of_decision", node.at, path, value=shown(str(node.plain())))
        return None
    return whole[0], whole[-1]


def _there(who: str, number: int | None, entry: Node, one: Layout, faults: Faults) -> None:
    count, label = count_of(who, one), WHO[who].label
    if count == 0:
        faults.add("nobody_there", entry.entries["who"].at, "decisions", who=label)
    elif number is not None and number > count:
        at = entry.entries["number"].at
        faults.add("no_such_number", at, "decisions", who=label, number=number, count=count)


def _apart(found: Sequence[Prescribed], faults: Faults) -> None:
    """Note decisions that would hold at the same time for the same actor."""
    for turn, later in enumerate(found):
        for earlier in found[:turn]:
            if _same_actor(earlier.decision, later.decision) and (
                earlier.from_month <= later.until_month and later.from_month <= earlier.until_month
            ):
                place = earlier.node.key_at
                other = say("scenario.line_of", file=place.file, line=place.line)
                path = f"decisions.{later.name}"
                faults.add("decided_twice", later.node.key_at, path, other=other, name=earlier.name)


def _same_actor(one: Decision, other: Decision) -> bool:
    if one.what != other.what or WHO[one.who].party != WHO[other.who].party:
        return False
    if one.who == other.who:
        return one.number is None or other.number is None or one.number == other.number
    general = "organizations" in {one.who, other.who}
    return general and WHO[one.who].party == Party.ORGANIZATION


def who_of(one: Decision) -> Text:
    """Say whom a decision concerns."""
    who, which = WHO[one.who].label, "" if one.number is None else f" {one.number}"
    return Text(f"{who.zh}{which}", f"{who.en}{which}")


def too_late(found: Sequence[Prescribed], months: int) -> Iterator[Problem]:
    """Say of every decision that the run ends before it."""
    for one in found:
        if one.from_month > months:
            at = one.node.key_at
            yield problem("change_too_late", at, f"decisions.{one.name}", months=months)
