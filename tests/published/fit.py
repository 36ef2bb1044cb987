"""Finds parameter sets that meet every fitted figure, and keeps them as the accepted ensemble.

Run it from the checkout: `python tests/published/fit.py`. It takes about 25 minutes on one core.

Sets are drawn (Sobol') within the sweeps of the fitted parameters, first around the defaults, then
round by round around the best quarter so far, wider than these are spread. A set is accepted when
every fitted figure lies in its band under two independent lucks. The figures are those marked
*fit*: the fall of rural poverty, workers away from home, the graduation trial; and the untreated
must stand still.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import numpy as np
from scipy.stats import norm, qmc

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from sim.core.param import Param  # noqa: E402 the checkout is put on the path first
from sim.scenario.registry import all_keys  # noqa: E402
from tests.published.bands import distances  # noqa: E402
from tests.published.course import county, read_on  # noqa: E402
from tests.published.design import begun  # noqa: E402
from tests.published.trial import held, plan  # noqa: E402

TARGET = ROOT / "sim" / "lab" / "accepted.csv"
FITTED = (
    "world.labour.finding",
    "world.labour.finding_growth",
    "world.labour.separation",
    "world.labour.start_ease",
    "world.labour.wage",
    "world.labour.wage_growth",
    "world.livelihood.farm_output",
    "world.livelihood.farm_growth",
    "world.transfers.coverage",
    "world.transfers.coverage_growth",
    "world.transfers.fill",
    "world.transfers.fill_growth",
    "world.services.productivity",
)
"""Parameters marked F. Universal transfers are marked F too but held fixed: they are a policy path,
and no fitted figure tells them apart from the rest."""
SEED, OTHER_LUCK = 20260701, 1
USUAL = {"rounds": 12, "points": 32, "households": 2000, "trial": 600, "keep": 40}
"""What is drawn if nothing else is said."""
FIRST, WIDER = 0.2, 1.4
"""Spread of the first round as part of a sweep, and how much wider than the best the others are."""


@dataclass(frozen=True)
class Work:
    """How much is drawn and how large the worlds are."""

    rounds: int
    points: int
    households: int
    trial: int


def sweeps() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give the lower and upper ends of the fitted parameters, and their defaults between, 0..1."""
    known: dict[str, Param] = {key.path: key.param for key in all_keys()}
    ends = [known[path].sweep for path in FITTED]
    if None in ends:
        raise ValueError("a fitted parameter has no sweep")
    low, high = np.array([end for end in ends if end]).T
    usual = np.array([float(known[path].default) for path in FITTED])
    return low, high, np.clip((usual - low) / (high - low), 0.0, 1.0)


def tried(sets: np.ndarray, work: Work, luck: int) -> np.ndarray:
    """Live the county and the trial under each set; (sets, figures) of distances."""
    points = {path: sets[:, at] for at, path in enumerate(FITTED)}
    scenario = county(households=work.households)
    course = read_on(begun(scenario.plan, SEED, points, luck), scenario)
    trial = held(begun(plan(work.trial), SEED, points, luck), (2, 3))
    return np.stack(list(distances(course, trial).values()), axis=1)


def drawn(work: Work, low: np.ndarray, high: np.ndarray, usual: np.ndarray) -> Iterator[np.ndarray]:
    """Draw sets round by round; each round is told the distances of the one before."""
    sets, far = np.zeros((0, len(FITTED))), np.zeros(0)
    for number in range(work.rounds):
        even = qmc.Sobol(len(FITTED), seed=SEED + number).random(work.points).clip(1e-6, 1 - 1e-6)
        unit = _folded(usual + FIRST * norm.ppf(even)) if number == 0 else _around(sets, far, even)
        told = yield _rounded(low + unit * (high - low))
        sets, far = np.r_[sets, unit], np.r_[far, told]


