"""A scenario that travels says what is lived, and nothing that only readers need."""

from __future__ import annotations

import copy

import pytest

from sim.lab.arms import Arm, Job, play, policy_of
from sim.scenario import load, shipped
from sim.scenario.bare import bare, worn

COUNTIES = [name for name in shipped() if not load(name).tiers]
SHORT = ("time.months=4", "time.project_months=3", "households.spill_over=0")
WAITING = (
    "timeline={help: {when: first_shock, changes: "
    "{rules: {coordination: {rule: regular_meeting}}}}}"
)


@pytest.mark.parametrize("name", COUNTIES)
def test_every_shipped_scenario_arrives_with_the_same_key_plan_and_rules(name):
    scenario = load(name)
    there = worn(bare(scenario))
    assert there.key() == scenario.key()
    assert there.plan == scenario.plan
    assert (there.months, there.expect) == (scenario.months, scenario.expect)
    assert len(there.stages) == len(scenario.stages)
    for one, other in zip(there.stages, scenario.stages, strict=True):
        assert (one.from_month, one.plan) == (other.from_month, other.plan)
        for programme in (True, False):
            assert policy_of(one, programme) == policy_of(other, programme)


def test_an_arm_that_travelled_lives_the_same_life():
    job = Job((Arm(load("yanliu", SHORT)),), 3, 0, 2, "numpy", households=True)
    there = copy.deepcopy(job)  # by the same road as between processes
    assert there.arms[0].scenario.title.en == ""
    here, away = (play(each, lambda _: None)[0].columns() for each in (job, there))
    assert here.keys() == away.keys()
    assert all(here[name].tobytes() == away[name].tobytes() for name in here)


def test_what_waits_for_luck_travels_whole():
    scenario = load("single_actor", (WAITING,))
    there = worn(bare(scenario))
    assert there.awaits == ("first_shock",)
    assert there.source == scenario.source
    assert there.key() == scenario.key()
    assert there.parent is None
