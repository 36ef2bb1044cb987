"""Tables of one's own: what is given founds the world, what is not is drawn, nothing personal."""

from __future__ import annotations

import csv
import io
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from openpyxl import Workbook

from sim.core.errors import ScenarioError
from sim.lab import simulate
from sim.month import begin
from sim.scenario import from_text, load, resolved
from sim.scenario.derived import as_derived
from sim.scenario.json_schema import json_schema
from sim.scenario.rosters import KINDS
from sim.scenario.story import story
from sim.scenario.table_template import template_rows

WORLD = "format: 1\nkind: scenario\ntime: {months: 2, project_months: 2}\n"
ROSTER = "village,household,size,workers,assets_yuan,registered\n1,a,3,1,2500,true\n1,b,4,,,yes\n"
ROSTER += "2,c,1,0,800,no\n2,d,2,2,12000,true\n"
VILLAGES = "village,pilot,cohesion,volunteers\n2,false,0.9,7\n1,true,,0\n"


def write(folder: Path, roster: str | bytes = ROSTER, villages: str | bytes | None = None) -> Path:
    rows = WORLD
    for name, table in (("households", roster), ("villages", villages)):
        if table is not None:
            raw = table if isinstance(table, bytes) else table.encode()
            (folder / f"{name}.csv").write_bytes(raw)
            rows += f"{name}: {{table: {name}.csv}}\n"
    path = folder / "world.yaml"
    path.write_text(rows)
    return path


def refusal(folder: Path, roster: str | bytes = ROSTER, villages: str | None = None) -> list:
    with pytest.raises(ScenarioError) as caught:
        load(write(folder, roster, villages))
    for problem in caught.value.problems:
        assert problem.what.zh
        assert "Traceback" not in problem.within("en")
    return caught.value.problems


def workbook(text: str) -> bytes:
    book = Workbook()
    for row in csv.reader(io.StringIO(text)):
        book.active.append([float(c) if c.replace(".", "").isdigit() else c or None for c in row])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_what_is_given_is_the_world_and_the_rest_is_drawn(tmp_path):
    scenario = load(write(tmp_path))
    world = begin(scenario.plan, 5, [0, 1], run_in=0)
    h = world.household
    assert h.size.tolist() == [3, 4, 2, 1] * 2
    assert h.registered.tolist() == [True, True, True, False] * 2
    assert (h.assets[[0, 2, 3]] / 100).tolist() == [2500.0, 12000.0, 800.0]
    assert h.assets[1] != h.assets[5]
    assert np.all(h.workers + h.elders + h.students <= h.size)
    assert [scenario.values[f"villages.{key}"].value for key in ("pilot", "spill_over")] == [2, 0]
    assert scenario.values["households.pilot"].value == 3
    assert scenario.origins()["households.pilot"] == "households.csv:1"


def test_villages_of_the_pilot_come_first_with_what_is_given_of_them(tmp_path):
    scenario = load(write(tmp_path, villages=VILLAGES))
    world = begin(scenario.plan, 5, [0], run_in=0)
    assert world.village.pilot.tolist() == [True, False]
    assert (world.village.cohesion[1], world.village.volunteers[1]) == (0.9, 7.0)
    assert world.village.cohesion[0] not in {0.9, 0.0}
    assert world.household.size.tolist() == [3, 4, 2, 1]
    assert scenario.values["households.spill_over"].value == 1


def test_what_a_table_does_not_give_is_drawn_as_without_it(tmp_path):
    """The same households without a table: what no column gives has the same luck."""
    plain = from_text(WORLD + "households: {pilot: 4}\nvillages: {pilot: 2}\n")
    given = load(write(tmp_path, "village,skill\n1,0.77\n1,\n2,\n2,\n"))
    one, other = (begin(told.plan, 9, [0], run_in=0).household for told in (plain, given))
    assert other.skill[0] == np.float32(0.77)
    assert np.array_equal(one.skill[1:], other.skill[1:])
    for column in ("size", "workers", "education", "health", "agency", "assets", "insured"):
        assert np.array_equal(getattr(one, column), getattr(other, column))


def test_given_assets_hold_at_the_start_of_the_story_too(tmp_path):
    world = begin(load(write(tmp_path)).plan, 5, [0], run_in=3)
    assert (world.household.assets[[0, 2, 3]] / 100).tolist() == [2500.0, 12000.0, 800.0]


def test_the_numbers_of_a_table_are_in_the_key_its_form_is_not(tmp_path):
    key = load(write(tmp_path)).key()
    assert load(write(tmp_path, ("\ufeff" + ROSTER).encode())).key() == key
    assert load(write(tmp_path, ROSTER.replace("\n", "\r\n"))).key() == key
    assert load(write(tmp_path, workbook(ROSTER))).key() == key
    chinese = ROSTER.replace("village,household,size", "村编号,户编号,人口").replace("yes", "是")
    assert load(write(tmp_path, chinese.encode("gbk"))).key() == key
    assert load(write(tmp_path, ROSTER.replace("2500", "2501"))).key() != key


