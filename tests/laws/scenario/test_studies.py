"""A study says what is compared; whatever it says is checked like a scenario."""

from __future__ import annotations

import pickle
import random
from pathlib import Path

import pytest

from sim.catalogue import OUTCOMES, RULES
from sim.core.errors import ScenarioError
from sim.scenario import Study, from_text, load, load_scenario
from sim.scenario.study_keys import ENTRIES, LISTS, SECTIONS

HEAD = "format: 1\nkind: study\n"
BASE = "scenarios: [yanliu]\n"
LOOK = "outcomes: {poor: {measure: poverty_rate}}\n"
SHARING = (
    "factors:\n"
    "  sharing:\n"
    "    role: policy\n"
    "    path: rules.benefit_sharing\n"
    "    values:\n"
    "      contribution: {rule: by_contribution} # 按投入分 · by what each put in [A]\n"
    "      shares: {rule: dividend_by_share, poor_reserve: 0.4} # 按股分红 · dividends [A]\n"
)


def told(body: str, base: str = BASE, look: str = LOOK) -> Study:
    study = from_text(HEAD + base + look + body, "ours.yaml")
    assert isinstance(study, Study)
    return study


def refusal(body: str, base: str = BASE, look: str = LOOK) -> list:
    with pytest.raises(ScenarioError) as caught:
        told(body, base, look)
    return caught.value.problems


def test_scenarios_alone_are_the_arms_and_the_first_is_the_baseline():
    study = told("", "scenarios: [yanliu, single_actor]\n")
    assert [arm.name for arm in study.arms] == ["yanliu", "single_actor"]
    assert study.baseline is study.arms[0]
    assert study.arms[1].scenario.key() == load_scenario("single_actor").key()
    assert study.arms[0].label == study.scenarios[0].title


def test_each_value_of_a_policy_is_an_arm_under_its_own_name_and_comment():
    study = told(SHARING)
    assert [arm.name for arm in study.arms] == ["contribution", "shares"]
    assert study.arms[1].label.en == "dividends"
    choice = study.arms[1].scenario.choices["benefit_sharing"]
    assert (choice.rule, choice.params["poor_reserve"]) == ("dividend_by_share", 0.4)
    assert study.arms[1].settings == {
        "rules.benefit_sharing": {"rule": "dividend_by_share", "poor_reserve": 0.4}
    }
    assert study.arms[1].scenario.origins()["rules.benefit_sharing.rule"] == "ours.yaml:11"


def test_a_choice_replaces_the_whole_choice_even_of_the_same_rule(tmp_path: Path):
    (tmp_path / "world.yaml").write_text(
        "format: 1\nkind: scenario\n"
        "rules: {coordination: {rule: regular_meeting, meetings_every_months: 9, cost: 0.2}}\n"
    )
    (tmp_path / "ours.yaml").write_text(
        HEAD + "scenarios: [world.yaml]\n" + LOOK + "factors: {a: {role: policy,"
        " path: rules.coordination, values: [{rule: regular_meeting, cost: 0.1}]}}\n"
    )
    (arm,) = load(tmp_path / "ours.yaml").arms
    usual = RULES["coordination"]["regular_meeting"].params["meetings_every_months"].default
    params = arm.scenario.choices["coordination"].params
    assert (params["cost"], params["meetings_every_months"]) == (0.1, usual)


ALONE = "{role: uncertainty, path: project.aid_mode_shares.skills, low: 0, high: 1}"
GAP = (
    "  gap:\n    role: policy\n    path: rules.coordination.meetings_every_months\n"
    "    values: [2, 6]\n"
)


def test_one_thing_is_changed_at_a_time_unless_all_are_combined():
    both = "scenarios: [yanliu, base]\n"
    alone = told(SHARING + GAP, both)
    assert [arm.name for arm in alone.arms] == ["yanliu", "base", "shares", "gap_6"]
    full = told(SHARING + GAP + "design: {method: full_grid}\n", both)
    assert len(full.arms) == 8
    assert full.arms[-1].name == "base+shares+gap_6"
    assert len({arm.scenario.key() for arm in full.arms}) == 8


def test_an_unknown_is_put_into_any_arm_and_whole_numbers_stay_whole():
    study = told(
        SHARING + "  hours:\n    {role: uncertainty, path: time.project_months, low: 6, high: 24}\n"
        "  motive: {role: uncertainty, path: world.game.mission, low: 0.5, high: 1.5}\n"
    )
    assert [unknown.path for unknown in study.unknowns] == [
        "time.project_months",
        "world.game.mission",
    ]
    at = study.scenario_of("shares", {"hours": 7.6, "motive": 0.75})
    assert at.values["time.project_months"].value == 8
    assert at.plan.settings["game"] == {"mission": 0.75}
    assert at.choices["benefit_sharing"].rule == "dividend_by_share"
    assert study.scenario_of(study.arms[0]).key() == study.arms[0].scenario.key()
    with pytest.raises(KeyError):
        study.scenario_of("shares", {"mission": 1.0})


