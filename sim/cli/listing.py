"""`collabsim list`: what comes along, by name, with its title."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import Final

from sim.catalogue import CHARTS, COMPARISON_CHARTS, OUTCOMES, RULES, family_label
from sim.cli.trouble import GOOD
from sim.core.text import Language, Text
from sim.scenario import load, load_scenario, shipped
from sim.scenario.registry import all_keys

Row = tuple[str, Text]


def listing(asked: argparse.Namespace, language: Language) -> int:
    """Print one line for each thing: its name, and what it is called."""
    for name, title in SHELVES[asked.shelf]():
        print(f"{name:<31} {title.within(language)}" if name else f"\n{title.within(language)}")
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
    told = dict[str, Text]()
    for key in all_keys():
        told.setdefault(key.path, key.param.label)
    yield from told.items()


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
    "outcomes": _outcomes,
    "charts": _charts,
}
