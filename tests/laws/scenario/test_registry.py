"""The declarations are the register: a key needs no list, and every fault has its sentences."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sim.core.units import unit_named
from sim.core.words import sentences
from sim.scenario import load
from sim.scenario.problems import CODES
from sim.scenario.registry import all_keys, home_of

ROOT = Path(__file__).parents[3]
KEYS = list(all_keys())
HEAD = "format: 1\nkind: scenario\n"


@pytest.mark.parametrize("key", KEYS, ids=lambda key: f"{key.path} {key.rule}".strip())
def test_every_unit_has_a_chinese_name(key):
    if key.param.unit != "1":
        assert unit_named(key.param.unit).zh != key.param.unit


@pytest.mark.parametrize("key", KEYS, ids=lambda key: f"{key.path} {key.rule}".strip())
def test_every_key_says_what_it_is(key):
    param = key.param
    assert param.label.zh
    assert param.label.en
    assert param.unit
    if param.name != "rule":
        assert param.mark in "SRrFA"
        assert param.fault(param.default) is None
    assert re.fullmatch(r"[a-z][a-z0-9_.]*|rules\.incentive\.<name>\.[a-z0-9_]+", key.path)


def test_a_key_stands_under_one_path_only():
    paths = [(key.path, key.rule) for key in KEYS]
    assert len(paths) == len(set(paths))


def test_a_chinese_name_leads_to_its_english_key():
    assert "time.project_months" in home_of("项目几个月").en


def names_of_faults() -> set[str]:
    found = set()
    for path in (ROOT / "sim/scenario").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = getattr(node.func, "attr", getattr(node.func, "id", ""))
                first = node.args[0] if node.args else None
                if called in {"add", "stop", "problem", "Refusal"} and isinstance(
                    first, ast.Constant
                ):
                    found.add(first.value)
    return found


def test_every_fault_has_a_code_of_its_own_and_a_sentence():
    assert names_of_faults() <= set(CODES)
    assert len(set(CODES.values())) == len(CODES)
    assert set(CODES) <= set(sentences("scenario"))


def test_no_code_and_no_advice_is_left_over():
    source = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "sim/scenario").glob("*.py"))
    assert [name for name in CODES if source.count(f'"{name}"') < 2] == []
    hints = {name.removesuffix("_hint") for name in sentences("scenario") if name.endswith("_hint")}
    assert hints <= set(CODES)


def test_the_pilot_names_only_what_is_on_the_shelves():
    known = {key.path for key in KEYS}
    told = load("yanliu").values
    plain = {re.sub(r"^rules\.incentive\.\w+", "rules.incentive.<name>", path) for path in told}
    assert plain <= known


def test_one_new_file_is_one_new_rule(tmp_path: Path):
    kept = shutil.ignore_patterns("__pycache__", "*.otf", "*.ttf")
    shutil.copytree(ROOT / "sim", tmp_path / "sim", ignore=kept)
    shelf = tmp_path / "sim/rules/benefit_sharing"
    source = (shelf / "dividend_by_share.py").read_text(encoding="utf-8")
    (shelf / "our_way.py").write_text(
        source.replace("DividendByShare", "OurWay").replace("poor_reserve", "our_part"),
        encoding="utf-8",
    )
    code = (
        "from sim.scenario import from_text\nfrom sim.core.errors import ScenarioError\n"
        "def read(text):\n"
        f"    return from_text({HEAD!r} + 'rules: {{benefit_sharing: {{' + text + '}}}}')\n"
        "print(read('rule: our_way, our_part: 0.4').choices['benefit_sharing'])\n"
        "for text in ('rule: our_way, our_part: 4', 'rule: our_wey', 'our_part: 1, rule: equal'):\n"
        "    try:\n        read(text)\n"
        "    except ScenarioError as error:\n        print(error.text.en)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "Choice(rule='our_way', params={'our_part': 0.4})" in done.stdout
    assert "4 is outside 0 to 1" in done.stdout
    assert "Did you mean 'our_way'?" in done.stdout
    assert "these rules do: our_way" in done.stdout
