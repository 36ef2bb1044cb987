"""What is told before any run: the arms of a study, and the keys by whom they are meant for."""

from __future__ import annotations

from pathlib import Path

import pytest

SHELF = Path(__file__).parents[2] / "scenarios" / "studies"


def test_a_study_is_told_with_what_holds_in_each_arm(said):
    wide = {"COLUMNS": "200"}
    english = said("explain", "x03_benefit_sharing", "--lang", "en", **wide).stdout
    for line in (
        "benefit sharing: by_contribution (By contribution); How strongly contribution counts: 1",
        "Households first); Part set aside for households: 0.3 (share of the surplus)",
        "50000 yuan",
        "0.02 (share of people)",
    ):
        assert line in english
    chinese = said("explain", "x03_benefit_sharing", "--lang", "zh", **wide).stdout
    assert "0.02（占人口的比例）" in chinese
    assert english.count("by_contribution") == 1
    monitored = said("explain", "x07_monitoring", "--lang", "en", **wide).stdout
    assert "monitoring against return: false (no) → true (yes)" in monitored


def test_keys_are_listed_by_whom_they_are_meant_for(said):
    told = said("list", "keys", "--lang", "en").stdout
    first, second = told.index("The 12 keys for a workshop"), told.index("for everyday use")
    assert first < told.index("project.grant_yuan") < second < told.index("time.start_year")
    assert "the grant · default 500000 yuan" in told
    assert "world." not in told
    assert "world.game.joint" in said("list", "all-keys").stdout


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_study_on_the_shelf_is_told(said, language):
    for study in sorted(SHELF.glob("*.yaml")):
        told = said("explain", study.stem, "--lang", language)
        assert told.returncode == 0, (study.stem, told.stderr)
