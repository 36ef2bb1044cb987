"""Ranges stay sound where differences hardly vary."""

from __future__ import annotations

import numpy as np
import pytest

from sim.lab.statistics.intervals import strayed, studentized


@pytest.mark.parametrize("size", [1e-12, 1.0, 1e9])
@pytest.mark.parametrize("offset", [0.0, -6 / 142, 1e6])
def test_where_one_luck_alone_differs_there_is_no_range_rather_than_an_absurd_one(size, offset):
    differences = np.full(20, offset)
    differences[4] += 0.3
    found = studentized(size * differences).interval(0.95)
    assert np.isnan(found.low)
    assert found.mean == pytest.approx(size * differences.mean())


def test_distances_do_not_depend_on_where_zero_is():
    differences = np.random.default_rng(3).normal(size=20)
    near, far = strayed(differences), strayed(differences + 1e6)
    np.testing.assert_allclose(near, far, rtol=1e-6)
