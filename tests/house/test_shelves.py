"""One thing, one file: each file of a shelf holds the one class that its name promises."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from sim.core.shelf import class_name

ROOT = Path(__file__).parents[2]
SHELVES = ("sim/rules/*/*.py", "sim/outcomes/*.py", "sim/charts/*.py")
SHELVES += ("sim/charts/comparisons/*.py",)
THINGS = sorted(
    path for shelf in SHELVES for path in ROOT.glob(shelf) if not path.stem.startswith("_")
)
RULES = [path for path in THINGS if path.parents[1].name == "rules"]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", THINGS, ids=name_of)
def test_a_file_holds_the_one_class_that_its_name_promises(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    public = [
        node.name
        for node in tree.body
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_")
    ]
    assert public == [class_name(path.stem)]


@pytest.mark.parametrize("path", RULES, ids=name_of)
def test_a_rule_shows_a_sum_that_can_be_done_on_the_blackboard(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    (rule,) = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    said = [ast.get_docstring(node) or "" for node in [rule, *rule.body] if hasattr(node, "name")]
    assert any(">>>" in text for text in said)
