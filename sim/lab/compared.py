"""Hold the arms of a study against each other: differences, how sure they are, verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import isnan
from typing import NamedTuple

import numpy as np
import pandas as pd

from sim.core.table import Floats
from sim.lab.conduct import Conducted
from sim.lab.statistics.intervals import SKEWED, Interval, bootstrap_t, paired
from sim.lab.statistics.verdicts import (
    Pairing,
    Verdict,
    holm,
    more_needed,
    pairing_of,
    verdict_of,
)
from sim.lab.values import values_of
from sim.scenario.study import Study, Wanted


class Pair(NamedTuple):
    """Two arms by name: `arm` is held against `against`."""

    arm: str
    against: str


@dataclass(frozen=True, slots=True)
class Row:
    """One outcome of one arm held against another under the same luck.

    Attributes
    ----------
    outcome : Wanted
        What is looked at.
    pair : Pair
        Which arms.
    base, level : float
        Mean of the arm held against, and of the arm.
    gap : Interval
        The paired difference, arm less the other, by t.
    bent : Interval or None
        The bootstrap-t interval, where differences are skewed or the study asks for it.
    p : float
        The p value, adjusted over all comparisons of the study if it asks for that.
    pairing : Pairing
        What the common luck was worth.
    verdict : str
        In one word.
    more : int
        About how many more replications would tell; 0 where it is told.
    """

    outcome: Wanted
    pair: Pair
    base: float
    level: float
    gap: Interval
    bent: Interval | None
    p: float
    pairing: Pairing
    verdict: Verdict
    more: int


@dataclass(frozen=True)
class Compared:
    """What a study found.

    Attributes
    ----------
    study : Study
        What was compared.
    measured : pandas.DataFrame
        One row for each run and outcome, see `values_of`.
    rows : tuple of Row
        Every outcome of every pair, averaged over the points of the design.
    """

    study: Study
    measured: pd.DataFrame
    rows: tuple[Row, ...]

    def of(self, outcome: str, arm: str, against: str | None = None) -> Row:
        """Give the row of an outcome and an arm.

        Raises
        ------
        KeyError
            If there is none.
        """
        other = against or self.study.baseline.name
        for row in self.rows:
            if (row.outcome.name, *row.pair) == (outcome, arm, other):
                return row
        raise KeyError(f"{outcome}: {arm} against {other}")


def compared(conducted: Conducted) -> Compared:
    """Hold every arm against the baseline, and against each other if the study asks for it."""
    study, values = conducted.study, values_of(conducted)
    grid = {wanted.name: _grid(values, study, wanted) for wanted in study.outcomes}
    rows = [
        _row(study, wanted, pair, grid[wanted.name])
        for wanted in study.outcomes
        for pair in pairs_of(study)
    ]
    if study.comparisons.adjust == "holm":
        rows = list(_adjusted(rows, study))
    return Compared(study, values, tuple(rows))


def pairs_of(study: Study) -> list[Pair]:
    """List which arms are held against which."""
    names, base = [arm.name for arm in study.arms], study.baseline.name
    found = [Pair(name, base) for name in names if name != base]
    if study.comparisons.also == "all_pairs":
        others = [name for name in names if name != base]
        found += [Pair(b, a) for i, a in enumerate(others) for b in others[i + 1 :]]
    return found


def known_closely_enough(conducted: Conducted) -> bool:
    """Say whether every difference of the stopping outcome is as narrow as the study asks."""
    study = conducted.study
    wanted = study.replications
    if wanted.stop_outcome is None or wanted.half_width is None:
        return False
    outcome = next(each for each in study.outcomes if each.name == wanted.stop_outcome)
    values = values_of(conducted)
    grid = _grid(values, study, outcome)
    widths = [_row(study, outcome, pair, grid).gap.half_width for pair in pairs_of(study)]
    return all(width <= wanted.half_width for width in widths)


def _grid(values: pd.DataFrame, study: Study, wanted: Wanted) -> dict[str, Floats]:
    """Average each arm over the points, luck by luck: (replications,); NaN where a run failed."""
    some = values[values["outcome"] == wanted.name]
    lucks = np.arange(1, int(values["replication"].max()) + 1) if len(values) else np.arange(0)
    found = {}
    for arm in study.arms:
        table = some[some["arm"] == arm.name].pivot(
            index="replication", columns="point", values="value"
        )
        points = int(values["point"].max()) + 1 if len(values) else 1
        laid = table.reindex(index=lucks, columns=range(points)).to_numpy(np.float64)
        found[arm.name] = laid.mean(axis=1)
    return found


def _row(study: Study, wanted: Wanted, pair: Pair, grid: dict[str, Floats]) -> Row:
    one, other = grid[pair.arm], grid[pair.against]
    asked = study.comparisons
    gap = paired(one - other, asked.confidence)
    skewed = abs(gap.skewness) > SKEWED or asked.interval == "bootstrap_t"
    bent = skewed and not isnan(gap.low)
    both = ~np.isnan(one - other)
    return Row(
        outcome=wanted,
        pair=pair,
        base=float(other[both].mean()) if both.any() else float("nan"),
        level=float(one[both].mean()) if both.any() else float("nan"),
        gap=gap,
        bent=bootstrap_t(one - other, asked.confidence) if bent else None,
        p=gap.p,
        pairing=pairing_of(one, other),
        verdict=verdict_of(gap, wanted.matters, wanted.better, alpha=alpha_of(study)),
        more=more_needed(gap, wanted.matters, asked.confidence),
    )


def _adjusted(rows: Sequence[Row], study: Study) -> Iterator[Row]:
    """Be stricter the more is compared: one family of all rows."""
    for row, p in zip(rows, holm([row.p for row in rows]), strict=True):
        wanted = row.outcome
        verdict = verdict_of(row.gap, wanted.matters, wanted.better, p, alpha=alpha_of(study))
        yield replace(row, p=p, verdict=verdict)


def alpha_of(study: Study) -> float:
    """Give the chance of a false alarm that the study allows."""
    return 1.0 - study.comparisons.confidence
