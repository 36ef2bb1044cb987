"""A run as its owner sees it: tables, pictures and a folder."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from sim.core.errors import UsageError
from sim.lab import Record, Result
from sim.outcomes import OUTCOMES
from sim.report.folder import keep
from sim.report.run import Run
from sim.scenario import load

SCENARIO = Path(__file__).parents[3] / "scenarios/yanliu.yaml"


def record(effect: float) -> Record:
    """Fill the pages of three lucks by hand: every outcome is .5, less the effect."""
    scenario = load(SCENARIO)
    pages = Record.blank(tuple(OUTCOMES), scenario.months, 3)
    pages.values[:] = 0.5 - effect
    pages.six[:] = 40.0 + 100 * effect
    pages.flows[("grant", "outside", "county")] = np.full((5, 3), 100_00)
    return pages


@pytest.fixture
def run() -> Run:
    return Run(Result(load(SCENARIO), 7, record(0.1), record(0.0), "plain", 1.5))


def test_a_run_shows_its_tables(run):
    assert "炎刘镇" not in run.table("en")
    assert "40.0" in run.table("en")  # headcount: 50 less 10 in 100 people
    assert "政府" in run.table("zh")
    assert repr(run.table("zh")) == str(run.table("zh"))


def test_a_run_draws_its_pictures(run):
    assert run.plot("six_dimensions", "en").png().startswith(b"\x89PNG")
    with pytest.raises(UsageError, match="monthly_poverty_income"):
        run.plot("radar")


def test_a_run_is_kept_in_a_folder_of_its_own(run, tmp_path):
    folder = run.save(tmp_path, "en")
    assert folder == tmp_path / f"yanliu-{run.result.key[:8]}"
    stamp = json.loads((folder / "stamp.json").read_text(encoding="utf-8"))
    assert stamp["replications"] == 3
    assert load(folder / "scenario.yaml").months == 60
    keep(run.frames, tmp_path / "other", "en")
    for part in ("tables", "pictures"):
        names = sorted(path.name for path in (folder / part).iterdir())
        assert names == sorted(path.name for path in (tmp_path / "other" / part).iterdir())
    assert run.save(tmp_path, "en") == folder
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_run_says_what_it_is(run):
    assert repr(run) == "Run(yanliu, 3 replications, 60 months)"


def test_a_run_has_a_report_that_holds_it_against_its_twin(run, tmp_path):
    folder = run.save(tmp_path, "en")
    text = (folder / "report.html").read_text(encoding="utf-8")
    assert "with the project" in text
    assert "40.0 and 50.0" in text  # headcount: 50 less 10 in 100 people
    assert "<script" not in text


def test_without_a_twin_there_is_nothing_to_report(tmp_path):
    alone = Run(Result(load(SCENARIO), 7, record(0.1), None, "plain", 1.5))
    assert not (alone.save(tmp_path, "en") / "report.html").exists()
    with pytest.raises(UsageError, match="no twin"):
        alone.compared  # noqa: B018 asking is the test
