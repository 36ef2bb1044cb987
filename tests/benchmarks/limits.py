"""Measure what this machine can do at most: copy memory, multiply and add."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter, process_time

import numpy as np

from sim.core import engine
from sim.core.engine import Floats, kernel

LARGE = 16_000_000
"""Numbers of 8 bytes that no cache holds."""
SMALL = 4096
"""Numbers of 8 bytes that the smallest cache holds."""
TERMS = 16
GIGA = 1e9


@kernel
def powers(x: Floats) -> Floats:
    """Multiply and add sixteen times over, each step waiting for the one before."""
    y = x
    for _ in range(TERMS):
        y = y * x + x
    return y


def fastest(work: Callable[[], object], rounds: int = 7) -> float:
    """Give the shortest time of some rounds: by the clock or of the processor, whichever is less.

    Other programs make a round longer, never shorter.
    """
    work()
    spent = []
    for _ in range(rounds):
        clock, busy = perf_counter(), process_time()
        work()
        spent.append(min(perf_counter() - clock, process_time() - busy))
    return min(spent)


def copying() -> float:
    """Give the billion bytes a second that one core copies, read and written counted apart."""
    source = np.ones(LARGE)
    target = np.empty_like(source)
    return 2.0 * source.nbytes / fastest(lambda: np.copyto(target, source)) / GIGA


def arithmetic(times: int = 2000) -> float:
    """Give the billion + and × a second that one core does on numbers in its cache, compiled."""
    numbers = np.full(SMALL, 0.5)

    def work() -> None:
        for _ in range(times):
            powers(numbers)

    with engine.use("compiled"):
        return 2.0 * TERMS * SMALL * times / fastest(work) / GIGA