def test_what_is_not_said_has_its_declared_default():
    study = told("")
    assert (study.replications.at_least, study.replications.stop_outcome) == (20, None)
    assert (study.design.method, study.comparisons.against) == ("each_alone", "yanliu")
    assert (study.common, study.report.languages) == (True, ("zh", "en"))


def test_direction_and_what_matters_come_from_card_and_scenario():
    n = "poverty_rate_before_transfers"
    (poor,) = told("", look=f"outcomes: {{p: {{measure: {n}}}}}\n").outcomes
    assert (poor.better, poor.matters) == (OUTCOMES[n].better, load_scenario("yanliu").matters[n])
    look = "outcomes: {w: {measure: poverty_rate, across: villages, take: quantile_0.9}}\n"
    (worst,) = told("", look=look).outcomes
    assert (worst.quantile, worst.matters) == (0.9, None)


def test_the_key_forgets_words_and_limits_but_nothing_that_is_computed():
    one = told(SHARING)
    assert one.key() == told(SHARING + "title: another\nlimits: {minutes: 3}\n").key()
    assert one.key() != told(SHARING + "random_numbers: {seed: 7}\n").key()
    assert one.key() != told(SHARING.replace("0.4", "0.5")).key()


def test_a_study_can_be_sent_to_another_process():
    study = told(SHARING)
    again = pickle.loads(pickle.dumps(study))  # noqa: S301 our own bytes
    assert again.key() == study.key()
    assert again.scenario_of("shares").key() == study.scenario_of("shares").key()


@pytest.mark.parametrize(
    ("body", "code", "said"),
    [
        ("factors: {a: {role: policy, path: rules.targeting, values: [nedy]}}\n", "E425", ""),
        (SHARING.replace("by_contribution", "equl"), "E405", "'equal'"),
        (SHARING.replace("poor_reserve", "floor_share"), "E401", "household_floor"),
        (SHARING.replace("0.4", "4"), "E403", "0 to 1"),
        (SHARING.replace("benefit_sharing", "benefit_shareing"), "E401", "'benefit_sharing'"),
        ("factors: {a: {role: policy, path: project, values: [1]}}\n", "E903", "grant_yuan"),
        ("factors: {a: {role: policy, path: project.grant_yuan, low: 1}}\n", "E904", "values: ["),
        ("factors: {a: {role: policy, path: project.grant_yuan}}\n", "E905", "low: and high:"),
        ("factors: {a: {role: uncertainty, path: project.grant_yuan}}\n", "E905", "low: and high:"),
        ("factors: {a: {role: policy, path: project.grant_yuan, values: 3}}\n", "E907", "1 to 50"),
        ("factors: {a: {path: project.grant_yuan, values: [3]}}\n", "E408", "role"),
        (
            "factors: {a: {role: policy, path: project.grant_yuan, values: [3, 3]}}\n",
            "E909",
            "of its own",
        ),
        (
            "factors: {a: {role: uncertainty, path: project.grant_yuan, low: 9, high: 3}}\n",
            "E911",
            "below high",
        ),
        (
            "factors: {a: {role: uncertainty, path: project.implementer, low: 1, high: 3}}\n",
            "E910",
            "role: policy",
        ),
        (
            "factors: {a: {role: uncertainty, path: project.grant_yuan, low: 1, high: x}}\n",
            "E912",
            "'x' is no number",
        ),
        (
            "factors: {a: {role: policy, path: timeline.platfrm_opens.enabled, values: [true]}}\n",
            "E401",
            "'platform_opens'",
        ),
        ("factors: {a: " + ALONE + "}\n", "E407", "add up to 1"),
        ("design: {method: latin_hypercube}\n", "E917", "role: uncertainty"),
        ("replications: {at_least: 30, at_most: 20}\n", "E918", "at least 30"),
        ("replications: {stop_when: {outcome: pour, half_width: 0.1}}\n", "E919", "'poor'"),
        ("replications: {stop_when: {outcome: poor, half_width: 0}}\n", "E920", "above 0"),
        ("comparisons: {against: yanlu}\n", "E919", "'yanliu'"),
        ("comparisons: {robustness: [regret]}\n", "E919", "'max_regret'"),
        ("report: {language: [zh]}\n", "E401", "'languages'"),
        ("equal_money: {what: all, adjust: project.grant_yuan}\n", "E916", "outside_yuan"),
        ("equal_money: {what: total_yuan, adjust: project.grant}\n", "E401", "project.grant_yuan"),
        ("extends: yanliu\n", "E401", ""),
        ("project: {grant_yuan: 3}\n", "E401", ""),
    ],
)
def test_a_fault_of_a_study_is_told_with_place_and_advice(body: str, code: str, said: str):
    faults = refusal(body)
    assert code in [fault.code for fault in faults]
    assert said in "\n".join(fault.within("en") for fault in faults)
    assert all(fault.line > 0 and fault.what.zh for fault in faults)


