"""What an audit tells: in which share of the assumptions an arm is better, and what decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import fisher_exact

from sim.core.table import Floats
from sim.lab.audited import Audit
from sim.lab.compared import Pair, pairs_of
from sim.lab.households import same_villages
from sim.lab.statistics.families import holm
from sim.lab.statistics.intervals import LEAST, Interval, paired
from sim.lab.statistics.shares import wilson
from sim.lab.values import ACTORS, RUN, payoffs, rows_of, values_of
from sim.scenario.study import Wanted

SUSPECT = 0.98
"""A claim that holds in such a share of the assumptions under which anything differs may be built
in: a rule that can do nothing or good has the good written into it."""
THIRDS = (1 / 3, 2 / 3)
TELLING = 0.05
"""Parameters are named whose contrast has a smaller p, adjusted over all of them (Holm)."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """How often an arm is better where one assumption is low, and where it is high."""

    path: str
    low: float
    high: float
    p: float

    @property
    def flips(self) -> bool:
        """Whether the arm is mostly better at one end and mostly worse at the other."""
        return (self.low - 0.5) * (self.high - 0.5) < 0


@dataclass(frozen=True)
class Claim:
    """One outcome of one arm held against another, over all draws.

    Attributes
    ----------
    outcome : Wanted
        What is looked at.
    pair : Pair
        Which arms.
    higher : Interval
        Share of draws in which the outcome is higher, with Wilson's interval.
    better : Interval
        The share in which it is better; without a mean where neither direction is.
    same : float
        The share in which nothing is different, to the last bit.
    clearly : float
        The share in which it is better by as much as matters.
    clearly_worse : float
        The share in which it is worse by as much as matters.
    effect : Interval
        The mean difference over the draws.
    ends : tuple of float
        The difference in the worst and in the best twentieth of the draws.
    contrasts : tuple of Contrast
        What decides, the strongest first.
    """

    outcome: Wanted
    pair: Pair
    higher: Interval
    better: Interval
    same: float
    clearly: float
    clearly_worse: float
    effect: Interval
    ends: tuple[float, float]
    contrasts: tuple[Contrast, ...]

    @property
    def suspect(self) -> bool:
        """Whether it comes out the same way under nearly every assumption where it differs."""
        differ = 1.0 - self.same
        often = max(self.higher.mean, differ - self.higher.mean)
        return round(differ * self.higher.n) >= LEAST and often >= SUSPECT * differ


@dataclass(frozen=True)
class Loser:
    """In which share of the draws somebody is worse off under an arm than under the other."""

    pair: Pair
    who: str
    kind: str
    share: Interval
    effect: Interval


@dataclass(frozen=True, eq=False)
class Verdicts:
    """Everything that an audit tells.

    Attributes
    ----------
    audit : Audit
        The runs.
    """

    audit: Audit

    @cached_property
    def measured(self) -> pd.DataFrame:
        """One row for each run and outcome; `point` is the draw."""
        return values_of(self.audit)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every outcome of every pair of arms that the study holds against each other."""
        study = self.audit.study
        return tuple(
            _claim(self.audit, wanted, pair, self._gaps(wanted, pair))
            for wanted in study.outcomes
            for pair in pairs_of(study)
        )

    @cached_property
    def losers(self) -> tuple[Loser, ...]:
        """Who is worse off how often: kinds of actor by what they net, tenths by earnings."""
        return (*self._parties(), *self._deciles())

    def _gaps(self, wanted: Wanted, pair: Pair) -> Floats:
        """Give the difference of two arms in each draw, over its lucks; NaN where one failed."""
        rows = self.measured[self.measured["outcome"] == wanted.name]
        return _gaps(rows, pair, len(self.audit.draws))

    def _parties(self) -> Iterator[Loser]:
        net = payoffs(rows_of(self.audit, "money"))
        own = {party: _everywhere(net, party) for party in ACTORS}
        for pair in pairs_of(self.audit.study):
            for party, rows in own.items():
                yield self._loser(pair, party, "actor", rows)

    def _deciles(self) -> Iterator[Loser]:
        rows = rows_of(self.audit, "decile")
        some = rows[rows["name"] == "earned_income_per_head_yuan"]
        tenths = {str(int(str(item)) + 1): own for item, own in some.groupby("item", sort=True)}
        for pair in pairs_of(self.audit.study):
            if not same_villages(self.audit.study, pair):
                continue  # a tenth of the one holds other households than that of the other
            for tenth, own in tenths.items():
                yield self._loser(pair, tenth, "decile", own)

    def _loser(self, pair: Pair, who: str, kind: str, rows: pd.DataFrame) -> Loser:
        gaps = _gaps(rows, pair, len(self.audit.draws))
        told = gaps[np.isfinite(gaps)]
        worse = wilson(int((told < 0).sum()), len(told))
        return Loser(pair, who, kind, worse, paired(told))


