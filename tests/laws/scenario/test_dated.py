"""Values by calendar year, and moments that a change may wait for."""

from __future__ import annotations

import numpy as np
import pytest

from sim.core.errors import ScenarioError
from sim.lab import simulate
from sim.lab.arms import policy_of
from sim.month import begin, step
from sim.scenario import from_text, load, resolved
from sim.scenario.build import happened
from sim.scenario.dated import first_month
from sim.scenario.derived import as_derived

HEAD = "format: 1\nkind: scenario\n"
TIME = "time: {start_year: 2018, start_month: 6, months: 36}\n"
JOINT = "world: {game: {joint: {2018: 0.1, 2019: 0.2, 2021: 0.3, 2030: 0.9}}}\n"


def joint(scenario, month: int) -> float:
    return scenario.at(month).values["world.game.joint"].value


def refusal(body: str) -> list:
    with pytest.raises(ScenarioError) as caught:
        from_text(HEAD + body, "t.yaml")
    return caught.value.problems


def test_a_dated_value_changes_each_january_and_then_stays():
    scenario = from_text(HEAD + TIME + JOINT)
    assert first_month(2019, 2018, 6) == 8
    assert [joint(scenario, m) for m in (1, 7, 8, 31, 32, 36)] == [0.1, 0.1, 0.2, 0.2, 0.3, 0.3]
    assert scenario.warnings == ()


def test_a_year_before_the_start_says_what_holds_at_the_start():
    scenario = from_text(HEAD + TIME + "world: {game: {joint: {2014: 0.4, 2017: 0.5}}}\n")
    assert (joint(scenario, 1), len(scenario.stages)) == (0.5, 1)


def test_a_rule_can_be_dated_too():
    body = "rules: {coordination: {2018: {rule: none}, 2019: {rule: regular_meeting, cost: 0.1}}}\n"
    scenario = from_text(HEAD + TIME + body)
    assert [scenario.at(m).choices["coordination"].rule for m in (7, 8)] == [
        "none",
        "regular_meeting",
    ]


def test_dated_values_say_the_same_as_the_timeline_and_are_printed_as_such():
    scenario = from_text(HEAD + TIME + JOINT)
    entry = "{{from_month: {}, {}changes: {{world: {{game: {{joint: {}}}}}}}}}"
    rows = "world: {game: {joint: 0.1}}\ntimeline:\n"
    rows += f"  a: {entry.format(8, 'until_month: 31, ', 0.2)}\n  b: {entry.format(32, '', 0.3)}\n"
    assert from_text(HEAD + TIME + rows).key() == scenario.key()
    assert from_text(resolved(scenario)).key() == scenario.key()


def test_a_derived_file_can_change_one_year(tmp_path):
    (tmp_path / "old.yaml").write_text(HEAD + TIME + JOINT)
    (tmp_path / "new.yaml").write_text(
        HEAD + "extends: old.yaml\nchanges: {world: {game: {joint: {2019: 0.7}}}}\n"
    )
    new, old = load(tmp_path / "new.yaml"), load(tmp_path / "old.yaml")
    assert [joint(new, m) for m in (7, 8, 32)] == [0.1, 0.7, 0.3]
    derived = as_derived(new, old).replace("extends: old", "extends: old.yaml")
    (tmp_path / "again.yaml").write_text(derived)
    assert load(tmp_path / "again.yaml").key() == new.key()


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        (TIME + "world: {game: {joint: {2020: 0.5}}}\n", "E607", 4),
        (TIME + "world: {game: {joint: {2018: 0.5, 2019: 5}}}\n", "E403", 4),
        (TIME + "world: {game: {joint: {2018: 0.5, 2018: 0.6}}}\n", "E221", 4),
        (TIME + "world: {game: {joint: {2018: 0.5, year: 0.6}}}\n", "E404", 4),
        (TIME + "world: {game: {jiont: {2018: 0.5}}}\n", "E401", 4),
        (TIME + "project: {grant_yuan: {2018: 1, 2019: 2}}\n", "E603", 4),
        (TIME + "2018: 3\n", "E401", 4),
        (
            TIME + JOINT + "timeline: {a: {from_month: 3, changes: {world: {game: {joint: 1}}}}}\n",
            "E604",
            4,
        ),
    ],
)
def test_a_fault_of_a_dated_value_is_told(body: str, code: str, line: int):
    assert (code, line) in [(fault.code, fault.line) for fault in refusal(body)]


