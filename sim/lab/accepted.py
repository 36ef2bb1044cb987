"""The accepted ensemble: parameter sets that meet the fitted figures about equally well.

Several sets fit; no single one is known to be right. A contrast that is to be believed should hold
for all of them. `python tests/published/fit.py` makes the file; its first line says how.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

DATA = Path(__file__).with_suffix(".csv")
NO_PARAMETER = "distance"


@cache
def accepted() -> tuple[dict[str, float], ...]:
    """Give the accepted sets, the nearest to the published figures first.

    Returns
    -------
    tuple of dict
        Each set by scenario path, such as `world.labour.finding`.

    Examples
    --------
    >>> sorted(accepted()[0])[0]
    'world.labour.finding'
    """
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return tuple(
            {path: float(value) for path, value in row.items() if path != NO_PARAMETER}
            for row in rows
        )
