"""Every decision of the statistics rests on a measurement that is repeated here."""

from __future__ import annotations

import json
from math import isnan

import pytest

from tests.laws.statistics.decisions import DECISIONS, PATH

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
