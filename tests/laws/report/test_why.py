"""A month can be told of every folder and file, in both languages, and nothing is made up."""

from __future__ import annotations

import json
import re

import pytest

from sim.core.errors import StoreError, UsageError
from sim.lab.findings import begin_study, finish_study
from sim.lab.reopen import reopened
from sim.lab.workers import Here
from sim.month import MONTH
from sim.report.cells import COLUMNS, unit_of, written
from sim.report.front import run
from sim.report.month_told import AROUND
from sim.report.why import why
from tests.laws.lab.tiny import TINY, study

HAN = re.compile(r"[\u3400-\u9fff]")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("runs")
    return run("yanliu", TINY, replications=2, seed=5).save(out)


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    begun = begin_study(study("rules.benefit_sharing.rule=equal"), tmp_path_factory.mktemp("runs"))
    return finish_study(begun, Here()).folder


def test_the_folder_of_a_run_and_its_file_tell_the_same(folder):
    of_folder = why(folder, household=3, month=4, replication=2)
    of_file = why("yanliu", household=3, month=4, replication=2, seed=5, overrides=TINY)
    assert of_folder.of.as_recorded
    assert of_folder.frame.equals(of_file.frame)
    assert of_folder.told("zh") == of_file.told("zh")


def test_the_arm_of_a_run_is_with_or_without_the_project(folder):
    texts = [why(folder, project=1, month=3, arm=arm).told("en") for arm in ("programme", "twin")]
    assert "rule · targeting" in texts[0]
    assert "rule ·" not in texts[1]
    assert "the twin without the project" in texts[1]


def test_the_arms_of_a_comparison_have_rules_of_their_own(compared):
    names = [path.stem for path in sorted((compared / "scenarios").glob("*.yaml"))]
    rules = {}
    for name in names:
        frame = why(compared, project=1, month=3, arm=name).frame
        shared = frame[(frame["what"] == "rule") & (frame["whose_en"] == "benefit sharing")]
        rules[name] = set(shared["name"])
    assert sorted(rules.values(), key=str) == [{"by_contribution"}, {"equal"}]


def test_the_values_are_those_of_the_store(compared):
    table = reopened(compared).conducted.parts.table("household").to_pandas()
    for arm in table["arm"].unique():
        found = why(compared, household=5, month=4, replication=2, arm=arm)
        own = table[(table["arm"] == arm) & (table["replication"] == 2) & (table["item"] == 4)]
        recorded = dict(zip(own["name"], own["value"], strict=True))
        values = found.seen.after[found.seen.subject.row]
        for name in ("income_mean", "earned_mean", "exited", "size"):
            assert float(values[name]) == recorded[name], name
    with pytest.raises(UsageError, match="no design point 1"):
        why(compared, household=1, month=1, point=1)


def test_a_changed_scenario_is_owned_up_to(folder):
    found = why(folder, household=1, month=2, overrides=["project.grant_yuan=90000"])
    assert not found.of.as_recorded
    assert "has changed since that run" in found.told("en")
    assert "has changed" not in why(folder, household=1, month=2).told("en")


@pytest.mark.parametrize("who", AROUND)
def test_the_story_speaks_one_language_and_keeps_to_the_month(folder, who):
    found = why(folder, month=3, **{who: 1})
    chinese, english = found.told("zh"), found.told("en")
    assert HAN.search(chinese)
    assert not HAN.search(english.replace(found.seen.arm.scenario.title.en, ""))
    assert "{" not in chinese + english
    assert not re.search(r"\b(nan|True|False|None)\b", chinese + english)
    labels = [line for line in english.splitlines() if re.fullmatch(r"\d+ [^.]+", line)]
    order = [f"{n} {phase.label.en}" for n, phase in enumerate(MONTH, 1)]
    assert labels == [label for label in order if label in labels]


def test_unchanged_phases_are_left_out_of_the_story_but_not_of_the_json(folder):
    found = why(folder, household=1, month=2)
    told = found.plain()
    assert [phase["phase"] for phase in told["phases"]] == [phase.name for phase in MONTH]
    assert any(not phase["told"] for phase in told["phases"])
    assert "16 close" not in found.told("en")
    text = json.dumps(told, allow_nan=False)
    assert json.loads(text)["who"] == {"table": "household", "number": 1}


def test_the_table_adds_up_to_the_cash_of_the_json(folder):
    for who in AROUND:
        found = why(folder, month=3, **{who: 1})
        sums = found.frame.groupby("what")["new"].sum()
        cash = found.plain()["cash_fen"]
        moved = round(100 * (sums.get("received", 0) - sums.get("paid", 0)))
        assert moved == cash["after"] - cash["before"], who


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"month": 2}, "one of --household"),
        ({"month": 2, "household": 1, "project": 1}, "one of --household"),
        ({"month": 2, "household": 1, "replication": 3}, "no luck 3: 2 were run"),
        ({"month": 2, "household": 1, "replication": 0}, "no luck 0"),
        ({"month": 2, "household": 1, "arm": "equal"}, "there are: programme, twin"),
        ({"month": 5, "household": 1}, "no month 5"),
    ],
)
def test_a_wrong_question_gets_one_clear_answer(folder, asked, said):
    with pytest.raises(UsageError, match=said):
        why(folder, **asked)


def test_a_game_is_told_of_its_players():
    text = why("public_goods", project=2, month=3).told("en")
    assert text.startswith("group 2 · month 3")
    assert [f"player {n}: " in text for n in (0, 1, 4, 5)] == [False, True, True, False]
    assert "village" not in text


def test_a_folder_of_something_else_is_refused(tmp_path):
    with pytest.raises(StoreError, match="no result of this program"):
        why(tmp_path, household=1, month=1)
    (tmp_path / "design.json").write_text("[]")
    with pytest.raises(StoreError):
        why(tmp_path, household=1, month=1)


def test_what_is_told_of_the_surroundings_exists():
    assert {path for paths in AROUND.values() for path in paths} <= {*COLUMNS}


@pytest.mark.parametrize("name", COLUMNS)
def test_every_value_can_be_written_in_both_languages(name):
    column = COLUMNS[name]
    for value in (column.start, True if column.dtype.kind == "b" else 1):
        assert written(column, value, "zh")
        assert not HAN.search(written(column, value, "en"))
    unit = unit_of(column)
    assert bool(unit.zh) == bool(unit.en)
    assert not HAN.search(unit.en)
    assert HAN.search(unit.zh) or not unit.zh or unit.zh == unit.en


def test_income_and_what_the_register_found_are_told_apart(folder):
    found = [why(folder, household=number, month=2) for number in (1, 2, 3)]
    for each in found:
        own = each.seen.before[each.seen.subject.row]
        told = each.told("en")
        assert "has not left poverty" not in told
        wanted = "never judged" if not own["registered"] else "judged in December"
        assert own["exited"] or wanted in told
        assert ("above the poverty line" in told) or own["poor"]
