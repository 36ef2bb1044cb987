"""What the schema accepts the loader accepts, and an editor finds all that is known of a key."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sim.core.errors import Problem, ScenarioError
from sim.scenario import from_text, load_scenario
from sim.scenario.json_schema import as_json, json_schema
from sim.scenario.load import folder
from sim.scenario.parse import parse
from sim.scenario.problems import Faults
from sim.scenario.registry import all_keys
from sim.scenario.template import template

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
FILES = sorted(folder().rglob("*.yaml"))
TOGETHER = {
    *("E407", "E415", "E416", "E602", "E604", "E701", "E703"),
    "E607",
    *("E502", "E503", "E504", "E505", "E506"),
}
"""Faults of values that do not fit each other, or of other files: no schema can see them."""
LOOSE = ["", "word", True, -1, 0, 1, 0.5, 7, 13, 1e9, [], {}, {"rule": "equal"}, [0, 1]]


def data_of(path: Path) -> dict[str, Any]:
    found = parse(path.read_text(encoding="utf-8"), path.name, Faults()).plain()
    assert isinstance(found, dict)
    return found


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)
    assert as_json(SCHEMA) == as_json(json_schema())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shipped_file_fits_the_schema(path: Path):
    faults = [
        f"{list(e.absolute_path)}: {e.message[:200]}" for e in VALIDATOR.iter_errors(data_of(path))
    ]
    assert faults == []


def test_the_template_fits_the_schema_and_changes_nothing():
    text = template("ours")
    found = parse(text, "ours.yaml", Faults()).plain()
    assert not list(VALIDATOR.iter_errors(found))
    scenario = from_text(text, "ours.yaml")
    assert scenario.key() == from_text("format: 1\nkind: scenario\n").key()
    assert not scenario.warnings


def places(found: Any, path: tuple = ()) -> Iterator[tuple]:
    for key, child in found.items() if isinstance(found, dict) else enumerate(found):
        yield (*path, key)
        if isinstance(child, (dict, list)):
            yield from places(child, (*path, key))


def spoilt(data: dict[str, Any], luck: random.Random) -> dict[str, Any]:
    """Change, drop, move or add something at random."""
    found = json.loads(json.dumps(data))
    for _ in range(luck.choice((1, 1, 2))):
        *home, last = luck.choice([place for place in places(found) if place[0] != "extends"])
        inside = found
        for step in home:
            inside = inside[step]
        action = luck.randrange(4)
        if action == 0:
            del inside[last]
        elif action == 1 and isinstance(inside[last], (int, float)):
            inside[last] = inside[last] * luck.choice((-1, 0, 0.5, 2, 100))
        elif action == 2 and isinstance(inside, dict):
            inside[luck.choice(("rule", "enabled", "months", "unheard_of"))] = luck.choice(LOOSE)
        else:
            inside[last] = luck.choice(LOOSE)
        if not found:
            return found
    return found


def fits_badly(problem: Problem) -> bool:
    """Say whether it is a fault of two values together, or a parameter of another rule."""
    alone = problem.code in {"E401", "E403"} and "rules." in problem.path
    return problem.code in TOGETHER or alone


@pytest.mark.parametrize("name", ["yanliu", "single_actor"])
def test_what_the_schema_accepts_the_loader_accepts(name: str):
    data, luck, accepted = data_of(folder() / f"{name}.yaml"), random.Random(7), 0  # noqa: S311
    if "extends" in data:
        data["extends"] = data["extends"].removesuffix(".yaml")
    for _ in range(250):
        found = spoilt(data, luck)
        if not VALIDATOR.is_valid(found):
            continue
        accepted += 1
        try:
            from_text(json.dumps(found, ensure_ascii=False), "spoilt.yaml")
        except ScenarioError as error:
            strange = [p for p in error.problems if not fits_badly(p)]
            assert not strange, (strange, found)
    assert accepted > 20


@pytest.mark.parametrize(
    "wrong",
    [
        {"time": {"months": 0}},
        {"time": {"months": "sixty"}},
        {"tyme": {}},
        {"rules": {"benefit_sharing": {"rule": "dividend"}}},
        {"rules": {"benefit_sharing": {"rule": "equal", "poor_reserve": 0.3}}},
        {"rules": {"incentive": {"rule": "none"}}},
        {"timeline": {"a": {"from_month": 3, "when": "programme_ends", "changes": {}}}},
        {"timeline": {"a": {"from_month": 3, "changes": {"households": {"pilot": 3}}}}},
        {"changes": {}},
        {"matters": {"poverty": 1}},
        {"kind": "comparison"},
    ],
    ids=str,
)
def test_the_schema_refuses_what_is_wrong(wrong: dict[str, Any]):
    assert not VALIDATOR.is_valid({"format": 1, "kind": "scenario", **wrong})


def test_an_editor_shows_all_that_is_known_of_a_key():
    now = SCHEMA["$defs"]["now"]
    said = now["time"]["properties"]["months"]["description"]
    assert (
        said == "length of the run | 一共看几个月 | 1..600 months | default 60 | assumed, no data"
    )
    text = as_json(SCHEMA)
    for key in all_keys():
        if key.param.name != "rule":
            assert json.dumps(key.param.label.zh, ensure_ascii=False)[1:-1] in text, key.path


def test_the_kept_schema_ships_and_is_read_alike():
    kept = Path(load_scenario.__code__.co_filename).with_name("collabsim.schema.json")
    found = json.loads(kept.read_text(encoding="utf-8"))
    assert found["title"] == "collabsim"
    assert Draft202012Validator(found).is_valid(data_of(folder() / "yanliu.yaml"))
