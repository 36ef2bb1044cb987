"""Prescribed decisions stand in an actor's place in their months, and nowhere else."""

from __future__ import annotations

import numpy as np
import pytest

from sim.core.errors import ScenarioError
from sim.lab.arms import policy_of
from sim.month import begin, step
from sim.scenario import from_text, load, resolved
from sim.scenario.derived import as_derived
from sim.scenario.difference import differences
from sim.scenario.story import story
from sim.world.kinds import Party

HEAD = "format: 1\nkind: scenario\n"
SMALL = "households: {pilot: 12}\nvillages: {pilot: 2}\ntime: {months: 8, project_months: 8}\n"


def told(entries: str):
    return from_text(f"{HEAD}{SMALL}decisions: {{{entries}}}\n", "t.yaml")


def refusal(entries: str) -> list:
    with pytest.raises(ScenarioError) as caught:
        told(entries)
    return caught.value.problems


def lived(scenario, months: int, column: str) -> list[np.ndarray]:
    """Give a column of stakes as commit left it, month by month."""
    world, found = begin(scenario.plan, 5, [0, 1], run_in=2), []

    def look(phase: str, _seconds: float) -> None:
        if phase == "commit":
            found.append(getattr(world.stake, column).copy())

    for month in range(1, months + 1):
        step(world, policy_of(scenario.at(month), programme=True), look)
    return [world.stake.kind, *found]


@pytest.mark.parametrize(
    ("what", "column", "value"),
    [("effort", "effort", 0.15), ("helping", "helping", 0.4), ("take_part", "inside", 0.0)],
)
def test_only_what_is_decided_changes_and_only_in_its_months(what, column, value):
    entry = f"a: {{who: community, number: 2, what: {what}, months: [3, 4], value: {value}}}"
    usual = from_text(HEAD + SMALL)
    kind, *plain = lived(usual, 6, column)
    _, *decided = lived(told(entry), 6, column)
    named = (kind == Party.COMMUNITY) & (np.arange(len(kind)) // (len(kind) // 4) % 2 == 1)
    for month in (1, 2):
        assert np.array_equal(plain[month - 1], decided[month - 1])
    assert np.array_equal(plain[2][~named], decided[2][~named])
    assert np.all(decided[2][named] == value)
    assert np.all(decided[3][named] == value)
    assert not np.all(decided[4][named] == value) or what == "take_part"


def test_own_money_is_posted_as_decided():
    entry = "a: {who: enterprises, what: own_part, months: [2, 3], value: 0}"
    kind, *posted = lived(told(entry), 4, "posted")
    firms = kind == Party.ENTERPRISE
    sums = [float(np.sum(month[firms])) for month in posted]
    assert (sums[1], sums[2]) == (0.0, 0.0)
    assert sums[3] >= 0.0


def test_decisions_are_part_of_the_key_and_survive_printing(tmp_path):
    entries = (
        "a: {who: contractor, what: effort, months: [3, 4], value: 0.5},"
        " b: {who: households, what: take_part, months: 6, value: 0.25},"
        " c: {who: government, what: helping, months: [1, 2], value: 0.3, enabled: false}"
    )
    scenario, plain = told(entries), from_text(HEAD + SMALL, "p.yaml")
    assert [one.name for one in scenario.decisions] == ["a", "b"]
    assert scenario.decisions[1].until_month == 6
    assert [stage.from_month for stage in scenario.stages] == [1, 3, 5, 6, 7]
    assert scenario.key() != plain.key()
    assert from_text(resolved(scenario)).key() == scenario.key()
    (tmp_path / "p.yaml").write_text(HEAD + SMALL)
    derived = as_derived(scenario, plain).replace("extends: p", "extends: p.yaml")
    (tmp_path / "d.yaml").write_text(derived)
    assert load(tmp_path / "d.yaml").key() == scenario.key()
    first, second = differences(plain, scenario)
    assert "0.5" in first.new.en
    assert second.concerns.en == "households"


@pytest.mark.parametrize(
    ("entry", "code", "said"),
    [
        ("who: comunity, what: effort, months: [1, 2], value: 0.5", "E403", "'community'"),
        ("who: community, what: efort, months: [1, 2], value: 0.5", "E403", "'effort'"),
        ("who: community, what: effort, months: [2, 1], value: 0.5", "E653", "[first, last]"),
        ("who: community, what: effort, months: [0, 1], value: 0.5", "E653", "from 1"),
        ("who: community, what: effort, months: [1, 2], value: 5", "E403", "0 to 1"),
        ("who: community, what: take_part, months: [1, 2], value: 0.5", "E652", "true or false"),
        ("who: community, what: effort, months: [1, 2]", "E408", "value"),
        ("who: community, number: 3, what: effort, months: [1], value: 1", "E655", "2 in all"),
        ("who: foundations, what: effort, months: [1], value: 1", "E654", "no foundations"),
        ("whom: community, what: effort, months: [1], value: 1", "E401", "'who'"),
    ],
)
def test_a_fault_of_a_decision_is_told(entry: str, code: str, said: str):
    faults = refusal(f"a: {{{entry}}}")
    assert code in [fault.code for fault in faults]
    assert said in "\n".join(fault.within("en") for fault in faults)


def test_the_same_decided_twice_names_both_lines():
    one = "{who: contractor, what: effort, months: [3, 6], value: 0.5}"
    other = "{who: organizations, what: effort, months: [6, 7], value: 0.1}"
    (fault,) = refusal(f"a: {one}, b: {other}")
    assert fault.code == "E656"
    assert "line 6 of t.yaml" in fault.what.en
    assert told(f"a: {one}, b: {other.replace('[6', '[7')}").decisions


def test_a_decision_after_the_end_is_worth_a_warning():
    (warning,) = told("a: {who: community, what: effort, months: [9], value: 1}").warnings
    assert warning.code == "W101"


def test_a_decision_is_told_before_any_run():
    rows = story(told("a: {who: community, number: 2, what: effort, months: [3, 4], value: 0.2}"))
    (row,) = [row for row in rows if "village community 2" in row.what.en]
    assert (row.month, row.numbers.en) == (3, "0.2")
    assert "months 3 to 4" in row.when.en
