"""A scenario told as a table before any run: when, what, with which numbers, to what effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sim.catalogue import RULES
from sim.core.text import Text
from sim.core.units import PURE, choice_named, figure, measured
from sim.core.words import say, sentences
from sim.scenario.check import Told
from sim.scenario.difference import (
    changes_in_words,
    lines,
    months_named,
    told_of_rule,
    when_of,
)
from sim.scenario.prescribed import who_of
from sim.scenario.resolved import written
from sim.scenario.scenario import Scenario, origin
from sim.scenario.tiers_told import described
from sim.scenario.whom import topic_named
from sim.world.decisions import WHAT
from sim.world.plan import SECTIONS
from sim.world.public_goods import PublicGoods

NOTHING = Text("", "")
INCENTIVES = "rules.incentive"
SAID_BY_NAME = ("word", "weight", "year", "month of the year", "month of the run")
"""Units that the name of a value says already."""
LATER = {"households.spill_over_from_month": "households.spill_over"}
"""Months in which something sets in, and the value that must not be nought for it to happen."""


@dataclass(frozen=True)
class Row:
    """One line of the story; `month` is the first month in which it holds."""

    month: int
    when: Text
    what: Text
    numbers: Text
    effect: Text
    about: str = ""
    """The rule or the section that `explain` tells more of."""


def story(scenario: Scenario) -> tuple[Row, ...]:
    """Tell a scenario: first the world and the rules as they begin, then what changes when."""
    begin = [*_world(scenario), *_tiers(scenario), *_rules(scenario)]
    begin += [Row(1, _start(), say("told.own_table"), t, NOTHING) for t in scenario.own.told]
    later = [*_events(scenario), *_timeline(scenario), *_decisions(scenario)]
    later.sort(key=lambda row: row.month)
    return (*begin, *later)


def _world(scenario: Scenario) -> Iterator[Row]:
    gone: list[str] = []
    for section in SECTIONS:
        told = [t for path, t in scenario.values.items() if path.rpartition(".")[0] == section]
        told = [one for one in told if one.node is not None or one.value != one.param.default]
        if not told or any(section.startswith(f"{other}.") for other in gone):
            continue
        name, switch = section_named(section), scenario.values.get(f"{section}.enabled")
        if switch is not None and switch.value is False:
            gone.append(section)
            yield Row(1, _start(), name, say("told.absent"), NOTHING, section)
        else:
            yield Row(1, _start(), name, _numbers(told), effect_of(section), section)


def _numbers(told: Iterable[Told]) -> Text:
    """Put each value on a line of its own, with its name and unit."""
    return lines([_number(one) for one in told if one.param.name != "enabled"])


def _number(told: Told) -> Text:
    label, value = told.param.label, told.value
    unit = PURE if told.param.unit in SAID_BY_NAME else told.param.unit
    if isinstance(value, bool):
        shown = say("told.on" if value else "told.off")
    elif isinstance(value, str):
        shown = choice_named(told.param.name, value)
    else:
        shown = measured(figure(value), unit)
    return Text(f"{label.zh}：{shown.zh}", f"{label.en}: {shown.en}")


def section_named(path: str) -> Text:
    """Name a section of a scenario."""
    key = f"section_{path.replace('.', '_')}"
    if key in sentences("told"):
        return say(f"told.{key}")
    topic = topic_named(path)
    return topic if topic.en else Text(path, path)


def effect_of(path: str) -> Text:
    """Say what a section does in the model."""
    key = f"effect_{path.replace('.', '_')}"
    return say(f"told.{key}") if key in sentences("told") else NOTHING


def _start() -> Text:
    return say("told.at_the_start")


def _rules(scenario: Scenario) -> Iterator[Row]:
    game = scenario.plan.of(PublicGoods).enabled  # where most families have nothing to rule
    for path, told in scenario.values.items():
        if game and told.node is None:
            continue
        if path.startswith("rules.") and path.endswith(".rule"):
            yield _rule(path, told, scenario.values.values(), 1, _start())
    if not any(path.startswith(f"{INCENTIVES}.") for path in scenario.values):
        family, card = topic_named(INCENTIVES), RULES["incentive"]["none"].card
        what = Text(f"{family.zh}：{card.title.zh}", f"{family.en}: {card.title.en}")
        yield Row(1, _start(), what, NOTHING, card.what, INCENTIVES)


def _rule(path: str, told: Told, values: Iterable[Told], month: int, when: Text) -> Row:
    home, family = path.removesuffix(".rule"), topic_named(path)
    card = RULES[path.split(".")[1]][str(told.value)].card
    here = [v for v in values if v.path.rpartition(".")[0] == home and v.path != path]
    own = [v for v in here if told_of_rule(v)]
    what = Text(f"{family.zh}：{card.title.zh}", f"{family.en}: {card.title.en}")
    return Row(month, when, what, _numbers(own), card.what, str(told.value))


def _events(scenario: Scenario) -> Iterator[Row]:
    """Tell what sets in by itself: the project's end, other villages, a fall of prices."""
    months = int(scenario.values["time.months"].value)
    end = int(scenario.values["time.project_months"].value)
    if 0 < end < months:
        what, effect = say("told.project_ends"), say("told.effect_project_ends")
        yield Row(end, say("told.in_month", month=end), what, NOTHING, effect, "time")
    for path, told in scenario.values.items():
        section, _, key = path.rpartition(".")
        if not key.endswith("from_month"):
            continue
        needed = scenario.values.get(LATER.get(path, f"{section}.enabled"))
        if needed is None or needed.value:
            month = int(told.value)
            effect = effect_of(path) if effect_of(path).en else effect_of(section)
            when = months_named(month, None)
            yield Row(month, when, told.param.label, NOTHING, effect, section)


