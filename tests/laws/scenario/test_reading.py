"""What a scenario file says is what the program builds, and every value knows its place."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys

import pytest

from sim.core.errors import ScenarioError
from sim.policy import Policy
from sim.scenario import Choice, from_text, load, resolved, shipped
from sim.world.methods import GroupWork
from sim.world.sections import Households, Project, Time

HEAD = "format: 1\nkind: scenario\n"


def told(body: str = "", overrides: list[str] | None = None):
    return from_text(HEAD + body, "small.yaml", overrides or [])


def refusal(body: str, overrides: list[str] | None = None) -> list:
    with pytest.raises(ScenarioError) as caught:
        told(body, overrides)
    return caught.value.problems


def test_what_is_not_said_is_the_declared_default():
    scenario = told()
    assert scenario.plan.of(Time) == Time()
    assert scenario.plan.settings == {}
    assert set(scenario.origins().values()) == {"default"}


def test_a_section_reaches_the_plan_with_its_type():
    scenario = told("households: {pilot: 12}\nproject: {methods: {group_work: {groups: 3}}}\n")
    assert scenario.plan.of(Households).pilot == 12
    groups = scenario.plan.of(GroupWork).groups
    assert (groups, type(groups)) == (3.0, float)
    assert scenario.origins()["households.pilot"] == "small.yaml:3"


def test_a_rule_is_chosen_by_name_with_its_own_parameters():
    scenario = told("rules: {coordination: {rule: regular_meeting, meetings_every_months: 5}}\n")
    name, params = scenario.choices["coordination"]
    assert name == "regular_meeting"
    assert params["meetings_every_months"] == 5
    assert scenario.choices["information"].rule == "silos"


def test_incentives_are_named_and_can_be_switched_off():
    body = "rules: {incentive: {one: {rule: none}, other: {enabled: false, rule: none}}}\n"
    assert told(body).incentives == {"one": Choice("none", {})}


def test_world_settings_that_differ_reach_the_plan():
    scenario = told("world: {game: {joint: 0.5}}\n")
    assert scenario.plan.settings == {"game": {"joint": 0.5}}
    assert told("world: {game: {joint: 0.35}}\n").plan.settings == {}


def test_an_empty_value_is_no_value():
    assert told("households:\n  pilot:\ntime: null\n").plan.of(Households) == Households()


def test_texts_are_kept_in_both_languages():
    scenario = told("title: {zh: 村, en: village}\nquestion: 为什么\n")
    assert (scenario.title.zh, scenario.title.en) == ("村", "village")
    assert scenario.question.en == "为什么"


def test_a_comment_is_kept_with_its_value_and_mark():
    scenario = told("time:\n  months: 24   # 两年 · two years [R: a book, p. 3]\n")
    caption = scenario.values["time.months"].caption
    assert (caption.text.zh, caption.text.en) == ("两年", "two years")
    assert (caption.mark, caption.source) == ("R", "a book, p. 3")


def test_an_override_is_its_own_origin_and_is_checked_alike():
    scenario = told("time: {months: 24}\n", ["time.months=36", "rules.coordination.rule=none"])
    assert scenario.plan.of(Time).months == 36
    assert scenario.origins()["time.months"] == "--set"
    (fault,) = refusal("", ["time.month=3"])
    assert fault.within("en").startswith("--set time.month=3 · time.month\n")
    assert "'months'" in fault.what.en


@pytest.mark.parametrize(
    ("override", "zh", "en"),
    [
        ("households.spill_over_intensity=2", "2 超出范围 0 到 1。", "2 is outside 0 to 1."),
        (
            "households.pilot=0",
            "0 超出范围 1 到 5,000万（户）",
            "0 is outside 1 to 50 million (households)",
        ),
        ("villages.workers_per_village=99", "0–20 人", "0–20 persons"),
        ("time.start_year=1990", "1990 超出范围 2010 到 2060（年）", "2010 to 2060 (year)"),
    ],
)
def test_a_value_out_of_range_is_told_with_its_unit(override: str, zh: str, en: str):
    (fault,) = refusal("", [override])
    assert zh in fault.within("zh")
    assert en in fault.within("en")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("project: {项目经费: 5}\n", "Write the English key: grant_yuan."),
        ("rules: {benefit_sharing: {rule: equal, poor_reserve: 0.3}}\n", "do: dividend_by_share."),
        ("rules: {coordination: {rule: none, clarity: 0.3}}\n", "It belongs under "),
        ("grant_yuan: 5\n", "It belongs under project.grant_yuan."),
    ],
)
def test_a_key_in_the_wrong_place_is_led_home(body: str, said: str):
    (fault,) = refusal(body)
    assert said in fault.hint.en


def test_one_share_set_alone_asks_for_the_others_with_set():
    (fault,) = refusal("", ["project.milestone_shares.start=0.9"])
    assert fault.file == "--set project.milestone_shares.start=0.9"
    assert "--set project.milestone_shares.middle=" in fault.hint.en


def test_an_override_written_wrongly_is_told_without_a_line():
    for override in ("time.months", "=3", "time..months=3", "time.months=30%", "time.months={"):
        faults = refusal("", [override])
        assert all(fault.line == 0 for fault in faults)
        assert faults[0].file == f"--set {override}"


def test_both_spellings_of_a_key_are_taken():
    british = told("organisations: {local: {count: 3}}\n")
    assert british.key() == told("organizations: {local: {count: 3}}\n").key()


def test_values_are_counted_by_where_they_come_from():
    text = "time:\n  months: 24 # two years [R: a book]\n  start_month: 3\n"
    before, after = told().marks(), told(text).marks()
    assert (after["R"], after[""]) == (before.get("R", 0) + 1, 1)
    assert sum(after.values()) == len(told().values)


def test_more_work_than_hours_is_worth_a_warning():
    (warning,) = told("project: {methods: {group_work: {groups: 40}}}\n").warnings
    assert warning.code == "W103"
    assert "1400" in warning.within("en")
    assert not told().warnings


def test_a_scenario_can_be_sent_to_another_process():
    scenario = load("yanliu")
    again = pickle.loads(pickle.dumps(scenario))  # noqa: S301 our own bytes
    assert again == scenario
    assert again.key() == scenario.key()


def test_every_stage_makes_a_policy():
    scenario = load("yanliu")
    for stage in scenario.stages:
        policy = Policy.of(stage.plan, stage.choices, stage.incentives)
        assert policy.information.name() == stage.choices["information"].rule
        assert len(policy.incentives) == 1


def test_all_faults_come_at_once_in_the_order_of_the_file():
    faults = refusal("time: {month: 3, start_month: 13}\nproject: {grant: 5}\nrule: 1\n")
    assert [(f.line, f.column) for f in faults] == [(3, 8), (3, 31), (4, 11), (5, 1)]


def test_a_value_that_cannot_be_read_hides_no_other_fault_and_makes_none():
    faults = refusal(
        "project: {aid_mode_shares: {funds: 15%, skills: 0.2}}\ntime: {month: 3}\n",
        ["x=3", "y=1_0"],
    )
    assert {fault.code for fault in faults} == {"E304", "E401", "E302"}
    assert len(faults) == 4


@pytest.mark.parametrize(("household", "fits"), [(0.5, False), (0.3, True)])
def test_shares_that_a_rule_agrees_on_must_add_up(household: float, fits: bool):
    rule = f"rules: {{benefit_sharing: {{rule: fixed_shares, household: {household}}}}}\n"
    if fits:
        assert told(rule).choices["benefit_sharing"].rule == "fixed_shares"
    else:
        (fault,) = refusal(rule)
        assert "1.2" in fault.what.en


def test_more_faults_than_can_be_read_are_counted():
    faults = refusal("".join(f"wrong_{number}: 1\n" for number in range(33)))
    assert len(faults) == 21
    assert "13" in faults[-1].what.en


def test_the_key_forgets_titles_and_order_but_no_value():
    one = told("title: one\ntime: {months: 24, project_months: 6}\n")
    same = told("title: two\ntime:\n  project_months: 6.0\n  months: 24\n")
    other = told("time: {months: 24, project_months: 7}\n")
    assert one.key() == same.key() != other.key()


def test_a_resolved_scenario_loads_to_the_same_key_and_says_the_same():
    body = (
        "title: {zh: '一“村” #1', en: 'a: b'}\n"
        "households: {pilot: 12, near_poor_share: 0.125}\nproject: {grant_yuan: 1.5e6}\n"
        "world: {game: {joint: 0.5}}\n"
        "timeline: {a: {from_month: 4, until_month: 9, changes: {rules: {coordination:"
        " {rule: regular_meeting, cost: 0.07}}, world: {game: {joint: 0.1}}}}}\n"
        "matters: {poverty_rate: 0.02}\n"
        "expect: {b: {measure: poverty_rate, at_month: 3, between: [0, 1]}}\n"
    )
    scenario = told(body)
    text = resolved(scenario)
    again = from_text(text, "again.yaml")
    assert again.key() == scenario.key()
    assert (again.title, again.matters, again.expect) == (
        scenario.title,
        scenario.matters,
        scenario.expect,
    )
    assert {path: v.value for path, v in again.values.items()} == {
        path: v.value for path, v in scenario.values.items()
    }
    assert again.origins() == scenario.origins()


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_scenario_loads_and_survives_being_resolved(name: str):
    scenario = load(name)
    assert scenario.name == name
    assert scenario.title.zh
    assert scenario.title.en
    assert not scenario.warnings
    assert from_text(resolved(scenario)).key() == scenario.key()


@pytest.mark.parametrize("name", shipped())
def test_every_value_of_a_shipped_scenario_has_a_caption_and_a_mark(name: str):
    scenario = load(name)
    bare = [
        path
        for path, value in scenario.values.items()
        if value.node is not None and not (value.caption and value.caption.text.en and value.mark)
    ]
    assert not bare


def test_checking_needs_no_heavy_library():
    code = (
        "import sys, json; from sim.scenario import load; load('yanliu');"
        "print(json.dumps([m for m in ('pandas','matplotlib','numba','mesa') if m in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


def test_the_derived_file_is_the_difference(tmp_path):
    (tmp_path / "old.yaml").write_text(
        HEAD + "project: {grant_yuan: 7}\n"
        "rules: {coordination: {rule: regular_meeting, meetings_every_months: 5}}\n"
    )
    (tmp_path / "new.yaml").write_text(
        HEAD + "extends: old.yaml\nchanges: {rules: {coordination: {rule: none}}}\n"
    )
    scenario = load(tmp_path / "new.yaml")
    assert scenario.choices["coordination"] == Choice("none", {})
    assert scenario.plan.of(Project).grant_yuan == 7
    assert scenario.origins()["project.grant_yuan"] == "old.yaml:3"
    assert scenario.name == "new"


def test_an_inherited_fault_is_told_where_it_was_written(tmp_path):
    (tmp_path / "old.yaml").write_text(HEAD + "project: {grant_yuan: -7}\n")
    (tmp_path / "new.yaml").write_text(HEAD + "extends: old.yaml\n")
    with pytest.raises(ScenarioError) as caught:
        load(tmp_path / "new.yaml")
    (fault,) = caught.value.problems
    assert fault.file.endswith("old.yaml")
    assert (fault.line, fault.column) == (3, 23)
