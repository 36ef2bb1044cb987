"""Replications put side by side are the replications, in their order."""

from __future__ import annotations

import numpy as np

from sim.lab.record import Record, joined


def drawn(luck: np.random.Generator, replications: int, *flows) -> Record:
    record = Record.blank(("poverty_rate", "gini"), 30, replications)
    record.values[:] = luck.random(record.values.shape)
    record.six[:] = luck.random(record.six.shape)
    record.flows = {key: luck.integers(0, 1000, (3, replications)) for key in flows}
    return record


def test_parts_joined_are_the_whole():
    luck = np.random.default_rng(1)
    one = drawn(luck, 2, ("wage", "outside", "household"))
    two = drawn(luck, 3, ("grant", "outside", "county"))
    both = joined([one, two])
    assert both.replications == 5
    assert (both.values[:, :, 2:] == two.values).all()
    assert (both.six[:, :, :2] == one.six).all()
    grant = both.flows["grant", "outside", "county"]
    assert (grant[:, 2:] == two.flows["grant", "outside", "county"]).all()
    assert not grant[:, :2].any()


def test_payments_that_never_happened_do_not_change_the_digest():
    record = drawn(np.random.default_rng(2), 2)
    before = set(record.columns())
    record.flows["fine", "escrow", "county"] = np.zeros((3, 2), np.int64)
    assert set(record.columns()) == before
