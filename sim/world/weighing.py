"""Six needs: widened, and weighed into one number."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.core.engine import kernel
from sim.core.table import Floats

Column = NDArray[Any]
Number = Floats | float


@kernel
def weighed(  # noqa: PLR0913, PLR0917 six needs and their weights
    need0: Column, need1: Column, need2: Column, need3: Column, need4: Column, need5: Column,
    weight0: Number, weight1: Number, weight2: Number, weight3: Number, weight4: Number,
    weight5: Number,
) -> Floats:  # fmt: skip
    """Weigh six needs into one number, domain after domain."""
    some = 0.0 + weight0 * need0.astype(np.float64) + weight1 * need1.astype(np.float64)
    more = some + weight2 * need2.astype(np.float64) + weight3 * need3.astype(np.float64)
    return more + weight4 * need4.astype(np.float64) + weight5 * need5.astype(np.float64)


@kernel
def widened(  # noqa: PLR0913 six needs
    need0: Column, need1: Column, need2: Column, need3: Column, need4: Column, need5: Column
) -> tuple[Floats, Floats, Floats, Floats, Floats, Floats]:
    """Give six needs as they are kept, in the width in which they are added up."""
    return (
        need0.astype(np.float64), need1.astype(np.float64), need2.astype(np.float64),
        need3.astype(np.float64), need4.astype(np.float64), need5.astype(np.float64),
    )  # fmt: skip
