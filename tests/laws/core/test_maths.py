"""What the exact functions promise: how near the true value, and the same bits everywhere."""

from __future__ import annotations

import math
import struct
from decimal import Decimal, localcontext

import numpy as np
import pytest

from sim.core import engine, maths
from tests.oracle import scalar_maths

INF, NAN = math.inf, math.nan
LUCK = np.random.default_rng(20180101)
ENGINES = ["numpy", "compiled"]


def wide(count: int) -> np.ndarray:
    """Positive floats of every size, the tiniest included."""
    bits = LUCK.integers(1, 0x7FEFFFFFFFFFFFFF, count, dtype=np.int64)
    return bits.view(np.float64)


def same_bits(got: np.ndarray, expected: np.ndarray) -> bool:
    both_nan = np.isnan(got) & np.isnan(expected)
    return bool(np.all(both_nan | (got.view(np.int64) == expected.view(np.int64))))


def units_apart(got: np.ndarray, true: list[Decimal]) -> float:
    """Find the largest distance from the true values, in units in the last place."""
    apart = [
        abs((Decimal(float(g)) - t) / Decimal(float(np.spacing(abs(float(t))))))
        for g, t in zip(got, true, strict=True)
    ]
    return float(max(apart))


@pytest.fixture(params=ENGINES)
def each_engine(request):
    with engine.use(request.param):
        yield request.param


@pytest.mark.parametrize(
    "x",
    [LUCK.uniform(-745, 709, 1500), LUCK.normal(size=1500), LUCK.uniform(-1e-6, 1e-6, 300)],
    ids=["whole range", "usual", "near nought"],
)
def test_exp_is_within_an_ulp(x):
    with localcontext(prec=40):
        true = [Decimal(float(v)).exp() for v in x]
        assert units_apart(maths.exp(x), true) < 1.0


@pytest.mark.parametrize(
    "x",
    [wide(1500), LUCK.uniform(0.5, 2, 1500), 1 + LUCK.uniform(-1e-6, 1e-6, 300)],
    ids=["all sizes", "around one", "near one"],
)
def test_log_is_within_an_ulp(x):
    with localcontext(prec=60):
        true = [Decimal(float(v)).ln() for v in x]
        assert units_apart(maths.log(x), true) < 1.0


def test_power_is_within_two_ulp():
    x, y = LUCK.uniform(0, 60, 1500), LUCK.uniform(-12, 12, 1500)
    with localcontext(prec=60):
        true = [Decimal(float(a)) ** Decimal(float(b)) for a, b in zip(x, y, strict=True)]
        assert units_apart(maths.power(x, y), true) < 2.0


def test_power_of_a_column_to_one_number_is_near_products_and_roots():
    x = LUCK.uniform(0, 100, 500)
    assert np.abs(maths.power(x, 2.0) - x * x).max() <= 2 * np.spacing(100.0 * 100.0)
    assert (np.abs(maths.power(x, 0.5) - np.sqrt(x)) <= np.spacing(np.sqrt(x))).all()


@pytest.mark.parametrize("size", [1e-300, 1e-17, 1e-9, 1e-3, 0.1, 1.0, 10.0, 40.0, 800.0])
def test_hazard_keeps_small_rates(size):
    h = size * LUCK.uniform(0.5, 1.5, 200)
    with localcontext(prec=400):
        true = [1 - (-Decimal(float(v))).exp() for v in h]
        assert units_apart(maths.hazard(h), true) < 2.0


def test_logistic_is_within_three_ulp():
    x = np.concatenate([LUCK.uniform(-700, 40, 800), LUCK.normal(size=800)])
    with localcontext(prec=60):
        true = [1 / (1 + (-Decimal(float(v))).exp()) for v in x]
        assert units_apart(maths.logistic(x), true) < 3.0


def true_normal_cdf(x: float) -> Decimal:
    """Sum the series of the curve's area, or far out expand its tail as a continued fraction."""
    with localcontext(prec=60):
        z = Decimal(x)
        pi = Decimal("3.14159265358979323846264338327950288419716939937510582097494459")
        density = (-z * z / 2).exp() / (2 * pi).sqrt()
        if abs(z) < 7:
            term = total = z
            n = 1
            while abs(term) > Decimal(10) ** -55:
                n += 2
                term = term * z * z / n
                total += term
            return Decimal("0.5") + density * total
        fraction = abs(z)
        for n in range(400, 0, -1):
            fraction = abs(z) + n / fraction
        tail = density / fraction
        return tail if z < 0 else 1 - tail


