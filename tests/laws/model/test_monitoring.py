"""Support against return: who is watched, what support brings, and when it begins."""

from __future__ import annotations

import numpy as np
import pytest

from sim.month import begin
from sim.scenario import load
from sim.world import sections
from sim.world.household import Household
from tests.laws.model.test_mechanisms import lived, paid

ALERT = {"alert": 9.0, "alert_ill": 9.0, "missed": 0.0}


def watched(months=6, *, every=1, spoil=None, watch=None, **numbers):
    plan = sections.Monitoring(enabled=True, every_months=every)
    return lived(
        months, programme=False, spoil=spoil, watch=watch, monitoring=plan, poverty=ALERT | numbers
    )


@pytest.mark.parametrize("every", [1, 3, 12])
def test_somebody_looks_as_often_as_was_said(every):
    def visits(world):
        return paid(world).get("evaluation_cost", 0.0) > 0.0

    _, seen = watched(12, every=every, watch=visits)
    assert np.flatnonzero(seen).tolist() == list(range(every - 1, 12, every))


def test_without_monitoring_nobody_is_supported():
    world = lived(12, programme=False)
    assert not (world.household.watched > 0).any()


def test_support_begins_one_to_three_months_after_the_alert():
    def topped_up(world):
        return paid(world).get("top_up", 0.0) > 0.0

    _, seen = watched(5, every=1, watch=topped_up, support_level=3.0, support_delay=1)
    assert seen[:2] == [False, True]
    _, late = watched(5, every=1, watch=topped_up, support_level=3.0, support_delay=24)
    assert sum(late) < sum(seen) + 1


def test_support_brings_jobs_to_some_and_buyers_to_the_others():
    def idle(world):
        world.household.jobs[:] = 0

    jobs = [watched(3, spoil=idle, support_job=p, support_delay=1).household.jobs.mean()
            for p in (0.0, 1.0)]  # fmt: skip
    assert jobs[1] > jobs[0] + 0.1
    market = [
        watched(3, support_job=0.0, support_order=dose, support_delay=1).household.market.mean()
        for dose in (0.0, 0.3)
    ]
    assert market[1] > market[0] + 0.01


def test_support_lifts_income_to_its_level():
    low, high = (watched(4, support_level=level, support_delay=1).household for level in (0.0, 3.0))
    assert high.income.min() >= low.income.min()
    assert (high.income > low.income).any()


def test_before_month_1_nobody_looks_in_so_that_both_begin_alike():
    tiny = [
        "households.pilot=60",
        "villages.pilot=2",
        "villages.volunteers=10",
        "world.poverty.alert=2",
    ]
    arms = [load("base", [*tiny, f"monitoring.enabled={word}"]) for word in ("false", "true")]
    both = [begin(arm.plan, 5, [0]) for arm in arms]
    for name in Household.columns:
        one, other = (getattr(world.household, name) for world in both)
        assert np.array_equal(one, other), name
    assert np.array_equal(*(world.ledger.balance("household") for world in both))
