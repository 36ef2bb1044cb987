"""The benchmark of stacked pilots lives the pilot, and its tables say what was measured."""

from __future__ import annotations

from sim.lab.estimate import bytes_per_household
from tests.benchmarks import figures, pilots


def test_every_column_of_a_household_is_counted():
    whole = sum(size for _, size in pilots.household_bytes())
    assert whole + 12 == bytes_per_household()


def test_the_tables_can_be_made_and_written(tmp_path, monkeypatch):
    page = tmp_path / "performance.md"
    page.write_text(f"before\n{pilots.BEGIN}\nold\n{pilots.END}\nafter\n", encoding="utf-8")
    monkeypatch.setattr(figures, "PAGE", page)
    monkeypatch.setattr(pilots, "ENGINES", ("numpy",))
    speeds = pilots.stacked(replications=1, rounds=1)
    assert speeds["numpy"].pilots == 2
    assert speeds["numpy"].seconds > 0.0
    text = pilots.table(speeds, {"commit": 3.0, "live": 1.0}, {"--help": 0.25})
    figures.put_between(pilots.BEGIN, pilots.END, text)
    written = page.read_text(encoding="utf-8")
    assert written.startswith(f"before\n{pilots.BEGIN}\n1 replications of the pilot")
    assert written.endswith(f"{pilots.END}\nafter\n")
    assert "commit 75 %, live 25 %" in written
    assert "| `collabsim --help` | 0.2 |" in written
