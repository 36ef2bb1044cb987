"""The index of equations and the register of signs point at what stands there today."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from sim.month import MONTH
from sim.world.equations import EQUATIONS, places
from sim.world.settings import TOPICS
from sim.world.signs import SIGNS

ROOT = Path(__file__).parents[2]
LISTED = [
    pytest.param(equation, id=f"{phase}: {equation.symbol}")
    for phase, some in EQUATIONS.items()
    for equation in some
]


@cache
def functions(file: str) -> frozenset[str]:
    """Name the functions of a file, methods with their class."""
    found = set()
    for node in ast.parse((ROOT / file).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            found.add(node.name)
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}.{n.name}" for n in node.body if isinstance(n, ast.FunctionDef)}
    return frozenset(found)


def missing(where: str) -> list[tuple[str, str]]:
    return [place for place in places(where) if place[1] not in functions(place[0])]


@pytest.mark.parametrize("equation", LISTED)
def test_an_equation_stands_where_the_index_says(equation):
    assert equation.places
    assert missing(equation.where) == []


@pytest.mark.parametrize("equation", LISTED)
def test_a_formula_names_settings_of_its_topics(equation):
    topics = equation.topics.split()
    known = [{*TOPICS[topic].columns, *TOPICS[topic].groups} for topic in topics]
    named = set(re.findall(r"`(\w+)`", equation.formula))
    assert named <= set().union(*known)
    assert [topic for topic, own in zip(topics, known, strict=True) if not named & own] == []


@pytest.mark.parametrize("equation", [one for one in LISTED if one.values[0].topics])
def test_the_files_named_read_the_topics_named(equation):
    text = "\n".join((ROOT / file).read_text(encoding="utf-8") for file, _ in equation.places)
    classes = [TOPICS[topic].__name__ for topic in equation.topics.split()]
    assert [name for name in classes if not re.search(rf"\b{name}\b", text)] == []


def test_every_phase_has_its_equations_and_its_own_file_among_them():
    assert list(EQUATIONS) == [phase.name for phase in MONTH]
    for phase, some in EQUATIONS.items():
        files = {file for one in some for file, _ in one.places}
        assert f"sim/phases/{phase}.py" in files


def test_an_index_finds_each_symbol_once_a_phase():
    for phase, some in EQUATIONS.items():
        symbols = [one.symbol for one in some]
        assert len(set(symbols)) == len(symbols), phase


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.what.en)
def test_a_direction_stands_where_the_register_says(sign):
    assert missing(sign.where) == []
