"""Every key that a scenario may hold, as the declarations themselves say: nothing is listed."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field

from sim.catalogue import RULES, family_label
from sim.core.param import Param
from sim.core.text import Text
from sim.core.words import say, sentences
from sim.scenario.renamed import RENAMED
from sim.world.plan import SECTIONS
from sim.world.settings import TOPICS

SEVERAL = ("incentive",)
"""Families of which several rules may hold at once, each under a name of the user's own."""
INCENTIVE_STEPS = 3
CLOSE = 0.6
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its dotted path, what is known of its value, and which rule it belongs to."""

    path: str
    param: Param
    rule: str = ""


@dataclass(frozen=True)
class Family:
    """A place in a file where one rule of a family is chosen by name."""

    name: str
    several: bool = False

    @property
    def choice(self) -> Param:
        """Give the choice of the rule itself, as if it were a parameter."""
        label, names = family_label(self.name), RULES[self.name].names
        return Param("rule", "str", "", "1", label, "A", choices=names, level="workshop")

    def params(self, rule: str) -> dict[str, Param]:
        """Give the parameters of one rule of the family."""
        return RULES[self.name][rule].params


@dataclass(frozen=True)
class Group:
    """A map in a file: its own values by key, and the maps inside it."""

    keys: dict[str, Param] = field(default_factory=dict)
    groups: dict[str, Group | Family] = field(default_factory=dict)

    def inside(self, path: str) -> Group:
        """Give the group under a dotted path, making it where there is none yet."""
        found = self
        for step in path.split("."):
            below = found.groups.setdefault(step, Group())
            if not isinstance(below, Group):
                raise TypeError(f"{path} runs through the choice of a rule")
            found = below
        return found


def schema() -> Group:
    """Lay out everything that a scenario may say, in canonical order."""
    top = Group()
    for path, section in SECTIONS.items():
        top.inside(path).keys.update(section.params)
    rules = top.inside("rules")
    for family in RULES:
        rules.groups[family] = Family(family, several=family in SEVERAL)
    for topic, table in TOPICS.items():
        settings = {name: c.setting for name, c in table.columns.items() if c.setting}
        top.inside(f"world.{topic}").keys.update(settings)
    return top


def all_keys() -> Iterator[Key]:
    """Walk over every key with its declaration; a rule's parameters once per rule."""
    yield from _walk(schema(), "")


def _walk(group: Group, path: str) -> Iterator[Key]:
    for name, param in group.keys.items():
        yield Key(f"{path}{name}", param)
    for name, below in group.groups.items():
        if isinstance(below, Group):
            yield from _walk(below, f"{path}{name}.")
        else:
            yield from _choices(below, f"{path}{name}." + ("<name>." if below.several else ""))


def _choices(family: Family, path: str) -> Iterator[Key]:
    yield Key(f"{path}rule", family.choice)
    for rule in RULES[family.name].names:
        for name, param in family.params(rule).items():
            yield Key(f"{path}{name}", param, rule)


def close_to(word: str, known: list[str]) -> str:
    """Give the known word that was probably meant, or nothing."""
    if len(word) > LONGEST:
        return ""
    return next(iter(difflib.get_close_matches(word.lower(), known, 1, CLOSE)), "")


def rule_titled(family: str, word: str) -> str:
    """Give the rule of a family whose Chinese title was written in place of its name."""
    titles = {made.card.title.zh: name for name, made in RULES[family].items()}
    close = difflib.get_close_matches(word[:LONGEST], list(titles), 1, CLOSE)
    return titles[close[0]] if close else ""


def homes(word: str) -> list[Key]:
    """Find where a key of that name belongs; a Chinese name finds its English key."""
    return [k for k in all_keys() if k.path.endswith(f".{word}") or k.param.label.zh == word]


def sections() -> Iterator[tuple[str, Text]]:
    """Walk over every section and family of rules: its dotted path and its name."""
    yield from _sections(schema(), "")


def _sections(group: Group, path: str) -> Iterator[tuple[str, Text]]:
    for name, below in group.groups.items():
        here = f"{path}{name}"
        if isinstance(below, Family):
            yield here, below.choice.label
            continue
        key = f"section_{here.replace('.', '_')}"
        yield here, sentences("told").get(key, Text(here, here))
        yield from _sections(below, f"{here}.")


def home_of(word: str, path: str = "") -> Text:
    """Say in a sentence where a key belongs, or nothing when it is known nowhere.

    `path` is where it was written, ending in a dot: there may be its English name, or another
    rule that has it.
    """
    full = RENAMED.get(f"{path}{word}", f"{path}{word}")
    if "." in word and any(key.path == full for key in all_keys()):
        *steps, last = full.removeprefix(path).split(".")
        nested = "".join(f"{step}: {{" for step in steps) + f"{last}: …" + "}" * len(steps)
        return say("scenario.level_by_level", nested=nested)
    found = _known_as(word)
    if not found:
        return Text("", "")
    steps = path.split(".")
    if path.startswith("rules.incentive.") and len(steps) > INCENTIVE_STEPS:
        steps[2] = "<name>"
    for place, rules in found.items():
        home, _, name = place.rpartition(".")
        if f"{home}." == ".".join(steps) or home == path:
            had = ", ".join(dict.fromkeys(rules))
            return say("scenario.rule_has", rules=had) if had else say("scenario.write", key=name)
    paths = [_with_rules(place, rules) for place, rules in list(found.items())[:3]]
    home_text = Text("、".join(paths), " or ".join(paths))
    return say("scenario.belongs_under", home=home_text)


def _known_as(word: str) -> dict[str, list[str]]:
    """Find keys and sections of that name, in English or Chinese, with the rules that have them."""
    found: dict[str, list[str]] = {}
    for key in homes(word):
        found.setdefault(key.path, []).append(key.rule)
    for place, label in sections():
        if label.zh == word or place.endswith(f".{word}"):
            found.setdefault(place, [])
    return found


def _with_rules(path: str, rules: list[str]) -> str:
    named = ", ".join(rule for rule in dict.fromkeys(rules) if rule)
    return f"{path} ({named})" if named else path
