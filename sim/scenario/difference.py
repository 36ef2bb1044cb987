"""What is different between two scenarios, in words: from what, to what, and whom it concerns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sim.catalogue import RULES
from sim.core.text import Text
from sim.core.units import choice_named, measured, unit_named
from sim.core.words import say
from sim.phases.commit import Commit
from sim.scenario.check import Told
from sim.scenario.moments import MOMENTS
from sim.scenario.prescribed import Prescribed, who_of
from sim.scenario.resolved import decided, flow, written
from sim.scenario.scenario import Scenario, origin
from sim.scenario.tiers_told import other_tiers
from sim.scenario.timeline import Change
from sim.scenario.tree import Caption, dig, leaves
from sim.scenario.whom import concerns, read_in, topic_named
from sim.world.decisions import WHAT, WHO

TOLD = ("title", "question", "caution", "place", "matters", "expect")
NOTHING = Text("", "")


@dataclass(frozen=True)
class Difference:
    """One thing that is different: a value, a rule with its parameters, or a timed change."""

    path: str
    label: Text
    unit: Text
    old: Text
    new: Text
    concerns: Text
    read_in: tuple[Text, ...]
    caption: Caption | None
    origin: str
    """Where the new value was written, or `default`."""
    is_rule: bool = False


def differences(old: Scenario, new: Scenario) -> tuple[Difference, ...]:
    """Give all that bears on a run and is different, in canonical order.

    Neither need be derived from the other. A rule that was exchanged is one difference, its
    parameters with it.
    """
    paths = [*new.values, *(path for path in old.values if path not in new.values)]
    chosen = {path.removesuffix(".rule") for path in paths if _other_rule(path, old, new)}
    found = []
    for path in paths:
        home, _, key = path.rpartition(".")
        if home in chosen:
            if key == "rule":
                found.append(_rule(home, old, new))
        elif old.values[path].value != new.values[path].value:
            found.append(_value(path, old.values[path], new.values[path]))
    parts = (_tables, _timeline, _decisions, _tiers)
    return (*found, *(one for part in parts for one in part(old, new)))


def identical(old: Scenario, new: Scenario) -> bool:
    """Say whether two scenarios run alike to the last byte: the same world, the same rules."""
    return old.key() == new.key()


def told_otherwise(old: Scenario, new: Scenario) -> tuple[str, ...]:
    """Name what is said otherwise without any effect on the numbers, such as the title."""
    return tuple(key for key in TOLD if getattr(old, key) != getattr(new, key))


def _other_rule(path: str, old: Scenario, new: Scenario) -> bool:
    if not (path.startswith("rules.") and path.endswith(".rule")):
        return False
    before, now = old.values.get(path), new.values.get(path)
    return before is None or now is None or before.value != now.value


def _value(path: str, before: Told, now: Told) -> Difference:
    return Difference(
        path=path,
        label=now.param.label,
        unit=unit_named(now.param.unit),
        old=_plain(before),
        new=_plain(now),
        concerns=concerns(path),
        read_in=read_in(path),
        caption=now.caption,
        origin=origin(now),
    )


def _plain(told: Told) -> Text:
    value = written(told.value)
    if isinstance(told.value, bool):
        word = say("told.on" if told.value else "told.off")
        return Text(f"{value}（{word.zh}）", f"{value} ({word.en})")
    if isinstance(told.value, str):
        word = choice_named(told.param.name, told.value)
        return Text(f"{value}（{word.zh}）", f"{value} ({word.en})")
    return Text(value, value)


def _rule(home: str, old: Scenario, new: Scenario) -> Difference:
    now = new.values.get(f"{home}.rule")
    return Difference(
        path=home,
        label=topic_named(home),
        unit=NOTHING,
        old=rule_in_words(home, old),
        new=rule_in_words(home, new),
        concerns=concerns(home),
        read_in=read_in(f"{home}.rule"),
        caption=None if now is None else now.caption or new.notes.get(home),
        origin="" if now is None else origin(now),
        is_rule=True,
    )


def rule_in_words(home: str, scenario: Scenario) -> Text:
    """Say which rule is in force under a path, with what one would want to know of it."""
    told = scenario.values.get(f"{home}.rule")
    if told is None:
        return say("told.no_such_entry")
    rule = RULES[home.split(".")[1]][str(told.value)]
    params = [scenario.values[f"{home}.{name}"] for name in rule.params]
    return listed([chosen(told), *(parameter(p) for p in params if told_of_rule(p))])


def told_of_rule(told: Told) -> bool:
    """Say whether a parameter is told with its rule: unless nobody but experts would touch it."""
    own = told.node is not None or told.value != told.param.default
    return own or told.param.level != "expert"


def chosen(told: Told) -> Text:
    """Say which rule was chosen, by name and title."""
    title = RULES[told.path.split(".")[1]][str(told.value)].card.title
    return Text(f"{told.value}（{title.zh}）", f"{told.value} ({title.en})")


def listed(parts: list[Text]) -> Text:
    """Join words with semicolons, in both languages."""
    return Text("；".join(part.zh for part in parts), "; ".join(part.en for part in parts))


def parameter(told: Told) -> Text:
    """Say what a parameter is called, its value and its unit."""
    label, value = told.param.label, written(told.value)
    if isinstance(told.value, str):
        shown = choice_named(told.param.name, told.value)
    else:
        shown = measured(Text(value, value), told.param.unit)
    return Text(f"{label.zh}：{shown.zh}", f"{label.en}: {shown.en}")


def lines(parts: list[Text]) -> Text:
    """Put each text on a line of its own, in both languages."""
    return Text("\n".join(part.zh for part in parts), "\n".join(part.en for part in parts))


def _timeline(old: Scenario, new: Scenario) -> Iterator[Difference]:
    before = {change.name: change for change in old.timeline}
    now = {change.name: change for change in new.timeline}
    for name in [*now, *(name for name in before if name not in now)]:
        one, other = before.get(name), now.get(name)
        if one is not None and other is not None and _alike(one, other):
            continue
        touched = [path for change in (other or one,) if change for path, _ in leaves(change.node)]
        yield Difference(
            path=f"timeline.{name}",
            label=say("told.timed_change"),
            unit=NOTHING,
            old=_timed(old, one),
            new=_timed(new, other),
            concerns=concerns(touched[0]) if touched else NOTHING,
            read_in=read_in(touched[0]) if touched else (),
            caption=new.notes.get(f"timeline.{name}"),
            origin=_written_at(new, "timeline", name),
        )


def _alike(one: Change, other: Change) -> bool:
    months = (one.from_month, one.until_month) == (other.from_month, other.until_month)
    return months and one.node.plain() == other.node.plain()


def _tables(old: Scenario, new: Scenario) -> Iterator[Difference]:
    """Say which own tables are different; two with the same numbers are alike."""
    if old.own.roster == new.own.roster:
        return
    before = {table.section: table for table in old.own.tables}
    now = {table.section: table for table in new.own.tables}
    for section in dict.fromkeys([*before, *now]):
        names = [tables[section].name if section in tables else "" for tables in (before, now)]
        yield Difference(
            path=f"{section}.table",
            label=say("told.own_table"),
            unit=NOTHING,
            old=Text(names[0], names[0]) if names[0] else say("told.no_such_entry"),
            new=Text(names[1], names[1]) if names[1] else say("told.no_such_entry"),
            concerns=concerns(section),
            read_in=(),
            caption=new.notes.get(f"{section}.table"),
            origin=f"{now[section].at.file.rpartition('/')[2]}:{now[section].at.line}"
            if section in now
            else "",
        )


def _decisions(old: Scenario, new: Scenario) -> Iterator[Difference]:
    before = {one.name: one for one in old.decisions}
    now = {one.name: one for one in new.decisions}
    for name in dict.fromkeys([*before, *now]):
        one, other = before.get(name), now.get(name)
        said = [decided(told) if told else "" for told in (one, other)]
        if said[0] != said[1]:
            known = other or one
            yield Difference(
                path=f"decisions.{name}",
                label=Text(name, name),
                unit=NOTHING,
                old=_decided(one),
                new=_decided(other),
                concerns=WHO[known.decision.who].label if known else NOTHING,
                read_in=(Commit.label,),
                caption=new.notes.get(f"decisions.{name}"),
                origin=_written_at(new, "decisions", name),
            )


def _tiers(old: Scenario, new: Scenario) -> Iterator[Difference]:
    for path, label, one, other in other_tiers(old, new):
        at = new.notes.get(path), _written_at(new, *path.split("."))
        yield Difference(path, label, NOTHING, one, other, concerns("nation"), (), *at)


def _decided(told: Prescribed | None) -> Text:
    """Say who does what in which months instead of what they would choose."""
    if told is None:
        return say("told.no_such_entry")
    one = told.decision
    return say(
        "told.decided",
        who=who_of(one),
        what=WHAT[one.what],
        value=written(one.value),
        months=months_named(told.from_month, told.until_month),
    )


def _timed(scenario: Scenario, change: Change | None) -> Text:
    if change is None:
        return say("told.no_such_entry")
    when = when_of(change)
    what = listed([what for _, what in changes_in_words(scenario, change)])
    return Text(f"{when.zh}：{what.zh}", f"{when.en}: {what.en}")


def changes_in_words(scenario: Scenario, change: Change) -> Iterator[tuple[str, Text]]:
    """Say one by one what a timed change sets, with the path of each."""
    then = scenario.at(change.from_month).values
    for path, leaf in leaves(change.node):
        told = then.get(path)
        if told is None:
            yield path, Text(f"{path}: {flow(leaf)}", f"{path}: {flow(leaf)}")
        elif path.startswith("rules.") and path.endswith(".rule"):
            family, rule = topic_named(path), chosen(told)
            yield path, Text(f"{family.zh} {rule.zh}", f"{family.en} {rule.en}")
        else:
            yield path, parameter(told)


def when_of(change: Change) -> Text:
    """Say from when to when a timed change holds: in months, or from a moment of the run on."""
    if change.when:
        return say("told.from_moment", moment=MOMENTS[change.when].label)
    return months_named(change.from_month, change.until_month)


def months_named(first: int, last: int | None) -> Text:
    """Say from which month to which something holds."""
    if last is None:
        return say("told.from_month", first=first)
    return say("told.from_month_to", first=first, last=last)


def _written_at(scenario: Scenario, section: str, name: str) -> str:
    source = scenario.source
    node = None if source is None else dig(source.body, f"{section}.{name}")
    if node is None:
        return ""
    return f"{node.key_at.file.rpartition('/')[2]}:{node.key_at.line}"
