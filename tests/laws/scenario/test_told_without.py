"""What holds though no line says so is told too: no incentive, no question, counts of a table."""

from __future__ import annotations

from sim.scenario import from_text, load
from sim.scenario.story import story
from sim.scenario.template import template


def test_a_scenario_without_incentives_says_so():
    bare = from_text("format: 1\nkind: scenario\ntime: {months: 2, project_months: 2}\n")
    told = [row.what.en for row in story(bare) if "incentive" in row.what.en]
    assert told == ["incentive: No incentive"]
    assert "激励：无激励" in {row.what.zh for row in story(bare)}
    usual = [row.what.en for row in story(load("yanliu")) if "incentive" in row.what.en]
    assert len(usual) == 1
    assert usual != told


def test_a_template_asks_nothing_until_somebody_writes_a_question():
    assert "question:" in template("mine")
    assert from_text(template("mine")).question.en == ""


def test_counts_of_other_files_that_a_table_changes_are_told(tmp_path):
    (tmp_path / "homes.csv").write_text("village,household,size\n1,a,3\n1,b,4\n2,c,1\n")
    head, table = "format: 1\nkind: scenario\n", "households: {table: homes.csv}\n"
    own, child, grown = (tmp_path / f"{name}.yaml" for name in ("own", "child", "grown"))
    own.write_text(f"{head}time: {{months: 2, project_months: 2}}\n{table}")
    assert not [told for told in load(own).own.told if "→" in told.en]
    child.write_text(f"{head}extends: own.yaml\nchanges: {{villages: {{pilot: 5}}}}\n")
    told = load(child).own.told[-1]
    assert "villages.pilot 5 → 2" in told.en
    assert "villages.pilot 5 → 2" in told.zh
    grown.write_text(f"{head}extends: yanliu\nchanges:\n  {table}")
    assert "villages.pilot 6 → 2" in load(grown).own.told[-1].en
