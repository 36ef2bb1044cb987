"""The contestants of the benchmark do the same work: the same luck gives the same money."""

from __future__ import annotations

import numpy as np
import pytest

from sim.core import draws
from tests.benchmarks import contestants, household_month

STARTS = contestants.villages_of(500, size=60)
KEY = draws.county_key(seed=9, nation=0, county=0)


def luck(month: int) -> np.ndarray:
    """Give the same luck to everyone."""
    return draws.normal(contestants.LUCK, KEY, np.arange(500, dtype=np.uint64), month)


def after_two_years(who) -> np.ndarray:
    """Live 24 months and give each household's savings and each village's sums, in fen."""
    for month in range(24):
        who.month(month)
    held = getattr(who, "columns", None)
    if held is not None:
        sums = (held.income_of_village, held.spending_of_village)
        return np.concatenate([held.savings, held.poor_months, *sums])
    agents = sorted(who.agents, key=lambda agent: agent.row)
    columns = ([a.savings for a in agents], [a.poor_months for a in agents])
    return np.array([*columns[0], *columns[1], *who.income_of_village, *who.spending_of_village])


@pytest.mark.parametrize(
    "who",
    [
        contestants.Ours(STARTS, "compiled", luck=luck),
        contestants.Ours(STARTS, "compiled", threads=2, luck=luck),
        contestants.PlainNumpy(STARTS, luck),
        contestants.MesaModel(STARTS, luck),
    ],
    ids=["compiled", "threads", "numpy", "mesa"],
)
def test_same_luck_same_money(who):
    ours = after_two_years(contestants.Ours(STARTS, "numpy", luck=luck))
    theirs = after_two_years(who)
    # Our exp may round the last bit differently from theirs, which can turn a fen now and then.
    allowed = 0 if isinstance(who, contestants.Ours) else 2
    assert np.abs(theirs - ours).max() <= allowed
    assert (ours[:500] > 0).any()
    assert (ours[500:1000] > 0).any()


def test_the_table_can_be_read_and_written(tmp_path, monkeypatch):
    page = tmp_path / "performance.md"
    page.write_text(
        f"before\n{household_month.BEGIN}\nold\n{household_month.END}\nafter\n", encoding="utf-8"
    )
    monkeypatch.setattr(household_month, "PAGE", page)
    text = household_month.table(household_month.measure(300, 100, rounds=2), 300, 100)
    household_month.write(text)
    written = page.read_text(encoding="utf-8")
    assert written.startswith(f"before\n{household_month.BEGIN}\n300 households (100 Mesa agents)")
    assert written.endswith(f"{household_month.END}\nafter\n")
    assert "\nold\n" not in written
    assert "ours, compiled, 1 thread" in written


def test_the_full_month_lives_the_pilots_households():
    whole = contestants.FullMonth(1, "numpy", run_in=0)
    before = whole.world.month
    whole.month(0)
    assert whole.world.month == before + 1
    assert whole.households == 720
