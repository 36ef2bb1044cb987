"""The accepted ensemble is shipped as data, and each of its values may be set in a scenario."""

from __future__ import annotations

from sim.lab.accepted import accepted
from sim.scenario import load
from sim.scenario.registry import all_keys


def test_every_accepted_value_belongs_to_a_fitted_parameter_and_lies_in_its_sweep():
    known = {key.path: key.param for key in all_keys()}
    sets = accepted()
    assert len({tuple(one.items()) for one in sets}) == len(sets) >= 10
    for one in sets:
        for path, value in one.items():
            low, high = known[path].sweep
            assert known[path].mark == "F"
            assert low <= value <= high


def test_a_set_can_be_laid_over_any_scenario():
    one = accepted()[0]
    told = load("yanliu", [f"{path}={value}" for path, value in one.items()])
    assert told.values["world.labour.finding"].value == one["world.labour.finding"]


def test_several_sets_fit_about_equally_well():
    finding = [one["world.labour.finding"] for one in accepted()]
    assert max(finding) > 1.2 * min(finding)
