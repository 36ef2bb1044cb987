"""A table of one's own: an example written, filled in with Excel, checked, and run."""

from __future__ import annotations

import json

import pytest
from openpyxl import load_workbook

SCENARIO = """\
format: 1
kind: scenario
time: {months: 3, project_months: 2}
households: {table: roster.xlsx}
"""


def filled(path, rows, language) -> None:
    """Fill in the example as one would: leave some cells empty, write what one knows."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    sheet.delete_rows(2, sheet.max_row)
    size = next(n for n, head in enumerate(heads, 1) if head.startswith(("size", "人口")))
    insured = next(n for n, head in enumerate(heads, 1) if head.startswith(("insured", "参加医保")))
    for row in range(rows):
        sheet.cell(row + 2, 1, f"v{row % 4}")
        sheet.cell(row + 2, 2, row + 1)
        sheet.cell(row + 2, size, 2 + row % 3)
        sheet.cell(row + 2, insured, {"zh": "是", "en": "yes"}[language])
    book.save(path)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_roster_from_excel_is_checked_and_run(collabsim, tmp_path, language):
    made = collabsim("template", "roster", "--lang", language)
    assert made.returncode == 0, made.stderr
    assert "households: {table: roster.xlsx}" in made.stdout
    filled(tmp_path / "roster.xlsx", 12, language)
    (tmp_path / "mine.yaml").write_text(SCENARIO, encoding="utf-8")
    checked = collabsim("check", "mine.yaml", "--lang", language)
    assert checked.returncode == 0, checked.stderr
    assert {"zh": "12 户", "en": "12 households"}[language] in checked.stdout
    first = collabsim("run", "mine.yaml", "--replications", "2", "--yes")
    assert first.returncode == 0, first.stderr
    (folder,) = (tmp_path / "runs").iterdir()
    assert (folder / "roster.xlsx").read_bytes() == (tmp_path / "roster.xlsx").read_bytes()
    key = json.loads(collabsim("resolve", "mine.yaml", "--json").stdout)["key"]
    filled(tmp_path / "roster.xlsx", 13, language)
    assert json.loads(collabsim("resolve", "mine.yaml", "--json").stdout)["key"] != key


@pytest.mark.parametrize("kind", ["roster", "villages"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_examples_are_read_as_they_stand(collabsim, tmp_path, kind, language, ending):
    file = f"mine.{ending}"
    assert collabsim("template", kind, file, "--lang", language).returncode == 0
    section = {"roster": "households", "villages": "villages"}[kind]
    text = f"format: 1\nkind: scenario\n{section}: {{table: {file}}}\n"
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    checked = collabsim("check", "mine.yaml")
    assert (checked.returncode, checked.stderr) == (0, "")


def test_a_table_that_is_there_is_left_alone_and_names_stay_out(collabsim, tmp_path):
    assert collabsim("template", "villages", "v.csv").returncode == 0
    before = (tmp_path / "v.csv").read_bytes()
    assert collabsim("template", "villages", "v.csv").returncode == 2
    assert (tmp_path / "v.csv").read_bytes() == before
    assert collabsim("template", "villages", "v.pdf").returncode == 2
    assert collabsim("template", "people").returncode == 2
    assert collabsim("template", "roster", "nowhere/r.csv").returncode == 3
    (tmp_path / "v.csv").write_bytes(before.replace(b"village,", "户主姓名（必填）,".encode(), 1))
    (tmp_path / "mine.yaml").write_text(
        "format: 1\nkind: scenario\nvillages: {table: v.csv}\n", encoding="utf-8"
    )
    refused = collabsim("check", "mine.yaml", "--lang", "en")
    assert (refused.returncode, "personal" in refused.stderr + refused.stdout) == (2, True)
