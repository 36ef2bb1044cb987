"""The draws once more, on whole numbers; a test holds them to the bits of `sim.core.draws`."""

from __future__ import annotations

import struct
from zlib import crc32

from tests.oracle.scalar_maths import normal_quantile_

WORD = 0xFFFFFFFF
LONG = 0xFFFFFFFFFFFFFFFF


def purpose_(name: str) -> int:
    return crc32(name.encode())


def philox_(counter: tuple[int, ...], key: tuple[int, int]) -> tuple[int, ...]:
    c0, c1, c2, c3 = counter
    k0, k1 = key
    for _ in range(10):
        left, right = 0xD2511F53 * c0, 0xCD9E8D57 * c2
        c0, c1, c2, c3 = (right >> 32) ^ c1 ^ k0, right & WORD, (left >> 32) ^ c3 ^ k1, left & WORD
        k0, k1 = (k0 + 0x9E3779B9) & WORD, (k1 + 0xBB67AE85) & WORD
    return c0, c1, c2, c3


def words_(purpose: int, key: int, entity: int, month: int) -> tuple[int, int]:
    counter = (entity & WORD, entity >> 32, month & WORD, purpose)
    c0, c1, c2, c3 = philox_(counter, (key & WORD, key >> 32))
    return c0 | (c1 << 32), c2 | (c3 << 32)


def between_0_and_1_(bits: int) -> float:
    one_and_more = struct.unpack("<d", struct.pack("<Q", (bits >> 12) | 0x3FF0000000000000))[0]
    return one_and_more - (1.0 - 2.0**-53)


def uniform_(purpose: int, key: int, entity: int, month: int) -> float:
    return between_0_and_1_(words_(purpose, key, entity, month)[0])


def pair_uniform_(purpose: int, key: int, entity: int, month: int) -> tuple[float, float]:
    first, second = words_(purpose, key, entity, month)
    return between_0_and_1_(first), between_0_and_1_(second)


def normal_(purpose: int, key: int, entity: int, month: int) -> float:
    return normal_quantile_(uniform_(purpose, key, entity, month))


def mixed_(x: int) -> int:
    x = (x + 0x9E3779B97F4A7C15) & LONG
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & LONG
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & LONG
    return x ^ (x >> 31)


def county_key_(seed: int, nation: int, county: int) -> int:
    return mixed_(((nation << 32) | county) ^ mixed_(seed))
