"""Files as a researcher likes to write them: lists in their order, and what is left open."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.core.errors import ScenarioError
from sim.lab import simulate
from sim.scenario import Scenario, Study, from_text, load, load_scenario, resolved

TOWN = """\
format: 1                                        # 文件格式版本 · file format
kind: scenario                                   # 情景 · scenario
name: town                                       # 短名 · short name
title: {zh: 一个镇, en: 'A town, made up'}       # 标题 · title
time: {start_year: 2018, months: 6, project_months: 4}
households:
  pilot: 30                                      # 重点户 · households served [S]
  spill_over: 70                                 # 其他户，没写几个村 · villages left open [A]
villages: {pilot: 3, volunteers: 9}
organizations:
  contractor: {type: service_agency, staff: 9}
  local: {type: association, count: 2}
project:
  grant_yuan: 90000                              # 经费 · the grant [A]
  milestone_shares: [0.5, 0.3, 0.2]              # 分三次拨付 · in three parts [A]
  aid_mode_shares: {consumption: 0.4, employment: 0.2, skills: 0.2, funds: 0.2}
  methods:                                       # 工作方法 · methods
    casework: {households: 8}                    # 个案 · one by one [A]
    group_work: {groups: 2, people_per_group: 9} # 小组 · together [A]
    community_work: {villages: 3}                # 社区 · the whole village [A]
rules:
  incentive: {appraisal: {rule: appraisal_ranking}}
  evaluation: {rule: six_dimensions, at_months: [2, 4], beneficiary_weight: 0.3}
timeline:
  platform_opens: {from_month: 2, changes: {rules: {information: {rule: shared_platform}}}}
  stop: {when: programme_ends, changes: {rules: {coordination: {rule: none}}}}
matters: {poverty_rate: 0.02}
expect:
  start: {measure: poverty_rate, at_month: 1, between: [0, 1]}
"""
ALONE = """\
format: 1
kind: scenario
name: alone
extends: town.yaml
changes:
  organizations: {contractor: {enabled: false}, local: {enabled: false}}
  enterprises: {enabled: false}
  villages: {volunteers: 0}
  project: {implementer: government, incubation_share: 0, assessment: {method: questionnaire}}
  timeline: {platform_opens: {enabled: false}, stop: {enabled: false}}
"""
SHARED = """\
format: 1
kind: study
name: shared
scenarios: [../town.yaml]
factors:
  sharing:
    role: policy
    path: rules.benefit_sharing
    values:
      contribution: {rule: by_contribution}      # 按投入 · by what each put in
      floor: {rule: household_floor, floor_share: 0.3}  # 先留三成 · 30 % first
  judged:
    role: policy
    path: rules.evaluation
    values:
      early: {rule: six_dimensions, at_months: [1, 2]}  # 早 · early
      late: {rule: six_dimensions, at_months: [4]}      # 晚 · late
  motive:
    role: uncertainty
    path: world.game.mission_of_enterprise
    low: 0.05
    high: 0.60
design: {method: latin_hypercube, points: 4}
replications: {at_least: 20, at_most: 40, stop_when: {outcome: poor, half_width: 0.01}}
equal_money: {what: outside_yuan, adjust: project.grant_yuan}
outcomes:
  poor: {measure: poverty_rate_before_transfers, matters: 0.02}
  worst: {measure: payoff_yuan, across: actors, take: minimum, matters: 500}
comparisons: {against: baseline, also: all_pairs, adjust: holm, robustness: [max_regret]}
report: {languages: [zh, en], formats: [html, brief, xlsx, csv, dta]}
"""


def test_lists_stand_for_keys_and_open_villages_are_counted():
    town = from_text(TOWN)
    values = {path: told.value for path, told in town.values.items()}
    parts = [
        values[f"project.milestone_shares.{name}"] for name in ("start", "middle", "acceptance")
    ]
    assert parts == [0.5, 0.3, 0.2]
    assert (values["rules.evaluation.first_month"], values["rules.evaluation.second_month"]) == (
        2,
        4,
    )
    assert values["villages.spill_over"] == 3
    assert [warned.code for warned in town.warnings] == ["W109"]
    assert "3 are taken" in town.warnings[0].within("en")
    again = from_text(resolved(town))
    assert (again.key(), again.warnings) == (town.key(), ())
    clients = town.values["project.methods.casework.households"]
    assert (clients.value, clients.at.line, clients.caption.text.en) == (8, 18, "one by one")
    told = town.values["project.milestone_shares.middle"]
    assert (told.at.line, told.caption.mark) == (15, "A")


def test_what_is_written_of_villages_counts():
    one = from_text(TOWN.replace("volunteers: 9", "volunteers: 9, spill_over: 7"))
    assert one.values["villages.spill_over"].value == 7
    assert not one.warnings


def test_a_list_is_set_on_the_command_line_as_in_a_file():
    one = from_text(TOWN, overrides=["project.milestone_shares=[0.2, 0.2, 0.6]"])
    assert one.values["project.milestone_shares.acceptance"].value == 0.6
    with pytest.raises(ScenarioError) as caught:
        from_text(TOWN, overrides=["project.milestone_shares=[0.5, 0.5]"])
    assert caught.value.problems[0].code == "E424"


def test_town_and_derived_file_run_and_the_study_is_sound(tmp_path: Path):
    (tmp_path / "studies").mkdir()
    for name, text in (("town", TOWN), ("alone", ALONE), ("studies/shared", SHARED)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    runs = [simulate(load_scenario(tmp_path / f"{n}.yaml"), 1, 3) for n in ("town", "alone")]
    assert runs[0].digest != runs[1].digest
    assert all(tried.met for run in runs for tried in run.tried)
    study = load(tmp_path / "studies/shared.yaml")
    assert isinstance(study, Study)
    assert len(study.arms) >= 3
    months = {arm.scenario.values["rules.evaluation.first_month"].value for arm in study.arms}
    assert months == {1, 4}


def test_maps_for_a_whole_section_are_laid_over_it():
    head = (
        "format: 1\nkind: study\nscenarios: [yanliu]\noutcomes: {poor: {measure: poverty_rate}}\n"
    )
    boards = "{nobody: {purchaser: false, contractor: false}, own: {purchaser: false}}"
    study = from_text(
        f"{head}factors: {{b: {{role: policy, path: supervision, values: {boards}}}}}\n"
    )
    assert isinstance(study, Study)
    switched = [
        [arm.scenario.values[f"supervision.{board}"].value for board in ("purchaser", "contractor")]
        for arm in study.arms
    ]
    assert switched == [[False, False], [False, True]]
    with pytest.raises(ScenarioError) as caught:
        from_text(
            f"{head}factors: {{a: {{role: policy, path: project, values: {{b: {{}}, c: 2}}}}}}\n"
        )
    assert [fault.code for fault in caught.value.problems] == ["E903"]


@pytest.mark.parametrize("name", ["yanliu", "single_actor"])
def test_a_resolved_scenario_runs_to_the_same_bytes(name: str):
    short = ["time.months=3", "time.project_months=2", "households.spill_over=60"]
    one = load_scenario(name, [*short, "villages.spill_over=3"])
    again = from_text(resolved(one))
    assert isinstance(again, Scenario)
    assert simulate(again, 2, 5).digest == simulate(one, 2, 5).digest
