"""A month that is lived again is the month that was lived, and nothing of it is left untold."""

from __future__ import annotations

import numpy as np
import pytest

from sim.core.draws import uniform
from sim.core.errors import UsageError
from sim.lab.arms import Arm, Job, play
from sim.lab.record import HOUSEHOLD_COLUMNS
from sim.lab.watch import POCKETS, watch
from sim.lab.watched import Row
from sim.month import GAME, MONTH
from sim.phases._payoff import monthly
from sim.phases.implement import FAILURE
from sim.scenario import load
from sim.world.entries import ENTRIES
from sim.world.world import TABLES
from tests.laws.lab.tiny import TINY

SEED = 7


def scenario(*changes: str):
    return load("yanliu", [*TINY, "time.months=14", "time.project_months=12", *changes])


def seen(who, number=1, month=5, *, programme=True, changes=()):
    return watch(Arm(scenario(*changes), programme), SEED, 2, month, (who, number))


@pytest.mark.parametrize("programme", [True, False])
def test_the_last_month_ends_as_the_recorded_run(programme):
    arm = Arm(scenario(), programme)
    recorded = play(Job((arm,), SEED, 0, 3, "numpy", households=True), lambda _: None)[0]
    for number in (1, 4, 12):
        found = watch(arm, SEED, 2, 14, ("household", number))
        for column in HOUSEHOLD_COLUMNS:
            expected = recorded.households[column][number - 1, 1]
            assert float(found.after[found.subject.row][column]) == expected, column


def test_months_join_without_a_seam():
    one, next_one = (seen("project", month=month) for month in (5, 6))
    np.testing.assert_equal(dict(one.after), dict(next_one.before))
    assert one.cash[1] == next_one.cash[0]


@pytest.mark.parametrize("who", POCKETS)
@pytest.mark.parametrize("month", [1, 8])
def test_payments_add_up_to_the_change_of_the_account(who, month):
    found = seen(who, month=month)
    pockets, number = found.subject.pockets, found.subject.row.number
    moved = 0
    for step in found.steps:
        for paid in step.payments:
            ends = [end.table in pockets and end.number == number for end in paid[1:3]]
            assert any(ends)
            assert paid.fen > 0
            moved += paid.fen * (ends[1] - ends[0])
    assert any(step.payments for step in found.steps)
    assert moved == found.cash[1] - found.cash[0]


@pytest.mark.parametrize("who", POCKETS)
def test_changes_lead_from_the_opening_to_the_close(who):
    found = seen(who, month=12)
    values = {row: dict(columns) for row, columns in found.before.items()}
    for step in found.steps:
        for one in step.changes:
            now = values[one.row][one.column]
            if one.entry >= 0:
                np.testing.assert_equal(now[one.entry], one.old)
                now = (*now[: one.entry], one.new, *now[one.entry + 1 :])
            else:
                np.testing.assert_equal(now, one.old)
                now = one.new
            values[one.row][one.column] = now
    for row in found.subject.own:
        np.testing.assert_equal(values[row], dict(found.after[row]))
    assert any(step.changes for step in found.steps)


def test_a_phase_changes_what_it_may_and_every_phase_is_there():
    found = seen("project", month=12)
    assert [step.phase for step in found.steps] == [phase.name for phase in MONTH]
    for step, phase in zip(found.steps, MONTH, strict=True):
        assert {f"{one.row.table}.{one.column}" for one in step.changes} <= {*phase.writes}


def test_the_rules_told_are_those_in_force():
    found = seen("project", changes=("rules.benefit_sharing.rule=equal",))
    rules = {family: rules for step in found.steps for family, rules in step.rules.items()}
    assert [rule.name() for rule in rules["benefit_sharing"]] == ["equal"]
    assert {"information", "coordination", "allocation", "targeting", "responsibility"} <= {*rules}
    alone = seen("project", programme=False)
    assert not any(step.rules for step in alone.steps)


def test_a_rule_is_told_from_the_month_on_in_which_it_holds():
    later = "timeline={then: {from_month: 5, changes: {rules: {targeting: {rule: need_first}}}}}"
    names = []
    for month in (4, 5):
        found = seen("project", month=month, changes=(later,))
        implement = next(step for step in found.steps if step.phase == "implement")
        names += [rule.name() for rule in implement.rules["targeting"]]
    assert names == ["pairing", "need_first"]


def test_a_game_has_two_phases_and_no_households():
    arm = Arm(load("public_goods"))
    found = watch(arm, SEED, 1, 2, ("project", 1))
    assert [step.phase for step in found.steps] == list(GAME)
    assert {one.row.table for step in found.steps for one in step.changes} >= {"stake"}
    with pytest.raises(UsageError, match="household 1: this scenario has none"):
        watch(arm, SEED, 1, 2, ("household", 1))


def test_the_chance_of_failure_told_is_the_one_that_lots_are_drawn_by():
    failed = []
    for month in range(2, 12):
        found = seen("project", month=month, changes=("world.game.failure=0.99",))
        step = next(step for step in found.steps if step.phase == "implement")
        own = step.values[found.subject.row]
        key, who = np.uint64(own["luck"]), np.array([own["id"]], np.uint64)
        lot = uniform(FAILURE, key, who, month)
        assert bool((lot < monthly(np.array([step.failure])))[0]) == own["failed"]
        failed.append(own["failed"])
    assert True in failed
    assert False in failed


@pytest.mark.parametrize(
    ("who", "number", "month", "said"),
    [
        ("household", 13, 2, "no household 13: there are 12"),
        ("household", 0, 2, "no household 0"),
        ("enterprise", 99, 2, "no enterprise 99"),
        ("household", 1, 0, "no month 0"),
        ("household", 1, 15, "no month 15: this scenario tells 14"),
    ],
)
def test_what_is_not_there_is_said_at_once(who, number, month, said):
    with pytest.raises(UsageError, match=said):
        seen(who, number, month)


def test_the_places_of_a_project_are_those_of_its_parties():
    found = seen("project", 2)
    stakes = [row for row in found.subject.own if row.table == "stake"]
    assert stakes
    assert {found.names[row][1] >= 0 for row in stakes} == {True}
    assert found.subject.around[0] == Row("village", 1)


def test_every_entry_of_a_column_has_a_name():
    wide = {
        f"{kind.key}.{c.name}": c.width for kind in TABLES for c in kind.columns.values() if c.width
    }
    assert {name: len(entries) for name, entries in ENTRIES.items()} == wide
