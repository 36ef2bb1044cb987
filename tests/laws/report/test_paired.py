"""The paired difference, checked by hand and by simulated coverage."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from sim.report.paired import Difference, Level, difference, level, side_by_side


def test_the_interval_is_the_textbook_one():
    # differences 0, 1, 2, … 24: mean 12, s = √(Σ(d−12)²/24) = √54.1667, t(24, .975) = 2.063899
    found = difference(np.arange(25.0) + 3, np.full(25, 3.0))
    half = 2.0638985616 * np.sqrt(1300 / 24) / 5
    assert found == Difference(12.0, pytest.approx(12 - half), pytest.approx(12 + half), 25)
    assert not found.too_few
    assert found.note == ""


def test_pairing_takes_common_luck_away():
    luck = np.random.default_rng(3).normal(0, 10, 30)
    found = difference(luck + 1, luck)
    assert found.low == pytest.approx(1)
    assert found.high == pytest.approx(1)


def test_below_twenty_there_is_no_interval():
    found = difference(np.arange(19.0), np.zeros(19))
    assert found.too_few
    assert found.note == "too few"
    assert found.mean == 9
    assert np.isnan([found.low, found.high]).all()


@pytest.mark.parametrize("lucks", [1, 5, 40])
def test_identical_arms_are_said_to_be_identical(lucks):
    same = np.linspace(0, 1, lucks)
    found = difference(same, same.copy())
    assert found.identical
    assert found.note == "identical"
    assert not found.too_few


def test_what_was_not_measured_does_not_count():
    one = np.array([1.0, np.nan, 3.0])
    assert level(one).n == 2
    assert difference(one, np.array([0.0, 0.0, np.nan])).n == 1
    assert level(np.full(3, np.nan)).n == 0
    assert difference(np.full(3, np.nan), one).n == 0


def test_a_level_is_the_mean_with_where_ninety_in_a_hundred_lie():
    assert level(np.arange(101.0)) == Level(50.0, 5.0, 95.0, 101)


def test_arms_are_paired_by_replication_not_by_order():
    rows = [("programme", 1, 10.0), ("programme", 2, 20.0), ("twin", 2, 19.0), ("twin", 1, 9.0)]
    table = pd.DataFrame(rows, columns=["arm", "replication", "value"])
    programme, twin, gap = side_by_side(table, "value")
    assert (programme.mean, twin.mean, gap.mean, gap.n) == (15.0, 14.0, 1.0, 2)


def test_without_a_twin_there_is_no_difference():
    table = pd.DataFrame({"arm": "programme", "replication": [1, 2], "value": [1.0, 2.0]})
    programme, twin, gap = side_by_side(table, "value")
    assert (programme.n, twin.n, gap.n) == (2, 0, 0)


def test_the_interval_covers_the_truth_as_often_as_it_says():
    rng = np.random.default_rng(11)
    found = [difference(rng.normal(1, 2, 20), np.zeros(20)) for _ in range(2_000)]
    covered = sum(gap.low <= 1 <= gap.high for gap in found) / 2_000
    assert 0.935 < covered < 0.965
