"""Benchmarks of growth, phases, small worlds, starts and many workers: what they measure is so."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from sim.core import engine
from sim.world.sections import Households
from tests.benchmarks import (
    figures,
    growth,
    limits,
    many_workers,
    phases,
    small,
    starts,
    targets,
)

PAPER = many_workers.Paper(
    run=10.0, schedule=0.001, ask=0.001, store=0.001, job_bytes=1000.0, record_bytes=1000.0
)


@pytest.fixture
def page(tmp_path, monkeypatch):
    page = tmp_path / "performance.md"
    page.write_text("<!-- it: begin -->\nold\n<!-- it: end -->\nafter\n", encoding="utf-8")
    monkeypatch.setattr(figures, "PAGE", page)
    monkeypatch.setattr(figures, "FIGURES", tmp_path / "figures.json")
    return page


def test_tables_and_figures_are_kept(page):
    assert figures.known() == {}
    figures.write("it", figures.rows_of(("a", "b"), [("c", "1")]))
    figures.keep("one", {"x": 1.5})
    figures.keep("two", {"x": 2.5})
    assert figures.known() == {"one": {"x": 1.5}, "two": {"x": 2.5}}
    assert page.read_text(encoding="utf-8") == (
        "<!-- it: begin -->\n| a | b |\n| --- | ---: |\n| c | 1 |\n<!-- it: end -->\nafter\n"
    )


def test_every_table_has_its_place_in_the_page():
    page = figures.PAGE.read_text(encoding="utf-8")
    begun, ended = (re.findall(f"<!-- (.+): {at} -->", page) for at in ("begin", "end"))
    assert begun == ended
    assert {"marks", "growth", "phases", "small", "starts", "many workers"} <= set(begun)


def test_the_county_that_is_put_side_by_side_has_ten_thousand_households():
    with engine.use("numpy"):
        world = growth.counties(growth.county(), 1)
        assert world.household.size.size == 10_000
        assert growth.lived(world, growth.county(), 1) > 0.0
    assert world.project.active.any()


def test_growth_is_told_by_size_and_kind():
    found = {"reduced": {10: {"ns": 8.0, "bytes": 41.0}}, "full": {20: {"ns": 9.0, "bytes": 42.0}}}
    told = growth.table(found)
    assert "| 10 | 8.0 | 41.0 |  |  |" in told
    assert "| 20 |  |  | 9.0 | 42.0 |" in told


def test_phases_add_up_and_touch_what_they_declare():
    found = phases.profile("numpy", counties=1, months=1)
    assert {"live", "spend", "implement"} <= set(found)
    moved = phases.touched()
    assert set(moved) >= set(found)
    assert moved["live"] > moved["close"]
    told = phases.table(dict.fromkeys(phases.ENGINES, found), 40.0, 30.0, "1 county")
    assert "| in all |" in told
    assert "100 %" in told


def test_the_machine_can_copy_and_reckon(monkeypatch):
    monkeypatch.setattr(limits, "LARGE", 1000)
    assert limits.copying() > 0.0
    assert (limits.powers(limits.np.full(3, 1.0)) == 1 + limits.TERMS).all()


def test_a_small_world_is_seventy_households_for_ten_years():
    scenario = small.small()
    assert scenario.months == 120
    assert scenario.plan.of(Households).pilot == 70
    assert small.actors(scenario) >= 12
    assert "| a | 1.0 | 2.0 |" in small.table({"a": {"study": 1.0, "months": 2.0}}, 12)


def test_commands_are_started_and_timed(monkeypatch):
    monkeypatch.setattr(starts, "COMMANDS", {"--help": ("--help",)})
    ((clock, processor),) = starts.measure(rounds=1).values()
    assert min(clock, processor) > 0.0


def test_work_that_many_can_share_takes_as_long_as_the_work():
    few = many_workers.played(PAPER, workers=10, runs=1000)
    assert few["seconds"] == pytest.approx(1000 * PAPER.run / 10, rel=0.05)
    assert few["workers"] > 0.95


def test_with_too_many_workers_who_asks_is_the_limit():
    many = many_workers.played(PAPER, workers=5000, runs=10_000)
    assert many["seconds"] == pytest.approx(10_000 * (PAPER.ask + PAPER.store), rel=0.7)
    assert many["workers"] < 0.9
    assert many["asks"] > many["schedules"]


def test_lost_workers_work_again():
    frail = replace(PAPER, alive=PAPER.run / 3600.0 * 4.0)
    got = many_workers.played(frail, workers=10, runs=1000)
    assert 200 < got["again"] < 500
    assert got["seconds"] > 1.15 * 1000 * PAPER.run / 10


def test_marks_that_are_reached_and_missed_are_told():
    of = {
        "phases": {"ns": {"compiled": {"live": 10.0}}, "copied_gb": 20.0, "gflops": 30.0},
        "lived": {"county": 0.6},
    }
    told = targets.table(of)
    assert "| county, 20,000 households, 120 months | ≤ 0.3 s | 0.6 s | missed, 2.0 × |" in told
    assert "| ≤ 120 s | 17.7 s | reached |" in told
    assert "not measured" in told
