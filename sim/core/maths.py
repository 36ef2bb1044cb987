"""Exponential, logarithm, powers and the normal curve, the same bits on every machine.

Built from + - * / and the bit pattern of floats alone, because the exp and log of numpy and of
the system differ between processors. Every function takes and gives float64 columns.
`exp` and `log` are within 3 units in the last place of the true value, `tests/laws/core` holds
them and the others to it.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from sim.core.engine import bits_of, floats_of, kernel, kernel_in_passes
from sim.core.table import Floats, Ints

_INF: Final = float("inf")
_NAN: Final = float("nan")
# Adding and taking away 1.5 * 2**52 rounds to the nearest whole number, ties to even.
_ROUNDER: Final = 6755399441055744.0
_ROUNDER_BITS: Final = 0x4338000000000000
_PER_LN2: Final = 1.4426950408889634
# ln 2 in two parts; the upper one has its last 21 bits clear, so that k * _LN2_HIGH is exact.
_LN2_HIGH: Final = float.fromhex("0x1.62e42fee00000p-1")
_LN2_LOW: Final = float.fromhex("0x1.a39ef35793c76p-33")
_EXP_HIGHEST: Final = 710.0
_EXP_LOWEST: Final = -746.0
_SMALLEST_NORMAL: Final = 2.2250738585072014e-308
_TWO_54: Final = 18014398509481984.0
_FRACTION_BITS: Final = 52
_EXPONENT_BIAS: Final = 1023
_SQRT_HALF_BITS: Final = 0x3FE6A09E667F3BCD
_ONE_BITS: Final = 0x3FF0000000000000
_SPLITTER: Final = 134217729.0  # 2**27 + 1, cuts a float into two halves of 26 bits (Dekker 1971)
_CDF_MIDDLE: Final = 0.67448975
_CDF_TAIL: Final = 5.656854249492381
_CDF_FAR: Final = 40.0
_OVER_SQRT_2_PI: Final = 0.3989422804014327
_QUANTILE_CENTRE: Final = 0.425
_QUANTILE_TAIL: Final = 5.0
_FAR: Final = 1000.0  # e to this or its negative is inf or 0


@kernel
def _two_to(k: Ints) -> Floats:
    """Raise 2 to whole numbers from -1022 to 1023."""
    return floats_of((k + _EXPONENT_BIAS) << _FRACTION_BITS)


@kernel
def _exp_parts(x: Floats) -> tuple[Ints, Floats]:
    """Write exp(x) as 2**k * (1 + p), |p| < .42, by the Taylor series of degree 13."""
    shifted = x * _PER_LN2 + _ROUNDER
    whole = shifted - _ROUNDER
    r = (x - whole * _LN2_HIGH) - whole * _LN2_LOW
    r2 = r * r
    r4 = r2 * r2
    series = (
        ((0.5 + 1 / 6 * r) + (1 / 24 + 1 / 120 * r) * r2)
        + ((1 / 720 + 1 / 5040 * r) + (1 / 40320 + 1 / 362880 * r) * r2) * r4
    ) + ((1 / 3628800 + 1 / 39916800 * r) + (1 / 479001600 + 1 / 6227020800 * r) * r2) * (r4 * r4)
    return bits_of(shifted) - _ROUNDER_BITS, r + r2 * series


@kernel
def exp(x: Floats) -> Floats:
    """Raise e to x: inf above 709.78, 0 below -745.13, nan for nan."""
    inside = np.where(x > _EXP_LOWEST, np.where(x < _EXP_HIGHEST, x, _EXP_HIGHEST), _EXP_LOWEST)
    k, p = _exp_parts(inside)
    half = k >> 1
    return np.where(x == x, ((1.0 + p) * _two_to(half)) * _two_to(k - half), x)  # noqa: PLR0124 nan


@kernel
def _log_parts(x: Floats) -> tuple[Floats, Floats]:
    """Write the logarithm of positive finite x as an upper and a small lower part."""
    tiny = x < _SMALLEST_NORMAL
    bits = bits_of(np.where(tiny, x * _TWO_54, x))
    k = (bits - _SQRT_HALF_BITS) >> _FRACTION_BITS
    f = floats_of(bits - (k << _FRACTION_BITS)) - 1.0
    s = f / (2.0 + f)
    z = s * s
    z2 = z * z
    z4 = z2 * z2
    series = (
        ((2 / 3 + 2 / 5 * z) + (2 / 7 + 2 / 9 * z) * z2)
        + ((2 / 11 + 2 / 13 * z) + (2 / 15 + 2 / 17 * z) * z2) * z4
    ) + (2 / 19 + 2 / 21 * z) * (z4 * z4)
    series = z * series
    whole = (floats_of(_ROUNDER_BITS + k) - _ROUNDER) - np.where(tiny, 54.0, 0.0)
    half_square = 0.5 * f * f
    # log(1 + f) = f - f*f/2 + s * (f*f/2 + series), exactly; f and k * _LN2_HIGH carry no error.
    low = whole * _LN2_LOW + (s * (half_square + series) - half_square)
    top = whole * _LN2_HIGH
    high = top + f
    return high, low + (f - (high - top))


@kernel
def log(x: Floats) -> Floats:
    """Take the natural logarithm: -inf for 0, nan for negative x, inf for inf."""
    usual = (x > 0.0) & (x < _INF)
    high, low = _log_parts(np.where(usual, x, 1.0))
    special = np.where(x == 0.0, -_INF, np.where(x > 0.0, x, _NAN))
    return np.where(usual, high + low, special)


@kernel
def _product_error(a: Floats, b: Floats, product: Floats) -> Floats:
    """Find what rounding took from product = a * b, exactly (Dekker 1971)."""
    split_a = _SPLITTER * a
    split_b = _SPLITTER * b
    a_1 = split_a - (split_a - a)
    b_1 = split_b - (split_b - b)
    a_2 = a - a_1
    b_2 = b - b_1
    return ((a_1 * b_1 - product) + a_1 * b_2 + a_2 * b_1) + a_2 * b_2


@kernel
def power(x: Floats, y: Floats | float) -> Floats:
    """Raise x (0 or more, else nan) to y; 0 to a positive power is 0, anything to 0 is 1."""
    usual = (x > 0.0) & (x < _INF)
    high, low = _log_parts(np.where(usual, x, 1.0))
    top = high + low
    product = top * y
    near = np.abs(product) < _FAR
    factor = np.where(near, y, 0.0)
    correction = _product_error(top, factor, top * factor) + (low - (top - high)) * factor
    main = exp(product)
    value = np.where((main > 0.0) & (main < _INF), main + main * correction, main)
    edge = np.where(y > 0.0, np.abs(x), np.where(y < 0.0, np.abs(1.0 / x), _NAN))
    value = np.where(usual, value, np.where(x >= 0.0, edge, _NAN))
    return np.where(y == 0.0, 1.0, value)


@kernel
def logistic(x: Floats) -> Floats:
    """Turn any number into a share between 0 and 1: 1 / (1 + exp(-x))."""
    small = exp(-np.abs(x))
    return np.where(x >= 0.0, 1.0, small) / (1.0 + small)


@kernel
def hazard(h: Floats) -> Floats:
    """Turn a rate (0 or more) into the chance that it strikes: 1 - exp(-h), tight for small h."""
    inside = np.where(h > 0.0, np.where(h < _EXP_HIGHEST, h, _EXP_HIGHEST), 0.0)
    k, p = _exp_parts(-inside)
    half = k >> 1
    scale = _two_to(half) * _two_to(k - half)
    return np.where(h == h, (1.0 - scale) - scale * p, h)  # noqa: PLR0124 nan


@kernel
def _bell(y: Floats) -> Floats:
    """Raise e to -y*y/2 for 0 <= y <= 40, with the square's rounding made good."""
    square = y * y
    return exp(-0.5 * square) * (1.0 - 0.5 * _product_error(y, y, square))


