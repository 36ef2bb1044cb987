"""What is different between two scenarios is told in words, and makes one of the other."""

from __future__ import annotations

import re

import pytest

from sim.scenario import from_text, load, shipped
from sim.scenario.derived import as_derived
from sim.scenario.difference import differences, identical, told_otherwise
from sim.scenario.registry import all_keys
from sim.scenario.whom import concerns, read_in

HAN = re.compile(r"[\u3400-\u9fff]")
HEAD = "format: 1\nkind: scenario\nextends: yanliu\n"


def child(changes: str):
    return from_text(f"{HEAD}changes:\n  {changes}\n", "child.yaml")


def difference(changes: str):
    (found,) = differences(load("yanliu"), child(changes))
    return found


def test_a_scenario_does_not_differ_from_itself():
    for name in shipped():
        assert identical(load(name), load(name))
        assert differences(load(name), load(name)) == ()


def test_a_value_is_told_with_unit_place_and_whom_it_concerns():
    found = difference("villages: {volunteers: 0}  # 没有 · nobody [A]")
    assert (found.path, found.old.en, found.new.en) == ("villages.volunteers", "20", "0")
    assert (found.unit.en, found.origin) == ("persons in all", "child.yaml:5")
    assert (found.caption.text.zh, found.caption.mark) == ("没有", "A")
    assert found.concerns.en == "villages"


def test_a_rule_is_exchanged_with_its_parameters():
    found = difference("rules: {coordination: {rule: mediator, trigger: 0.5}}")
    assert found.path == "rules.coordination"
    assert found.old.en.startswith("regular_meeting (")
    assert found.new.en.startswith("mediator (")
    assert "0.5" in found.new.en
    assert "0.6" in found.new.en  # what the other rule comes with is told too


def test_a_parameter_alone_is_one_value():
    found = difference("rules: {coordination: {meetings_every_months: 3}}")
    assert (found.path, found.old.en, found.new.en) == (
        "rules.coordination.meetings_every_months",
        "2",
        "3",
    )


def test_incentives_come_and_go_by_name():
    gone = difference("rules: {incentive: {appraisal: {enabled: false}}}")
    assert (gone.path, gone.new.en) == ("rules.incentive.appraisal", "none")
    come = difference("rules: {incentive: {tax: {rule: tax_relief}}}")
    assert (come.path, come.old.zh) == ("rules.incentive.tax", "没有")
    assert come.new.en.startswith("tax_relief (")


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ("timeline: {platform_opens: {enabled: false}}", "from month 3: ", "none"),
        ("timeline: {platform_opens: {from_month: 9}}", "from month 3: ", "from month 9: "),
        (
            "timeline: {l: {from_month: 8, changes: {project: {incubation_share: 0}}}}",
            "none",
            "from month 8: share of hours to build",
        ),
    ],
)
def test_timed_changes_are_told(changes: str, old: str, new: str):
    found = difference(changes)
    assert found.old.en.startswith(old)
    assert found.new.en.startswith(new)


def test_what_has_no_effect_on_the_numbers_is_told_apart():
    other = child("matters: {gini: 0.1}")
    assert identical(load("yanliu"), other)
    assert told_otherwise(load("yanliu"), other) == ("matters",)


def test_everything_is_told_in_both_languages():
    for name in shipped():
        for found in differences(load("yanliu"), load(name)):
            for text in (found.label, found.old, found.new, found.concerns, *found.read_in):
                assert not HAN.search(text.en), found.path
            assert HAN.search(found.label.zh), found.path
            assert HAN.search(found.concerns.zh)


@pytest.mark.parametrize(
    "changes",
    [
        "villages: {volunteers: 0}",
        "rules: {coordination: {rule: mediator, trigger: 0.5}}",
        "rules: {coordination: {meetings_every_months: 3}}",
        "rules: {incentive: {appraisal: {enabled: false}}}",
        "rules: {incentive: {tax: {rule: tax_relief}}}",
        "timeline: {platform_opens: {enabled: false}}",
        "timeline: {platform_opens: {from_month: 9}}",
        "time: {project_months: 24}",
        "project: {aid_mode_shares: {consumption: 0.1, employment: 0.45}}",
        "world: {game: {joint: 0.4}}",
        "matters: {gini: 0.1}",
        "expect: {more: {measure: gini, at_month: 2, between: [0, 1]}}",
    ],
)
def test_the_difference_makes_one_of_the_other(changes: str):
    other = child(changes)
    again = from_text(as_derived(other, load("yanliu")), "again.yaml")
    assert identical(other, again)
    assert (again.matters, again.expect) == (other.matters, other.expect)


@pytest.mark.parametrize("name", [n for n in shipped() if load(n).parent is not None])
def test_a_shipped_derived_file_is_its_difference_with_its_captions(name: str):
    scenario = load(name)
    assert scenario.parent is not None
    text = as_derived(scenario, scenario.parent)
    assert identical(from_text(text, "again.yaml"), scenario)
    for found in differences(scenario.parent, scenario):
        assert found.caption is None or found.caption.text.zh in text


def test_every_beginning_of_a_path_concerns_somebody():
    keys = [key.path for key in all_keys()]
    for path in keys:
        assert concerns(path).zh
    assert "needs assessment" in [t.en for t in read_in("project.assessment.method")]
    assert "coordination" in [t.en for t in read_in("rules.coordination.rule")]
    unread = [path for path in keys if not read_in(path)]
    assert len(unread) < len(keys) / 50, unread