def test_a_run_keeps_its_tables_and_runs_again_from_its_folder(tmp_path):
    scenario = load(write(tmp_path, villages=VILLAGES))
    first = simulate(scenario, 2, 3, twin=False)
    (tmp_path / "kept").mkdir()
    for table in scenario.own.tables:
        (tmp_path / "kept" / table.name).write_bytes(table.raw)
    (tmp_path / "kept/scenario.yaml").write_text(resolved(scenario))
    again = load(tmp_path / "kept/scenario.yaml")
    assert again.key() == scenario.key()
    assert simulate(again, 2, 3, twin=False).digest == first.digest


def test_a_table_that_is_changed_while_it_runs_changes_nothing(tmp_path):
    scenario = load(write(tmp_path))
    (tmp_path / "households.csv").unlink()
    assert simulate(scenario, 1, 3, twin=False).digest
    told = [row.numbers.en for row in story(scenario) if "own" in row.what.en]
    assert "4 households" in told[0]


def test_check_says_what_was_read_and_what_is_drawn(tmp_path):
    (told,) = load(write(tmp_path)).own.told
    assert "4 households" in told.en
    assert "2 cells empty" in told.en
    assert "for all: education, skill" in told.en.replace("elders, students, ", "")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_example_of_each_table_is_read_as_it_stands(kind: str, language: str, tmp_path):
    target = io.StringIO()
    csv.writer(target).writerows(template_rows(kind, language))
    other = {"households": "roster", "villages": None}[kind]
    assert other is None or template_rows(other, language) == template_rows(kind, language)
    table = target.getvalue()
    path = write(tmp_path, table) if kind == "households" else write(tmp_path, None, table)
    assert load(path).own.roster is not None


@pytest.mark.parametrize(
    ("roster", "code", "place", "said"),
    [
        ("", "E855", (1, 1), "no data"),
        ("village,size\n", "E855", (1, 1), "template"),
        (b"\xff\xfev\x00", "E857", (1, 1), "UTF-16"),
        (b"\xd0\xcf\x11\xe0rest", "E858", (1, 1), ".xlsx"),
        (b"\x89PNG\r\n", "E858", (1, 1), "a picture"),
        (b"PK\x03\x04rest", "E861", (1, 1), "password"),
        (b"village,size\n1,\x00\n", "E858", (1, 1), "binary"),
        (b"village,size\n1,\xff\xff\n", "E110", (2, 1), ""),
        ("village;size\n1;3\n", "E859", (1, 8), "semicolons"),
        ("village\tsize\n1\t3\n", "E859", (1, 8), "tabs"),
        ('village,size\n"1,3\n', "E860", (2, 1), "quote"),
        ("village,姓名\n1,王\n", "E862", (1, 2), "nothing of it was read"),
        ("village,身份证号\n1,3\n", "E862", (1, 2), "'身份证号'"),
        ("village,Phone no.\n1,3\n", "E862", (1, 2), "personal"),
        ("village,name\n1,3\n", "E862", (1, 2), "Delete the column"),
        ("village,sizes\n1,3\n", "E863", (1, 2), "'size'"),
        ("village,\n1,3\n", "E864", (1, 2), "no name"),
        ("village,size,人口\n1,3,3\n", "E865", (1, 3), "column 2"),
        ("village,size\n1,3,4\n", "E867", (2, 1), "3 cells"),
        ("village,size\n,3\n", "E868", (2, 1), "empty"),
        ("village,household\n1,a\n1,b\n1,a\n", "E870", (4, 2), "line 2"),
        ("village,insured\n1,maybe\n", "E871", (2, 2), "true or false"),
        ("village,size\n1,N/A\n", "E872", (2, 2), "leave it empty"),
        ('village,skill\n1,"0,5"\n', "E873", (2, 2), "Write 0.5."),
        ("village,size\n1,3.5\n", "E874", (2, 2), "whole number"),
        ("village,size\n1,-3\n", "E874", (2, 2), "'-3'"),
        ("village,skill\n1,30%\n", "E872", (2, 2), "'30%'"),
        ("village,skill\n1,30\n", "E875", (2, 2), "within 0 to 1."),
        ("village,size\n1,３\n", "E872", (2, 2), ""),
        ("village,assets_yuan\n1,1e999\n", "E875", (2, 2), ""),
        ("village,size,workers,elders\n1,2,2,1\n", "E877", (2, 1), "2 persons"),
        ("village,size\n1,0\n", "E877", (2, 1), "0 persons"),
    ],
)
def test_a_bad_roster_is_refused_with_row_and_column(roster, code, place, said, tmp_path):
    faults = refusal(tmp_path, roster)
    assert (code, *place) in [(fault.code, fault.line, fault.column) for fault in faults]
    assert said in "\n".join(fault.within("en") for fault in faults)
    assert all(fault.file == "households.csv" for fault in faults)