def _tiers(scenario: Scenario) -> Iterator[Row]:
    """Tell the tiers of counties of a nation."""
    for tier in scenario.tiers:
        what = say("told.tier", name=tier.label)
        yield Row(1, _start(), what, described(tier), say("told.effect_tier"), "nation")


def _decisions(scenario: Scenario) -> Iterator[Row]:
    """Tell what is decided in an actor's place."""
    for told in scenario.decisions:
        one, when = told.decision, months_named(told.from_month, told.until_month)
        who, what, value = who_of(one), WHAT[one.what], figure(one.value)
        name = Text(f"{who.zh}：{what.zh}", f"{who.en}: {what.en}")
        yield Row(told.from_month, when, name, value, say("told.effect_decision"))


def _timeline(scenario: Scenario) -> Iterator[Row]:
    for change in scenario.timeline:
        when = when_of(change)
        then = scenario.at(change.from_month).values
        note = scenario.notes.get(f"timeline.{change.name}")
        name = Text(change.name, change.name) if note is None else note.text
        dated = then.get(change.dated)
        if dated is not None:
            name = dated.param.label
        for path, words in changes_in_words(scenario, change):
            told = then.get(path)
            if told is not None and path.startswith("rules.") and path.endswith(".rule"):
                row = _rule(path, told, then.values(), change.from_month, when)
                what = Text(f"{name.zh}（{row.what.zh}）", f"{name.en} ({row.what.en})")
                yield Row(row.month, when, what, row.numbers, row.effect, row.about)
            elif not path.startswith("rules.") or path.endswith(".enabled"):
                section = path.rpartition(".")[0]
                yield Row(change.from_month, when, name, words, effect_of(section), section)


def assumed(scenario: Scenario) -> Text:
    """Say how many of the values are assumed, of all and of those that files say."""
    marks = scenario.marks()
    said = [told for told in scenario.values.values() if origin(told) != "default"]
    return say(
        "told.assumed",
        assumed=marks.get("A", 0),
        values=len(scenario.values),
        written=len(said),
        own=sum(told.mark == "A" for told in said),
    )


def by_hand(scenario: Scenario) -> tuple[Text, ...]:
    """Give each value that was set on top of the file, with key, value, name and unit."""
    found = []
    for path, told in scenario.values.items():
        if origin(told) == "--set":
            words, key = _number(told), f"{path}={written(told.value)}"
            found.append(Text(f"{key}（{words.zh}）", f"{key} ({words.en})"))
    return tuple(found)


def calendar(scenario: Scenario) -> Text:
    """Say from when to when the story goes, and how long the project lasts."""
    year, month = (int(scenario.values[f"time.start_{what}"].value) for what in ("year", "month"))
    months = int(scenario.values["time.months"].value)
    last = year * 12 + month - 1 + months - 1
    project = int(scenario.values["time.project_months"].value)
    return say(
        "told.calendar",
        first=f"{year}-{month:02d}",
        last=f"{last // 12}-{last % 12 + 1:02d}",
        months=months,
        project=project,
    )
