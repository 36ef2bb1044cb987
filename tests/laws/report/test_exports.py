"""Whatever a scenario says, each file of a report is safe to open and says what was found."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import openpyxl
import pandas as pd
import pytest

from sim.charts._letters import glyphs
from sim.core.text import Text
from sim.lab.findings import begin_study, finish_study
from sim.lab.workers import Here
from sim.report.comparison import Comparison
from sim.report.folder import DANGEROUS
from sim.report.tidy import codebook_of
from tests.laws.lab.tiny import study
from tests.laws.report.test_page import Page

HOSTILE = (
    "=1+1",
    "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1+1", "\n=1+1", "＝1+1", "＋1", "－1",
    "＠SUM", '=HYPERLINK("http://evil","x")', "=cmd|' /C calc'!A0", "http://evil.example/",
    "mailto:x@evil", "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><b>",
    "javascript:alert(1)", "{{7*7}}", "{% include '/etc/passwd' %}", "${7*7}", r"$\frac{1}{0}$",
    "$x^2$", "\x1b[31mred\x1b[0m", "\u202egnp.exe", "\u2066x\u2069", "a\x00b", "x" * 400,
)  # fmt: skip
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    asked = study("rules.benefit_sharing.rule=equal", at_least=2, at_most=2)
    return finish_study(begin_study(asked, tmp_path_factory.mktemp("plain")), Here())


def named(findings, folder, names):
    """Give the same findings with hostile names wherever a scenario may say something."""
    one, other, *more = (Text(name, name) for name in names)
    asked = findings.study
    scenario = replace(asked.arms[1].scenario, title=one, question=other, caution=one)
    arms = (
        replace(asked.arms[0], label=one),
        replace(asked.arms[1], label=other, scenario=scenario),
    )
    outcomes = tuple(replace(each, label=more[0]) for each in asked.outcomes)
    hostile = replace(asked, title=other, question=one, caution=other, arms=arms, outcomes=outcomes)
    rows = tuple(
        replace(row, outcome=replace(row.outcome, label=more[0])) for row in findings.compared.rows
    )
    compared = replace(findings.compared, study=hostile, rows=rows)
    return Comparison(replace(findings, study=hostile, folder=folder, compared=compared))


@pytest.mark.parametrize("turn", range(len(HOSTILE) // 3))
def test_thirty_hostile_names_stay_words_in_every_file(plain, tmp_path, turn):
    names = HOSTILE[3 * turn : 3 * turn + 3]
    found = named(plain, tmp_path, names)
    drawn = turn == 8  # pictures take long; this turn has the dollars
    found.save("en", ("xlsx", "csv", "dta", *(["brief", "html"] if drawn else [])))
    if not drawn:
        found.quick_report("en").save(tmp_path / "report.html")
    for name in ("report.html", *(["brief.html"] if drawn else [])):
        no_script((tmp_path / name).read_text(encoding="utf-8"))
    no_formula_in_workbook((tmp_path / "tables.xlsx").read_bytes())
    for path in (tmp_path / "tables").glob("*.csv"):
        no_formula_in_csv(path)
    for path in (tmp_path / "stata").glob("*.dta"):
        table = pd.read_stata(path)
        assert not STEERING.search("".join(map(str, table.to_numpy().ravel())))
    if drawn:
        assert (tmp_path / "brief_en.png").read_bytes().startswith(b"\x89PNG")


def no_script(text):
    """Hold a page against what must not be in it."""
    page = Page(text)
    assert not {"script", "iframe", "link", "object", "a"} & set(page.tags)
    assert not [n for _, n, _ in page.attributes if n.startswith("on")]
    assert not STEERING.search(text)
    assert "49" not in [word for word in page.words if len(word) < 3]


def no_formula_in_workbook(contents):
    """Look at every cell of every sheet."""
    for sheet in openpyxl.load_workbook(BytesIO(contents)):
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f"
            assert cell.hyperlink is None
            if isinstance(cell.value, str):
                assert not cell.value.lstrip().startswith(DANGEROUS)
                assert not STEERING.search(cell.value)


def no_formula_in_csv(path):
    """Look at every cell, names of columns too."""
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    texts = [text for column in table for text in (column, *table[column])]
    assert not STEERING.search("".join(texts))
    for text in texts:
        number = re.fullmatch(r"-?\d+(\.\d+)?(e[-+]\d+)?", text)
        assert number or not text.lstrip().startswith(DANGEROUS), (path.name, text)


def test_a_dollar_is_a_dollar_in_pictures(plain, tmp_path):
    found = named(plain, tmp_path, ("$x^2$", r"$\frac{1}{0}$", "a_b$"))
    assert found.plot("paired_difference", "en").svg().count(b"<text") == 0
    assert "$" in glyphs()


def test_the_tables_say_what_was_found(plain, tmp_path):
    found = Comparison(replace(plain, folder=tmp_path))
    found.save("zh", ("xlsx", "dta"))
    book = pd.read_excel(tmp_path / "tables.xlsx", sheet_name=None)
    assert {"about", "differences", "values", "policy", "codebook", "units"} <= set(book)
    again = book["differences"]["difference"]
    assert again.to_numpy() == pytest.approx(
        found.differences["difference"].to_numpy(), nan_ok=True
    )
    assert set(book["differences"]["label_zh"]) == set(found.differences["label_zh"])
    dta = tmp_path / "stata" / "differences.dta"
    with pd.io.stata.StataReader(dta) as reader:
        labels = reader.variable_labels()
    assert all(labels.values())
    raw = (tmp_path / "tables" / "differences.csv").read_bytes()
    assert raw.startswith("\ufeff".encode())


def test_rows_carry_what_was_changed(plain):
    values = Comparison(plain).tables["values"]
    assert "project.grant_yuan" not in values
    told = values.groupby("arm")["rules.benefit_sharing.rule"].unique().map(list).to_dict()
    assert told == {"yanliu": ["by_contribution"], "yanliu_2": ["equal"]}


def test_every_column_has_its_line_in_the_codebook(plain):
    found = Comparison(plain)
    codebook = codebook_of(plain, found.tables)
    columns = codebook[codebook["name"] == ""]
    unknown = columns[columns["label_en"] == columns["column"]]
    assert set(unknown["column"]) <= {"source", "measure", "verdict", "unit", "table", "column"}
    for name, table in found.tables.items():
        assert set(columns[columns["table"] == name]["column"]) == set(map(str, table.columns))


def test_the_same_findings_make_the_same_bytes(plain, tmp_path):
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        Comparison(replace(plain, folder=folder)).save("en", ("brief", "xlsx", "dta"))
    for path in sorted(folders[0].rglob("*")):
        if path.is_file():
            other = folders[1] / path.relative_to(folders[0])
            assert path.read_bytes() == other.read_bytes(), path.name
