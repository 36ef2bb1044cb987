"""The contestants of the benchmark do the same work: the same luck gives the same money."""

from __future__ import annotations

import pytest

from tests.benchmarks import contestants, figures, household_month


def test_same_luck_same_money():
    off = household_month.insist_on_the_same_money()
    assert {"Mesa agents, do", "ours, compiled, 1 thread"} <= set(off)
    assert off["ours, numpy engine"] == off["ours, compiled, 1 thread"] == 0


def test_other_work_is_refused(monkeypatch):
    class Idle(contestants.PlainNumpy):
        def month(self, month):
            pass

    field = {"someone idle": household_month.Entry(Idle)}
    monkeypatch.setattr(household_month, "field", lambda: field)
    with pytest.raises(AssertionError, match=r"someone idle: \d+ fen off"):
        household_month.insist_on_the_same_money()


def test_the_table_can_be_read_and_written(tmp_path, monkeypatch):
    page = tmp_path / "performance.md"
    page.write_text(
        f"before\n{household_month.BEGIN}\nold\n{household_month.END}\nafter\n", encoding="utf-8"
    )
    monkeypatch.setattr(figures, "PAGE", page)
    text = household_month.table(household_month.measure(300, 100, rounds=2), 300, 100)
    figures.put_between(household_month.BEGIN, household_month.END, text)
    written = page.read_text(encoding="utf-8")
    assert written.startswith(f"before\n{household_month.BEGIN}\n300 households (100 where")
    assert written.endswith(f"{household_month.END}\nafter\n")
    assert "\nold\n" not in written
    assert "ours, compiled, 1 thread" in written


def test_the_full_month_lives_the_pilots_households():
    whole = contestants.FullMonth(1, "numpy", run_in=0)
    before = whole.world.month
    whole.month(0)
    assert whole.world.month == before + 1
    assert whole.households == 720
