"""Three and more arms side by side: their order, and which cannot be told apart."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

import numpy as np
import pandas as pd

from sim.core.table import Floats
from sim.lab.compared import Compared, Pair, alpha_of, families_of
from sim.lab.grids import Grid, over_points
from sim.lab.statistics.families import adjusted
from sim.lab.statistics.intervals import paired
from sim.lab.statistics.letters import letters

COLUMNS = ("outcome", "arm", "place", "letters", "mean", "n")
MOST_ARMS = 40
"""Above so many nobody reads letters, and all pairs of all arms would take long."""
FEWEST_ARMS = 3


def league(found: Compared) -> pd.DataFrame:
    """Order the arms outcome by outcome, best first.

    All pairs of arms are compared, as strictly as the study asks, in one family with all pairs
    of the other outcomes of its kind.

    Parameters
    ----------
    found : Compared
        What a study found.

    Returns
    -------
    pandas.DataFrame
        Columns `outcome`, `arm`, `place` (1 is best; the highest where no way is good), `letters`
        (arms that share one cannot be told apart), `mean`, `n`. Empty below three arms, and
        where too few lucks were met to tell.
    """
    study = found.study
    names = [arm.name for arm in study.arms]
    if not FEWEST_ARMS <= len(names) <= MOST_ARMS:
        return pd.DataFrame(columns=list(COLUMNS))
    pairs = [Pair(b, a) for i, a in enumerate(names) for b in names[i + 1 :]]
    told = tied_pairs(found, pairs)
    records = []
    for wanted in study.outcomes:
        p = told[wanted.name]
        if p is None:
            continue
        grid = [over_points(found.grids[wanted.name][name]) for name in names]
        apart = np.zeros((len(names), len(names)), np.bool_)
        for pair, each in zip(pairs, p, strict=True):
            one, other = names.index(pair.arm), names.index(pair.against)
            apart[one, other] = apart[other, one] = each < alpha_of(study)
        means = _means(grid)
        order = np.argsort(means if wanted.better == "lower" else -means, kind="stable")
        marks, n = letters(apart, order.tolist()), _shared(grid)
        records += [
            (wanted.name, names[arm], place, marks[arm], means[arm], n)
            for place, arm in enumerate(order.tolist(), 1)
        ]
    return pd.DataFrame(records, columns=list(COLUMNS))


def tied_pairs(found: Compared, pairs: Sequence[Pair]) -> dict[str, list[float] | None]:
    """Give the adjusted p values of no difference for pairs of arms, outcome by outcome.

    Parameters
    ----------
    found : Compared
        What a study found.
    pairs : sequence of Pair
        Which arms.

    Returns
    -------
    dict
        For each outcome the p values in the order of the pairs, 1 where two arms are identical;
        None where too few lucks were met to tell.
    """
    outcomes, asked = found.study.outcomes, found.study.comparisons
    told: dict[str, list[float] | None] = {}
    for family in families_of(outcomes):
        names = [outcomes[number].name for number in family]
        gaps = [_gap(found.grids[name], pair) for name in names for pair in pairs]
        ranges = [paired(gap, asked.confidence) for gap in gaps]
        away, rows = [one.distance() for one in ranges], range(len(gaps))
        p = adjusted(asked.adjust, [one.p for one in ranges], rows, gaps, away)
        p = [1.0 if one.identical else each for one, each in zip(ranges, p, strict=True)]
        for place, name in enumerate(names):
            part = p[place * len(pairs) : (place + 1) * len(pairs)]
            told[name] = None if any(isnan(each) for each in part) else part
    return told


def _gap(grid: Grid, pair: Pair) -> Floats:
    return over_points(grid[pair.arm]) - over_points(grid[pair.against])


def _means(grid: list[Floats]) -> Floats:
    """Average over the lucks that all arms have, so that the order is one under common luck."""
    both = np.array(grid)
    found: Floats = both[:, ~np.isnan(both).any(axis=0)].mean(axis=1)
    return found


def _shared(grid: list[Floats]) -> int:
    return int((~np.isnan(np.array(grid)).any(axis=0)).sum())
