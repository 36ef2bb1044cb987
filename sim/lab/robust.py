"""What stands firm over futures that nobody can choose: regret, worst case, satisfaction."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sim.core.table import Floats
from sim.lab.compared import Compared, pairs_of
from sim.lab.conduct import Conducted
from sim.lab.statistics.intervals import paired
from sim.lab.statistics.regrets import regrets, worst_cases
from sim.scenario.study import Wanted

COLUMNS = {
    "max_regret": ("regret", "low", "high", "best_share", "could_be_best"),
    "worst_case": ("worst_case", "worst_case_low", "worst_case_high"),
    "satisfied_share": ("satisfied_share", "satisfied_low", "satisfied_high"),
}
"""What each of the study's `robustness` adds."""
FEWEST = 2


def robustness(found: Compared) -> pd.DataFrame:
    """Judge arms over all points of a study's unknowns, as its `robustness` asks.

    Parameters
    ----------
    found : Compared
        What a study found.

    Returns
    -------
    pandas.DataFrame
        One row for each outcome with a good way and each arm: `outcome`, `arm`, `points`, `n`
        (lucks without a gap), and what `COLUMNS` lists. Regret is how far an arm falls behind
        the best of its future, at most; satisfied is the share of futures in which it falls
        behind by no more than matters (where the study says that), with the share in which that
        is certain and the one in which it is possible. Empty without unknowns.
    """
    asked = found.study.comparisons.robustness
    records = [
        record
        for wanted in found.study.outcomes
        if asked and wanted.better != "neither"
        for record in _judged(found, wanted)
    ]
    head = ("outcome", "arm", "points", "n")
    columns = (*head, *(name for each in asked for name in COLUMNS[each]))
    return pd.DataFrame(records, columns=list(columns))


def _judged(found: Compared, wanted: Wanted) -> list[dict[str, object]]:
    names = [arm.name for arm in found.study.arms]
    cube = _whole(np.array([found.grids[wanted.name][name] for name in names]))
    if cube.shape[1] < FEWEST or cube.shape[2] < FEWEST:
        return []
    level = found.study.comparisons.confidence
    told = regrets(cube, wanted.better, level, wanted.matters)
    worst = worst_cases(cube, wanted.better, level)
    could = set(told.could_be_best)
    no_border = not wanted.matters
    return [
        {
            "outcome": wanted.name,
            "arm": name,
            "points": cube.shape[1],
            "n": cube.shape[2],
            "regret": told.worst[arm],
            "low": told.low[arm],
            "high": told.high[arm],
            "best_share": told.best_share[arm],
            "could_be_best": arm in could,
            "worst_case": worst[0][arm],
            "worst_case_low": worst[1][arm],
            "worst_case_high": worst[2][arm],
            "satisfied_share": np.nan if no_border else told.satisfied[arm],
            "satisfied_low": np.nan if no_border else told.satisfied_low[arm],
            "satisfied_high": np.nan if no_border else told.satisfied_high[arm],
        }
        for arm, name in enumerate(names)
    ]


def _whole(cube: Floats) -> Floats:
    """Keep the lucks that every arm has at every point: (arms, points, lucks)."""
    kept: Floats = cube[:, :, ~np.isnan(cube).any(axis=(0, 1))]
    return kept


def by_point(conducted: Conducted, found: Compared) -> pd.DataFrame:
    """Give the paired difference at every point of a study's unknowns.

    Parameters
    ----------
    conducted : Conducted
        The runs.
    found : Compared
        What they came to.

    Returns
    -------
    pandas.DataFrame
        Columns `outcome`, `arm`, `against`, `point`, one `at_NAME` for each unknown (empty where
        the scenario's own value stands), `difference`, `low`, `high`, `n`. Ranges hold for one
        point each. Empty without unknowns.
    """
    study = found.study
    if not study.unknowns:
        return pd.DataFrame()
    records = []
    for wanted in study.outcomes:
        for pair in pairs_of(study):
            one, other = (found.grids[wanted.name][name] for name in pair)
            for number, point in enumerate(conducted.points):
                gap = paired(one[number] - other[number], study.comparisons.confidence)
                at = {f"at_{u.name}": point.get(u.name, np.nan) for u in study.unknowns}
                who = {"outcome": wanted.name, "arm": pair.arm, "against": pair.against}
                told = {"difference": gap.mean, "low": gap.ends[0], "high": gap.ends[1], "n": gap.n}
                records.append({**who, "point": number, **at, **told})
    return pd.DataFrame(records)
