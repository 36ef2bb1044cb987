"""A nation from the command line: said beforehand, kept in a folder, gone on with after a stop."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest

from sim.cli import main
from sim.core.numbers import span
from sim.core.text import LANGUAGES
from sim.lab.nation.reduced import ALL
from sim.lab.verified import verified
from sim.report.nation import NationRun
from tests.laws.lab.nations import lived, nation, told_as_text


@pytest.fixture
def file(tmp_path):
    """Give a file that tells of a tiny nation."""
    path = tmp_path / "tiny_nation.yaml"
    path.write_text(told_as_text(), encoding="utf-8")
    return path


def test_a_nation_runs_from_its_file_to_a_folder(file, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("COLLABSIM_ENGINE", "numpy")
    monkeypatch.setenv("COLUMNS", "200")  # headings in one line
    out = tmp_path / "runs"
    assert main(["run", str(file), "--out", str(out), "--lang", "en", "--twin"]) == 0
    told = capsys.readouterr()
    assert "6 counties, 541 households" in told.err
    assert "GB of disk" in told.err
    assert "income per head" in told.out
    (folder,) = out.iterdir()  # nothing unfinished is left
    assert verified(folder).good
    stamp = json.loads((folder / "stamp.json").read_text())
    assert (stamp["kind"], stamp["counties"], stamp["twin"]) == ("nation", 6, True)
    rows = pd.read_csv(folder / "tables" / "nation.csv")
    assert set(rows["tier"]) == {ALL, "east", "west"}
    assert set(rows["arm"]) == {"programme", "twin"}
    assert set(rows["calendar"]) == {"2014-09", "2014-12", "2015-02"}
    counties = pd.read_parquet(folder / "tables" / "counties.parquet")
    assert counties["county"].nunique() == 6
    assert (folder / "pictures" / "poverty_rate_by_tier_zh.png").stat().st_size > 10_000
    before = stamp["digest"]
    assert main(["run", str(file), "--out", str(out), "--lang", "en", "--twin"]) == 0
    assert json.loads((folder / "stamp.json").read_text())["digest"] == before


def test_a_sample_says_how_sure_it_is(tmp_path):
    run = NationRun(lived(tmp_path, nation(4, 4, months=2, start=11, each=6, sample=0.5)))
    shown = str(run.table("en"))
    assert "4 counties drawn from 8" in shown
    assert "±" in shown
    assert "only the sampling error of having lived 4 counties" in shown
    assert re.search(r"Only 2 counties of tier “.+” were lived", shown)
    assert "no range over lucks" in shown
    assert "县" in str(run.table("zh"))
    assert run.plot("en").name == "poverty_rate_by_tier"


def test_several_lucks_give_a_range_over_lucks(tmp_path):
    some = nation(4, 4, months=2, start=11, each=6, sample=0.5)
    run = NationRun(lived(tmp_path, some, lucks=3))
    rows = run.result.tables.nation
    last = rows[(rows["outcome"] == "poverty_rate") & (rows["tier"] == ALL) & (rows["month"] == 2)]
    low, high = 100.0 * last["value"].min(), 100.0 * last["value"].max()
    assert low < high
    for language in LANGUAGES:
        shown = str(run.table(language))
        assert span(low, high, language) in shown
        assert {"zh": "3个年景的平均", "en": "mean of 3 lucks"}[language] in shown


def test_an_error_is_never_written_as_nothing(tmp_path):
    some = nation(4, 4, months=2, start=11, each=6, sample=0.5)
    shown = str(NationRun(lived(tmp_path, some)).table("en", 120))
    pairs = re.findall(r"([0-9][0-9.,]*) ± ([0-9.,]+)", shown)
    assert len(pairs) >= 10
    for value, error in pairs:
        assert error == "0" or len(value.partition(".")[2]) == len(error.partition(".")[2])


def test_headings_are_folded_so_that_no_unit_is_lost(tmp_path):
    run = NationRun(lived(tmp_path, nation(4, 4, months=2, start=11, each=6)))
    assert not any("…" in str(run.table(language, 60)) for language in LANGUAGES)
    usual = str(run.table("zh"))
    assert usual.count("（每100人）") == 5  # three tiers and two shares of the whole
    assert "（元/年）" in usual


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["run", "yanliu", "--sample", "1%"], "scenarios with tiers"),
        (["run", "yanliu", "--twin"], "scenarios with tiers"),
        (["run", "nation", "--sample", "some"], "should be a share"),
        (["run", "nation", "--sample", "200%"], "nation.sample"),
        (["compare", "nation", "county"], "only collabsim run can live"),
        (["run", "nation", "--replications", "0"], "replications is 0"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_line(words, told, capsys, tmp_path):
    assert main([*words, "--out", str(tmp_path), "--lang", "en"]) > 1
    assert told in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_long_run_needs_a_yes(capsys, tmp_path):
    assert main(["run", "nation", "--out", str(tmp_path), "--lang", "en"]) > 1
    assert "--sample 1%" in capsys.readouterr().err
