"""Keywords are the keys of a scenario file, and every fault is said with what was meant."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sim.core.errors import UsageError
from sim.model import CollaborationModel
from sim.model.keys import known, read
from sim.policy import Policy
from sim.rules import FAMILIES
from sim.scenario.registry import all_keys
from sim.world.plan import Plan
from sim.world.sections import Capability, Households, Project
from sim.world.settings.game import Game

pytestmark = pytest.mark.usefixtures("young")


def test_every_key_of_the_language_is_a_keyword():
    for key in all_keys():
        if not key.path.startswith("rules."):
            assert known()[key.path] == key.param
            read({key.path.replace(".", "__"): key.param.default})
        elif key.rule:
            path = key.path.replace("<name>", "one")
            home = path.rpartition(".")[0]
            read({f"{home}.rule": key.rule, path: key.param.default})


@pytest.mark.parametrize(
    "given",
    [
        {"organizations.contractor.capability.health": 0.9, "project.grant_yuan": 10},
        {"organizations__contractor__capability__health": 0.9, "project__grant_yuan": 10.0},
        {
            "organizations": {"contractor": {"capability": {"health": 0.9}}},
            "project.grant_yuan": 10,
        },
        {
            "organizations.contractor.capability": {"health": np.float64(0.9)},
            "project": {"grant_yuan": np.int64(10)},
        },
    ],
)
def test_a_key_may_be_written_in_several_ways(given):
    plan = read(given).over_plan(Plan())
    assert plan.of(Capability).health == 0.9
    assert plan.of(Project).grant_yuan == 10
    assert plan.of(Project).incubation_share == Project().incubation_share


def test_settings_reach_the_counties():
    model = CollaborationModel(rng=1, households__pilot=6, world__game__joint=0.5)
    assert model.world.setting(Game).joint.tolist() == [0.5]


def test_keys_hold_over_a_plan_and_keep_the_rest_of_it():
    plan = Plan({"households": Households(pilot=30, near_poor_share=0.5)}, {"game": {"joint": 0.4}})
    told = read({"households.pilot": 20}).over_plan(plan)
    assert told.of(Households) == Households(pilot=20, near_poor_share=0.5)
    assert told.settings == plan.settings
    assert plan.of(Households).pilot == 30


def named(model):
    policy = model.policy(1)
    return {family: getattr(policy, family).name() for family in FAMILIES if family != "incentive"}


def test_rules_by_name_or_with_their_parameters():
    model = CollaborationModel(
        rng=1,
        households__pilot=6,
        rules__allocation="equal",
        rules__benefit_sharing={"rule": "dividend_by_share", "poor_reserve": 0.1},
    )
    chosen = named(model)
    assert (chosen["allocation"], chosen["benefit_sharing"]) == ("equal", "dividend_by_share")
    assert model.policy(1).benefit_sharing.poor_reserve == 0.1
    assert chosen["coordination"] == "none"


@pytest.mark.parametrize(
    "given",
    [
        "graduated_sanction",
        ["graduated_sanction"],
        {"rule": "graduated_sanction"},
        [{"rule": "graduated_sanction"}],
        {"first": {"rule": "graduated_sanction"}},
        {"first": "graduated_sanction"},
    ],
)
def test_incentives_in_every_way(given):
    for key in ("rules__incentive", "rules.incentive"):
        told = read({key: given})
        assert [name for name, _ in told.incentives.values()] == ["graduated_sanction"]
    told = read({"rules": {"incentive": given}})
    assert [name for name, _ in told.incentives.values()] == ["graduated_sanction"]


def test_several_incentives_keep_their_order():
    rules = ["graduated_sanction", "appraisal_ranking", "graduated_sanction"]
    policy = read({"rules__incentive": rules}).over_policy(Policy.of(Plan(), {}, {}))
    assert [rule.name() for rule in policy.incentives] == rules


def test_keys_hold_over_policies_in_every_month():
    first = Policy.of(Plan(), {"allocation": ("need", {})}, {"one": ("graduated_sanction", {})})
    later = replace(first, plan=Plan({"project": Project(grant_yuan=5)}))

    def policies(month):
        return first if month == 1 else later

    model = CollaborationModel(
        rng=1, policies=policies, households__pilot=6, rules__information="register"
    )
    for month in (1, 2):
        policy = model.policy(month)
        assert policy.plan.of(Households).pilot == 6
        assert policy.information.name() == "register"
        assert policy.allocation.name() == "need"
        assert len(policy.incentives) == 1
    assert model.policy(2).plan.of(Project).grant_yuan == 5
    none = CollaborationModel(rng=1, policies=policies, households__pilot=6, rules__incentive=[])
    assert none.policy(1).incentives == ()
    assert none.plan.of(Households).pilot == 6


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"seed": 3}, ["rng=", "seed"]),
        ({"pilot": 3}, ["households.pilot or villages.pilot"]),
        ({"household__pilot": 3}, ["mean households.pilot?"]),
        ({"world__game__jiont": 0.3}, ["mean world.game.joint?"]),
        ({"rules__benefits_sharing": "equal"}, ["mean rules.benefit_sharing?"]),
        ({"rules__benefit_sharing": "equl"}, ["mean equal?", "by_need"]),
        ({"rules__benefit_sharing": 3}, ["no rule 3"]),
        ({"rules__benefit_sharing": ["equal"]}, ["no rule"]),
        ({"rules": 3}, ["keyword rules"]),
        ({"rules__allocation__x": 3}, ["rules.allocation.rule", "headcount"]),
        ({"rules__allocation": {"rule": "need", "x": 3}}, ["no parameter x", "none"]),
        (
            {"rules__benefit_sharing": {"rule": "dividend_by_share", "poor_reserv": 1}},
            ["mean poor_reserve?"],
        ),
        (
            {"rules__benefit_sharing": {"rule": "dividend_by_share", "poor_reserve": 3}},
            ["rules.benefit_sharing.poor_reserve", "3 is outside 0 to 1"],
        ),
        ({"rules__incentive": ["oops"]}, ["no rule 'oops'"]),
        ({"rules__incentive": None}, ["no rule None"]),
        ({"households__pilot": 1.5}, ["households.pilot", "a whole number"]),
        ({"households__pilot": "many"}, ["a whole number"]),
        ({"households__pilot": [1, 2]}, ["a whole number"]),
        ({"households__pilot": True}, ["a whole number"]),
        ({"households__pilot": -1}, ["outside 1 to 50 million", "registered households"]),
        ({"project__grant_yuan": float("nan")}, ["nan is outside"]),
        ({"monitoring__enabled": 1}, ["true or false"]),
        ({"project__implementer": "contracter"}, ["mean contractor?"]),
        ({"households__pilot": 4, "households.pilot": 5}, ["given twice"]),
        ({"households__pilot": 0}, ["0 is outside 1 to"]),
        ({"households__spill_over": 10}, ["villages.spill_over"]),
        ({"organizations__contractor__enabled": False}, ["project.implementer"]),
        ({"project__milestone_shares__start": 0.9}, ["project.milestone_shares", "1.5"]),
        ({"household": 1, "pilot": 2, "seed": 3}, ["household", "villages.pilot", "rng="]),
    ],
)
def test_faults_are_told_in_both_languages(given, said):
    with pytest.raises(UsageError) as told:
        CollaborationModel(rng=1, **given)
    for part in said:
        assert part in told.value.within("en")
    assert told.value.within("zh") != told.value.within("en")


@pytest.mark.parametrize("rng", [-1, 2**64])
def test_a_seed_out_of_range_is_refused(rng):
    with pytest.raises(UsageError, match="2\\^64"):
        CollaborationModel(rng=rng)
