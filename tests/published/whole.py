"""The whole county, near-poor fringe and all, for ten years under every accepted parameter set.

Run it from the checkout: `python tests/published/whole.py`. Each set is lived with the programme
and without, under a luck of its own; what comes out goes to the part `whole` of `results.json`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from sim.core.engine import use  # noqa: E402 the checkout is put on the path first
from sim.lab.accepted import accepted  # noqa: E402
from sim.scenario import load  # noqa: E402
from tests.published.bands import POOR  # noqa: E402
from tests.published.course import FIRST_YEAR, read_on  # noqa: E402
from tests.published.design import begun  # noqa: E402
from tests.published.measure import SEED, Found, keep  # noqa: E402

MONTHS = 120
TOGETHER = 4
"""Sets lived side by side: about a hundred thousand households."""
FIRST_LUCK = 500


def measured() -> Found:
    """Live every set and put the figures of all of them side by side."""
    parts = [_of_some(first) for first in range(0, len(accepted()), TOGETHER)]
    return {key: np.concatenate([part[key] for part in parts]) for key in parts[0]}


def _of_some(first: int) -> Found:
    scenario, sets = load("county"), accepted()[first : first + TOGETHER]
    points = {path: [one[path] for one in sets] for path in sets[0]}
    world = begun(scenario.plan, SEED, points, range(FIRST_LUCK + first, 10**6)[: len(sets)])
    twin = read_on(world.copy(), scenario, programme=False, months=MONTHS)
    lived = read_on(world, scenario, months=MONTHS)
    poor, income = lived.of("poor"), lived.of("income")
    found = dict(_yearly("poor", poor)) | dict(_yearly("twin", twin.of("poor")))
    found |= dict(_yearly("gained", income - twin.of("income")))
    found["poor_rmse"] = np.sqrt(((poor[: len(POOR)] - np.array(POOR)[:, None]) ** 2).mean(axis=0))
    return found


def _yearly(name: str, values: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    for at, row in enumerate(values):
        yield f"{name}_{FIRST_YEAR + at}", row


def main() -> None:
    """Measure on the compiled engine, which is the quicker one for worlds of this size."""
    with use("compiled"):
        keep("whole", measured)


if __name__ == "__main__":
    main()
