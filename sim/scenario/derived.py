"""Write a scenario as the difference to another one: a short file that says only what changed."""

from __future__ import annotations

from collections.abc import Iterator

from sim.core.text import Text
from sim.scenario.difference import Difference, differences
from sim.scenario.resolved import TEXTS, block, decided, expected, line, quoted, written
from sim.scenario.scenario import FORMAT, Scenario
from sim.scenario.tree import Caption, Node, dig

TITLE = Text("与 {name} 相比的政策差别", "policy difference to {name}")
Row = tuple[str, Caption | None]
Rows = dict[str, "Rows | Row | Node"]


def as_derived(scenario: Scenario, parent: Scenario) -> str:
    """Give a derived file: the heading, `extends`, and every difference under `changes`.

    Beside the parent's file it loads to the same world and rules. Behind each value stands its
    caption with its mark.
    """
    title = TITLE.filled(name=parent.name)
    rows = [f"# {title.both()}", f"format: {FORMAT}", "kind: scenario", f"name: {scenario.name}"]
    for key in TEXTS:
        text: Text = getattr(scenario, key)
        if text != getattr(parent, key):
            both = f"{key}: {{zh: {quoted(text.zh)}, en: {quoted(text.en)}}}"
            rows.append(line(both, scenario.notes.get(key)))
    rows.append(line(f"extends: {parent.name}", scenario.notes.get("extends")))
    changes = _changes(scenario, parent)
    if changes:
        rows.extend(["changes:", *_lines(changes, "", scenario.notes)])
    return "\n".join(rows) + "\n"


def _changes(scenario: Scenario, parent: Scenario) -> Rows:
    """Put all that differs into one tree of lines."""
    tree: Rows = {}
    for found in differences(parent, scenario):
        for path, row in _written(found, scenario, parent):
            _put(tree, path, row)
    for name, size in scenario.matters.items():
        if parent.matters.get(name) != size:
            _put(tree, f"matters.{name}", (written(size), scenario.notes.get(f"matters.{name}")))
    for one in scenario.expect:
        if one not in parent.expect:
            note = scenario.notes.get(f"expect.{one.name}")
            _put(tree, f"expect.{one.name}", (expected(one), note))
    return tree


def _written(
    found: Difference, scenario: Scenario, parent: Scenario
) -> Iterator[tuple[str, Row | Node]]:
    path = found.path
    both = (*scenario.timeline, *parent.timeline)
    dated = next((c.dated for c in both if c.dated and f"timeline.{c.name}" == path), "")
    if dated:
        node = None if scenario.source is None else dig(scenario.source.body, dated)
        yield dated, node if node is not None and node.is_map else _row(dated, scenario)
        return
    if path.startswith(("timeline.", "tiers.")):
        entry = None if scenario.source is None else dig(scenario.source.body, path)
        entries = {f"timeline.{change.name}" for change in scenario.timeline}
        here = path in entries | {f"tiers.{tier.name}" for tier in scenario.tiers}
        off = "false", scenario.notes.get(f"{path}.enabled")
        yield (path, entry) if here and entry is not None else (f"{path}.enabled", off)
        return
    if path.startswith("decisions."):
        named = {f"decisions.{one.name}": one for one in scenario.decisions}
        off = "false", scenario.notes.get(f"{path}.enabled")
        row = (decided(named[path]), scenario.notes.get(path)) if path in named else off
        yield (path if path in named else f"{path}.enabled"), row
        return
    if path.endswith(".table"):
        names = [table.name for table in scenario.own.tables if path == f"{table.section}.table"]
        yield path, (quoted(names[0]) if names else "null", scenario.notes.get(path))
        return
    if not path.startswith("rules."):
        yield path, _row(path, scenario)
        return
    home = path if path not in scenario.values else path.rpartition(".")[0]
    chosen = [known for known in scenario.values if known.rpartition(".")[0] == home]
    for known in chosen:
        yield known, _row(known, scenario)
    if not chosen:
        yield f"{path}.enabled", ("false", None)


def _row(path: str, scenario: Scenario) -> Row:
    told = scenario.values[path]
    return written(told.value), told.caption


def _put(tree: Rows, path: str, row: Row | Node) -> None:
    *steps, last = path.split(".")
    inside = tree
    for step in steps:
        below = inside.setdefault(step, {})
        if isinstance(below, dict):
            inside = below
    inside[last] = row


def _lines(tree: Rows, path: str, notes: dict[str, Caption]) -> Iterator[str]:
    margin = "  " * (path.count(".") + 1)
    for key, below in tree.items():
        if isinstance(below, dict):
            yield line(f"{margin}{key}:", notes.get(f"{path}{key}"))
            yield from _lines(below, f"{path}{key}.", notes)
        elif isinstance(below, Node):
            yield line(f"{margin}{key}:", below.caption)
            yield from block(below, path.count(".") + 2)
        else:
            yield line(f"{margin}{key}: {below[0]}", below[1])
