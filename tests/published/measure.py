"""Measures every published figure on the model: defaults under many lucks, and the ensemble."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np

from sim.lab.accepted import accepted
from sim.month import begin
from tests.published.bands import POOR, YEARS
from tests.published.course import Course, county, lived, read_on
from tests.published.design import begun
from tests.published.trial import Read, held, plan

PATH = Path(__file__).with_name("results.json")
SEED = 20260701
LUCKS = 20
"""The bands are meant for the mean of at least twenty replications."""
MONITORED = "monitoring.enabled=true"
YEARS_OF_TRIAL = (1, 2, 3, 7)
Found = dict[str, np.ndarray]
"""Figure: a value for each luck, or for each set of the ensemble."""


def of_course(course: Course) -> Found:
    """Read C1, C5 and C6 off a county."""
    poor, jobs, income = (course.of(name) for name in ("poor", "jobs", "income"))
    off = poor - np.array(POOR)[:, None]
    found = {f"poor_{year}": poor[at] for at, year in enumerate(YEARS)}
    return found | {
        "poor_rmse": np.sqrt((off * off).mean(axis=0)),
        "jobs_2015": 0.5 * (jobs[1] + jobs[2]),
        "jobs_2020": jobs[6],
        "wage_share": course.of("wage_share")[6],
        "working_2020": course.of("working")[6],
        "income_2015": income[1],
        "income_2019": income[5],
        "income_2020": income[6],
    }


def of_returns(watched: Course, alone: Course) -> Found:
    """Read C8 off a county with monitoring and the same without."""
    back, unseen = watched.of("returned"), alone.of("returned")
    plain = watched.of("returned_income")
    found = {f"returned_{year}": back[at] for at, year in enumerate(YEARS) if at}
    found |= {f"alone_{year}": unseen[at] for at, year in enumerate(YEARS) if at}
    found |= {f"income_only_{year}": plain[at] for at, year in enumerate(YEARS) if at}
    found |= {f"watched_{year}": watched.of("watched")[at] for at, year in enumerate(YEARS)}
    gap = (unseen[1:5] - back[1:5]).mean(axis=0)
    return found | {"unmonitored": gap}


def of_trial(trial: Read) -> Found:
    """Read C14 and C15 off a trial read in years 1, 2, 3 and 7."""
    gain = trial.gain
    found = {f"trial_{year}": gain[at] for at, year in enumerate(YEARS_OF_TRIAL)}
    return found | {
        "trial_brackets": gain[1],
        "trial_kept": gain[2] / gain[1],
        "trial_assets": trial.asset_gain[1],
        "long_run": gain[3] / gain[1],
    }


def county_figures(lucks: int = LUCKS, months: int = 84) -> Found:
    """Measure C1, C5, C6 and C8 under the defaults."""
    alone = lived(county(), lucks, SEED, months=months)
    watched = lived(county(MONITORED), lucks, SEED, months=months)
    return of_course(alone) | of_returns(watched, alone)


def trial_figures(lucks: int = LUCKS, households: int = 1000) -> Found:
    """Measure C14 and C15 under the defaults, with the trap and without."""
    world = begin(plan(households), SEED, range(lucks))
    found = of_trial(held(world, YEARS_OF_TRIAL))
    plain = begun(plan(households), SEED, {"world.livelihood.trap": [0.0] * lucks}, range(lucks))
    free = held(plain, YEARS_OF_TRIAL).gain
    found |= {f"free_{year}": free[at] for at, year in enumerate(YEARS_OF_TRIAL)}
    return found | {"long_run_without": free[3] / free[1]}


def stronger_figures(lucks: int = 8) -> Found:
    """Measure the fall of poverty and the trial with services two and a half times as strong."""
    strong = "world.services.productivity"
    course = lived(county(f"{strong}=0.1"), lucks, SEED)
    trial = held(begun(plan(), SEED, {strong: [0.1] * lucks}, range(lucks)), YEARS_OF_TRIAL)
    return {"poor_rmse": of_course(course)["poor_rmse"], "trial_2": trial.gain[1]}


def ensemble_figures() -> Found:
    """Measure all of them once more under each accepted set, each with a luck of its own."""
    sets = accepted()
    points = {path: [one[path] for one in sets] for path in sets[0]}
    lucks = range(100, 100 + len(sets))
    alone, watched = (
        read_on(begun(each.plan, SEED, points, lucks), each)
        for each in (county(), county(MONITORED))
    )
    trial = held(begun(plan(), SEED, points, lucks), YEARS_OF_TRIAL)
    return of_course(alone) | of_returns(watched, alone) | of_trial(trial)


def keep(part: str, measured: Callable[[], Found]) -> Found:
    """Measure and write the figures to the results file, beside those of the other parts."""
    found = measured()
    write(part, {key: _summary(values) for key, values in sorted(found.items())})
    return found


def write(part: str, figures: dict[str, list[float]]) -> None:
    """Put one part into the results file, leaving the others as they are."""
    told = json.loads(PATH.read_text(encoding="utf-8")) if PATH.exists() else {}
    told[part] = figures
    lines = [
        f' "{name}": {{\n'
        + ",\n".join(f'  "{key}": {json.dumps(row)}' for key, row in rows.items())
        + "\n }"
        for name, rows in sorted(told.items())
    ]
    PATH.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _summary(values: np.ndarray) -> list[float]:
    """Give mean, 2.5th and 97.5th percentile, and how many there are."""
    low, high = np.quantile(values, [0.025, 0.975])
    return [float(f"{x:.5g}") for x in (values.mean(), low, high)] + [len(values)]
