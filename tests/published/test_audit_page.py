"""The page of audits is what the kept results say, and every study it names can be audited."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sim.scenario import load

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "docs"))

import audit  # noqa: E402 a script beside its page


def test_the_page_is_current():
    assert audit.PAGE.read_text(encoding="utf-8") == audit.page()


@pytest.mark.parametrize("run", audit.runs(), ids=lambda run: run["key"])
def test_arms_outcomes_and_settings_are_the_studys_own(run):
    study = load(ROOT / "scenarios" / "studies" / f"{run['study']}.yaml")
    assert set(run["arms"]) <= {arm.name for arm in study.arms}
    assert set(run["claimed"]) <= {wanted.name for wanted in study.outcomes}
    keys = {word.partition("=")[0] for word in run.get("set", [])}
    for arm in study.arms:
        assert keys <= set(arm.scenario.values)


@pytest.mark.parametrize("row", audit.rows(audit.FOLDER / "claims.csv"), ids=lambda row: row["key"])
def test_every_share_is_of_all_draws_in_which_it_can_be_told(row):
    assert 0.9 * audit.DRAWS <= int(row["draws"]) <= audit.DRAWS
    assert 0.0 <= float(row["higher_low"]) <= float(row["higher"]) <= float(row["higher_high"]) <= 1


def test_what_is_nearly_always_the_same_is_explained():
    found = audit.suspects(audit.rows(audit.FOLDER / "claims.csv"))
    assert {tuple(row[k] for k in audit.SUSPECT_IS) for row in found} == set(audit.explained())