@pytest.mark.parametrize(
    ("look", "code"),
    [
        ("outcomes: {a: {measure: poverty_rates}}\n", "E702"),
        ("outcomes: {a: {measure: gini, at_month: 61}}\n", "E703"),
        ("outcomes: {a: {measure: gini, across: towns}}\n", "E403"),
        ("outcomes: {a: {measure: gini, across: villages, take: median}}\n", "E914"),
        ("outcomes: {a: {measure: gini, take: mean}}\n", "E915"),
        ("outcomes: {a: {}}\n", "E408"),
        ("outcomes: [gini]\n", "E402"),
        ("", "E408"),
    ],
)
def test_a_fault_of_an_outcome_is_told(look: str, code: str):
    assert code in [fault.code for fault in refusal("", look=look)]


def test_more_arms_than_can_be_compared_are_refused():
    many = "".join(
        f"  f{n}: {{role: policy, path: world.game.{key}, values: [0.1, 0.2, 0.3, 0.4]}}\n"
        for n, key in enumerate(("joint", "clarity_drag", "cover_lost", "mission", "inertia"))
    )
    faults = refusal(f"factors:\n{many}design: {{method: full_grid}}\n")
    assert "1024" in faults[0].what.en


def test_faults_of_study_and_scenarios_come_together(tmp_path: Path):
    (tmp_path / "bad.yaml").write_text("format: 1\nkind: scenario\ntime: {month: 3}\n")
    (tmp_path / "study.yaml").write_text(
        HEAD + "scenarios: [bad.yaml, none.yaml, yanliu]\n" + LOOK + "limits: {minutes: 0}\n"
    )
    with pytest.raises(ScenarioError) as caught:
        load(tmp_path / "study.yaml")
    found = [(Path(p.file).name, p.line, p.code) for p in caught.value.problems]
    assert found == [
        ("bad.yaml", 3, "E401"),
        ("study.yaml", 3, "E506"),
        ("study.yaml", 5, "E403"),
    ]


def test_a_study_in_its_own_folder_may_name_scenarios_of_the_project(tmp_path: Path):
    (tmp_path / "studies").mkdir()
    (tmp_path / "world.yaml").write_text("format: 1\nkind: scenario\n")
    (tmp_path / "studies/ours.yaml").write_text(HEAD + "scenarios: [../world.yaml]\n" + LOOK)
    study = load(tmp_path / "studies/ours.yaml")
    assert [arm.name for arm in study.arms] == ["world"]
    (tmp_path / "studies/ours.yaml").write_text(HEAD + "scenarios: [../../x.yaml]\n" + LOOK)
    with pytest.raises(ScenarioError):
        load(tmp_path / "studies/ours.yaml")


def test_what_is_probably_not_meant_is_worth_a_warning():
    body = (
        "factors:\n"
        "  news: {role: policy, path: rules.information, values: {a: {rule: silos},"
        " b: {rule: register}}}\n"
        "  motive: {role: uncertainty, path: world.game.mission, low: 2, high: 3}\n"
    )
    look = "outcomes: {a: {measure: gini}, b: {measure: gini}}\n"
    codes = [warning.code for warning in told(body, look=look).warnings]
    assert codes == ["W105", "W106", "W107"]


def test_a_scenario_is_asked_for_where_only_a_scenario_will_do(tmp_path: Path):
    (tmp_path / "study.yaml").write_text(HEAD + BASE + LOOK)
    with pytest.raises(ScenarioError) as caught:
        load_scenario(tmp_path / "study.yaml")
    assert caught.value.problems[0].code == "E420"


def test_every_key_of_a_study_is_declared_in_full():
    for section in [*SECTIONS.values(), *ENTRIES.values()]:
        for param in section.params.values():
            assert param.label.zh
            assert param.fault(param.default) is None
    for listed in LISTS.values():
        assert set(listed.default) <= set(listed.choices)


def test_a_spoilt_study_is_refused_with_line_and_reason():
    whole = HEAD + BASE + LOOK + SHARING + GAP
    whole += "  m: {role: uncertainty, path: world.game.mission, low: 0.5, high: 1.5}\n"
    whole += "design: {method: latin_hypercube, points: 8}\nequal_money: {what: total_yuan,"
    whole += " adjust: project.grant_yuan}\ncomparisons: {robustness: [max_regret]}\n"
    refused = sound = 0
    luck = random.Random(1)  # noqa: S311 it spoils files and guards nothing
    for _ in range(120):
        start = luck.randrange(len(whole))
        end = start + luck.choice((1, 1, 3, 20))
        junk = luck.choice(("", "", "：", "{", "]", "yes", "\n", "[1]", "null", "x: "))
        try:
            from_text(whole[:start] + junk + whole[end:], "ours.yaml")
        except ScenarioError as error:
            refused += all(fault.line > 0 for fault in error.problems)
        else:
            sound += 1
    assert refused > 60
    assert refused + sound == 120