MEET = "changes: {rules: {coordination: {rule: regular_meeting}}}"


@pytest.mark.parametrize(
    ("word", "rest", "month"),
    [
        ("programme_ends", "time: {project_months: 9}\n", 10),
        ("spill_over_begins", "households: {spill_over_from_month: 5}\n", 5),
        ("prices_fall", "shocks: {harvest_price: {enabled: true, from_month: 14}}\n", 14),
    ],
)
def test_a_moment_that_the_file_can_tell_is_a_month(word: str, rest: str, month: int):
    scenario = from_text(f"{HEAD}{rest}timeline: {{a: {{when: {word}, {MEET}}}}}\n")
    assert (scenario.timeline[0].from_month, scenario.awaits) == (month, ())


def test_prices_that_never_fall_begin_nothing_and_that_is_said():
    (warning,) = from_text(f"{HEAD}timeline: {{a: {{when: prices_fall, {MEET}}}}}\n").warnings
    assert warning.code == "W101"


SHOCK = f"timeline: {{help: {{when: first_shock, {MEET}}}}}\n"
SMALL = (
    "households: {pilot: 12}\nvillages: {pilot: 2}\ntime: {months: 14, project_months: 14}\n"
    "shocks: {disaster: {probability_per_village_year: 0.5}}\n"
)


def test_what_waits_for_luck_holds_from_its_month_on_once_that_is_known():
    scenario = from_text(HEAD + SMALL + SHOCK)
    assert scenario.awaits == ("first_shock",)
    assert len({scenario.at(m).choices["coordination"].rule for m in (1, 14)}) == 1
    after = happened(scenario, {"first_shock": 6})
    assert [after.at(m).choices["coordination"].rule for m in (5, 6)] == ["none", "regular_meeting"]
    assert after.awaits == ()
    assert scenario.key() != from_text(HEAD + SMALL).key()
    assert from_text(resolved(scenario)).key() == scenario.key()


def first_shocks(scenario, seed: int, replications: int) -> list[int]:
    """Live the world beside and note the month of the first disaster of each replication."""
    world = begin(scenario.plan, seed, range(replications))
    found = np.zeros(replications, np.int64)
    policy = policy_of(scenario.at(1), programme=True)
    for month in range(1, scenario.months + 1):
        step(world, policy)
        struck = np.zeros(replications, bool)
        struck[world.village.county[world.village.disaster & world.village.pilot]] = True
        found[struck & (found == 0)] = month
    return [int(month) for month in found]


def test_a_change_at_the_first_shock_differs_from_there_on_and_not_before():
    usual = from_text(HEAD + SMALL)
    plain = simulate(usual, 6, 11, twin=False).programme
    helped = simulate(from_text(HEAD + SMALL + SHOCK), 6, 11, twin=False).programme
    struck = first_shocks(usual, 11, 6)
    assert len(set(struck)) > 1
    differed = 0
    for number, month in enumerate(struck):
        before, after = plain.values[:, :, number], helped.values[:, :, number]
        still = month or usual.months
        assert np.array_equal(before[:, :still], after[:, :still], equal_nan=True)
        differed += not np.array_equal(before, after, equal_nan=True)
    assert differed == sum(0 < month < usual.months for month in struck)


def test_what_waits_for_luck_overlaps_whatever_holds_at_any_time():
    faults = refusal(SMALL + SHOCK.rstrip("}\n") + "}}}}, b: {from_month: 3, " + MEET + "}}\n")
    assert "E604" in [fault.code for fault in faults]


def test_a_beginning_set_by_hand_as_a_date_is_told_to_be_written_apart():
    for path in ("time.start_month", "time.start_year"):
        with pytest.raises(ScenarioError) as caught:
            load("yanliu", [f"{path}=2018-06"])
        hint = caught.value.problems[0].hint
        assert "start_year: 2018, start_month: 6" in hint.en
        assert "start_year: 2018, start_month: 6" in hint.zh
