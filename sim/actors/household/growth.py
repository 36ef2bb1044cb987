"""How services change a household, and how a state drifts back without them."""

from __future__ import annotations

from sim.core.engine import kernel
from sim.core.maths import exp
from sim.core.table import Floats


@kernel
def raised(state: Floats, dose: Floats) -> Floats:
    """Raise a state between 0 and 1 by a dose; two half doses do what one whole dose does."""
    return 1.0 - (1.0 - state) * exp(-dose)


@kernel
def drifted(state: Floats, start: Floats, rate: Floats) -> Floats:
    """Let a state fall back toward the household's own starting value, never below it."""
    return state - rate * (state - start)
