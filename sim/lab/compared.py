"""Hold the arms of a study against each other: differences, how sure they are, verdicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import nan
from typing import NamedTuple

import numpy as np
import pandas as pd

from sim.core.table import Bools, Floats
from sim.lab.conduct import Conducted
from sim.lab.grids import Grid, grids_of, over_points
from sim.lab.statistics.families import adjusted
from sim.lab.statistics.intervals import (
    LEAST,
    Interval,
    paired,
    ranges,
)
from sim.lab.statistics.verdicts import (
    Pairing,
    Verdict,
    border_of,
    more_needed,
    pairing_of,
    verdict_of,
)
from sim.lab.values import Named, values_of, whose
from sim.scenario.study import Study, Wanted

WIDE = 0.5
"""As large a part of the baseline's level may be what matters; with more, anything is the same."""


BALANCES = ("actors", "partners")
"""Over these is taken what somebody got less what it put in, which may well be about nothing."""


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
        Mean of the arm held against, and of the arm; NaN where there was nobody to measure.
    gap : Interval
        The paired difference, arm less the other, with the one range that is told of it: by t,
        by bootstrap-t where the study asks for that.
    bent : Interval or None
        The bootstrap-t interval beside that by t, where differences are skewed.
    p : float
        The p value of no difference, adjusted for all that is compared if the study asks for it.
    pairing : Pairing
        What the common luck was worth.
    verdict : str
        In one word.
    more : int
        About how many more replications would tell; 0 where it is told.
    p_border : float
        Like `p`, of a difference just as large as matters; NaN where nobody said what matters.
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
    p_border: float = nan

    @property
    def shaky(self) -> bool:
        """Say whether a difference is told by t while the other range of skewed ones holds 0."""
        told = self.verdict in {"better", "worse", "differs"}
        return told and self.bent is not None and self.bent.low <= 0.0 <= self.bent.high

    @property
    def loose(self) -> bool:
        """Say whether arms are the same by t while the other range of skewed ones goes further."""
        matters = self.outcome.matters or 0.0
        return (
            self.verdict == "same"
            and self.bent is not None
            and max(-self.bent.low, self.bent.high) > matters
        )

    @property
    def wide(self) -> bool:
        """Say whether what matters is more than half of the baseline's level.

        What somebody got less what it put in has no level to be held against.
        """
        if self.outcome.across in BALANCES:
            return False
        return (self.outcome.matters or 0.0) > WIDE * abs(self.base)

    @property
    def empty(self) -> bool:
        """Say whether arms are about the same by a limit so wide that anything would be."""
        return self.verdict == "same" and self.wide


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
    grids : mapping
        For each outcome and arm the values by point and luck, see `grids_of`.
    named : mapping
        By outcome and arm which party came off worst or best, where that is looked at.
    """

    study: Study
    measured: pd.DataFrame
    rows: tuple[Row, ...]
    grids: Mapping[str, Grid]
    named: Mapping[tuple[str, str], tuple[Named, ...]] = field(default_factory=dict)

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

    def kin(self, row: Row) -> int:
        """Count the comparisons among which a row was judged: its family, itself included."""
        return sum(bool(each.outcome.matters) == bool(row.outcome.matters) for each in self.rows)


def compared(conducted: Conducted) -> Compared:
    """Hold every arm against the baseline, and against each other if the study asks for it."""
    study, values = conducted.study, values_of(conducted)
    grids = grids_of(conducted, values)
    rows = tuple(rows_of_pairs(study, grids, pairs_of(study)))
    return Compared(study, values, rows, grids, whose(conducted))


def rows_of_pairs(study: Study, grids: Mapping[str, Grid], pairs: Sequence[Pair]) -> list[Row]:
    """Hold pairs of arms against each other in every outcome, with verdicts.

    Two families are told apart: the outcomes of which the study says how much matters, and the
    others. A comparison that was decided upon beforehand does not pay for those that are merely
    looked at as well.
    """
    tested = [
        _tested(study, wanted, pair, over_points(grids[wanted.name][pair.arm]),
                over_points(grids[wanted.name][pair.against]))
        for wanted in study.outcomes
        for pair in pairs
    ]  # fmt: skip
    found: dict[int, Row] = {}
    for own in families_of([each.row.outcome for each in tested]):
        found |= zip(own, _judged(study, [tested[n] for n in own]), strict=True)
    return [found[number] for number in range(len(tested))]


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
    grid = grids_of(conducted, values_of(conducted))[wanted.stop_outcome]
    gaps = [
        paired(over_points(grid[one]) - over_points(grid[other]), study.comparisons.confidence)
        for one, other in pairs_of(study)
    ]
    return all(gap.n >= LEAST and gap.half_width <= wanted.half_width for gap in gaps)


def families_of(outcomes: Sequence[Wanted]) -> list[list[int]]:
    """Tell apart outcomes of which was said how much matters, and others, by their numbers."""
    return [
        [number for number, each in enumerate(outcomes) if bool(each.matters) == primary]
        for primary in (True, False)
    ]


@dataclass(frozen=True, slots=True)
class _Tested:
    """A row that is not judged yet, with its two tests: of no difference, and of what matters."""

    row: Row
    gaps: Floats
    p: tuple[float, float]
    distance: tuple[float, float]


def _tested(study: Study, wanted: Wanted, pair: Pair, one: Floats, other: Floats) -> _Tested:
    asked, gaps = study.comparisons, one - other
    gap, bent, p_at = ranges(gaps, asked.confidence, asked.interval)
    borders = (0.0, border_of(gap, wanted.matters)) if wanted.matters else (0.0,)
    both = ~np.isnan(gaps)
    row = Row(
        outcome=wanted,
        pair=pair,
        base=_level(other, both),
        level=_level(one, both),
        gap=gap,
        bent=bent,
        p=gap.p,
        pairing=pairing_of(one, other),
        verdict="unknown",
        more=0,
    )
    told = [(p_at(border), gap.distance(border)) for border in borders] + [(nan, nan)]
    return _Tested(row, gaps, (told[0][0], told[1][0]), (told[0][1], told[1][1]))


def _level(values: Floats, both: Bools) -> float:
    """Average over the lucks that both arms have; where they share none, over the arm's own."""
    known = values[both] if both.any() else values[~np.isnan(values)]
    return float(known.mean()) if len(known) else nan


