"""What matters in shipped studies is in proportion to what their baselines have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sim.lab.compared import BALANCES, WIDE, Row, known_closely_enough
from sim.lab.conduct import conduct
from sim.lab.grids import grids_of, over_points
from sim.lab.statistics.intervals import Interval
from sim.lab.statistics.verdicts import Pairing
from sim.lab.values import values_of
from sim.lab.workers import Here
from sim.scenario import from_text, load, shipped
from sim.scenario.study import Design, Replications, Wanted

STUDIES = {name: load(name) for name in shipped("study")}
LARGE = {name for name, study in STUDIES.items() if study.baseline.scenario.name == "county"}


@pytest.mark.parametrize("name", sorted(STUDIES))
def test_a_study_stops_finely_enough_to_tell_what_matters(name):
    study = STUDIES[name]
    stop = study.replications
    sizes = {each.name: each.matters for each in study.outcomes}
    assert stop.half_width == pytest.approx(sizes[stop.stop_outcome] / 2)
    assert not [each for each in study.warnings if each.code == "W110"]


@pytest.mark.parametrize("name", sorted(set(STUDIES) - LARGE))
def test_what_matters_is_a_part_of_what_the_baseline_has(name, tmp_path):
    study = STUDIES[name]
    one = replace(
        study,
        arms=(study.baseline,),
        unknowns=(),
        design=Design(),
        replications=Replications(1, 1, 1),
    )
    found = conduct(one, tmp_path, Here(), known_closely_enough)
    grids = grids_of(found, values_of(found))
    for wanted in study.outcomes:
        if wanted.across not in BALANCES:
            level = float(over_points(grids[wanted.name][study.baseline.name]).mean())
            assert wanted.matters < WIDE * abs(level), (wanted.name, level)


STUDY = """format: 1
kind: study
name: coarse
scenarios: [yanliu]
outcomes: {{poor: {{measure: poverty_rate, matters: 0.01}}}}
replications: {{stop_when: {{outcome: poor, half_width: {width}}}}}
"""


@pytest.mark.parametrize(("width", "codes"), [(0.02, ["W110"]), (0.01, []), (0.005, [])])
def test_a_rule_coarser_than_what_matters_is_warned_of(width, codes):
    warnings = from_text(STUDY.format(width=width)).warnings
    assert [each.code for each in warnings] == codes
    assert all("0.005" in each.within(to) for each in warnings for to in ("zh", "en"))


def row(level: float, matters: float, across: str | None = None) -> Row:
    wanted = Wanted("w", "poverty_rate", STUDIES["x07_monitoring"].title, matters=matters)
    gap, alone = Interval(0.0, -1.0, 1.0, 30), Pairing(1.0, 1.0)
    wanted = replace(wanted, across=across)
    return Row(wanted, ("a", "b"), level, level, gap, None, 1.0, alone, "same", 0)


def test_a_limit_above_half_of_the_level_is_called_empty():
    assert row(0.0004, 0.02).empty
    assert not row(0.2, 0.02).empty
    assert not row(0.04, 0.02).empty
    assert not row(1.0, 5.0, "actors").empty
