"""Every shelf by the name that a scenario uses; a thing is imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sim.core.shelf import Shelf
from sim.core.text import Text
from sim.rules import FAMILIES, Rule

RULES: dict[str, Shelf[Rule]] = {name: Shelf(f"sim.rules.{name}", Rule) for name in FAMILIES}
"""The eight families of rules, in the order in which the month meets them."""

OUTCOMES: Shelf[Any] = Shelf("sim.outcomes", object)
"""Everything that can be counted."""

CHARTS: Shelf[Any] = Shelf("sim.charts", object)
"""Every picture that can be drawn."""

COMPARISON_CHARTS: Shelf[Any] = Shelf("sim.charts.comparisons", object)
"""Every picture that can be drawn of a comparison."""


def family_label(family: str) -> Text:
    """Give the name of a family of rules in both languages."""
    label: Text = RULES[family].home.label
    return label


def rules_named(name: str) -> Iterator[tuple[str, type[Rule]]]:
    """Walk over the rules of that name with their families: `none` stands on several shelves."""
    for family, shelf in RULES.items():
        if name in shelf:
            yield family, shelf[name]
