"""Sums, queues and splits in one compiled pass give the bits of the plain ones, and check rows."""

from __future__ import annotations

import numpy as np
import pytest

from sim.core.engine import by, kernel, use
from sim.core.fen import split_groups
from sim.core.maths import exp
from sim.core.queues import filled, in_line, levelled
from sim.core.totals import add_at, count_between, total_between, total_by, totals_of
from sim.core.turns import filled_first
from sim.outcomes._inequality import gini_of

ENGINES = ("numpy", "compiled")
some = np.random.default_rng(7)
ROWS, GROUPS = 3_000, 12
group = np.sort(some.choice([0, 1, 2, 4, 5, 9, 11], ROWS))  # some groups have no rows
score = np.round(some.random(ROWS), 2)  # many ties
luck = np.round(some.random(ROWS), 1)
wanted = np.where(some.random(ROWS) < 0.2, 0.0, some.random(ROWS) * 600.0)
stock = some.random(GROUPS) * 40_000.0
fen = some.integers(0, 10**9, GROUPS)
starts = group.searchsorted(np.arange(GROUPS + 1))
both = np.stack([wanted / 600.0, some.random(ROWS)]).astype(np.float32)
most = np.full(GROUPS, 600.0)
stocks = np.stack([stock, np.where(np.arange(GROUPS) % 2, 0.0, 1e9)])


@kernel
def faded(state: np.ndarray, rate: np.ndarray, more: float) -> np.ndarray:
    return state.astype(np.float64) * exp(-rate) + more


@kernel
def both_ways(
    one: np.ndarray, other: np.ndarray, more: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    wide = one.astype(np.float64)
    return wide * other + more, wide > 0.5, more - wide


def in_a_pass() -> list[np.ndarray]:
    order = in_line(group, score, luck)
    sums = np.zeros(GROUPS, np.int64)
    add_at(sums, group.astype(np.int32), np.arange(ROWS))
    return [
        order,
        filled(stock, wanted, group, order),
        filled_first(stocks, both, most, group, score, luck),
        filled_first(np.zeros_like(stocks), both, most, group, score, luck),
        levelled(stock, wanted, group),
        levelled(stock[::-1] / 9.0, np.round(wanted, -2), group[::-1].copy()),
        gini_of(np.arange(ROWS), np.arange(ROWS) % 5, group, GROUPS),
        count_between(group.astype(np.int8), starts),
        total_between(wanted, starts),
        total_between(both[0], starts),
        total_between(score > luck, starts[2:5]),
        *totals_of(both_ways, starts, both[0], by(stock, group), 2.0),
        total_by(wanted, group, GROUPS),
        total_by(wanted.astype(np.float32), group[::-1].copy(), GROUPS),
        total_by(score > luck, group.astype(np.int32), GROUPS),
        sums,
        split_groups(fen, wanted, group),
        split_groups(fen, np.zeros(ROWS), group),
        faded(score.astype(np.float32), by(stock, group), 1.0),
    ]


def test_both_engines_agree():
    with use("numpy"):
        plain = in_a_pass()
    with use("compiled"):
        compiled = in_a_pass()
    for one, two in zip(plain, compiled, strict=True):
        assert one.dtype == two.dtype
        assert one.tobytes() == two.tobytes()


@pytest.mark.parametrize("name", ENGINES)
def test_neighbours_add_up_as_groups_do(name):
    with use(name):
        assert np.array_equal(total_between(wanted, starts), total_by(wanted, group, GROUPS))
        each = both_ways(both[0], by(stock, group), 2.0)
        sums = totals_of(both_ways, starts, both[0], by(stock, group), 2.0)
        for one, two in zip(each, sums, strict=True):
            assert np.array_equal(total_by(one, group, GROUPS), two)


@pytest.mark.parametrize("name", ENGINES)
def test_things_are_given_in_turn_one_by_one(name):
    with use(name):
        given = filled_first(stocks, both, most, group, score, luck)
        order = in_line(group, score, luck)
        for thing in range(2):
            alone = filled(stocks[thing], most[group] * both[thing], group, order)
            assert np.array_equal(given[thing], alone)


@pytest.mark.parametrize("name", ENGINES)
def test_starts_beyond_the_rows_are_refused(name):
    with use(name):
        for wrong in ([0, ROWS + 1], [-1, 2], [3, 2, 5]):
            with pytest.raises((IndexError, ValueError)):
                total_between(wanted, np.array(wrong))
        with pytest.raises((IndexError, ValueError)):
            totals_of(both_ways, np.array([0, ROWS + 1]), both[0], by(stock, group), 2.0)


def test_a_line_is_sorted_group_by_group():
    with use("compiled"):
        order = in_line(group, score, luck)
    assert order.tolist() == sorted(
        range(ROWS), key=lambda row: (group[row], -score[row], luck[row], row)
    )


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("wrong", [-1, 3])
def test_a_row_of_no_group_is_refused_and_nothing_is_added(name, wrong):
    sums, rows = np.zeros(3, np.int64), np.array([0, 2, wrong])
    with use(name):
        with pytest.raises(IndexError, match=f"row 2 of 3 names entry {wrong}"):
            total_by(np.ones(3), rows, 3)
        with pytest.raises(IndexError, match="entries 0 to 2 only"):
            add_at(sums, rows, np.ones(3, np.int64))
    assert not sums.any()


@pytest.mark.parametrize("name", ENGINES)
def test_values_of_villages_are_handed_on_as_they_are(name):
    with use(name):
        laid_out = faded(score, stock[group], 0.5)
        assert np.array_equal(faded(score, by(stock, group), 0.5), laid_out)
        assert np.array_equal(faded(by(score, group), by(stock, group), 0.5), faded(
            score[group], stock[group], 0.5
        ))  # fmt: skip
