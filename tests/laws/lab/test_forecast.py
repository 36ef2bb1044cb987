"""What a study takes is said before it begins, and too much is refused with both figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sim.core.errors import RefusedError
from sim.lab import forecast as forecasting
from sim.lab.conduct import conduct
from sim.lab.findings import begin_study
from sim.lab.forecast import forecast, refuse_what_does_not_fit, refuse_what_exceeds
from sim.lab.workers import Here
from sim.scenario import load
from tests.laws.lab.tiny import never, study


def test_what_is_short_by_known_speeds_is_told_without_running_anything(tmp_path):
    asked = study("", at_least=4, at_most=4)
    told = forecast(asked, tmp_path)
    assert (told.found, told.runs) == (0, 8)
    assert 0.0 < told.seconds < forecasting.SHORT
    assert told.disk_gigabytes > 0.0
    assert not list(tmp_path.rglob("*.parquet"))


def test_more_lucks_take_longer_by_known_speeds(tmp_path):
    few, many = (forecast(study("", at_least=n, at_most=n), tmp_path) for n in (4, 4_000))
    assert many.seconds > few.seconds
    assert many.disk_gigabytes > few.disk_gigabytes


def test_what_is_found_and_what_is_to_go_is_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(forecasting, "SHORT", 0.0)  # nothing is too short to be tried
    asked = study("", at_least=4, at_most=4)
    first = forecast(asked, tmp_path)
    assert (first.found, first.runs) == (0, 6)  # one luck of two arms is the pilot
    assert first.seconds > 0.0
    again = forecast(asked, tmp_path)
    assert (again.found, again.runs) == (2, 4)
    assert again.seconds > 0.0
    conduct(asked, tmp_path, Here(), never)
    whole = forecast(asked, tmp_path)
    assert (whole.found, whole.runs, whole.seconds) == (8, 0, 0.0)


def test_progress_counts_the_whole_study_and_not_its_rounds(tmp_path):
    asked = study("", at_least=2, at_most=6)
    rounds = replace(asked, replications=replace(asked.replications, batch=2))
    seen = []
    conduct(rounds, tmp_path / "a", Here(), never, lambda done, whole: seen.append((done, whole)))
    wholes = {whole for _, whole in seen}
    assert wholes == {6 * (36 + 2 * 4)}
    assert [done for done, _ in seen] == sorted({done for done, _ in seen})
    assert seen[-1] == (264, 264)


def large(*changes):
    """Make a study of worlds that no machine holds."""
    asked = study("")
    households = ("households.pilot=20000000", "villages.pilot=200000")
    arm = replace(asked.arms[1], scenario=load("yanliu", [*households, *changes]))
    return replace(asked, arms=(asked.arms[0], arm))


def test_too_much_memory_is_refused_before_anything_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr(forecasting, "bytes_free", lambda: 2_000_000_000)
    for limited in (True, False):
        with pytest.raises(RefusedError, match=r"needs about \d+\.\d GB .* the 2\.0 GB"):
            begin_study(large(), tmp_path, limited=limited)
    assert not list(tmp_path.iterdir())


def test_the_own_limit_of_memory_can_be_overruled(monkeypatch):
    monkeypatch.setattr(forecasting, "bytes_free", lambda: 2_000_000_000)
    asked = study("")
    small = replace(asked, limits=replace(asked.limits, memory_gb=0.1))
    with pytest.raises(RefusedError, match=r"the 0\.1 GB"):
        refuse_what_does_not_fit(small)
    refuse_what_does_not_fit(small, limited=False)


def test_too_long_and_too_much_disk_are_refused_with_both_figures(tmp_path):
    asked = study("")
    told = forecast(asked, tmp_path)
    refuse_what_exceeds(asked, told)
    with pytest.raises(RefusedError, match=r"about 300 minutes, .* \(240\)"):
        refuse_what_exceeds(asked, replace(told, seconds=18_000.0))
    full = replace(told, disk_gigabytes=7.25, disk_free=6.5)
    with pytest.raises(RefusedError, match=r"about 7\.2 GB of disk and 6\.5 GB are free"):
        refuse_what_exceeds(asked, full)
