"""The exact functions once more, on single Python floats, one operation at a time.

The slow month uses them; a test holds them to the bits of `sim.core.maths`.
"""

from __future__ import annotations

import math
import struct

LN2_HIGH = float.fromhex("0x1.62e42fee00000p-1")
LN2_LOW = float.fromhex("0x1.a39ef35793c76p-33")
EXP_FACTORIALS = [math.factorial(n) for n in range(2, 14)]
ATANH_ODDS = range(3, 22, 2)


def bits_of_(x: float) -> int:
    return struct.unpack("<q", struct.pack("<d", x))[0]


def float_of_(bits: int) -> float:
    return struct.unpack("<d", struct.pack("<q", bits))[0]


def numbers(figures: str) -> list[float]:
    return [float(figure) for figure in figures.split()]


def polynomial(x: float, lowest_first: list[float]) -> float:
    """Add up in pairs, then pairs of pairs (Estrin's scheme)."""
    level, power = lowest_first, x
    while len(level) > 1:
        pairs = [a + b * power for a, b in zip(level[::2], level[1::2], strict=False)]
        level = pairs + level[len(pairs) * 2 :]
        power = power * power
    return level[0]


def two_to(k: int) -> float:
    return float_of_((k + 1023) << 52)


def exp_parts(x: float) -> tuple[int, float]:
    whole = float(round(x * 1.4426950408889634))
    r = (x - whole * LN2_HIGH) - whole * LN2_LOW
    return int(whole), r + (r * r) * polynomial(r, [1 / n for n in EXP_FACTORIALS])


def exp_(x: float) -> float:
    if math.isnan(x):
        return x
    k, p = exp_parts(max(-746.0, min(x, 710.0)))
    half = k >> 1
    return ((1.0 + p) * two_to(half)) * two_to(k - half)


def log_parts(x: float) -> tuple[float, float]:
    tiny = x < 2.2250738585072014e-308
    bits = bits_of_(x * 2.0**54 if tiny else x)
    k = (bits - 0x3FE6A09E667F3BCD) >> 52
    f = float_of_(bits - (k << 52)) - 1.0
    s = f / (2.0 + f)
    z = s * s
    series = z * polynomial(z, [2 / n for n in ATANH_ODDS])
    whole = float(k - 54 if tiny else k)
    half_square = 0.5 * f * f
    low = whole * LN2_LOW + (s * (half_square + series) - half_square)
    top = whole * LN2_HIGH
    high = top + f
    return high, low + (f - (high - top))


def log_(x: float) -> float:
    if x == 0.0:
        return -math.inf
    if not 0.0 < x < math.inf:
        return x if x > 0.0 else math.nan
    high, low = log_parts(x)
    return high + low


def product_error(a: float, b: float, product: float) -> float:
    split_a, split_b = 134217729.0 * a, 134217729.0 * b
    a_1, b_1 = split_a - (split_a - a), split_b - (split_b - b)
    a_2, b_2 = a - a_1, b - b_1
    return ((a_1 * b_1 - product) + a_1 * b_2 + a_2 * b_1) + a_2 * b_2


def power_(x: float, y: float) -> float:
    if y == 0.0:
        return 1.0
    if math.isnan(x) or math.isnan(y) or x < 0.0:
        return math.nan
    if x in {0.0, math.inf}:
        return 0.0 if (x == 0.0) == (y > 0.0) else math.inf
    high, low = log_parts(x)
    top = high + low
    product = top * y
    main = exp_(product)
    if not 0.0 < main < math.inf or not abs(product) < 1000.0:
        return main
    correction = product_error(top, y, top * y) + (low - (top - high)) * y
    return main + main * correction


def logistic_(x: float) -> float:
    small = exp_(-abs(x))
    return (1.0 if x >= 0.0 else small) / (1.0 + small)


def hazard_(h: float) -> float:
    if math.isnan(h):
        return h
    k, p = exp_parts(-min(max(h, 0.0), 710.0))
    half = k >> 1
    scale = two_to(half) * two_to(k - half)
    return (1.0 - scale) - scale * p


def bell(y: float) -> float:
    square = y * y
    return exp_(-0.5 * square) * (1.0 - 0.5 * product_error(y, y, square))


