"""What a study can tell beyond each difference by itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sim.lab.compared import Compared
from sim.lab.conduct import Conducted
from sim.lab.grids import over_points
from sim.lab.ladder import ladder
from sim.lab.league import league
from sim.lab.robust import by_point, robustness
from sim.lab.sensitivity import Sensitivity, sensitivity
from sim.lab.statistics.shares import LEAST_FOR_TAIL, worst_part

TAILS = ("outcome", "arm", "mean", "worst_twentieth", "bound", "n")


@dataclass(frozen=True, eq=False)
class Deeper:
    """Tidy tables; each is empty where the study has nothing of the kind.

    Attributes
    ----------
    league : pandas.DataFrame
        Three and more arms in order, see `league`.
    ladder : pandas.DataFrame
        Effect for each yuan over several budgets, see `ladder`.
    robustness : pandas.DataFrame
        Regret, worst case, satisfaction over the unknowns, see `robustness`.
    by_point : pandas.DataFrame
        The difference at every point, see `by_point`.
    sensitivity : Sensitivity
        What decides, and what was refused.
    tails : pandas.DataFrame
        What the worst lucks come to for each arm, see `tails`.
    """

    league: pd.DataFrame
    ladder: pd.DataFrame
    robustness: pd.DataFrame
    by_point: pd.DataFrame
    sensitivity: Sensitivity
    tails: pd.DataFrame


def deeper(conducted: Conducted, found: Compared) -> Deeper:
    """Work out everything that the design of a study allows.

    Parameters
    ----------
    conducted : Conducted
        The runs.
    found : Compared
        What they came to.

    Returns
    -------
    Deeper
        Quick: nothing is run again.
    """
    return Deeper(
        league=league(found),
        ladder=ladder(conducted, found),
        robustness=robustness(found),
        by_point=by_point(conducted, found),
        sensitivity=sensitivity(conducted, found),
        tails=tails(found),
    )


def tails(found: Compared) -> pd.DataFrame:
    """Give what the worst twentieth of lucks comes to, and a bound that holds for any luck.

    Parameters
    ----------
    found : Compared
        What a study found.

    Returns
    -------
    pandas.DataFrame
        For each outcome with a good way and each arm `mean`, `worst_twentieth`, `bound` (no
        worse than that, with a confidence of 95 in 100) and `n`; empty below 59 lucks.
    """
    records = []
    for wanted in found.study.outcomes:
        for arm in found.study.arms:
            values = over_points(found.grids[wanted.name][arm.name])
            told = worst_part(values, wanted.better)
            if wanted.better == "neither" or told.n < LEAST_FOR_TAIL:
                continue
            bound = told.high if wanted.better == "lower" else told.low
            mean = float(np.nanmean(values))
            records.append((wanted.name, arm.name, mean, told.mean, bound, told.n))
    return pd.DataFrame(records, columns=list(TAILS))
