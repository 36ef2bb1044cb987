"""Every decision of the statistics rests on a measurement that is repeated here."""

from __future__ import annotations

import json
import sys
from math import isnan
from pathlib import Path

import pytest

from tests.laws.statistics import indices
from tests.laws.statistics.decisions import DECISIONS, PATH

sys.path.insert(0, str(Path(__file__).parents[3] / "docs"))

import statistics_page as page

pytestmark = pytest.mark.filterwarnings("ignore:invalid value:RuntimeWarning", "ignore:The BCa")


def outside(found, bounds):
    return {k: found[k] for k, (low, high) in bounds.items() if not low <= found[k] <= high}


@pytest.mark.parametrize("key", DECISIONS)
def test_what_is_measured_supports_the_decision(key):
    decision = DECISIONS[key]
    assert not outside(decision.measure(decision.quick), decision.bounds)


@pytest.mark.slow
def test_everything_is_measured_at_length_and_kept():
    told = {key: each.measure(each.slow) for key, each in DECISIONS.items()}
    assert not {k: outside(told[k], each.bounds) for k, each in DECISIONS.items()
                if outside(told[k], each.bounds)}  # fmt: skip
    plain = {
        key: {name: None if isnan(value) else round(float(value), 4) for name, value in f.items()}
        for key, f in told.items()
    }
    PATH.write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")


def test_effects_of_steps_are_those_of_a_known_answer():
    found = indices.steps(20)
    assert found["mu"].value[:2] == pytest.approx([3.0, -2.0])
    assert found["mu_star"].value[:2] == pytest.approx([3.0, 2.0])
    assert found["sigma"].value[:2] == pytest.approx([0.0, 0.0], abs=1e-9)
    assert found["sigma"].value[2] > 1.0


def test_with_one_luck_the_shares_are_those_of_salib():
    x = indices.blocks.sample(indices.PROBLEM, 512, calc_second_order=False, seed=1)
    y = indices.ishigami(x)
    theirs = indices.salib.analyze(indices.PROBLEM, y, calc_second_order=False, seed=1)
    ours = indices.indices(y[:, None], 3)
    assert ours["first"].value == pytest.approx(theirs["S1"], abs=1e-3)
    assert ours["total"].value == pytest.approx(theirs["ST"], abs=1e-3)
    assert isnan(ours["noise"].value[0])


def test_the_page_is_current():
    assert page.PAGE.read_text(encoding="utf-8") == page.written(json.loads(PATH.read_text()))
