"""A worker that is killed takes nobody's result along; one killed again and again is said."""

from __future__ import annotations

import multiprocessing

import pytest

from sim.core.errors import RefusedError
from sim.lab import simulate
from sim.scenario import load

SHORT = ("time.months=3", "time.project_months=2")
LONG = ("time.months=60",)  # so that no worker is through before it is killed


class Killer:
    """Kills one worker each time it hears of progress, so often as it may."""

    def __init__(self, times: int) -> None:
        self.left = times

    def __call__(self, done: int, whole: int) -> None:
        """Hear of progress, and kill."""
        assert 0 <= done <= whole
        children = multiprocessing.active_children()
        if self.left and children:
            self.left -= 1
            children[0].kill()


def test_the_jobs_of_a_killed_worker_are_run_again():
    scenario, killer = load("yanliu", SHORT), Killer(1)
    broken = simulate(scenario, 2, 3, workers=2, progress=killer)
    assert killer.left == 0
    assert broken.digest == simulate(scenario, 2, 3).digest


def test_workers_killed_again_and_again_end_the_run_with_a_reason():
    with pytest.raises(RefusedError, match="want of memory"):
        simulate(load("yanliu", LONG), 40, 3, workers=2, progress=Killer(1000))
    assert not multiprocessing.active_children()
