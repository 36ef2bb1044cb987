"""A zoo of expressions: both engines must give every one of them the same bits."""

# ruff: noqa: ARG001, PLR0913 every equation of the zoo is given every column

from __future__ import annotations

import numpy as np
import pytest

from sim.core import engine
from sim.core.engine import kernel
from sim.core.maths import exp, normal_quantile

LUCK = np.random.default_rng(7)
ODD = [0.0, -0.0, 1.0, -1.0, np.inf, -np.inf, np.nan, 5e-324, -5e-324, 1e308, 0.1, 2.5, -2.5, 1e18]
X = np.concatenate([np.repeat(ODD, len(ODD)), LUCK.normal(size=1000) * 3])
Y = np.concatenate([np.tile(ODD, len(ODD)), LUCK.normal(size=1000)])
WHOLE = [0, 1, -1, 2, -2, 7, -7, 2**62, -(2**62), 2**53 + 1]
I = np.concatenate([np.repeat(WHOLE, len(WHOLE)), LUCK.integers(-(10**9), 10**9, 1096)])  # noqa: E741
J = np.concatenate([np.tile(WHOLE, len(WHOLE)), LUCK.integers(-(10**4), 10**4, 1096)])
U = I.astype(np.uint64)
B = LUCK.integers(0, 2, len(X)).astype(bool)
ROW = LUCK.integers(0, len(X), len(X))
EIGHT = np.uint64(8)


def choose(x, y, i, j, u, b):
    return np.where(x > y, x, y), np.where(b, i, 0), np.where(b, 1.0, x), np.where(x > 0.0, 1, 0)


def least_and_most(x, y, i, j, u, b):
    return np.minimum(x, y), np.maximum(x, 0.5), np.minimum(i, j), np.maximum(i, 3)


def clip_by_hand(x, y, i, j, u, b):
    return np.minimum(np.maximum(x, -1.0), 1.0), np.maximum(0.25, np.minimum(1.0, y))


def plain_arithmetic(x, y, i, j, u, b):
    return x + y, x - y, x * y, x / y, -x, 1.0 - x, (x + y) * x - y / 3.0


def roots_and_steps(x, y, i, j, u, b):
    return np.sqrt(x), np.abs(x), np.floor(x), np.ceil(y), np.abs(i)


def whole_numbers(x, y, i, j, u, b):
    return i + j, i - j, i * j, -i, i & j, i | j, i ^ j, i >> 3, j << 2, i // 7, i % 7


def whole_division(x, y, i, j, u, b):
    return i // j, i % j, i / j


def mixed_kinds(x, y, i, j, u, b):
    return i * x, b * x, x + i, b * 2.5, i * b, x * 2, i / 100


def unsigned(x, y, i, j, u, b):
    return u + EIGHT, u * u, u >> EIGHT, u & EIGHT, u ^ u, u < EIGHT


def comparisons(x, y, i, j, u, b):
    return x < y, x <= y, x == y, x != y, (x > 0.0) & (y > 0.0), (x > 0.0) | b, ~b, i == j


def changes_of_kind(x, y, i, j, u, b):
    small = np.where(np.abs(x) < 1e9, x, 0.0)
    return small.astype(np.int64), i.astype(np.float64), b.astype(np.float64), b.astype(np.int64)


def guarded_division(x, y, i, j, u, b):
    return np.where(y != 0.0, x / np.where(y != 0.0, y, 1.0), 0.0), np.where(y > 0.0, x / y, -1.0)


def not_a_number(x, y, i, j, u, b):
    return np.isnan(x), np.isnan(x) | np.isnan(y)


def numbers_handed_over(x, y, i, j, u, b, share=0.3, months=12):
    return x * share, i + months, np.where(b, share, x), np.where(b, months, i)


def calls_another(x, y, i, j, u, b):
    return exp(x) * 2.0, left_over(x, y) + 1.0


def takes_rows(x, y, i, j, u, b, row=ROW):
    return x[row], np.where(b, exp(x[row]), y), x[b]


def running_sums(x, y, i, j, u, b):
    return np.cumsum(i), np.cumsum(np.where(np.abs(x) < 1e9, x, 0.0))


def columns_and_arithmetic(x, y, i, j, u, b, row=ROW):
    kept = np.minimum(x[row], y) - np.maximum(x, 0.0)
    return kept + y, kept > 0.0, np.where(kept > 0.0, i, j), np.sqrt(np.abs(kept))


@kernel
def left_over(x: engine.Floats, y: engine.Floats) -> engine.Floats:
    return np.maximum(x - y, 0.0)


ROWWISE = [
    *(choose, least_and_most, clip_by_hand, plain_arithmetic, roots_and_steps, whole_numbers),
    *(whole_division, mixed_kinds, unsigned, comparisons, changes_of_kind, guarded_division),
    *(not_a_number, numbers_handed_over, calls_another),
]
COLUMNWISE = [takes_rows, running_sums, columns_and_arithmetic]


def as_bits(column: np.ndarray) -> bytes:
    """Take the bytes of a column, every not-a-number alike."""
    if column.dtype == np.float64:
        column = np.where(np.isnan(column), np.nan, column)
    return column.dtype.str.encode() + column.tobytes()


@pytest.mark.parametrize("function", ROWWISE + COLUMNWISE, ids=lambda f: f.__name__)
def test_both_engines_give_the_same_bits(function):
    equation = kernel(function)
    assert equation.treats_rows_alike == (function in ROWWISE)
    given_ = (X, Y, I, J, U, B)
    with engine.use("numpy"):
        plain = equation(*given_)
    with engine.use("compiled"):
        machine = equation(*given_)
    for place, (one, other) in enumerate(zip(plain, machine, strict=True)):
        assert as_bits(one) == as_bits(other), (function.__name__, place)


@pytest.mark.parametrize("function", ROWWISE, ids=lambda f: f.__name__)
def test_chunks_give_the_same_bits(function):
    equation = kernel(function)
    with engine.use("numpy"):
        whole = equation(X, Y, I, J, U, B)
        parts = [
            equation(*(column[cut] for column in (X, Y, I, J, U, B)))
            for cut in (slice(0, 17), slice(17, 400), slice(400, None))
        ]
    for place, column in enumerate(whole):
        assert as_bits(column) == as_bits(np.concatenate([part[place] for part in parts]))


def test_passes_give_the_bits_of_one_loop():
    def twice(x: engine.Floats, y: engine.Floats) -> engine.Floats:
        return left_over(exp(x), left_over(x, y))

    rows = np.abs(X) < 100.0
    x, y = X[rows], Y[rows]
    made = [engine.kernel(twice), engine.kernel_in_passes(twice)]
    found = []
    for name in ("numpy", "compiled"):
        with engine.use(name):
            found += [equation(x, y).tobytes() for equation in made]
    assert len(set(found)) == 1


@kernel
def calls_in_passes(x: engine.Floats) -> engine.Floats:
    return 1.0 + normal_quantile(x)


def test_passes_dissolve_in_an_equation_that_treats_rows_alike():
    share = LUCK.uniform(size=1000)
    assert calls_in_passes.treats_rows_alike
    with engine.use("numpy"):
        plain = calls_in_passes(share)
    with engine.use("compiled"):
        assert (calls_in_passes(share) == plain).all()
