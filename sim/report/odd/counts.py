"""How many of everything the model has, counted from its declarations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from sim.catalogue import OUTCOMES, RULES
from sim.core.param import MARKS, Param
from sim.core.text import Text
from sim.core.version import VERSION
from sim.lab.accepted import accepted
from sim.month import MONTH, RUN_IN
from sim.report.page.validation import held_against
from sim.scenario.registry import all_keys
from sim.world.flows import FLOWS
from sim.world.signs import SIGNS
from sim.world.world import TABLES

Shown = frozenset[tuple[str, str]] | None
"""Families and rules to write, or all of them."""
SIM: Final = Path(__file__).parents[2]
MODEL: Final = ("actors", "phases", "rules", "world")
"""Where luck may be drawn that bears on a run."""
_PURPOSE: Final = re.compile(r'\bpurpose\(\s*"([^"]+: [^"]+)"\s*\)')


def parameters(shown: Shown = None) -> Iterator[tuple[str, str, Param]]:
    """Give every number and choice of a scenario: key, the rule it belongs to, declaration."""
    for key in all_keys():
        family = key.path.split(".")[1] if key.rule else ""
        if not key.rule or shown is None or (family, key.rule) in shown:
            yield key.path, key.rule, key.param


def rules(family: str, shown: Shown = None) -> list[str]:
    """Name the rules of a family."""
    return [name for name in RULES[family] if shown is None or (family, name) in shown]


@cache
def purposes() -> tuple[str, ...]:
    """Name what luck is drawn for, as the code says it."""
    found = set[str]()
    for file in sorted(file for floor in MODEL for file in (SIM / floor).rglob("*.py")):
        found.update(_PURPOSE.findall(file.read_text(encoding="utf-8")))
    return tuple(sorted(found))


def counts(shown: Shown = None) -> dict[str, object]:
    """Count everything that the description speaks of.

    Parameters
    ----------
    shown : frozenset of (str, str), optional
        The families and rules that are written; all of them if not said.

    Returns
    -------
    dict
        Numbers by the names that `core/words/odd.toml` uses.
    """
    params = [param for _, _, param in parameters(shown)]
    marks = Counter(param.mark for param in params)
    figures = held_against()
    hits = sum(row["hit"] == "1" for row in figures)
    return {
        "tables": len(TABLES),
        "columns": sum(len(kind.columns) for kind in TABLES),
        "phases": len(MONTH),
        "families": len(RULES),
        "rules": sum(len(rules(family, shown)) for family in RULES),
        **{family: len(rules(family, shown)) for family in RULES},
        "parameters": len(params),
        "assumed": marks["A"],
        "marks": _listed([_marked(mark, text, marks[mark]) for mark, text in MARKS.items()]),
        "flows": len(FLOWS),
        "outcomes": len(OUTCOMES.names),
        "signs": len(SIGNS),
        "purposes": len(purposes()),
        "figures": len(figures),
        "hits": hits,
        "misses": len(figures) - hits,
        "accepted": len(accepted()),
        "run_in": RUN_IN,
        "version": VERSION,
    }


def _marked(mark: str, text: Text, count: int) -> Text:
    return Text(f"{mark} {text.zh} {count}", f"{mark} {text.en} {count}")


def _listed(parts: list[Text]) -> Text:
    return Text("，".join(part.zh for part in parts), "; ".join(part.en for part in parts))
