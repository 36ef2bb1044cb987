"""Every shipped scenario, made small, and drawn ones: both months agree to the fen."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from sim.lab.arms import policy_of
from sim.month import begin
from sim.scenario import load
from sim.scenario.load import shipped
from sim.world.plan import SECTIONS, Plan
from tests.laws.random_scenarios import Drawn, scenarios
from tests.oracle.test_oracle import together

MONTHS = 24
MOST = {
    "households.pilot": 12,
    "households.spill_over": 5,
    "households.spill_over_from_month": 7,
    "villages.pilot": 2,
    "villages.spill_over": 1,
    "villages.volunteers": 6,
    "organizations.contractor.count": 2,
    "organizations.local.count": 2,
    "organizations.foundations.count": 1,
    "enterprises.count": 2,
    "project.grant_yuan": 150_000,
    "time.project_months": 12,
    "public_goods.groups": 2,
}
"""How large anything is left."""


def made_small(plan: Plan) -> Plan:
    """Give the same plan with few of everything."""
    sections = dict(plan.sections)
    for path, most in MOST.items():
        home, _, name = path.rpartition(".")
        section = sections.get(home) or SECTIONS[home]()
        sections[home] = replace(section, **{name: min(getattr(section, name), most)})
    return Plan(sections, plan.settings)


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_scenario_agrees_to_the_fen(name):
    scenario = load(name)
    world = begin(made_small(scenario.plan), 1, [0], run_in=2)
    policies = {}

    def policy(month):
        stage = scenario.at(month)
        if id(stage) not in policies:
            small = replace(policy_of(stage, programme=True), plan=made_small(stage.plan))
            policies[id(stage)] = small
        return policies[id(stage)]

    together(world, min(MONTHS, scenario.months), policy)


def tiny(drawn: Drawn) -> Drawn:
    """Give a drawn scenario in a world of a few households."""
    values = {
        path: min(value, MOST[path]) if path in MOST else value
        for path, value in drawn.values.items()
    }
    if not values["villages.spill_over"]:
        values["households.spill_over"] = 0
    values["time.project_months"] = max(values["time.project_months"], 3)
    values.pop("public_goods.enabled", None)  # the slow game knows equal shares only
    known = {"appraisal_ranking"}
    kept = {name: kind for name, kind in drawn.incentives.items() if kind[0] in known}
    return replace(drawn, values=values, incentives=dict(list(kept.items())[:1]))


def drawn_ones_agree(many: int, months: int, luck: int) -> Counter[str]:
    """Live drawn scenarios both ways."""
    seen: Counter[str] = Counter()

    @seed(luck)
    @settings(
        max_examples=many,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(scenarios(), st.integers(0, months))
    def agree(drawn, spare):
        drawn = replace(tiny(drawn), change_from=1 + spare)
        world = begin(drawn.plan(), drawn.seed, [0], run_in=0)
        together(world, months, drawn.policy)
        seen["scenarios"] += 1
        seen["months"] += months

    agree()
    return seen


def test_drawn_scenarios_agree_to_the_fen(tally):
    tally("fast and slow month agree to the fen", drawn_ones_agree(10, 5, luck=5))


@pytest.mark.slow
def test_hundreds_of_drawn_scenarios_agree_to_the_fen(tally):
    tally("fast and slow month agree to the fen", drawn_ones_agree(400, 13, luck=6))