def _judged(study: Study, family: Sequence[_Tested]) -> list[Row]:
    """Adjust the tests of a family, and give each row its verdict."""
    alpha = alpha_of(study)
    p = _adjusted(study, family)
    verdicts = [
        verdict_of(each.row.gap, each.row.outcome.matters, each.row.outcome.better, *both, alpha)
        for each, both in zip(family, p, strict=True)
    ]
    open_rows = [v in _OPEN and bool(e.row.outcome.matters or v == "unknown")
                 for v, e in zip(verdicts, family, strict=True)]  # fmt: skip
    level = alpha / max(sum(open_rows), 1) if study.comparisons.adjust != "none" else alpha
    return [
        replace(
            each.row,
            p=both[0],
            p_border=both[1],
            verdict=verdict,
            more=more_needed(each.row.gap, each.row.outcome.matters, level) if is_open else 0,
        )
        for each, both, verdict, is_open in zip(family, p, verdicts, open_rows, strict=True)
    ]


_OPEN = ("unknown", "differs")


def _adjusted(study: Study, family: Sequence[_Tested]) -> list[tuple[float, float]]:
    """Give the two p values of every row, adjusted as the study asks."""
    p = [each for row in family for each in row.p]
    away = [each for row in family for each in row.distance]
    rows = [number for number in range(len(family)) for _ in range(2)]
    p = adjusted(study.comparisons.adjust, p, rows, [row.gaps for row in family], away)
    return list(zip(p[::2], p[1::2], strict=True))


def alpha_of(study: Study) -> float:
    """Give the chance of a false alarm that the study allows."""
    return 1.0 - study.comparisons.confidence
