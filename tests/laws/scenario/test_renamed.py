"""Old names are taken with a word on the new, and what stands beside the world is kept."""

from __future__ import annotations

import pytest

from sim.core.errors import ScenarioError
from sim.scenario import from_text, load, resolved
from sim.scenario.renamed import RENAMED
from sim.world.sections import Project

HEAD = "format: 1\nkind: scenario\n"


def told(body: str):
    return from_text(HEAD + body, "small.yaml")


def refusal(body: str) -> list:
    with pytest.raises(ScenarioError) as caught:
        told(body)
    return caught.value.problems


def test_a_key_that_was_renamed_is_taken_with_a_word_on_the_new_one(monkeypatch, tmp_path):
    monkeypatch.setitem(RENAMED, "project.money_yuan", "project.grant_yuan")
    monkeypatch.setitem(RENAMED, "world.play.joined", "world.game.joint")
    scenario = told(
        "project: {money_yuan: 7}\n"
        "timeline: {a: {from_month: 3, changes: {world: {play: {joined: 0.2}}}}}\n"
    )
    assert scenario.plan.of(Project).grant_yuan == 7
    assert scenario.at(3).values["world.game.joint"].value == 0.2
    assert [(w.code, w.line) for w in scenario.warnings] == [("W108", 3), ("W108", 4)]
    assert "project.grant_yuan" in scenario.warnings[0].hint.en
    (tmp_path / "child.yaml").write_text(
        HEAD + "extends: base\nchanges: {project: {money_yuan: 8, incubation_share: 0}}\n"
    )
    child = load(tmp_path / "child.yaml")
    assert child.plan.of(Project).grant_yuan == 8
    assert child.warnings[0].file.endswith("child.yaml")


def test_words_and_equal_money_are_kept_when_printed_in_full():
    body = "words: after_2020\nequal_money: {what: total_yuan, adjust: project.grant_yuan}\n"
    scenario = told(body)
    assert (scenario.words, scenario.equal_money.what) == ("after_2020", "total_yuan")
    again = from_text(resolved(scenario))
    assert (again.words, again.equal_money) == (scenario.words, scenario.equal_money)
    assert [fault.code for fault in refusal("words: newer\n")] == ["E421"]
