"""Headings of own tables: brackets hold the unit of the column, and columns go by their name."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.core.errors import Problem, ScenarioError
from sim.scenario import load
from sim.scenario.scenario import Scenario

WORLD = "format: 1\nkind: scenario\ntime: {months: 2, project_months: 2}\n"


def with_table(folder: Path, section: str, table: str) -> Scenario:
    (folder / "table.csv").write_text(table, encoding="utf-8")
    (folder / "world.yaml").write_text(f"{WORLD}{section}: {{table: table.csv}}\n")
    return load(folder / "world.yaml")


def refusal(folder: Path, table: str, section: str = "households") -> Problem:
    with pytest.raises(ScenarioError) as caught:
        with_table(folder, section, table)
    (fault,) = caught.value.problems
    return fault


@pytest.mark.parametrize(
    ("heading", "zh", "en"),
    [
        ("生产资产（万元）", "单位是（万元），这里要（元）", "(yuan)"),
        ("assets_yuan (10 000 yuan)", "换算", "says (10 000 yuan); this column is in (yuan)"),
        ("健康（%）", "这里要（0到1）", "(0 to 1)"),
        ("insured (%)", "（是/否）", "Convert the values first"),
    ],
)
def test_another_unit_than_the_columns_own_is_refused(heading: str, zh: str, en: str, tmp_path):
    fault = refusal(tmp_path, f"village,{heading}\n1,1\n")
    assert (fault.code, fault.line, fault.column) == ("E879", 1, 2)
    assert zh in fault.within("zh")
    assert en in fault.within("en")


def test_a_column_of_plain_numbers_has_no_unit(tmp_path):
    fault = refusal(tmp_path, "村编号,土地生产力（%）\n1,1\n", "villages")
    assert "这一列没有单位" in fault.within("zh")


@pytest.mark.parametrize("heading", ["生产资产 (元)", "生产资产（yuan）", "assets_yuan ( Yuan )"])
def test_the_unit_of_a_column_can_be_said_in_either_language(heading: str, tmp_path):
    roster = with_table(tmp_path, "households", f"village,{heading}\n1,3\n").own.roster
    assert roster is not None
    assert roster.households["assets_yuan"].tolist() == [3.0]


def test_a_reader_of_chinese_is_told_of_columns_in_chinese(tmp_path):
    said = refusal(tmp_path, "村编号,文化\n1,0.5\n").within("zh")
    assert "是不是想写 '文化程度'？" in said
    assert "村编号、户编号、" in said
    assert "education" not in said
