"""Rules and arrays drawn at random, for the laws that every rule of a shelf obeys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from sim.core.param import Param
from sim.core.shelf import Shelf

lawful = settings(deadline=None, max_examples=40)


def values(p: Param) -> st.SearchStrategy[Any]:
    """Draw a value of a parameter from its sweep, or from its bounds where it has none."""
    if p.choices:
        return st.sampled_from(p.choices)
    if p.type == "bool":
        return st.booleans()
    low, high = p.sweep or (p.low, p.high)
    if p.type == "int":
        return st.integers(int(low), int(high))
    return st.floats(low, high)


def rules(shelf: Shelf[Any], name: str) -> st.SearchStrategy[Any]:
    """Draw a rule of that name with parameters from their sweeps."""
    made = shelf[name]

    def make(**drawn: Any) -> Any:
        try:
            return made(**drawn)
        except ValueError:  # some parameters must fit together, such as shares that sum to 1
            return made()

    return st.builds(make, **{p.name: values(p) for p in made.params.values()})


def lots(make: Callable[[np.random.Generator], np.ndarray]) -> st.SearchStrategy[np.ndarray]:
    """Draw an array by a generator: a hundred times faster than entry by entry."""
    return st.integers(0, 2**32 - 1).map(lambda seed: make(np.random.default_rng(seed)))


def floats(
    *shape: int, low: float = 0.0, high: float = 1.0, often: tuple[float, ...] = ()
) -> st.SearchStrategy[np.ndarray]:
    """Draw an array of floats between two bounds, of all sizes; some come often, as does `low`."""

    def make(rng: np.random.Generator) -> np.ndarray:
        kind = rng.integers(0, 4, shape)
        even = rng.uniform(low, high, shape)
        small = low + (high - low) * 10.0 ** rng.uniform(-12.0, 0.0, shape)
        special = rng.choice(np.array([low, *often]), shape)
        return np.where(kind == 0, special, np.where(kind == 1, small, even))

    return lots(make)


def ints(*shape: int, low: int, high: int) -> st.SearchStrategy[np.ndarray]:
    """Draw an array of whole numbers between two bounds, both included."""
    return lots(lambda rng: rng.integers(low, high + 1, shape, np.int64))


def bools(*shape: int) -> st.SearchStrategy[np.ndarray]:
    """Draw an array of yes and no."""
    return ints(*shape, low=0, high=1).map(lambda whole: whole.astype(np.bool_))


def rows(value: Any, chosen: np.ndarray) -> Any:
    """Keep some rows of every array in a frozen value, and of frozen values inside it."""
    kept = {}
    for field in fields(value):
        part = getattr(value, field.name)
        if isinstance(part, np.ndarray):
            part = part[chosen]
        elif is_dataclass(part):
            part = rows(part, chosen)
        kept[field.name] = part
    return type(value)(**kept)


def same(one: Any, other: Any) -> bool:
    """Compare two frozen values with arrays bit by bit."""
    names = [field.name for field in fields(one)]
    return all(np.array_equal(getattr(one, n), getattr(other, n)) for n in names)


def arrays(value: Any) -> list[np.ndarray]:
    """List the arrays of a frozen value."""
    return [part for f in fields(value) if isinstance(part := getattr(value, f.name), np.ndarray)]
