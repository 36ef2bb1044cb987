"""Sums do not depend on the order of the rows, nor on who stands next to them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sim.core.totals import ratio, total_by

AMOUNTS = st.lists(st.tuples(st.floats(-1e6, 1e6), st.integers(0, 4)), min_size=1, max_size=60)


@given(AMOUNTS, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_bits(rows, luck):
    shuffled = luck.sample(rows, len(rows))
    totals = [
        total_by(np.array([a for a, _ in r]), np.array([g for _, g in r], np.int64), 5)
        for r in (rows, shuffled)
    ]
    assert totals[0].tobytes() == totals[1].tobytes()


@given(AMOUNTS)
def test_a_group_alone_has_the_sum_that_it_has_among_others(rows):
    together = total_by(np.array([a for a, _ in rows]), np.array([g for _, g in rows]), 5)
    for group in range(5):
        own = np.array([a for a, g in rows if g == group])
        alone = total_by(own, np.zeros(len(own), np.int64), 1)
        assert alone[0].tobytes() == together[group].tobytes()


@given(AMOUNTS)
def test_a_sum_is_right_to_a_millionth_a_row(rows):
    total = total_by(np.array([a for a, _ in rows]), np.zeros(len(rows), np.int64), 1)
    assert abs(total[0] - sum(a for a, _ in rows)) <= 1e-6 * len(rows) + 1e-6


def test_nothing_divided_by_nothing_is_nothing():
    assert ratio(np.array([0.0, 2.0]), np.array([0.0, 4.0])).tolist() == [0.0, 0.5]
