"""The graduation trial, rows C14 and C15: the same households with and without.

`.ci/run` holds a shortened trial; the whole one runs with `python -m pytest -m slow`.
"""

from __future__ import annotations

import numpy as np
import pytest

from sim.month import begin
from tests.published.figures import BY_KEY, FIGURES
from tests.published.measure import SEED, keep, trial_figures
from tests.published.trial import held, plan


@pytest.fixture(scope="module")
def short():
    """Hold the trial with 300 households under two lucks for three years."""
    return held(begin(plan(300), SEED, [0, 1]), (2, 3))


def test_c14_consumption_two_years_after_the_transfer_in_small(short):
    assert BY_KEY["trial_2"].hit(short.gain[0].mean())


def test_c14_the_gain_is_kept_in_the_third_year_in_small(short):
    assert BY_KEY["trial_kept"].hit(short.gain[1].mean() / short.gain[0].mean())


def test_the_untreated_arm_stands_still(short):
    assert np.abs(short.agency_moved).max() <= 0.005
    assert short.control[1] == pytest.approx(short.control[0], rel=0.05)


def test_without_a_dose_both_arms_are_the_same(monkeypatch):
    monkeypatch.setattr("tests.published.trial.ASSET_YUAN", 0.0)
    monkeypatch.setattr("tests.published.trial.SUPPORT_YUAN", 0.0)
    monkeypatch.setattr("tests.published.trial.COACHING_YUAN", {})
    nothing = held(begin(plan(40), SEED, [0], run_in=6), (1,))
    assert (nothing.gain == 0.0).all()
    assert (nothing.asset_gain == 0.0).all()


@pytest.mark.slow
def test_c14_c15_the_whole_trial():
    found = keep("trial", trial_figures)
    for figure in FIGURES:
        if figure.row in {"C14", "C15"}:
            mean = float(found[figure.key].mean())
            assert figure.hit(mean) == (figure.miss is None), (figure.key, mean)