CDF_MIDDLE = (
    numbers(
        "18154.981253343561249 1067.6894854603709582 161.02823106855587881 "
        "2.2352520354606839287 0.065682337918207449113"
    ),
    numbers(
        "45507.789335026729956 10260.932208618978205 976.09855173777669322 47.20258190468824187 1"
    ),
)
CDF_BETWEEN = (
    numbers(
        "9842.7148383839780218 11602.651437647350124 6848.1904505362823326 "
        "2494.5375852903726711 597.27027639480026226 93.506656132177855979 "
        "8.8831497943883759412 0.39894151208813466764 1.0765576773720192317e-8"
    ),
    numbers(
        "19685.429676859990727 38912.003286093271411 34900.952721145977266 "
        "18615.571640885098091 6485.558298266760755 1519.377599407554805 "
        "235.38790178262499861 22.266688044328115691 1"
    ),
)
CDF_TAIL = (
    numbers(
        "2.9112874951168792e-5 0.001421619193227893466 0.022235277870649807 "
        "0.1274011611602473639 0.21589853405795699 0.02307344176494017303"
    ),
    numbers(
        "7.29751555083966205e-5 0.00378239633202758244 0.0659881378689285515 "
        "0.468238212480865118 1.28426009614491121 1"
    ),
)


def ratio(x: float, above_below: tuple[list[float], list[float]]) -> float:
    above, below = above_below
    return polynomial(x, above) / polynomial(x, below)


def normal_cdf_(x: float) -> float:
    if math.isnan(x):
        return x
    y = min(abs(x), 40.0)
    if y <= 0.67448975:
        return 0.5 + x * ratio(y * y if y < 0.67448975 else 0.0, CDF_MIDDLE)
    if y > 5.656854249492381:
        u = 1.0 / (y * y)
        tail = bell(y) * ((0.3989422804014327 - u * ratio(u, CDF_TAIL)) / y)
    else:
        tail = bell(y) * ratio(y, CDF_BETWEEN)
    return 1.0 - tail if x > 0.0 else tail


QUANTILE_CENTRE = (
    numbers(
        "3.387132872796366608 133.14166789178437745 1971.5909503065514427 "
        "13731.693765509461125 45921.953931549871457 67265.770927008700853 "
        "33430.575583588128105 2509.0809287301226727"
    ),
    numbers(
        "1.0 42.313330701600911252 687.1870074920579083 5394.1960214247511077 "
        "21213.794301586595867 39307.89580009271061 28729.085735721942674 "
        "5226.495278852854561"
    ),
)
QUANTILE_NEAR = (
    numbers(
        "1.42343711074968357734 4.63033784615654529590 5.76949722146069140550 "
        "3.64784832476320460504 1.27045825245236838258 0.241780725177450611770 "
        "0.0227238449892691845833 7.74545014278341407640e-4"
    ),
    numbers(
        "1.0 2.05319162663775882187 1.67638483018380384940 0.689767334985100004550 "
        "0.148103976427480074590 0.0151986665636164571966 5.47593808499534494600e-4 "
        "1.05075007164441684324e-9"
    ),
)
QUANTILE_FAR = (
    numbers(
        "6.65790464350110377720 5.46378491116411436990 1.78482653991729133580 "
        "0.296560571828504891230 0.0265321895265761230930 0.00124266094738807843860 "
        "2.71155556874348757815e-5 2.01033439929228813265e-7"
    ),
    numbers(
        "1.0 0.599832206555887937690 0.136929880922735805310 0.0148753612908506148525 "
        "7.86869131145613259100e-4 1.84631831751005468180e-5 1.42151175831644588870e-7 "
        "2.04426310338993978564e-15"
    ),
)


def normal_quantile_(p: float) -> float:
    if math.isnan(p) or not 0.0 <= p <= 1.0:
        return math.nan
    q = p - 0.5
    if abs(q) <= 0.425:
        above, below = QUANTILE_CENTRE
        r = 0.180625 - q * q
        return (q * polynomial(r, above)) / polynomial(r, below)
    root = math.sqrt(-log_(p if q < 0.0 else 1.0 - p))
    if root <= 5.0:
        size = ratio(root - 1.6, QUANTILE_NEAR)
    else:
        size = ratio(root - 5.0, QUANTILE_FAR) if root < math.inf else root
    return -size if q < 0.0 else size