def _everywhere(net: pd.DataFrame, party: str) -> pd.DataFrame:
    """Give what a kind of actor nets in every run: nothing where there is none of the kind."""
    runs = net[RUN].drop_duplicates()
    own = net.loc[net["party"] == party, [*RUN, "value"]]
    return runs.merge(own, how="left").fillna({"value": 0.0})


def _gaps(rows: pd.DataFrame, pair: Pair, draws: int) -> Floats:
    means = rows.groupby(["arm", "point"])["value"].mean()
    index = range(draws)
    arms = [_of_arm(means, name).reindex(index).to_numpy(np.float64) for name in pair]
    gap: Floats = arms[0] - arms[1]
    return gap


def _of_arm(means: pd.Series, name: str) -> pd.Series:
    found: pd.Series = means[means.index.get_level_values("arm") == name].droplevel("arm")
    return found


def _claim(audit: Audit, wanted: Wanted, pair: Pair, gaps: Floats) -> Claim:
    there = np.isfinite(gaps)
    told = gaps[there]
    sign = {"higher": 1.0, "lower": -1.0, "neither": 0.0}[wanted.better]
    good, n = sign * told, len(told)
    least = wanted.matters or 0.0
    ends = np.quantile(told, [0.05, 0.95]) if n else np.array([np.nan, np.nan])
    return Claim(
        outcome=wanted,
        pair=pair,
        higher=wilson(int((told > 0).sum()), n),
        better=wilson(int((good > 0).sum()), n) if sign else Interval(),
        same=_share(told == 0),
        clearly=_share(good >= least) if sign and least else float("nan"),
        clearly_worse=_share(good <= -least) if sign and least else float("nan"),
        effect=paired(told),
        ends=(float(ends[0]), float(ends[1])),
        contrasts=tuple(contrasts(audit.draws.table[there], told > 0)),
    )


def _share(hits: NDArray[np.bool_]) -> float:
    return float(hits.mean()) if len(hits) else float("nan")


def contrasts(table: pd.DataFrame, higher: NDArray[np.bool_]) -> list[Contrast]:
    """Hold the lowest third of each assumption against its highest third.

    Parameters
    ----------
    table : pandas.DataFrame
        One row for each draw, one column for each assumption.
    higher : array
        Whether the outcome was higher, bool of shape (draws,).

    Returns
    -------
    list of Contrast
        Those that tell (Fisher's exact test, Holm over all assumptions), the strongest first.
    """
    if not len(higher) or higher.all() or not higher.any():
        return []
    found = []
    for path in table.columns:
        values = table[path].to_numpy(np.float64)
        ends = np.quantile(values, THIRDS)
        low, high = higher[values <= ends[0]], higher[values >= ends[1]]
        counts = [[int(some.sum()), int((~some).sum())] for some in (low, high)]
        p = float(fisher_exact(counts).pvalue)
        found.append(Contrast(str(path), _share(low), _share(high), p))
    adjusted = holm([each.p for each in found])
    told = [
        Contrast(each.path, each.low, each.high, float(p))
        for each, p in zip(found, adjusted, strict=True)
        if p < TELLING
    ]
    return sorted(told, key=lambda each: (-abs(each.high - each.low), each.path))
