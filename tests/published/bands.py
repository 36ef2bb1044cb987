"""The published figures that parameters are fitted to, with the bands that count as a hit."""

from __future__ import annotations

import numpy as np

from tests.published.course import Course
from tests.published.trial import Read

YEARS = tuple(range(2014, 2021))
POOR = (0.783, 0.622, 0.484, 0.340, 0.185, 0.061, 0.0)
"""C1: rural poor at the end of each year, 70.17, 55.75, 43.35, 30.46, 16.60, 5.51 and 0 million, of
the 89.62 million registered; NBS."""
POOR_RMSE, POOR_ANY = 0.06, 0.09
JOBS_2020 = (1.01, 0.15)
"""C5: 29.73 million workers away of 29.48 million registered households; people.cn 2020-11-24."""
JOBS_2015 = (0.60, 0.15)
"""C5: the mean of 2015 and 2016; ten million fewer five years before."""
WAGE_SHARE = (0.67, 0.10)
"""C5: about two thirds of the income of the families that have somebody away."""
TRIAL = (0.06, 0.03)
"""C14: consumption two years after the transfer, six countries pooled, +5.8 %; IPA and J-PAL."""
TRIAL_KEPT = 0.7
"""C14: the gain in year 3 as part of that in year 2, at least."""
GROSS_WAGE = {2013: 2609, 2014: 2864, 2020: 4072, 2021: 4432}
"""C9: gross wage of migrant workers, yuan a month; NBS via chinagate and lwja (R). Input."""
STILL = 0.005
"""How far mean agency may drift with time frozen and no programme: the untreated stand still."""


def distances(course: Course, trial: Read) -> dict[str, np.ndarray]:
    """Give how far each fitted figure lies from its middle, in widths of its band; 1 is its edge.

    Parameters
    ----------
    course : Course
        The county with its programme, 2014 to 2020.
    trial : Read
        The trial, read in years 2 and 3.

    Returns
    -------
    dict
        Figure: float64 of shape (counties,).
    """
    off = course.of("poor") - np.array(POOR)[:, None]
    jobs, wage = course.of("jobs"), course.of("wage_share")[-1]
    two, three = trial.gain
    early = 0.5 * (jobs[1] + jobs[2])
    kept = np.where(two > 0.0, three / np.where(two > 0.0, two, 1.0), 0.0)
    return {
        "poor_rmse": np.sqrt((off * off).mean(axis=0)) / POOR_RMSE,
        "poor_any": np.abs(off).max(axis=0) / POOR_ANY,
        "jobs_2020": np.abs(jobs[-1] - JOBS_2020[0]) / JOBS_2020[1],
        "jobs_2015": np.abs(early - JOBS_2015[0]) / JOBS_2015[1],
        "wage_share": np.abs(wage - WAGE_SHARE[0]) / WAGE_SHARE[1],
        "trial": np.abs(two - TRIAL[0]) / TRIAL[1],
        "trial_kept": np.maximum(TRIAL_KEPT - kept, 0.0) / 0.1 + (kept < TRIAL_KEPT),
        "still": np.abs(trial.agency_moved) / STILL,
    }
