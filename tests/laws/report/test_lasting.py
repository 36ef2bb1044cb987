"""What is left after the project: a year and two years later where the story goes on so long."""

from __future__ import annotations

import pytest

from sim.lab.as_findings import findings_of
from sim.lab.findings import begin_study, finish_study
from sim.lab.gains import gains_of
from sim.lab.lasting import lived_after
from sim.lab.simulate import simulate
from sim.lab.values import rows_of
from sim.lab.workers import Here
from sim.report.page.blocks import Grid
from sim.report.page.lasting import lasting
from sim.scenario import load
from tests.laws.lab.tiny import TINY, longer


def found(folder, months: int):
    asked = longer(months, "rules.benefit_sharing.rule=equal")
    return finish_study(begin_study(asked, folder), Here())


@pytest.mark.parametrize(
    ("months", "left", "words"),
    [
        (3, 0, "ends with the project (month 3)"),
        (9, 6, "fewer than 12"),
        (16, 13, "24 months later cannot"),
        (28, 25, "12 and 24 months later"),
    ],
)
def test_it_says_how_long_after_the_project_anything_is_known(tmp_path, months, left, words):
    findings = found(tmp_path, months)
    assert lived_after(findings.study) == left
    first, *grids = lasting(findings, gains_of(findings))
    assert words in first.en
    told = 1 + (left >= 12) + (left >= 24)
    assert {len(grid.heads) for grid in grids if isinstance(grid, Grid)} == {3 + told}
    assert len(grids) == (1 if told == 1 else 2)


def test_what_is_left_is_what_was_written_down_then(tmp_path):
    findings = found(tmp_path, 16)
    rows = rows_of(findings.conducted, "outcome")
    table = gains_of(findings).lasting.set_index(["after", "measure"])
    for after, month in ((0, 3), (12, 15)):
        some = rows[(rows["month"] == month) & (rows["name"] == "earned_income_per_head_yuan")]
        means = some.groupby("arm")["value"].mean()
        row = table.loc[(after, "earned_income_per_head_yuan")]
        base, arm = (means[each.name] for each in findings.study.arms)
        assert (row["mean_against"], row["mean_arm"]) == pytest.approx((base, arm))


def test_a_world_without_a_project_is_not_to_be_classed(tmp_path):
    findings = findings_of(simulate(load("yanliu", list(TINY)), 2), tmp_path)
    last = list(lasting(findings, gains_of(findings)))[-1]
    assert "there was no project" in last.en
    assert "没有项目" in last.zh