def _around(sets: np.ndarray, far: np.ndarray, even: np.ndarray) -> np.ndarray:
    best = sets[np.argsort(far, kind="stable")[: max(len(far) // 4, len(FITTED) + 2)]]
    spread = np.cov(best.T) + 1e-4 * np.eye(best.shape[1])
    step = norm.ppf(even) @ np.linalg.cholesky(spread).T
    return _folded(best.mean(axis=0) + WIDER * step)


def _folded(unit: np.ndarray) -> np.ndarray:
    """Mirror what falls outside of the sweeps back inside."""
    folded = np.abs(unit)
    return np.clip(np.where(folded > 1.0, 2.0 - folded, folded), 0.0, 1.0)


def _rounded(sets: np.ndarray) -> np.ndarray:
    return np.array([[float(f"{value:.4g}") for value in row] for row in sets])


def fitted(work: Work) -> tuple[np.ndarray, np.ndarray]:
    """Draw, try and try again; accepted sets with their distance."""
    low, high, usual = sweeps()
    kept, far, began = [], [], perf_counter()
    source = drawn(work, low, high, usual)
    sets, more = next(source), True
    while more:
        found = tried(sets, work, 0)
        good = np.flatnonzero(found.max(axis=1) <= 1.0)
        if len(good):
            again = tried(sets[good], work, OTHER_LUCK)
            both = good[again.max(axis=1) <= 1.0]
            whole = np.hypot(found[good], again) / np.sqrt(2.0)
            far.extend(np.sqrt((whole[again.max(axis=1) <= 1.0] ** 2).mean(axis=1)).tolist())
            kept.extend(sets[both])
        seconds = perf_counter() - began
        print(f"{len(kept)} accepted, {len(good)} of this round's under one luck, {seconds:.0f} s")  # noqa: T201
        score = np.sqrt((found * found).mean(axis=1)) + np.maximum(found.max(axis=1) - 1.0, 0.0)
        try:
            sets = source.send(score)
        except StopIteration:
            more = False
    return np.array(kept), np.array(far)


def kept_as_data(sets: np.ndarray, far: np.ndarray, found: int, work: Work, path: Path) -> None:
    """Write the ensemble, nearest to the published figures first, with how it was made."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(
            f"# {len(sets)} of {found} accepted among {work.rounds * work.points} sets, chosen far"
            f" from each other; python tests/published/fit.py"
            f" --rounds {work.rounds} --points {work.points} --households {work.households}"
            f" --trial {work.trial}; seed {SEED}\n"
        )
        pages = csv.writer(file, lineterminator="\n")
        pages.writerow(["distance", *FITTED])
        for at in np.argsort(far, kind="stable"):
            pages.writerow([f"{far[at]:.3f}", *(f"{value:.4g}" for value in sets[at])])


def spread_out(sets: np.ndarray, far: np.ndarray, most: int) -> np.ndarray:
    """Choose sets that lie far from each other, beginning with the nearest to the figures.

    Parameters
    ----------
    sets : array
        Accepted sets, float64 of shape (sets, parameters).
    far : array
        Distance of each from the published figures, float64 of shape (sets,).
    most : int
        How many to keep.

    Returns
    -------
    array
        Rows of `sets`, int64.
    """
    low, high, _ = sweeps()
    unit = (sets - low) / (high - low)
    chosen = [int(np.argmin(far))]
    while len(chosen) < min(most, len(sets)):
        gaps = ((unit[:, None, :] - unit[chosen][None, :, :]) ** 2).sum(axis=2).min(axis=1)
        chosen.append(int(np.argmax(gaps)))
    return np.array(chosen)


def main() -> None:
    """Fit, and write the ensemble."""
    asked = argparse.ArgumentParser(description=__doc__)
    for name, usual in USUAL.items():
        asked.add_argument(f"--{name}", type=int, default=usual)
    asked.add_argument("--to", type=Path, default=TARGET)
    told = asked.parse_args()
    work = Work(told.rounds, told.points, told.households, told.trial)
    sets, far = fitted(work)
    chosen = spread_out(sets, far, told.keep)
    kept_as_data(sets[chosen], far[chosen], len(sets), work, told.to)


if __name__ == "__main__":
    main()