def test_all_faults_of_both_tables_come_at_once(tmp_path):
    faults = refusal(tmp_path, "village,size\n1,x\n3,99\n", "village,cohesion\n1,2\n")
    assert [(f.file, f.code, f.line) for f in faults] == [
        ("households.csv", "E872", 2),
        ("households.csv", "E874", 3),
        ("villages.csv", "E875", 2),
    ]
    (fault,) = refusal(tmp_path, "village,size\n1,3\n3,2\n", "village,cohesion\n1,0.2\n")
    assert (fault.code, fault.line) == ("E876", 3)


def test_a_quoted_line_break_does_not_shift_the_rows(tmp_path):
    (fault,) = refusal(tmp_path, 'village,household,size\n1,"a ",3\n1,b,x\n')
    assert fault.line == 3
    faults = refusal(tmp_path, 'village,household,size\n1,"a\nb",3\n1,c,x\n')
    assert [(fault.code, fault.line) for fault in faults] == [("E869", 2), ("E872", 4)]


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("none.csv", "E853"),
        ("../roster.csv", "E852"),
        ("/etc/hostname", "E852"),
        (".", "E102"),
        ("3", "E851"),
        ("[a.csv]", "E851"),
        ('"\\0"', "E109"),
    ],
)
def test_a_table_lies_beside_its_scenario(word: str, code: str, tmp_path):
    (tmp_path / "world.yaml").write_text(f"{WORLD}households: {{table: {word}}}\n")
    with pytest.raises(ScenarioError) as caught:
        load(tmp_path / "world.yaml")
    assert caught.value.problems[0].code == code


def test_a_text_without_a_file_opens_no_table():
    with pytest.raises(ScenarioError) as caught:
        from_text(WORLD + "households: {table: README.md}\n", "x", ["villages.table=README.md"])
    assert {fault.code for fault in caught.value.problems} == {"E852"}
    with pytest.raises(ScenarioError) as caught:
        from_text(WORLD, "x", ["villages.table=README.md"])
    assert {fault.code for fault in caught.value.problems} == {"E854"}


def test_a_damaged_workbook_is_refused_and_never_more(tmp_path):
    whole, luck = workbook(ROSTER), random.Random(4)  # noqa: S311 it spoils files
    path, sound = write(tmp_path), 0
    for _ in range(60):
        place = luck.randrange(4, len(whole))
        spoilt = whole[:place] + bytes([luck.randrange(256)]) + whole[place + 1 :]
        (tmp_path / "households.csv").write_bytes(luck.choice((spoilt, whole[:place])))
        try:
            load(path)
        except ScenarioError:
            continue
        sound += 1
    assert sound < 60


def test_a_number_beside_the_table_must_be_the_tables_own(tmp_path):
    path = write(tmp_path)
    path.write_text(WORLD + "households: {table: households.csv, pilot: 70}\n")
    with pytest.raises(ScenarioError) as caught:
        load(path)
    assert [(f.code, f.line) for f in caught.value.problems] == [("E878", 4)]


def test_a_derived_file_inherits_the_table_from_where_it_was_named(tmp_path):
    path = write(tmp_path)
    (tmp_path / "below").mkdir()
    (tmp_path / "child.yaml").write_text(
        "format: 1\nkind: scenario\nextends: world.yaml\nchanges: {project: {grant_yuan: 9}}\n"
    )
    child = load(tmp_path / "child.yaml")
    assert child.own.roster == load(path).own.roster
    text = as_derived(child, child.parent)
    assert "table" not in text


def test_a_table_can_be_named_by_hand(tmp_path, monkeypatch):
    (tmp_path / "ours.csv").write_text(ROSTER)
    (tmp_path / "world.yaml").write_text(WORLD)
    monkeypatch.chdir(tmp_path)
    scenario = load("world.yaml", ["households.table=ours.csv"])
    assert scenario.values["households.pilot"].value == 3


def test_excel_is_loaded_only_for_excel(tmp_path):
    write(tmp_path)
    code = f"import sys; from sim.scenario import load; load({str(tmp_path / 'world.yaml')!r});"
    code += "print('openpyxl' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_editors_know_tables_and_distributions():
    now = json_schema()["$defs"]["now"]
    assert now["households"]["properties"]["table"]["type"] == "string"
    drawn = now["world"]["properties"]["population"]["properties"]["assets"]["anyOf"][1]
    assert drawn["required"] == ["shape", "median", "spread"]
