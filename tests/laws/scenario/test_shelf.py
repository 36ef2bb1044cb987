"""The files that we ship: captioned on every line, read alike everywhere, and each one runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from sim.lab import simulate
from sim.scenario import Scenario, Study, load, load_scenario, shipped
from sim.scenario.build import changed
from sim.scenario.counties import counties_of
from sim.scenario.lines import captions, split
from sim.scenario.load import folder
from sim.scenario.parse import parse
from sim.scenario.problems import Faults
from sim.scenario.tree import Node, Place

HAN = re.compile(r"[\u3400-\u9fff]")
FILES = sorted([*folder().glob("*.yaml"), *folder().glob("studies/*.yaml")])
HERE = Place("here", 0, 0)
SMALL = {
    "time.months": 3,
    "time.project_months": 2,
    "households.pilot": 40,
    "households.spill_over": 0,
    "villages.pilot": 4,
    "villages.spill_over": 0,
    "enterprises.count": 2,
    "organizations.contractor.count": 2,
    "organizations.local.count": 2,
    "organizations.foundations.count": 1,
}


class Later(yaml.SafeLoader):
    """Reads bare words as YAML 1.2 does, PyYAML's own loader as YAML 1.1."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 as the library has it


for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Later.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)


def plain(found: Any) -> Any:
    """Write keys as words, as our own reader does: a year that is a key is a word."""
    if isinstance(found, dict):
        return {str(key): plain(value) for key, value in found.items()}
    return [plain(one) for one in found] if isinstance(found, list) else found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_means_the_same_in_both_versions_of_yaml_and_to_us(path: Path):
    text = path.read_text(encoding="utf-8")
    ours = parse(text, path.name, Faults()).plain()
    assert plain(yaml.safe_load(text)) == ours
    assert plain(yaml.load(text, Later)) == ours  # noqa: S506 it builds plain data only


def test_the_two_versions_of_yaml_differ_where_they_should():
    text = "a: no\nb: 1:30\nc: 0o10\nd: 1e5\n"
    assert yaml.safe_load(text) == {"a": False, "b": 90, "c": "0o10", "d": "1e5"}
    assert yaml.load(text, Later)["a"] == "no"  # noqa: S506


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_line_is_captioned_in_both_languages(path: Path):
    lines = split(path.read_text(encoding="utf-8"))
    told = captions(lines)
    bare = [
        line.number
        for line in lines
        if line.code.strip()
        and not (
            line.number in told
            and HAN.search(told[line.number].text.zh)
            and told[line.number].text.en
            and not HAN.search(told[line.number].text.en)
        )
    ]
    assert bare == []


@pytest.mark.parametrize("name", [path.stem for path in FILES])
def test_every_file_asks_a_question_in_both_languages(name: str):
    found = load(name)
    assert HAN.search(found.question.zh)
    assert found.question.en
    assert not HAN.search(found.question.en)
    assert found.name == name
    assert not found.warnings


def small(scenario: Scenario) -> Scenario:
    """Give the scenario over a few months, with a few households."""
    if scenario.values["public_goods.enabled"].value:
        return scenario
    return changed(scenario, {path: Node(value, HERE, HERE) for path, value in SMALL.items()})


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_scenario_runs(name: str):
    told = load_scenario(name)
    one = counties_of(told)[0].scenario if told.tiers else told
    assert simulate(small(one), 2).digest


@pytest.mark.parametrize("name", shipped("study"))
def test_the_first_arm_of_every_study_runs(name: str):
    study = load(name)
    assert isinstance(study, Study)
    assert len(study.arms) > 1
    assert len({arm.scenario.key() for arm in study.arms}) == len(study.arms)
    assert simulate(small(study.arms[0].scenario), 2, twin=False).digest


def test_there_is_a_study_for_every_claim():
    numbers = {name[:3] for name in shipped("study")}
    assert numbers >= {f"x{number:02d}" for number in range(1, 16)}
