"""Luck by name: each draw depends on who, what for, where and when, and on nothing else.

A purpose is declared once, at the top of the module that uses it:

>>> RAIN = purpose("example: rain")
>>> places = np.arange(3, dtype=np.uint64)
>>> here = county_key(seed=1, nation=0, county=7)
>>> alone = uniform(RAIN, here, places[2:], 5)
>>> bool(uniform(RAIN, here, places, 5)[2] == alone[0])
True

The generator is Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011, "Parallel random numbers: as easy
as 1, 2, 3"): its counter is the entity's id in two words, the month and the purpose, its key the
county's key. Ids and keys are uint64; a key is one number or a column as long as the ids.
"""

from __future__ import annotations

from typing import Final, NewType
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sim.core.engine import floats_of, kernel, kernel_in_passes
from sim.core.maths import normal_quantile
from sim.core.table import Floats, Ints

Words = NDArray[np.uint64]
Keys = NDArray[np.uint64] | np.uint64
Purpose = NewType("Purpose", int)

_names: Final[dict[int, str]] = {}
_WORD: Final = np.uint64(0xFFFFFFFF)
_HALF: Final = np.uint64(32)
_MULTIPLIER_0: Final = np.uint64(0xD2511F53)
_MULTIPLIER_1: Final = np.uint64(0xCD9E8D57)
_WEYL_0: Final = np.uint64(0x9E3779B9)
_WEYL_1: Final = np.uint64(0xBB67AE85)
_ROUNDS: Final = 10
_ONE_BITS: Final = np.uint64(0x3FF0000000000000)
_TO_FRACTION: Final = np.uint64(12)
_ONE_LESS: Final = float.fromhex("0x1.fffffffffffffp-1")  # 1 - 2**-53
_MONTH_MASK: Final = 0xFFFFFFFF
_KEY_BITS: Final = 32


def purpose(name: str) -> Purpose:
    """Declare what some luck is for; two names that would share their luck are refused.

    Parameters
    ----------
    name : str
        The phase and the event, such as ``live: job found``.

    Raises
    ------
    ValueError
        If another name has the same number; choose a slightly different name.
    """
    number = crc32(name.encode())
    if _names.setdefault(number, name) != name:
        raise ValueError(
            f"The purposes '{name}' and '{_names[number]}' would share their luck (both have the "
            f"number {number}); rename one of them."
        )
    return Purpose(number)


@kernel
def philox(  # noqa: PLR0913 four counter words and two key words
    c0: Words, c1: Words, c2: Words, c3: Words, k0: Keys, k1: Keys
) -> tuple[Words, Words, Words, Words]:
    """Scramble four counter words (32 bits each, kept in uint64) under two key words."""
    for _ in range(_ROUNDS):
        product_0 = _MULTIPLIER_0 * c0
        product_1 = _MULTIPLIER_1 * c2
        c0 = (product_1 >> _HALF) ^ c1 ^ k0
        c1 = product_1 & _WORD
        c2 = (product_0 >> _HALF) ^ c3 ^ k1
        c3 = product_0 & _WORD
        k0 = (k0 + _WEYL_0) & _WORD
        k1 = (k1 + _WEYL_1) & _WORD
    return c0, c1, c2, c3


@kernel
def words(purpose: Purpose, key: Keys, ids: Words, month: int) -> tuple[Words, Words]:
    """Draw two columns of 64 random bits; the month may be negative (before the start)."""
    c0, c1, c2, c3 = philox(
        ids & _WORD,
        ids >> _HALF,
        np.uint64(month & _MONTH_MASK),  # type: ignore[arg-type]  # one number for all rows
        np.uint64(purpose),  # type: ignore[arg-type]  # one number for all rows
        key & _WORD,
        key >> _HALF,
    )
    return c0 | (c1 << _HALF), c2 | (c3 << _HALF)


