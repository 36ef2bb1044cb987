"""A rule is one new file: it is found, checked and tried with no other edit."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
OURS = ROOT / "sim/rules/benefit_sharing"


def a_copy(folder: Path, change: tuple[str, str]) -> Path:
    """Copy the program and its law tests, with one more rule: `equal` under another name."""
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "sim", folder / "sim", ignore=skip)
    shutil.copytree(ROOT / "tests/laws/rules", folder / "tests/laws/rules", ignore=skip)
    source = (OURS / "equal.py").read_text(encoding="utf-8")
    for old, new in (("Equal(", "HalfToFirst("), ("均分", "另一种分法"), change):
        assert old in source
        source = source.replace(old, new)
    new = folder / "sim/rules/benefit_sharing/half_to_first.py"
    new.write_text(source, encoding="utf-8")
    return folder


def tried(folder: Path) -> str:
    """Run the laws of sharing for the new rule alone."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    options = ["-c", "/dev/null", "--rootdir", str(folder), "--import-mode=importlib"]
    picked = ["tests/laws/rules/test_benefit_sharing.py", "-k", "half_to_first"]
    said = subprocess.run(
        [*command, *options, *picked],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return said.stdout


def test_a_new_file_is_a_new_rule_and_is_tried_at_once(tmp_path: Path):
    said = tried(a_copy(tmp_path, ("level=", "level=")))
    assert " passed" in said
    assert "failed" not in said
    asked = (
        "from sim.catalogue import RULES; rule = RULES['benefit_sharing']['half_to_first'];"
        "print(rule.name(), rule().per, rule.card.title.zh)"
    )
    told = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", asked],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert told.stdout.split() == ["half_to_first", "party", "另一种分法"]


@pytest.mark.parametrize(
    "change",
    [
        ("return split(surplus, alike, stakes)", "return 0.9 * split(surplus, alike, stakes)"),
        ("alike = np.ones(stakes.shape)", "alike = np.arange(stakes.shape[1])[None, :] + 1.0"),
    ],
    ids=["loses money", "looks at seats"],
)
def test_a_new_rule_that_breaks_a_law_is_caught(tmp_path: Path, change: tuple[str, str]):
    assert "failed" in tried(a_copy(tmp_path, change))
