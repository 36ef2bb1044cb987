"""Each rule is used by at least one of the scenarios, studies and lessons that we ship."""

from __future__ import annotations

from sim.catalogue import RULES
from sim.scenario import Lesson, Scenario, Study, load
from sim.scenario.load import folder


def chosen_in(scenario: Scenario) -> set[tuple[str, str]]:
    """Give the rules of every stage of a scenario, those of changes that wait included."""
    found = set()
    for stage in (scenario.base, *scenario.stages):
        found |= {(family, rule) for family, (rule, _) in stage.choices.items()}
        found |= {("incentive", rule) for rule, _ in stage.incentives.values()}
    return found


def scenarios_of(file: Scenario | Study | Lesson) -> list[Scenario]:
    """Give all scenarios that a file tells of."""
    if isinstance(file, Study):
        return [arm.scenario for arm in file.arms]
    if isinstance(file, Lesson):
        return [file.scenario, *(step.scenario for step in file.steps)]
    return [file]


def test_each_rule_is_used_by_something_we_ship():
    used = {
        choice
        for path in sorted(folder().rglob("*.yaml"))
        for scenario in scenarios_of(load(path))
        for choice in chosen_in(scenario)
    }
    every = [(family, rule) for family, shelf in RULES.items() for rule in shelf.names]
    assert [choice for choice in every if choice not in used] == []