def test_normal_cdf_keeps_its_tail():
    x = np.concatenate([LUCK.uniform(-37, 8, 500), LUCK.normal(size=300)])
    got = maths.normal_cdf(x)
    with localcontext(prec=40):
        true = [true_normal_cdf(float(v)) for v in x]
        off = [abs(Decimal(float(g)) / t - 1) for g, t in zip(got, true, strict=True)]
    assert float(max(off)) < 1e-15


def test_normal_quantile_undoes_the_curve():
    p = np.concatenate([LUCK.uniform(0, 1, 400), np.exp(LUCK.uniform(-690, -1, 200))])
    with localcontext(prec=40):
        back = [true_normal_cdf(float(v)) for v in maths.normal_quantile(p)]
        off = [
            float(abs(b - Decimal(float(v))) / Decimal(float(v * max(1.0, -2 * math.log(v)))))
            for b, v in zip(back, p, strict=True)
        ]
    assert max(off) < 1e-15


@pytest.mark.usefixtures("each_engine")
def test_edges_are_where_they_belong():
    assert maths.exp(np.array([-INF, -746.0, 0.0, 709.8, INF])).tolist() == [0, 0, 1, INF, INF]
    assert maths.log(np.array([0.0, 1.0, INF])).tolist() == [-INF, 0, INF]
    assert np.isnan(maths.log(np.array([-1.0, NAN]))).all()
    base = np.array([0.0, 0.0, 0.0, 5.0, INF, INF, 1.0])
    to = np.array([2.0, 0.0, -1.0, 0.0, 2.0, -2.0, 7.0])
    assert maths.power(base, to).tolist() == [0, 1, INF, 1, INF, 0, 1]
    assert np.isnan(maths.power(np.array([-2.0, NAN]), 2.0)).all()
    assert maths.hazard(np.array([0.0, -1.0, 800.0, INF])).tolist() == [0, 0, 1, 1]
    assert maths.logistic(np.array([-INF, 0.0, INF])).tolist() == [0, 0.5, 1]
    assert maths.normal_cdf(np.array([-INF, 0.0, INF])).tolist() == [0, 0.5, 1]
    assert maths.normal_quantile(np.array([0.0, 0.5, 1.0])).tolist() == [-INF, 0, INF]
    assert np.isnan(maths.normal_quantile(np.array([-0.1, 1.1, NAN]))).all()


SAMPLES = {
    "exp": [LUCK.uniform(-760, 720, 2000)],
    "log": [wide(2000)],
    "power": [np.abs(LUCK.normal(size=2000)) * 9, LUCK.normal(size=2000) * 4],
    "logistic": [LUCK.normal(size=2000) * 30],
    "hazard": [wide(2000)],
    "normal_cdf": [LUCK.uniform(-42, 42, 2000)],
    "normal_quantile": [np.concatenate([LUCK.uniform(0, 1, 1500), np.exp(-wide(500) % 700)])],
}
ODD = np.array([0.0, -0.0, 1.0, -1.0, INF, -INF, NAN, 5e-324, 1e308, 0.5, 0.075, 0.925, 0.67448975])


@pytest.mark.usefixtures("each_engine")
@pytest.mark.parametrize("name", SAMPLES)
def test_the_slow_twin_has_the_same_bits(name):
    columns = [np.concatenate([column, ODD, ODD[::-1]]) for column in SAMPLES[name]]
    slow = getattr(scalar_maths, f"{name}_")
    got = getattr(maths, name)(*columns)
    expected = np.array([slow(*map(float, row)) for row in zip(*columns, strict=True)])
    assert same_bits(got, expected)


@pytest.mark.usefixtures("each_engine")
@pytest.mark.parametrize("name", SAMPLES)
def test_one_number_has_the_bits_of_its_column(name):
    function = getattr(maths, name)
    whole = function(*SAMPLES[name])
    for row in range(5):
        alone = function(*(column[row : row + 1] for column in SAMPLES[name]))
        point = function(*(np.array(column[row]) for column in SAMPLES[name]))
        assert struct.pack("d", alone[0]) == struct.pack("d", whole[row])
        assert struct.pack("d", float(point)) == struct.pack("d", whole[row])
