"""A first file of one's own: written by the program, changed, checked, explained, tried."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HAN = re.compile(r"[\u3400-\u9fff]")


def asked(here: Path, answers: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sim", "new", "mine", "--ask", "--lang", language],
        cwd=here,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        input=answers,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def test_a_template_is_good_as_it_stands_and_is_never_overwritten(said, tmp_path):
    made = said("new", "mine", "--lang", "en")
    assert made.returncode == 0
    assert "collabsim check mine.yaml" in made.stdout
    text = (tmp_path / "mine.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=collabsim.schema.json\n")
    assert json.loads((tmp_path / "collabsim.schema.json").read_text(encoding="utf-8"))
    assert said("check", "mine.yaml").returncode == 0
    (tmp_path / "mine.yaml").write_text("mine", encoding="utf-8")
    again = said("new", "mine.yaml", "--lang", "en")
    assert (again.returncode, "left alone" in again.stderr) == (2, True)
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == "mine"
    assert said("new", "nowhere/mine").returncode == 3


def test_eight_answers_make_a_derived_file(said, tmp_path):
    answers = "yanlui\nyanliu\n我的村\n\nmany\n48 months\n\n80万\nequl\nequal\nyes\n"
    made = asked(tmp_path, answers)
    assert made.returncode == 0, made.stderr
    assert made.stdout.count("Once more") == 2
    assert not HAN.search(made.stdout)
    assert said("check", "mine.yaml").returncode == 0
    told = said("diff", "yanliu", "mine.yaml", "--lang", "en").stdout
    for line in ("60 → 48 months", "500000 → 800000 yuan", "→ equal (", "false (no) → true (yes)"):
        assert line in told
    assert "differs from yanliu in 4 places" in told


def test_leaving_in_the_middle_writes_nothing(tmp_path):
    ended = asked(tmp_path, "yanliu\n", "zh")
    assert ended.returncode == 130
    assert "Traceback" not in ended.stderr
    assert not list(tmp_path.iterdir())


def test_the_schema_is_printed_or_written_once(said, tmp_path):
    printed = said("schema")
    assert said("schema", "--out", "s.json").returncode == 0
    assert (tmp_path / "s.json").read_text(encoding="utf-8") == printed.stdout
    assert said("schema", "--out", "s.json").returncode == 2


@pytest.mark.parametrize(
    ("between", "code", "words"), [("[0, 1]", 0, "0 not met"), ("[2, 3]", 1, "1 not met")]
)
def test_expectations_are_tried(said, tmp_path, between, code, words):
    text = (
        "format: 1\nkind: scenario\nextends: yanliu\nchanges:\n"
        "  time: {months: 3, project_months: 2}\n"
        f"  expect: {{start: {{measure: poverty_rate, at_month: 1, between: {between}}}}}\n"
    )
    (tmp_path / "ours.yaml").write_text(text, encoding="utf-8")
    ended = said("test", "ours.yaml", "--replications", "2", "--lang", "en")
    assert ended.returncode == code
    assert words in ended.stdout
    assert "poverty" in ended.stdout or "headcount" in ended.stdout
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ours.yaml"]
    assert said("test", "ours.yaml", "nowhere", "--replications", "2").returncode == 2
