"""Write a scenario out in full: every value with name, unit and origin, to be run again as is."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sim.core.param import Value
from sim.core.text import Text
from sim.core.units import unit_named
from sim.scenario.check import Told
from sim.scenario.lines import ORIGIN
from sim.scenario.scenario import FORMAT, Scenario, origin
from sim.scenario.timeline import Change
from sim.scenario.tree import Caption, Node

TEXTS = ("title", "question", "caution", "place")
COLUMN = 56
ODD = ("yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "infinity")
Tree = dict[str, "Tree | Told"]


def resolved(scenario: Scenario) -> str:
    """Give the scenario as a file that holds every value and loads to the same key.

    Each line says name, unit, origin and mark behind the value.
    """
    rows = [f"format: {FORMAT}", "kind: scenario", f"name: {scenario.name}"]
    for key in TEXTS:
        text: Text = getattr(scenario, key)
        if text.zh or text.en:
            rows.append(f"{key}: {{zh: {_quoted(text.zh)}, en: {_quoted(text.en)}}}")
    rows.extend(_rows(_tree(scenario.values), 0))
    rows.extend(_timeline(scenario.timeline))
    rows.extend(_measures(scenario))
    return "\n".join(rows) + "\n"


def _tree(values: dict[str, Told]) -> Tree:
    top: Tree = {}
    for path, told in values.items():
        *steps, last = path.split(".")
        inside = top
        for step in steps:
            below = inside.setdefault(step, {})
            if isinstance(below, dict):
                inside = below
        inside[last] = told
    return top


def _rows(tree: Tree, depth: int) -> Iterator[str]:
    for key, below in tree.items():
        margin = "  " * depth
        if isinstance(below, dict):
            yield f"{margin}{key}:"
            yield from _rows(below, depth + 1)
        else:
            code = f"{margin}{key}: {written(below.value)}"
            yield f"{code:<{COLUMN}}  # {_comment(below)}"


def _comment(told: Told) -> str:
    named = unit_named(told.param.unit)
    unit = f"{named.both()}, " if named.en else ""
    label = told.param.label if told.caption is None else told.caption.text
    words = label.zh if label.zh == label.en else label.both()
    source = told.caption.source if told.caption is not None else ""
    mark = f" [{told.mark}{f' {source}' if source else ''}]" if told.mark else ""
    return f"{words} {ORIGIN} {unit}{origin(told)}{mark}"


def _timeline(changes: tuple[Change, ...]) -> Iterator[str]:
    if changes:
        yield "timeline:"
    for change in changes:
        yield f"  {change.name}:"
        yield f"    from_month: {change.from_month}"
        if change.until_month is not None:
            yield f"    until_month: {change.until_month}"
        yield f"    changes: {_flow(change.node)}{_behind(change.node.caption)}"


def _behind(caption: Caption | None) -> str:
    if caption is None:
        return ""
    text, source = caption.text, caption.source
    words = text.zh if text.zh == text.en else text.both()
    mark = f" [{caption.mark}{f' {source}' if source else ''}]" if caption.mark else ""
    return f"  # {words}{mark}"


def _measures(scenario: Scenario) -> Iterator[str]:
    if scenario.matters:
        yield "matters:"
    for name, size in scenario.matters.items():
        yield f"  {name}: {written(size)}"
    if scenario.expect:
        yield "expect:"
    for one in scenario.expect:
        ends = f"[{written(one.low)}, {written(one.high)}]"
        yield f"  {one.name}: {{measure: {one.measure}, at_month: {one.at_month}, between: {ends}}}"


def _flow(node: Node) -> str:
    """Write a map on one line."""
    if node.is_map:
        return "{" + ", ".join(f"{key}: {_flow(n)}" for key, n in node.entries.items()) + "}"
    value = node.value
    return written(value) if isinstance(value, (bool, int, float, str)) else "null"


def written(value: Value) -> str:
    """Write a value so that reading it gives the same value.

    >>> written(0.3), written(500000.0), written(True), written("silos"), written("yes")
    ('0.3', '500000', 'true', 'silos', '"yes"')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        bare = value.isidentifier() and value.isascii() and value.lower() not in ODD
        return value if bare else _quoted(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004
        return str(int(value))
    return repr(value)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
