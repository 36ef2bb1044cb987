"""One short fingerprint of a small world lived for some months; run as a script it prints it.

It holds what differs most: several lucks, settings of their own in each county, a programme with
all kinds of parties. Every machine, processor setting, engine and cut must print the same.
"""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

import numpy as np

from sim.core.engine import use
from sim.lab.arms import policy_of
from sim.month import begin, step
from sim.scenario import load
from sim.world import world as worlds
from sim.world.world import TABLES, World

SCENARIO = Path(__file__).parents[3] / "scenarios" / "yanliu.yaml"
MONTHS, LUCKS = 14, 3
OWN = {
    "world.services.skill_rate": (0.02, 0.03, 0.05),
    "world.labour.finding": (0.02, 0.05, 0.09),
    "world.services.spared_line": (1.2, 1.5, 1.8),
}


def lived(rows_per_block: int) -> str:
    """Live the world with its households cut into blocks of so many rows."""
    scenario, before = load(SCENARIO), worlds.ROWS_PER_BLOCK
    worlds.ROWS_PER_BLOCK = rows_per_block  # type: ignore[misc]  # restored below
    try:
        world = begin(scenario.plan, 5, range(LUCKS), run_in=2, settings=OWN)
        for month in range(1, MONTHS + 1):
            step(world, policy_of(scenario.at(month), programme=True))
    finally:
        worlds.ROWS_PER_BLOCK = before  # type: ignore[misc]
    return fingerprint(world)


def fingerprint(world: World) -> str:
    """Hash every column and every account."""
    found = sha256()
    for kind in TABLES:
        table = getattr(world, kind.key)
        for name in sorted(kind.columns):
            found.update(np.ascontiguousarray(getattr(table, name)).tobytes())
    for pocket in ("household", "escrow", "county", "organization", "association", "outside"):
        found.update(world.ledger.balance(pocket).tobytes())
    return found.hexdigest()


if __name__ == "__main__":
    with use(sys.argv[1]):
        print(lived(int(sys.argv[2])))  # noqa: T201 it is what the script is for