@kernel
def between_0_and_1(bits: Words) -> Floats:
    """Turn random bits into odd multiples of 2**-53, so never 0 and never 1."""
    return floats_of((bits >> _TO_FRACTION) | _ONE_BITS) - _ONE_LESS


@kernel
def uniform(purpose: Purpose, key: Keys, ids: Words, month: int) -> Floats:
    """Draw numbers evenly between 0 and 1, both excluded."""
    first, _ = words(purpose, key, ids, month)
    return between_0_and_1(first)


@kernel
def pair_uniform(purpose: Purpose, key: Keys, ids: Words, month: int) -> tuple[Floats, Floats]:
    """Draw two independent columns between 0 and 1 for the price of one; the first is `uniform`."""
    first, second = words(purpose, key, ids, month)
    return between_0_and_1(first), between_0_and_1(second)


@kernel_in_passes
def normal(purpose: Purpose, key: Keys, ids: Words, month: int) -> Floats:
    """Draw from the standard normal curve: its quantile at `uniform`."""
    return normal_quantile(uniform(purpose, key, ids, month))


def keyed_order(purpose: Purpose, key: Keys, ids: Words, month: int, groups: Ints) -> Ints:
    """Order rows group by group, by luck within each group.

    Parameters
    ----------
    purpose : Purpose
        What the order is for.
    key : numpy.ndarray or numpy.uint64
        The county key, one or a column.
    ids : numpy.ndarray
        The entities, uint64.
    month : int
        The month of the draw.
    groups : numpy.ndarray
        Each row's group, int64.

    Returns
    -------
    numpy.ndarray
        Row numbers, int64: the lowest group first. Removing a row leaves the others' order.
    """
    luck, _ = words(purpose, key, ids, month)
    return np.lexsort((ids, luck, groups)).astype(np.int64, copy=False)


def keyed_ranks(purpose: Purpose, key: Keys, ids: Words, month: int, groups: Ints) -> Ints:
    """Give every row its place, 0 and up, within its group, by luck; see `keyed_order`."""
    order = keyed_order(purpose, key, ids, month, groups)
    ranks = np.empty(len(order), dtype=np.int64)
    place = np.arange(len(order), dtype=np.int64)
    sorted_groups = groups[order]
    first = np.searchsorted(sorted_groups, sorted_groups, side="left")
    ranks[order] = place - first
    return ranks


def county_keys(seed: int, nations: Ints, counties: Ints) -> Words:
    """Make the keys of counties; within a seed no two counties of any nations share one.

    Parameters
    ----------
    seed : int
        The run's seed, 0 to 2**64 - 1.
    nations : numpy.ndarray
        Each county's nation (replication), 0 to 2**32 - 1.
    counties : numpy.ndarray
        Each county's number in its nation, 0 to 2**32 - 1.

    Returns
    -------
    numpy.ndarray
        Keys, uint64.

    Raises
    ------
    ValueError
        If a number is out of its range.
    """
    both = np.concatenate([np.atleast_1d(nations), np.atleast_1d(counties)])
    if not 0 <= seed < 2**64 or (both.size and (both.min() < 0 or both.max() >= 2**_KEY_BITS)):
        raise ValueError(
            f"Seed {seed} must lie in 0..2^64-1, nations and counties in 0..2^32-1; use smaller "
            "numbers."
        )
    place = (np.atleast_1d(nations).astype(np.uint64) << _HALF) | np.atleast_1d(counties).astype(
        np.uint64
    )
    return _mixed(place ^ _mixed(np.array([seed], dtype=np.uint64)))


def county_key(seed: int, nation: int, county: int) -> np.uint64:
    """Make one county's key; see `county_keys`."""
    return np.uint64(county_keys(seed, np.array([nation]), np.array([county]))[0])


def _mixed(x: Words) -> Words:
    """Scatter 64-bit numbers one to one (the finisher of SplitMix64, Steele et al. 2014)."""
    x = x + np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))
