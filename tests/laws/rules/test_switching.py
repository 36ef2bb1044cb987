"""Switching a rule, or turning one of its numbers, changes something: from then on, and not before.

Every rule on every shelf is tried, so that a new one is tried the moment its file is there.
"""

from __future__ import annotations

from functools import cache, lru_cache

import pytest

from sim.catalogue import RULES
from sim.core.param import Param
from sim.month import begin, step
from sim.policy import Policy
from tests.laws.ranges import differences
from tests.laws.rules.worlds import BEFORE, SMALL, WIDE, all_rules, policy

SWITCHED = 7
"""The month from which the other rule holds: December, when what is yearly is settled."""
LAST = 15
LONG = 26
"""... and where nothing has come of it by then: so many months under the rule from the start."""
NOTHING = [("incentive", "none")]
"""Rules that are to change nothing at all."""
TOGETHER = {
    ("information", "bilateral", "lost"): {"link": 12.0},
    ("allocation", "depth", "enough"): {"mode": "first"},
    ("responsibility", "insurance_pool", "deductible"): {"premium_rate": 0.05},
    ("responsibility", "lead_agency", "enterprise"): {"lead": "auto", "government": 0.0}
    | {"organization": 0.0, "community": 0.0, "household": 0.01},
    ("responsibility", "lead_agency", "community"): {"lead": "auto", "government": 0.0}
    | {"organization": 0.0, "enterprise": 0.0, "household": 0.01},
    ("incentive", "appraisal_ranking", "error"): {"top": 0.4, "bottom": 0.4},
    ("incentive", "graduated_sanction", "slope"): {"form": "public_goods"},
    ("incentive", "graduated_sanction", "norm"): {"form": "public_goods"},
    ("incentive", "graduated_sanction", "antisocial"): {"form": "public_goods"},
    ("evaluation", "six_dimensions", "a_from"): {"a_weakest": 0.0},
    ("evaluation", "six_dimensions", "a_weakest"): {"a_from": 0.0, "b_from": 0.0, "c_from": 0.0},
}
"""Numbers that matter only beside others, and values of these."""
SLOW = {
    *(("allocation", "depth"), ("allocation", "performance"), ("information", "shared_platform")),
    *(("responsibility", "lead_agency"), ("responsibility", "insurance_pool")),
    *(("incentive", "appraisal_ranking"), ("incentive", "hire_subsidy")),
}
"""Rules of which most numbers show only in the wider world, which is tried first."""


USUAL = Policy.of(SMALL, BEFORE, {})


@cache
def before():
    """Live the months before the switch, once for all."""
    world = begin(SMALL, 3, [0], run_in=3)
    for _ in range(SWITCHED - 1):
        step(world, USUAL)
    return world


@cache
def start():
    """Begin the wider world, once for all."""
    return begin(WIDE, 3, [0], run_in=3)


class Lived:
    """A life under one set of rules, kept month by month as far as anybody has asked."""

    def __init__(self, world, rules):
        self.months, self.rules = [world], rules

    def after(self, months):
        """Give how things stand some months on."""
        while len(self.months) <= months:
            self.months.append(self.months[-1].copy())
            step(self.months[-1], self.rules)
        return self.months[months]


@lru_cache(maxsize=4)
def usual_life(wide, family, rule, beside):
    """Live with a rule as it is, for all that is compared with it."""
    world, plan = (start(), WIDE) if wide else (before(), SMALL)
    rules = policy(plan, family, rule, dict(beside)) if rule else Policy.of(plan, BEFORE, {})
    return Lived(world, rules)


def first_difference(life, other, last):
    """Live beside somebody's life under other rules; what differs first, and when."""
    theirs, months = life.months[0].copy(), 0
    while theirs.month < last:
        step(theirs, other)
        months += 1
        found = differences(life.after(months), theirs)
        if found:
            return theirs.month, found
    return None, []


@pytest.mark.parametrize(("family", "rule"), [r for r in all_rules() if r not in NOTHING])
def test_switching_a_rule_changes_something(family, rule):
    usual = usual_life(False, "", "", ())
    month, found = first_difference(usual, policy(SMALL, family, rule, {}), LAST)
    if found:
        assert month >= SWITCHED
        return
    usual = usual_life(True, "", "", ())
    _, found = first_difference(usual, policy(WIDE, family, rule, {}), LONG)
    assert found, f"{family}: {rule} changes nothing in {LONG} months"


@pytest.mark.parametrize(("family", "rule"), NOTHING)
def test_a_rule_that_does_nothing_changes_nothing(family, rule):
    idle = policy(SMALL, family, rule, {})
    assert first_difference(usual_life(False, "", "", ()), idle, LAST) == (None, [])


def test_nothing_differs_before_the_switch():
    lived = begin(SMALL, 3, [0], run_in=3)
    for _ in range(SWITCHED - 1):
        step(lived, USUAL)
    assert differences(lived, before()) == []


def others(param: Param):
    """Give values of a parameter that are not its default, the farthest first."""
    if param.choices:
        return [choice for choice in param.choices if choice != param.default]
    if param.type == "bool":
        return [not param.default]
    ends = [param.low, param.high, *(param.sweep or ())]
    made = int if param.type == "int" else float
    return [made(end) for end in dict.fromkeys(ends) if end is not None and end != param.default]


def all_params():
    """List every parameter of every rule, but those that must add up with others."""
    for family, shelf in RULES.items():
        for rule, made in shelf.items():
            for name in made.params:
                if name not in made.shares:
                    yield family, rule, name


@pytest.mark.parametrize(("family", "rule", "name"), list(all_params()))
def test_turning_a_number_of_a_rule_changes_something(family, rule, name):
    beside = TOGETHER.get((family, rule, name), {})
    tried = [beside | {name: value} for value in others(RULES[family][rule].params[name])]
    worlds = [(False, SMALL, LAST), (True, WIDE, LONG)]
    for wide, plan, last in reversed(worlds) if (family, rule) in SLOW else worlds:
        usual = usual_life(wide, family, rule, tuple(beside.items()))
        for values in tried:
            if first_difference(usual, policy(plan, family, rule, values), last)[1]:
                return
    pytest.fail(f"{family}: {rule}: nothing depends on {name}; tried {tried}")
