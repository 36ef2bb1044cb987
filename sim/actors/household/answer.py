"""How households answer to the service that they got: satisfaction and trust."""

from __future__ import annotations

import numpy as np

from sim.actors.household.columns import Column, Number
from sim.core.engine import kernel
from sim.core.table import Bools, Floats
from sim.core.totals import ratio

LEAST_NEED = 0.05
"""Service for at least so much need is hoped for in every domain; A."""
YEAR = 12.0


@kernel
def felt(need: Floats, got: Column, quality: Floats, hoped: Number, good: Number) -> Floats:
    """Say how much of a need in one domain was met, by as much and as good service as was hoped.

    `hoped` is the service hoped for by who needs everything, yuan; `good` the quality hoped for.
    """
    much = np.minimum(ratio(got.astype(np.float64), hoped * np.maximum(need, LEAST_NEED)), 1.0)
    part: Floats = need * much * np.minimum(quality / good, 1.0)
    return part


@kernel
def needs_met(  # noqa: PLR0913, PLR0917 an equation and its numbers
    need0: Floats, need1: Floats, need2: Floats, need3: Floats, need4: Floats, need5: Floats,
    got0: Column, got1: Column, got2: Column, got3: Column, got4: Column, got5: Column,
    quality0: Floats, quality1: Floats, quality2: Floats, quality3: Floats, quality4: Floats,
    quality5: Floats, hoped: Number, good: Number,
) -> Floats:  # fmt: skip
    """Say what part of true needs was met this month, 0..1."""
    met = (
        0.0 + felt(need0, got0, quality0, hoped, good) + felt(need1, got1, quality1, hoped, good)
        + felt(need2, got2, quality2, hoped, good) + felt(need3, got3, quality3, hoped, good)
        + felt(need4, got4, quality4, hoped, good) + felt(need5, got5, quality5, hoped, good)
    )  # fmt: skip
    return ratio(met, 0.0 + need0 + need1 + need2 + need3 + need4 + need5)


@kernel
def answered(  # noqa: PLR0913, PLR0917 an equation and its numbers
    met: Floats, satisfaction: Column, trust: Column, had: Bools, has: Bools,
    running: Bools, delay: Floats, loss: Floats,
    annoys: Number, memory: Number, breaks: Number, learns: Number,
) -> tuple[Floats, Floats, Bools]:  # fmt: skip
    """Give satisfaction and trust after what was seen, and whose service broke off this month.

    Satisfaction goes toward the part of needs that was `met`, less what a `delay` in months takes
    away; trust follows it, and falls where service broke off and by the village's `loss`.
    """
    seen = np.minimum(np.maximum(met - annoys * delay / YEAR, 0.0), 1.0)
    before = satisfaction.astype(np.float64)
    now = np.where(running, memory * before + (1.0 - memory) * seen, before)
    broken = had & ~has
    lost = np.where(broken, breaks, 0.0) + loss
    trusted = trust.astype(np.float64) + learns * np.where(running, now - 0.5, 0.0) - lost
    return now, np.minimum(np.maximum(trusted, 0.0), 1.0), broken
