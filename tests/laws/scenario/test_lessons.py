"""A lesson names worlds, things to look at and answers; all of it is checked."""

from __future__ import annotations

import pickle

import pytest

from sim.core.errors import ScenarioError
from sim.scenario import Lesson, from_text, load, load_scenario, shipped

HEAD = "format: 1\nkind: lesson\nscenario: yanliu\n"
STEPS = (
    "steps:\n"
    "  before:\n"
    "    say: {zh: 先看, en: look first}\n"
    "    look: {outcome: poverty_rate, at_month: 12}\n"
    "  after:\n"
    "    guess: {question: {zh: 几成, en: how much}, options: {few: 少, many: 多}}\n"
    "    set: {rules: {coordination: {rule: none}}}\n"
    "    look: {outcome: poverty_rate, beside: before}\n"
)


def told(body: str) -> Lesson:
    lesson = from_text(HEAD + body, "l.yaml")
    assert isinstance(lesson, Lesson)
    return lesson


def refusal(body: str) -> list:
    with pytest.raises(ScenarioError) as caught:
        told(body)
    return caught.value.problems


def test_each_step_shows_the_world_with_what_it_sets_and_nothing_more():
    lesson = told(STEPS)
    before, after = lesson.steps
    assert before.scenario.key() == lesson.scenario.key() == load_scenario("yanliu").key()
    assert after.scenario.choices["coordination"].rule == "none"
    assert after.changed == ("rules.coordination.rule",)
    assert (after.look.beside, after.guess.options[1][1].zh) == ("before", "多")
    assert lesson.step("after") is after
    assert pickle.loads(pickle.dumps(lesson)).key() == lesson.key()  # noqa: S301 our own bytes


@pytest.mark.parametrize(
    ("body", "code", "said"),
    [
        ("title: 课\n", "E408", "steps"),
        ("steps: []\n", "E951", "1 to 30"),
        ("steps: {a: {minutes: 2}}\n", "E952", "guess or look"),
        ("steps: {a: {say: x, loook: {outcome: gini}}}\n", "E401", "'look'"),
        (STEPS.replace("poverty_rate, at", "poverty_rates, at"), "E702", "'poverty_rate'"),
        (STEPS.replace("at_month: 12", "at_month: 61"), "E703", "month 60"),
        (STEPS.replace("beside: before", "beside: after"), "E919", "before"),
        (STEPS.replace("rule: none", "rule: nun"), "E405", " none,"),
        (STEPS.replace("set: {rules:", "set: {rule:"), "E401", "'rules'"),
        (STEPS.replace(", many: 多", ""), "E953", "2 to 6"),
        (STEPS.replace("few: 少", "Few: 少"), "E411", "'Few'"),
        (STEPS + "minutes: 500\n", "E403", "1 to 240"),
        (STEPS + "notes: [3]\n", "E412", "should be a text"),
        (STEPS + "extends: yanliu\n", "E401", ""),
    ],
)
def test_a_fault_of_a_lesson_is_told(body: str, code: str, said: str):
    faults = refusal(body)
    assert code in [fault.code for fault in faults]
    assert said in "\n".join(fault.within("en") for fault in faults)
    assert all(fault.line > 0 and fault.what.zh for fault in faults)


@pytest.mark.parametrize("name", shipped("lesson"))
def test_a_shipped_lesson_is_whole_in_both_languages(name: str):
    lesson = load(name)
    texts = [lesson.title, lesson.question, lesson.goal, *lesson.notes, *lesson.ask]
    texts += [*lesson.notice, lesson.without_power]
    for step in lesson.steps:
        texts += [text for text in (step.say, step.do, *step.notes) if text.zh]
        texts += [words for _, words in step.guess.options] if step.guess else []
    assert all(text.zh and text.en and text.zh != text.en for text in texts)
    assert sum(step.minutes for step in lesson.steps) == lesson.minutes
    assert not lesson.warnings
