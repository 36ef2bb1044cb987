"""A worker that is killed takes nobody's result along; one killed again and again is said."""

from __future__ import annotations

import multiprocessing

import pytest

from sim.core.errors import RefusedError
from sim.lab import estimate, simulate
from sim.lab.estimate import bytes_needed, processes, seconds_needed
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


def test_memory_is_counted_for_the_processes_that_find_work():
    scenario = load("yanliu")
    assert processes(scenario, 3, 200) == 3
    assert bytes_needed(scenario, 3, 200) == bytes_needed(scenario, 3, 3)
    assert seconds_needed(scenario, 6, 1, twin=True) == 2 * seconds_needed(
        scenario, 6, 1, twin=False
    )


def test_memory_that_is_not_there_names_the_processes(monkeypatch):
    monkeypatch.setattr(estimate, "bytes_free", lambda: 1)
    with pytest.raises(RefusedError, match="in 3 processes"):
        estimate.refuse_what_does_not_fit(load("yanliu"), 3, 200)


def test_the_jobs_of_a_killed_worker_are_run_again():
    scenario, killer = load("yanliu", SHORT), Killer(1)
    broken = simulate(scenario, 2, 3, workers=2, progress=killer)
    assert killer.left == 0
    assert broken.digest == simulate(scenario, 2, 3).digest


def test_workers_killed_again_and_again_end_the_run_with_a_reason():
    with pytest.raises(RefusedError, match="want of memory"):
        simulate(load("yanliu", LONG), 40, 3, workers=2, progress=Killer(1000))
    assert not multiprocessing.active_children()
