"""Timed changes hold from their first month to their last, and before that nothing differs."""

from __future__ import annotations

import pytest

from sim.core.errors import ScenarioError
from sim.scenario import from_text

HEAD = "format: 1\nkind: scenario\ntime: {months: 60, project_months: 12}\n"
MEET = "{rules: {coordination: {rule: regular_meeting}}}"


def stages(*entries: str):
    rows = "".join(f"  {entry}\n" for entry in entries)
    return from_text(f"{HEAD}timeline:\n{rows}", "t.yaml")


def refused(*entries: str) -> list:
    with pytest.raises(ScenarioError) as caught:
        stages(*entries)
    return caught.value.problems


def test_a_change_holds_from_its_first_month_to_its_last():
    scenario = stages(f"a: {{from_month: 4, until_month: 9, changes: {MEET}}}")
    rule = [scenario.at(month).choices["coordination"].rule for month in (1, 3, 4, 9, 10, 60)]
    assert rule == ["none", "none", "regular_meeting", "regular_meeting", "none", "none"]
    assert [stage.from_month for stage in scenario.stages] == [1, 4, 10]


def test_the_end_of_the_programme_is_the_month_after_the_project():
    scenario = stages(f"a: {{when: programme_ends, changes: {MEET}}}")
    assert scenario.timeline[0].from_month == 13


def test_a_setting_returns_to_its_value_when_the_change_ends():
    scenario = stages("a: {from_month: 2, until_month: 2, changes: {world: {game: {joint: 0.5}}}}")
    seen = [scenario.at(month).plan.settings["game"]["joint"] for month in (1, 2, 3)]
    assert seen == [0.35, 0.5, 0.35]


def test_two_changes_in_force_together_are_laid_over_each_other():
    scenario = stages(
        f"a: {{from_month: 2, changes: {MEET}}}",
        "b: {from_month: 5, until_month: 6, changes: {rules: {information: {rule: register}}}}",
    )
    both = scenario.at(5).choices
    assert (both["coordination"].rule, both["information"].rule) == ("regular_meeting", "register")


def test_a_change_switched_off_is_as_if_never_written():
    with_it = stages(f"a: {{enabled: false, from_month: 4, changes: {MEET}}}")
    without = from_text(HEAD, "t.yaml")
    assert with_it.key() == without.key()
    assert with_it.timeline == ()


def test_an_incentive_can_be_switched_off_for_a_time():
    text = f"{HEAD}rules: {{incentive: {{x: {{rule: none}}}}}}\ntimeline:\n  a: {{from_month: 3, "
    scenario = from_text(text + "changes: {rules: {incentive: {x: {enabled: false}}}}}\n", "t.yaml")
    assert list(scenario.at(2).incentives) == ["x"]
    assert not scenario.at(3).incentives


def test_the_same_key_in_overlapping_entries_names_both_lines():
    (fault,) = refused(
        f"a: {{from_month: 2, changes: {MEET}}}",
        "b: {from_month: 5, changes: {rules: {coordination: {rule: none}}}}",
    )
    assert fault.line == 6
    assert "line 5" in fault.what.en
    assert "第 5 行" in fault.what.zh


def test_a_parameter_and_a_new_choice_of_its_rule_overlap():
    both = [
        f"a: {{from_month: 2, changes: {MEET}}}",
        "b: {from_month: 5, changes: {rules: {coordination: {rule: mediator, relief: 0.1}}}}",
    ]
    assert {fault.code for fault in refused(*both)} == {"E604"}


def test_entries_one_after_the_other_do_not_overlap():
    scenario = stages(
        f"a: {{from_month: 2, until_month: 4, changes: {MEET}}}",
        "b: {from_month: 5, changes: {rules: {coordination: {rule: mediator}}}}",
    )
    assert scenario.at(5).choices["coordination"].rule == "mediator"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (f"a: {{changes: {MEET}}}", "E601"),
        (f"a: {{from_month: 2, when: programme_ends, changes: {MEET}}}", "E601"),
        (f"a: {{when: harvest, changes: {MEET}}}", "E605"),
        (f"a: {{from_month: 9, until_month: 4, changes: {MEET}}}", "E602"),
        (f"a: {{from_month: 0, changes: {MEET}}}", "E403"),
        ("a: {from_month: 3, changes: {households: {pilot: 3}}}", "E603"),
        ("a: {from_month: 3}", "E408"),
        ("a: {from_month: 3, changes: {rules: {coordination: {rule: nine}}}}", "E405"),
        ("a: {from_month: 3, changes: {project: {aid_mode_shares: {funds: 0.9}}}}", "E407"),
    ],
)
def test_a_faulty_entry_is_refused(entry: str, code: str):
    assert code in {fault.code for fault in refused(entry)}


def test_a_value_set_by_hand_that_a_change_undoes_is_worth_a_warning():
    text = f"{HEAD}timeline:\n  regular: {{from_month: 13, changes: {MEET}}}\n"
    by_hand = "rules.coordination.rule=mediator"
    (warning,) = from_text(text, "t.yaml", [by_hand]).warnings
    assert warning.code == "W104"
    assert "'regular' changes it again from month 13" in warning.within("en")
    off = "timeline.regular.enabled=false"
    for others in (["rules.coordination.rule=regular_meeting"], [by_hand, off], ["time.months=12"]):
        assert "W104" not in {w.code for w in from_text(text, "t.yaml", others).warnings}


def test_an_entry_after_the_end_is_worth_a_warning():
    scenario = stages(f"late: {{from_month: 61, changes: {MEET}}}")
    assert [warning.code for warning in scenario.warnings] == ["W101"]
    assert scenario.key() == from_text(HEAD, "t.yaml").key()
