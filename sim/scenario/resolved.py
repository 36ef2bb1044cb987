"""Write a scenario out in full: every value with name, unit and origin, to be run again as is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from sim.core.param import Value
from sim.core.text import Text
from sim.core.units import unit_named
from sim.scenario.check import Told
from sim.scenario.lines import BEFORE_UNIT, ORIGIN
from sim.scenario.prescribed import Prescribed
from sim.scenario.scenario import FORMAT, Expectation, Scenario, origin
from sim.scenario.tiers_told import as_data as tier_as_data
from sim.scenario.timeline import Change
from sim.scenario.tree import Caption, Node

TEXTS = ("title", "question", "caution", "place")
COLUMN = 56
ODD = ("yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "infinity")
TOP = "# {words} · key {key}"
WORDS = Text("展开的情景", "resolved scenario")
Tree = dict[str, "Tree | Told | str"]


def resolved(scenario: Scenario) -> str:
    """Give the scenario as a file that holds every value and loads to the same key.

    Each line says name or caption, unit, origin and mark behind the value. Resolving the file
    again gives the same file.
    """
    notes = scenario.notes
    rows = [TOP.format(words=WORDS.both(), key=scenario.key())]
    rows.append(line(f"format: {FORMAT}", notes.get("format")))
    rows.append(line("kind: scenario", notes.get("kind")))
    rows.append(line(f"name: {scenario.name}", notes.get("name")))
    for key in TEXTS:
        text: Text = getattr(scenario, key)
        if text.zh or text.en:
            both = f"{key}: {{zh: {quoted(text.zh)}, en: {quoted(text.en)}}}"
            rows.append(line(both, notes.get(key)))
    if scenario.words != "before_2020":
        rows.append(line(f"words: {scenario.words}", notes.get("words")))
    tree = _tree(scenario.values)
    for table in scenario.own.tables:
        tree[table.section] = {"table": table.name, **_inside(tree, table.section)}
    rows.extend(_rows(tree, "", notes))
    rows.extend(_tiers(scenario))
    rows.extend(_timeline(scenario.timeline, notes))
    rows.extend(_measures(scenario))
    return "\n".join(rows) + "\n"


def as_data(scenario: Scenario) -> dict[str, Any]:
    """Give the resolved scenario as plain data: each value with all that is known of it."""
    return {
        "format": FORMAT,
        "kind": "scenario",
        "name": scenario.name,
        "key": scenario.key(),
        **{key: _both(getattr(scenario, key)) for key in TEXTS},
        "values": [_datum(path, told) for path, told in scenario.values.items()],
        "tiers": [tier_as_data(tier) for tier in scenario.tiers],
        "timeline": [
            {
                "name": change.name,
                "from_month": None if change.when else change.from_month,
                "when": change.when or None,
                "until_month": change.until_month,
                "values": change.values,
            }
            for change in scenario.timeline
        ],
        "decisions": [
            {"name": d.name, "months": [d.from_month, d.until_month], **asdict(d.decision)}
            for d in scenario.decisions
        ],
        "equal_money": None if scenario.equal_money is None else asdict(scenario.equal_money),
        "words": scenario.words,
        "matters": scenario.matters,
        "expect": [
            {
                "name": one.name,
                "measure": one.measure,
                "at_month": one.at_month,
                "between": [one.low, one.high],
            }
            for one in scenario.expect
        ],
    }


def _datum(path: str, told: Told) -> dict[str, Any]:
    found: dict[str, Any] = {
        "path": path,
        "value": told.value,
        "unit": _both(unit_named(told.param.unit)),
        "default": told.param.default,
        "label": _both(told.param.label),
        "origin": origin(told),
        "mark": told.mark,
        "source": _source(told),
    }
    if told.caption is not None:
        found["caption"] = _both(told.caption.text)
    return found


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


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


def _inside(tree: Tree, section: str) -> Tree:
    below = tree.get(section)
    return below if isinstance(below, dict) else {}


def _rows(tree: Tree, path: str, notes: dict[str, Caption]) -> Iterator[str]:
    margin = "  " * path.count(".")
    for key, below in tree.items():
        if isinstance(below, dict):
            yield line(f"{margin}{key}:", notes.get(f"{path}{key}"))
            yield from _rows(below, f"{path}{key}.", notes)
        elif isinstance(below, str):
            yield line(f"{margin}{key}: {quoted(below)}", notes.get(f"{path}{key}"))
        else:
            code = f"{margin}{key}: {written(below.value)}"
            yield f"{code:<{COLUMN}}  # {_comment(below)}"


def _comment(told: Told) -> str:
    named = unit_named(told.param.unit)
    unit = f" {BEFORE_UNIT} {_spoken(named)}" if named.en else ""
    label = told.param.label if told.caption is None else told.caption.text
    source = _source(told)
    mark = f" [{told.mark}{f' {source}' if source else ''}]" if told.mark else ""
    return f"{_spoken(label)} {ORIGIN} {origin(told)}{unit}{mark}"


def _source(told: Told) -> str:
    """Say which publication stands behind a value: as its line says, else as declared."""
    if told.caption is not None and told.caption.mark:
        return told.caption.source
    return told.param.source[1:].strip(" :") if told.mark else ""


def _spoken(text: Text) -> str:
    return text.zh if text.zh == text.en else text.both()


def line(code: str, caption: Caption | None) -> str:
    """Write a line with its caption and mark, as it stood in the file."""
    if caption is None:
        return code
    source = caption.source
    mark = f" [{caption.mark}{f' {source}' if source else ''}]" if caption.mark else ""
    return f"{code:<{COLUMN}}  # {_spoken(caption.text)}{mark}"


def _tiers(scenario: Scenario) -> Iterator[str]:
    if scenario.tiers:
        yield line("tiers:", scenario.notes.get("tiers"))
    for tier in scenario.tiers:
        yield line(f"  {tier.name}:", scenario.notes.get(f"tiers.{tier.name}"))
        yield from block(tier.node, 2)


def _timeline(changes: tuple[Change, ...], notes: dict[str, Caption]) -> Iterator[str]:
    if changes:
        yield line("timeline:", notes.get("timeline"))
    for change in changes:
        home = f"timeline.{change.name}"
        first = notes.get(f"{home}.from_month") or notes.get(f"{home}.when")
        yield line(f"  {change.name}:", notes.get(home))
        start = f"when: {change.when}" if change.when else f"from_month: {change.from_month}"
        yield line(f"    {start}", first)
        if change.until_month is not None:
            last = notes.get(f"{home}.until_month")
            yield line(f"    until_month: {change.until_month}", last)
        if _on_one_line(change.node):
            yield line(f"    changes: {flow(change.node)}", change.node.caption)
        else:
            yield line("    changes:", change.node.caption)
            yield from block(change.node, 3)


def _on_one_line(node: Node) -> bool:
    """Say whether all below was written on one line, so that one caption stands for it."""
    return all(
        child.key_at.line == node.key_at.line and _on_one_line(child)
        for child in node.entries.values()
    )


def block(node: Node, depth: int) -> Iterator[str]:
    """Write a map line by line, each with its caption."""
    margin = "  " * depth
    for key, child in node.entries.items():
        if child.is_map and not _on_one_line(child):
            yield line(f"{margin}{key}:", child.caption)
            yield from block(child, depth + 1)
        else:
            yield line(f"{margin}{key}: {flow(child)}", child.caption)


def _decisions(scenario: Scenario) -> Iterator[str]:
    if scenario.decisions:
        yield line("decisions:", scenario.notes.get("decisions"))
    for one in scenario.decisions:
        yield line(f"  {one.name}: {decided(one)}", scenario.notes.get(f"decisions.{one.name}"))


def decided(one: Prescribed) -> str:
    """Write a prescribed decision as it stands behind its name."""
    d = one.decision
    which = "" if d.number is None else f"number: {d.number}, "
    months = f"[{one.from_month}, {one.until_month}]"
    return f"{{who: {d.who}, {which}what: {d.what}, months: {months}, value: {written(d.value)}}}"


def _measures(scenario: Scenario) -> Iterator[str]:
    yield from _decisions(scenario)
    if scenario.equal_money is not None:
        money = scenario.equal_money
        both = f"equal_money: {{what: {money.what}, adjust: {money.adjust}}}"
        yield line(both, scenario.notes.get("equal_money"))
    notes = scenario.notes
    if scenario.matters:
        yield line("matters:", notes.get("matters"))
    for name, size in scenario.matters.items():
        yield line(f"  {name}: {written(size)}", notes.get(f"matters.{name}"))
    if scenario.expect:
        yield line("expect:", notes.get("expect"))
    for one in scenario.expect:
        yield line(f"  {one.name}: {expected(one)}", notes.get(f"expect.{one.name}"))


def expected(one: Expectation) -> str:
    """Write on one line what is expected."""
    ends = f"[{written(one.low)}, {written(one.high)}]"
    return f"{{measure: {one.measure}, at_month: {one.at_month}, between: {ends}}}"


def flow(node: Node) -> str:
    """Write a value, a list or a map on one line."""
    if node.is_map:
        return "{" + ", ".join(f"{key}: {flow(n)}" for key, n in node.entries.items()) + "}"
    value = node.value
    if isinstance(value, list):
        return "[" + ", ".join(flow(child) for child in value) + "]"
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
        return value if bare else quoted(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004
        return str(int(value))
    return repr(value)


def quoted(text: str) -> str:
    """Write a text in double quotes.

    >>> quoted("a: b")
    '"a: b"'
    """
    return json.dumps(text, ensure_ascii=False)
