"""Every mechanism of the two papers works: a file does it, a test shows it, somebody reads it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from sim.catalogue import RULES
from sim.month import MONTH
from sim.world.flows import FLOWS
from sim.world.plan import SECTIONS
from sim.world.settings import TOPICS
from sim.world.world import TABLES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/sources.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip().strip("|").split("|")]
    for line in PAGE.splitlines()
    if re.match(r"\| S\d+ \|", line)
]
OPEN_ALLOWED = False  # every row works, and is to stay so
DONE = [row for row in ROWS if "open" not in row[3:]]
TOUCHED = {column for p in MONTH for column in (*p.reads_now, *p.reads_before, *p.writes)}


def trees(*folders):
    for folder in folders:
        for path in sorted((ROOT / "sim" / folder).rglob("*.py")):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def loads(tree):
    """Names read as attributes; what only stands left of a `[...] =` is not read."""
    written = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store)
    }
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Load)
        and id(node) not in written
    }


def words(tree):
    """Names that code spells out where it fetches something by name."""
    text = " ".join(
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return set(re.findall(r"\w+", text))


READ = {
    name
    for _, tree in trees("phases", "outcomes", "actors", "rules", "world")
    for name in loads(tree)
}
FETCHED = {name for _, tree in trees("phases", "outcomes") for name in words(tree)}


def why_not(name):
    """Say why a name carries nothing, or nothing at all if it is read."""
    head, _, last = name.rpartition(".")
    columns = {table.key: table for table in TABLES}
    if head == "flows":
        return None if last in FLOWS and last.upper() in READ else "no such payment"
    if head in columns and last in columns[head].columns:
        declared = name in TOUCHED or last in READ
        return None if declared and last in READ | FETCHED else "a column that nobody reads"
    if head in TOPICS:
        table = TOPICS[head]
        known = {*table.columns, *table.groups}
        group = {g for g, members in table.groups.items() if last in members}
        found = {last, *group} & (READ | FETCHED)
        made = last.rsplit("_", 1)[-1] in {"hours", "noise"} and last in known
        return None if last in known and (found or made) else "a setting that nobody reads"
    if head in SECTIONS and last in SECTIONS[head].params:
        return None if last in READ | FETCHED else "a value of the plan that nobody reads"
    family, _, rule = head.partition(".")
    if family in RULES and rule in RULES[family]:
        own = RULES[family][rule]
        return None if last in own.params and last in READ else "a parameter that nobody reads"
    return "no such column or parameter"


def test_every_mechanism_of_the_papers_has_one_row():
    assert [row[0] for row in ROWS] == [f"S{number}" for number in range(1, 96)]
    assert {len(row) for row in ROWS} == {6}
    assert {row[1] for row in ROWS} == {"P", "Y"}


def test_rows_that_do_not_work_yet_say_so_throughout():
    halves = [row[0] for row in ROWS if "open" in row[3:] and row[3:] != ["open"] * 3]
    assert halves == []
    still = [row[0] for row in ROWS if row not in DONE]
    assert OPEN_ALLOWED or not still, still


@pytest.mark.parametrize("row", DONE, ids=lambda row: row[0])
def test_the_file_stands(row):
    linked = re.findall(r"\]\(\.\./(sim/[\w/.]+)\)", row[3])
    assert linked
    assert [path for path in linked if not (ROOT / path).is_file()] == []


@pytest.mark.parametrize("row", DONE, ids=lambda row: row[0])
def test_the_test_stands(row):
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row[4])
    assert named
    for path, function in named:
        made = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        assert function in {n.name for n in made.body if isinstance(n, ast.FunctionDef)}, path


@pytest.mark.parametrize("row", DONE, ids=lambda row: row[0])
def test_what_carries_it_is_read(row):
    names = re.findall(r"`([\w.]+)`", row[5])
    assert names
    assert {name: why_not(name) for name in names if why_not(name)} == {}


def test_a_name_that_nobody_knows_is_refused():
    assert why_not("village.harmony") == "no such column or parameter"
    assert why_not("village.norm") is None
