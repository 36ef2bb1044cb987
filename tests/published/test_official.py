"""Official figures of China: rows C1, C3 to C6, C8, C9 and C21 of the validation table.

The quick forms run a small county; `python -m pytest -m slow tests/published` runs the whole, keeps
what it finds in `results.json`, and `python docs/validation.py` makes a page of that.
"""

from __future__ import annotations

import numpy as np
import pytest

from sim.lab.official import Reporting, leaning
from sim.scenario import load
from sim.world.contracts import last_month
from sim.world.public_money import Budget
from sim.world.sections import Households, Project
from sim.world.series import EXIT_STANDARD, SURVEY_LINE
from sim.world.settings.labour import Labour
from tests.published.bands import GROSS_WAGE, POOR, YEARS
from tests.published.course import county, lived
from tests.published.figures import BY_KEY, FIGURES
from tests.published.measure import (
    county_figures,
    ensemble_figures,
    keep,
    of_course,
    stronger_figures,
)

NATIONAL = (297, 320, 454, 590, 727, 864, 1000)
"""C4: special funds of all levels per registered household and month, 2014 to 2020, yuan."""
REGISTERED_HOUSEHOLDS = 29.48e6


def checked(found, rows):
    """Hold the mean of each figure of some rows to its band, or to its known miss."""
    for figure in FIGURES:
        if figure.row in rows and figure.key in found:
            mean = float(np.mean(found[figure.key]))
            assert figure.hit(mean) == (figure.miss is None), (figure.key, mean)


# ── C1, C5, C6, C8: the county with its budgets ──


@pytest.fixture(scope="module")
def small():
    return of_course(lived(county(households=1000), 3, 5))


@pytest.mark.parametrize("key", [f"poor_{year}" for year in YEARS])
def test_c1_the_poor_of_each_year_in_small(small, key):
    assert BY_KEY[key].hit(small[key].mean())


@pytest.mark.parametrize("key", ["jobs_2015", "jobs_2020", "wage_share"])
def test_c5_workers_away_in_small(small, key):
    assert BY_KEY[key].hit(small[key].mean())


@pytest.mark.slow
def test_c1_c5_c6_c8_under_the_defaults():
    checked(keep("defaults", county_figures), {"C1", "C5", "C6", "C8"})


@pytest.mark.slow
def test_c1_cannot_tell_how_strong_services_are_but_the_trial_can():
    found = keep("stronger", stronger_figures)
    assert BY_KEY["poor_rmse"].hit(found["poor_rmse"].mean())
    assert not BY_KEY["trial_2"].hit(found["trial_2"].mean())


@pytest.mark.slow
def test_c1_c5_c14_hold_for_the_whole_ensemble():
    found = keep("ensemble", ensemble_figures)
    for figure in FIGURES:
        if figure.use == "fit":
            hits = np.mean([figure.hit(value) for value in found[figure.key]])
            assert hits >= 0.8, (figure.key, hits)  # under a third luck, which chose nobody


def test_c8_reports_lean_as_incentive_times_bias_says():
    true = np.array([0.0, 0.05, 0.3])
    honest, pressed = Reporting(), Reporting(incentive=0.5, bias=-0.1)
    assert (honest.reported(true) == true).all()
    np.testing.assert_allclose(pressed.reported(true), [0.0, 0.0, 0.25])
    np.testing.assert_allclose(leaning(true, pressed.reported(true))[2], -0.05)


# ── C3, C4, C9, C21: what goes in as data ──


def test_c3_the_poverty_lines_are_the_published_ones():
    published = (2300, 2536, 2625, 2736, 2800, 2855, 2952, 2952, 2995, 3218)
    assert SURVEY_LINE.first_year == 2010
    assert SURVEY_LINE.values == published
    assert EXIT_STANDARD.values[2020 - EXIT_STANDARD.first_year] == 4000


def test_c4_the_county_spends_six_tenths_of_the_national_path():
    scenario = load("county")
    yearly = [scenario.at(12 * at + 1).plan.of(Budget).household_month_yuan for at in range(7)]
    np.testing.assert_allclose(yearly, 0.6 * np.array(NATIONAL), atol=0.5)
    assert scenario.at(85).plan.of(Budget).household_month_yuan == 0.3 * yearly[-1]
    assert last_month(scenario.plan) == 120
    spent = sum(NATIONAL) * 12 * REGISTERED_HOUSEHOLDS
    assert spent == pytest.approx(1.6e12, rel=0.10)  # 1.6 trillion with 2013


def test_c9_wages_brought_home_are_a_steady_part_of_the_gross_wage():
    labour = Labour(1)
    parts = [
        labour.wage[0] * np.exp(labour.wage_growth[0] * (year - 2014)) / GROSS_WAGE[year]
        for year in (2014, 2020)
    ]
    assert all(0.35 <= part <= 0.55 for part in parts)
    assert parts[1] / parts[0] == pytest.approx(1.0, abs=0.12)


def test_c21_the_pilot_is_of_the_size_of_a_centrally_funded_project():
    plan = load("yanliu").plan
    mean = 200e6 / 377
    assert mean == pytest.approx(530_000, rel=0.01)
    assert 250_000 <= plan.of(Project).grant_yuan <= mean
    assert plan.of(Project).grant_yuan / (3.04 * plan.of(Households).pilot) > 108


def test_every_year_has_its_figure():
    assert [BY_KEY[f"poor_{year}"].published for year in YEARS] == [f"{x:.3f}" for x in POOR]