@kernel
def normal_cdf(x: Floats) -> Floats:
    """Find the share of a standard normal population below x; tight in the lower tail too.

    Cody (1969), Math. Comp. 23, 631-637, with the coefficients of his ANORM (ACM Algorithm 715).
    """
    y = np.where(np.abs(x) < _CDF_FAR, np.abs(x), _CDF_FAR)
    s = np.where(y < _CDF_MIDDLE, y * y, 0.0)
    s2 = s * s
    above = (
        (18154.981253343561249 + 1067.6894854603709582 * s)
        + (161.02823106855587881 + 2.2352520354606839287 * s) * s2
    ) + 0.065682337918207449113 * (s2 * s2)
    below = (
        (45507.789335026729956 + 10260.932208618978205 * s)
        + (976.09855173777669322 + 47.20258190468824187 * s) * s2
    ) + (s2 * s2)
    middle = x * (above / below)
    t = np.where(y < _CDF_TAIL, y, _CDF_TAIL)
    t2 = t * t
    t4 = t2 * t2
    above = (
        (
            (9842.7148383839780218 + 11602.651437647350124 * t)
            + (6848.1904505362823326 + 2494.5375852903726711 * t) * t2
        )
        + (
            (597.27027639480026226 + 93.506656132177855979 * t)
            + (8.8831497943883759412 + 0.39894151208813466764 * t) * t2
        )
        * t4
    ) + 1.0765576773720192317e-8 * (t4 * t4)
    below = (
        (
            (19685.429676859990727 + 38912.003286093271411 * t)
            + (34900.952721145977266 + 18615.571640885098091 * t) * t2
        )
        + (
            (6485.558298266760755 + 1519.377599407554805 * t)
            + (235.38790178262499861 + 22.266688044328115691 * t) * t2
        )
        * t4
    ) + (t4 * t4)
    between = above / below
    u = 1.0 / np.where(y > _CDF_TAIL, y * y, 32.0)
    u2 = u * u
    above = (
        (2.9112874951168792e-5 + 0.001421619193227893466 * u)
        + (0.022235277870649807 + 0.1274011611602473639 * u) * u2
    ) + (0.21589853405795699 + 0.02307344176494017303 * u) * (u2 * u2)
    below = (
        (7.29751555083966205e-5 + 0.00378239633202758244 * u)
        + (0.0659881378689285515 + 0.468238212480865118 * u) * u2
    ) + (1.28426009614491121 + u) * (u2 * u2)
    far = (_OVER_SQRT_2_PI - u * (above / below)) / np.where(y > _CDF_TAIL, y, 1.0)
    tail = _bell(y) * np.where(y > _CDF_TAIL, far, between)
    outer = np.where(x > 0.0, 1.0 - tail, tail)
    value = np.where(y <= _CDF_MIDDLE, 0.5 + middle, outer)
    return np.where(x == x, value, x)  # noqa: PLR0124 nan


