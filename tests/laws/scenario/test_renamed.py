"""Old names are taken with a word on the new, and what stands beside the world is kept."""

from __future__ import annotations

import pytest

from sim.catalogue import OUTCOMES
from sim.core.errors import ScenarioError
from sim.core.words import sentences
from sim.lab import simulate
from sim.lab.frames import frames_of
from sim.scenario import from_text, load, resolved
from sim.scenario.renamed import RENAMED
from sim.scenario.wording import outcome_label
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


def test_methods_may_stand_in_one_map_as_they_used_to():
    old = "casework_households: 7, groups: 3, people_per_group: 8, community_villages: 2"
    new = "casework: {households: 7}, group_work: {groups: 3, people_per_group: 8}"
    was = told(f"project: {{methods: {{{old}}}}}\n")
    now = told(f"project: {{methods: {{{new}, community_work: {{villages: 2}}}}}}\n")
    assert was.key() == now.key()
    assert [warned.code for warned in was.warnings] == ["W108"] * 4
    assert "project.methods.group_work.groups" in was.warnings[1].hint.en
    assert not now.warnings


def test_words_and_equal_money_are_kept_when_printed_in_full():
    body = "words: after_2020\nequal_money: {what: total_yuan, adjust: project.grant_yuan}\n"
    scenario = told(body)
    assert (scenario.words, scenario.equal_money.what) == ("after_2020", "total_yuan")
    again = from_text(resolved(scenario))
    assert (again.words, again.equal_money) == (scenario.words, scenario.equal_money)
    assert [fault.code for fault in refusal("words: newer\n")] == ["E421"]


DRAWN = "world: {{population: {{assets: {{{}}}}}}}\n"


def test_a_distribution_stands_for_its_middle_and_its_spread(tmp_path):
    scenario = told(DRAWN.format("shape: lognormal, median: 3000, spread: 0.5"))
    plain = told("world: {population: {assets: 3000, assets_spread: 0.5}}\n")
    assert scenario.plan.settings == {"population": {"assets": 3000.0, "assets_spread": 0.5}}
    assert scenario.key() == plain.key() == from_text(resolved(scenario)).key()
    assert scenario.origins()["world.population.assets_spread"] == "small.yaml:3"
    (tmp_path / "old.yaml").write_text(
        HEAD + DRAWN.format("shape: lognormal, median: 3000, spread: 0.5")
    )
    (tmp_path / "new.yaml").write_text(
        HEAD + "extends: old.yaml\nchanges: {world: {population: {assets: {median: 4000}}}}\n"
    )
    assert load(tmp_path / "new.yaml").plan.settings["population"]["assets"] == 4000.0


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (DRAWN.format("shape: normal, mean: 3000, spread: 0.5"), "E422"),
        (DRAWN.format("shape: lognormal, mean: 3000, spread: 0.5"), "E408"),
        (DRAWN.format("shape: lognormal, median: 3000, spread: 5"), "E403"),
        (DRAWN.format("median: 3000, spread: 0.5"), "E404"),
        (DRAWN.format("shape: lognormal, median: 1, spread: 0}, assets_spread: {a: 1"), "E423"),
        ("project: {grant_yuan: {shape: lognormal, median: 3, spread: 1}}\n", "E404"),
    ],
)
def test_a_fault_of_a_distribution_is_told(body: str, code: str):
    assert code in [fault.code for fault in refusal(body)]


def test_after_2020_outcomes_are_named_by_the_reference_line():
    names = set(sentences("wording"))
    assert names <= set(OUTCOMES)
    for name in names:
        label = outcome_label(name, "after_2020")
        assert "poverty" not in label.en
        assert "贫" not in label.zh
    assert outcome_label("poverty_rate", "before_2020") == OUTCOMES["poverty_rate"].label
    unnamed = [n for n, o in OUTCOMES.items() if "贫" in o.label.zh or "poverty" in o.label.en]
    assert set(unnamed) <= names
    result = simulate(
        told("words: after_2020\ntime: {months: 1}\nhouseholds: {pilot: 6}\n"), 1, 1, twin=False
    )
    assert frames_of(result).outcomes["poverty_rate"][0].en == "people below the reference line"
