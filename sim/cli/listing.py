"""`collabsim list`: what comes along, by name, with its title."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from sim.catalogue import CHARTS, COMPARISON_CHARTS, OUTCOMES, RULES, family_label
from sim.cli.explain import default_of
from sim.cli.trouble import GOOD
from sim.core.text import Language, Text
from sim.core.words import say
from sim.scenario import load, load_scenario, shipped
from sim.scenario.registry import Key, all_keys

Row = tuple[str, Text]
WIDEST = 46
"""Longer names are rare and push their titles aside."""


def listing(asked: argparse.Namespace, language: Language) -> int:
    """Print one line for each thing: its name, and what it is called."""
    rows = list(SHELVES[asked.shelf]())
    wide = max((len(name) for name, _ in rows if len(name) <= WIDEST), default=0)
    for name, title in rows:
        print(f"{name:<{wide}} {title.within(language)}" if name else f"\n{title.within(language)}")
    return GOOD


def _scenarios() -> Iterator[Row]:
    for name in shipped():
        yield name, load_scenario(name).title


def _studies() -> Iterator[Row]:
    for name in shipped("study"):
        yield name, load(name).title


def _lessons() -> Iterator[Row]:
    for name in shipped("lesson"):
        yield name, load(name).title


def _rules() -> Iterator[Row]:
    for family, shelf in RULES.items():
        label = family_label(family)
        yield "", Text(f"{family} · {label.zh}", f"{family} · {label.en}")
        for name, made in shelf.items():
            yield f"  {name}", made.card.title


def _keys() -> Iterator[Row]:
    """Tell what is meant to be changed: first the dozen for a workshop, numbers of rules beside."""
    known = list(all_keys())
    for level in ("workshop", "standard"):
        for own in (False, True):
            rows = list(_together([k for k in known if _is(k, level, of_rule=own)]))
            yield "", say(f"cli.keys_{level}{'_rules' if own else ''}", count=len(rows))
            yield from rows
    rest = len(list(_together([key for key in known if key.param.level == "expert"])))
    yield "", say("cli.keys_expert", count=rest)


def _is(key: Key, level: str, *, of_rule: bool) -> bool:
    return key.param.level == level and bool(key.rule) == of_rule


def _all_keys() -> Iterator[Row]:
    yield from _together(all_keys())


def _together(keys: Iterable[Key]) -> Iterator[Row]:
    """Give a row for each key; rules that share a number share its row."""
    found: dict[tuple[str, Text], list[str]] = {}
    for key in keys:
        found.setdefault((key.path, _told(key)), []).append(key.rule)
    for (path, told), rules in found.items():
        had = ", ".join(rule for rule in rules if rule)
        yield path, Text(f"{told.zh}（{had}）", f"{told.en} ({had})") if had else told


def _told(key: Key) -> Text:
    label = key.param.label
    if key.param.name == "rule":
        return label
    told = default_of(key)
    return Text(f"{label.zh} · {told.zh}", f"{label.en} · {told.en}")


def _outcomes() -> Iterator[Row]:
    for name, made in OUTCOMES.items():
        yield name, made.label


def _charts() -> Iterator[Row]:
    for shelf in (CHARTS, COMPARISON_CHARTS):
        for name, made in shelf.items():
            yield name, made.card.title


SHELVES: Final[dict[str, Callable[[], Iterator[Row]]]] = {
    "scenarios": _scenarios,
    "studies": _studies,
    "lessons": _lessons,
    "rules": _rules,
    "keys": _keys,
    "all-keys": _all_keys,
    "outcomes": _outcomes,
    "charts": _charts,
}