@kernel
def _tail_root(p: Floats) -> Floats:
    """Take the root of -log of the smaller of p and 1 - p."""
    root: Floats = np.sqrt(-log(np.where(p < 0.5, p, 1.0 - p)))  # noqa: PLR2004 the middle
    return root


@kernel
def _quantile_at(p: Floats, root: Floats) -> Floats:
    """Choose among the three ratios of Algorithm AS 241: centre, near and far tail."""
    q = p - 0.5
    central = np.abs(q) <= _QUANTILE_CENTRE
    r = 0.180625 - q * q
    r2 = r * r
    r4 = r2 * r2
    above_centre = (
        (3.387132872796366608 + 133.14166789178437745 * r)
        + (1971.5909503065514427 + 13731.693765509461125 * r) * r2
    ) + (
        (45921.953931549871457 + 67265.770927008700853 * r)
        + (33430.575583588128105 + 2509.0809287301226727 * r) * r2
    ) * r4
    below_centre = (
        (1.0 + 42.313330701600911252 * r) + (687.1870074920579083 + 5394.1960214247511077 * r) * r2
    ) + (
        (21213.794301586595867 + 39307.89580009271061 * r)
        + (28729.085735721942674 + 5226.495278852854561 * r) * r2
    ) * r4
    near = root <= _QUANTILE_TAIL
    t = root - np.where(near, 1.6, _QUANTILE_TAIL)
    t2 = t * t
    t4 = t2 * t2
    above_near = (
        (1.42343711074968357734 + 4.63033784615654529590 * t)
        + (5.76949722146069140550 + 3.64784832476320460504 * t) * t2
    ) + (
        (1.27045825245236838258 + 0.241780725177450611770 * t)
        + (0.0227238449892691845833 + 7.74545014278341407640e-4 * t) * t2
    ) * t4
    below_near = (
        (1.0 + 2.05319162663775882187 * t)
        + (1.67638483018380384940 + 0.689767334985100004550 * t) * t2
    ) + (
        (0.148103976427480074590 + 0.0151986665636164571966 * t)
        + (5.47593808499534494600e-4 + 1.05075007164441684324e-9 * t) * t2
    ) * t4
    above_far = (
        (6.65790464350110377720 + 5.46378491116411436990 * t)
        + (1.78482653991729133580 + 0.296560571828504891230 * t) * t2
    ) + (
        (0.0265321895265761230930 + 0.00124266094738807843860 * t)
        + (2.71155556874348757815e-5 + 2.01033439929228813265e-7 * t) * t2
    ) * t4
    below_far = (
        (1.0 + 0.599832206555887937690 * t)
        + (0.136929880922735805310 + 0.0148753612908506148525 * t) * t2
    ) + (
        (7.86869131145613259100e-4 + 1.84631831751005468180e-5 * t)
        + (1.42151175831644588870e-7 + 2.04426310338993978564e-15 * t) * t2
    ) * t4
    # One division for whichever pair counts: it is the dearest step.
    above = np.where(central, q * above_centre, np.where(near, above_near, above_far))
    size = above / np.where(central, below_centre, np.where(near, below_near, below_far))
    size = np.where(root < _INF, size, root)
    return np.where(central | (q > 0.0), size, -size)


@kernel_in_passes
def normal_quantile(p: Floats) -> Floats:
    """Find the point of the standard normal curve that a share p lies below; nan outside [0, 1].

    Wichura (1988), Applied Statistics 37, 477-484: Algorithm AS 241, PPND16.
    """
    return _quantile_at(p, _tail_root(p))
